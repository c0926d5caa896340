"""How much is done, as a count against a total: 20户走了13户, 还差两家, 第8次了一共12次."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.corrections import last_word
from dialogs.understanding.numerals import NUMBER, number

Figure = tuple[str, float, str, int]
_UNIT: Final = (
    r"个?(?:小时|钟头|单元|人次|月|季度|星期|礼拜|周|村|组|点位|项目|老人|学生|徒弟)|次|件|户|家|个|"
    r"人|名|条|场|趟|回|会(?![议员长])|遍|篇|节|期|天|台|盏|棵|株|亩|米|公里|里地|吨|斤|本|份|张|套|"
    r"桶|袋|"
    r"块|处|项|位|幢|栋|间|堂|课时?|步|部|辆|只|头|双|顿|餐|车|担|段|批|对|样|桩|圈|股|户头|元|万"
)
_TOKEN: Final = Lazy(rf"(?P<ord>第)?(?P<n>{NUMBER})(?P<about>[多来几])?(?P<unit>{_UNIT})?")
_TOTAL_BEFORE: Final = Lazy(
    r"(?:一共|总共|总的|总数|总计|共计|统共|全部|计划|原计划|目标|任务|说好|讲好|讲的|讲是|答应|承诺|"
    r"(?:原来|本来|当初|起初)(?:说|讲|定|报|答应)|(?<!上回)(?<!上次)(?<!前头)(?<!之前)(?<!前面)报了|报的|报是|定的|定了|要求|全年|一年|年初|总讲|总归|原定|应该|应当|要做|本来|(?:印|领|订)了|我(?:是)?说过|(?:当时|那时|那会儿?|年头上?)(?:我)?(?:说|讲|报|定|答应)|(?:^|,)我?(?:说|讲)(?:要|是)?(?=(?:去|做|讲|走|跑|扫|送|帮|教|收|捐|种|修|装|开|办|上)?$)|总讲的|里头有|共|要|"
    r"该|总)(?:是|了|的|有|说|讲|做|去|办|完成|走|跑|联系|走访|帮|答应|报|要|:|,|大概|就|我|给|捞|巡|"
    r"扫|上|讲课|授课|清|种|教|修|装|送|讲|写|换|跑|调解|捐|剪|理|开|收|办)*$"
)
_TOTAL_AFTER: Final = Lazy(
    r"^\w{1,2}里(?:面|头|边)?(?!程|地)|^(?:老人|人家|农户|企业|困难户|的)?(?:里(?:面|头|边)?|中(?:间)?|之中|当中|的?任务|的?目标|的?总|"
    r"的?计划|嘛?(?=$)|,?我?(?:已经?)?(?:走访|走|跑|做|去|办|完成|联系|送|清|捞|修|装|弄|搞|教|帮|巡|"
    r"扫|种|上|换|讲|送)(?:(?:好|完|掉)?了|(?:好|完|掉|成|通)(?=[\d一二两三四五六七八九十]))"
    r")"
)
_LEFT_BEFORE: Final = Lazy(
    r"(?:还差|还剩|还有|剩下|剩了?|差|缺|还缺|余下|还欠(?:人家|他们?|大家)?|没.{1,4}的(?:还)?有|没去的有?|没做的有?|"
    r"就剩)(?:大概|最后|个|的|不到|了)*$"
)
_LEFT_AFTER: Final = Lazy(
    r"^(?:人家|老人|农户|企业|人|的)?,?(?:还没|还未|没有?|未|还不|不肯|还在(?:磨|谈|等)|就(?:满|齐|够|圆满)了?(?:$|,))(?!问题)"
)
_LOST_BEFORE: Final = Lazy(r"(?:黄了|退了|死了|坏了|倒了|搬走了?|迁走了?|走掉了?|没成|掉了|失败了?|取消了)$")
_MORE_BEFORE: Final = Lazy(r"(?:又|再|另外)(?:去|做|走|办|跑|送|帮|上|加|弄|捞|扫|巡|联系)?(?:了)?$")
_DONE_BEFORE: Final = Lazy(
    r"(?:已.{1,4}|了|完|好|过|掉|成|已经?|才|只有?|到|算|共做|是|有|做|去|走|跑|办|落|弄|搞|送|谈|攒|"
    r"满|清|教|帮|巡|扫|捞|种|修|装|联系|走访|实际|出师|毕业|脱贫|就业|签约)$"
)
_DONE_AFTER: Final = Lazy(
    r"^(?:已经?|都|也)*(?:做|弄|搞|走|跑|办|去|送|清|修|装|联系|走访|落实|谈|完成|到位|上|出师|毕业|上岗|签约|就业|脱贫)(?:好|完|掉|"
    r"过|成)?了?|^(?:好|完|过|掉)了|^了"
)
_EACH_MONTH: Final = Lazy(rf"(?P<a>{NUMBER})月?(?:到|至|-|—|~)(?P<b>{NUMBER})月.{{0,8}}(?:每个?月|月月|都)")
_ALONE: Final = Lazy(
    rf"(?:其实|实际|大概|差不多|约|有|才|就|已|已经|目前|现在|到)*(?P<n>{NUMBER})(?P<unit>{_UNIT})(?:了|吧|左右|"
    rf"啦|的样子|多|呢|而已)*"
)
_SO_FAR: Final = Lazy(
    r"(?:一共|总共|共|合计|统共)(?:就|才|也|只)?(?:去|做|走|跑|办|送|捞|扫|帮|教|弄|搞|上|清|走访|"
    r"联系|完成|开|讲)+(?:好|完|掉)?(?:了|过)$"
)
_FINAL: Final = Lazy(r"(?:所以|现在|目前|合计|加起来|实际|总共做了|一共做了|总算).{0,6}$")
_YEARLY: Final = Lazy(r"(?:一年|全年|一共|总共)(12|十二)[次回趟个]|每(?:个)?月(?:都)?(?:一|1)次")


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: `done` and `total` where they were said, `words` for the done part ("8次")."""

    done: float | None
    total: float | None
    words: str

    @property
    def percent(self) -> int | None:
        """The share done, if both figures are known."""
        if self.done is None or not self.total:
            return None
        return int(self.done * 100 / self.total + 0.5)


def total_of(target: str) -> float | None:
    """The main figure of a commitment's quantity ("每月1次" counts for twelve)."""
    found = list(_TOKEN.finditer(target.replace("第", "")))
    figures = [(number(f["n"]), f["unit"]) for f in found if f["unit"]]
    figures = [f for f in figures if f[0] and not str(f[1]).endswith("月")] or [
        (number(f["n"]), "") for f in found
    ]
    if not figures or figures[-1][0] is None:
        return None
    value = figures[-1][0]
    if re.search(r"每个?月", target):
        return value * 12
    return value * 4 if re.search(r"每个?季", target) else value


def _role(text: str, found: re.Match[str]) -> str:
    """Whether a figure is the total, what is left, what is done, or none of these."""
    before = text[: found.start()][-14:].rstrip(",")
    after = text[found.end() :][:10]
    ofthese = _TOTAL_AFTER.search(after) and not re.search(r"[了完好过]$", before) and after.strip("了,吧嘛")
    left = _LEFT_BEFORE.search(before) or (found["unit"] and _LEFT_AFTER.search(after))
    done = _DONE_BEFORE.search(before) or _DONE_AFTER.search(after)
    roles = (
        ("done", found["ord"]),
        ("", _LOST_BEFORE.search(before)),
        ("left", left),
        ("done", _SO_FAR.search(before)),
        ("total", _TOTAL_BEFORE.search(before)),
        ("total of these", ofthese),
        ("more", _MORE_BEFORE.search(before)),
        ("done", done),
    )
    return next((role for role, holds in roles if holds), "")


def _of_the_same(text: str, unit: str) -> bool:
    """ "of six days four": both figures count the same stretch of time."""
    if re.search(rf"第{NUMBER}个?{unit}.*(?:一年|全年|一共|总共){NUMBER}个?{unit}", text):
        return True
    if len(re.findall(rf"{NUMBER}个?{unit}", text)) >= 2 and re.search(
        rf"(?:还有|还剩|还差){NUMBER}个?{unit}", text
    ):
        return True
    return bool(re.search(rf"{NUMBER}个?{unit}.{{0,4}}[做去扫站巡跑讲走]了{NUMBER}个?{unit}", text))


def _half_more(text: str, found: re.Match[str]) -> float:
    """The half behind a unit: "三个半"."""
    return 0.5 if found["unit"] and re.match(r"半(?![天年月个路])", text[found.end() :]) else 0.0


def _figures(text: str, target: str) -> list[Figure]:
    kept = []
    for found in _TOKEN.finditer(text):
        value = number(found["n"])
        if value is None or re.match(
            r"月|号|日|点|年|岁|楼|分(?!之)|%|块钱" + ("" if found["unit"] else "|成"), text[found.end() :]
        ):
            continue
        if found["unit"] is None and (len(found["n"]) == 1 and found["n"] in "一二两三万半千"):
            continue
        if (found["unit"] or "").endswith("月") and re.search(r"上|这|下|本", text[: found.start()][-2:]):
            continue
        if found["about"] in {"多", "几", "来"}:
            continue
        if (
            found["unit"] is None
            and re.match(r"\d+$", found["n"])
            and re.match(r"[幢栋单号楼班路]", text[found.end() :])
        ):
            continue
        if (
            re.fullmatch(r"个?(?:月|季度|星期|礼拜|周)|天", found["unit"] or "")
            and found["unit"].strip("个") not in target
            and not _of_the_same(text, found["unit"].strip("个"))
        ):
            continue
        value += _half_more(text, found)
        kept.append((_role(text, found), value, found["n"] + (found["unit"] or ""), found.start()))
    return kept


def count_in(text: str, target: str = "") -> Count | None:
    """Count what `text` reports, against the total it names or else against `target`."""
    text = last_word(re.sub(rf"(?:,|^)不是{NUMBER}(?:{_UNIT})?", "", text))
    alone = _ALONE.fullmatch(text)
    if alone and (value := number(alone["n"])) is not None:
        return Count(value, total_of(target), alone["n"] + alone["unit"])
    each = _EACH_MONTH.search(text)
    if each and (first := number(each["a"])) and (last := number(each["b"])) and last >= first:
        months = last - first + 1
        total = 12.0 if _YEARLY.search(text) else total_of(target)
        return Count(months, total, f"{int(months)}次")
    figures = _figures(text, target)
    total = next((value for role, value, _, _ in reversed(figures) if role.startswith("total")), None)
    left = next((value for role, value, _, _ in reversed(figures) if role == "left"), None)
    done, words = _done(text, figures)
    if total is None and done is not None:
        total = _larger(figures, done, words, text) if left is None else done + left
    if done is None and left is None:
        done, words = _other(figures, total)
    if done is None and total is None:
        done, total, words = _pair(text, figures) if left is None else (None, _whole_of(figures, left), words)
    of_these = any(role == "total of these" for role, _, _, _ in figures)
    sought = None if of_these else total_of(target)
    if done is None and left is None:
        done, words = _so_far(figures, total, sought)
    total = sought or total
    if done is None and left is not None and total and left <= total:
        done, words = total - left, ""
    return None if done is None else Count(done, total, words)


def _so_far(figures: list[Figure], total: float | None, sought: float | None) -> tuple[float | None, str]:
    """A sum that is less than what is sought is what has been done so far ("拢共七回" of fourteen)."""
    if not total or not sought or total >= sought:
        return None, ""
    return total, next(said for role, _, said, _ in figures if role.startswith("total"))


def _other(figures: list[Figure], total: float | None) -> tuple[float | None, str]:
    """The one figure beside the total, of the same unit ("上门六次,总共要十二次")."""
    if not total:
        return None, ""
    whole = next(said for role, value, said, _ in figures if role.startswith("total") and value == total)
    others = [(value, said) for role, value, said, _ in figures if not role and value <= total]
    if len(others) == 1 and _bare_unit(others[0][1]) == _bare_unit(whole):
        return others[0]
    return None, ""


def _pair(text: str, figures: list[Figure]) -> tuple[float | None, float | None, str]:
    """A larger figure and right behind it a smaller one of the same unit ("36份发出33份")."""
    for (_, whole, of, start), (role, part, said, place) in itertools.pairwise(figures):
        between = text[start + len(of) : place]
        same = _bare_unit(of) == _bare_unit(said) != "" and not role
        if (
            same
            and 0 < part <= whole
            and 0 < len(between) <= 4
            and not re.search(r"[,到至或和]|不是|变", between)
        ):
            return part, whole, said
    return None, None, ""


def _whole_of(figures: list[Figure], left: float) -> float | None:
    """The one larger figure beside what is left, of the same unit ("十户还差三户")."""
    rest = next(said for role, value, said, _ in figures if role == "left" and value == left)
    larger = [
        value
        for role, value, said, _ in figures
        if not role and value > left and _bare_unit(said) == _bare_unit(rest)
    ]
    return larger[0] if len(larger) == 1 else None


_OTHER_TIME: Final = Lazy(r"上|这个月|本月|前|后来|又|再|先|不到|超过|昨|今天")


def _larger(figures: list[Figure], done: float, words: str, text: str) -> float | None:
    """The one larger figure of the same unit, of which nothing else was said ("四场做了三场")."""
    unit = _bare_unit(words)
    larger = [
        value
        for role, value, said, place in figures
        if role in {"", "done"}
        and (not unit or _bare_unit(said) == unit)
        and value > done
        and place < text.find(words)
    ]
    return larger[0] if len(larger) == 1 and not _OTHER_TIME.search(text) else None


def _bare_unit(words: str) -> str:
    unit = re.sub(rf"^(?:{NUMBER})+", "", words)
    return {"钟头": "小时", "家": "户", "趟": "次", "回": "次", "名": "人", "个人": "人"}.get(
        unit.removeprefix("个"), unit.removeprefix("个")
    )


def _done(text: str, figures: list[Figure]) -> tuple[float | None, str]:
    done: float | None = None
    words = ""
    for role, value, said, place in figures:
        if role == "done" or (role == "more" and done is None):
            done, words = value, said
        elif role == "more" and done is not None:
            done, words = (
                done + value,
                f"{int(done + value)}{re.sub(r'^[0-9.零一二两三四五六七八九十百]+', '', said)}",
            )
        whole = re.match(r"\w{0,2}(?:里|中)", text[place + len(said) :])
        if role in {"done", ""} and not whole and _FINAL.search(text[:place]):
            return value, said
    return done, words
