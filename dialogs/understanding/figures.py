"""The figures of a reply, each with its role: the total, what is done, what is left."""

import itertools
import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.numerals import NUMBER, number

Figure = tuple[str, float, str, int]
UNIT: Final = (
    r"个?(?:小时|钟头|单元|人次|月|季度|星期|礼拜|周|村|组|点位|项目|老人|学生|徒弟)|次|件|户|家|个|"
    r"人|名|条|场|趟|回|会(?![议员长])|遍|篇|节|期|天|台|盏|棵|株|亩|米|公里|里地|吨|斤|本|份|张|套|"
    r"桶|袋|面(?![积前子包向对上临])|"
    r"块|处|项|位|幢|栋|间|堂|课时?|步|部|辆|只|头|双|顿|餐|车|担|段|批|对|样|桩|圈|股|户头|元|万"
)
TOKEN: Final = Lazy(rf"(?P<ord>第)?(?P<n>{NUMBER})(?P<about>[多来几])?(?P<unit>{UNIT})?")
_TOTAL_BEFORE: Final = Lazy(
    r"(?:一共|总共|总的|总数|总计|共计|统共|全部|计划|原计划|目标|任务|说好|讲好|讲的|讲是|答应|承诺|"
    r"(?:原来|本来|当初|起初)(?:说|讲|定|报|答应)|(?<!上回)(?<!上次)(?<!前头)(?<!之前)(?<!前面)报了|报的|报是|定的|定了|要求|全年|一年|年初|总讲|总归|原定|应该|应当|要做|本来|(?:印|领|订)了|我(?:是)?说过|(?:当时|那时|那会儿?|年头上?)(?:我)?(?:说|讲|报|定|答应)|(?:^|,)我?(?:说|讲)(?:要|是)?(?=(?:去|做|讲|走|跑|扫|送|帮|教|收|捐|种|修|装|开|办|上)?$)|总讲的|里头有|共|要|"
    r"该|总)(?:是|了|的|有|说|讲|做|去|办|完成|走|跑|联系|走访|帮|答应|报|要|:|,|大概|就|我|给|捞|巡|"
    r"扫|上|讲课|授课|清|种|教|修|装|送|讲|写|换|跑|调解|捐|剪|理|开|收|办)*$|(?:原定|原计划|[讲说]好)[^,\d一二两三四五六七八九十了]{0,6}$"
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
    r"过|成)?了?|^[^,\d]?(?:好|完|过|掉|成)了|^了"
)
# "the fourth is not dry yet"
_ORD_OPEN: Final = Lazy(r"[^,]{0,6}(?:没|未|不|等|差|正在|还在)")
_SO_FAR: Final = Lazy(
    r"(?:一共|总共|共|合计|统共)(?:就|才|也|只)?(?:去|做|走|跑|办|送|捞|扫|帮|教|弄|搞|上|清|走访|"
    r"联系|完成|开|讲)+(?:好|完|掉)?(?:了|过)$"
)


def _role(text: str, found: re.Match[str]) -> str:
    """Whether a figure is the total, what is left, what is done, or none of these."""
    before = text[: found.start()][-14:].rstrip(",")
    after = text[found.end() :][:10]
    ofthese = _TOTAL_AFTER.search(after) and not re.search(r"[了完好过]$", before) and after.strip("了,吧嘛")
    left = _LEFT_BEFORE.search(before) or (found["unit"] and _LEFT_AFTER.search(after))
    done = _DONE_BEFORE.search(before) or _DONE_AFTER.search(after)
    roles = (
        ("" if _ORD_OPEN.match(after) else "done", found["ord"]),
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


def figures_in(text: str, target: str) -> list[Figure]:
    """The figures that count something, in their order."""
    kept = []
    for found in TOKEN.finditer(text):
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
    return _settled(text, kept)


def _settled(text: str, figures: list[Figure]) -> list[Figure]:
    """ "three were promised, two are done, …": once the total is told, two are no total of another part."""
    settled: list[Figure] = []
    for figure, after in itertools.zip_longest(figures, figures[1:]):
        role, value, said, place = figure
        ends = after is None or "," in text[place + len(said) : after[3]]
        told = any(other[0] == "total" for other in settled)
        settled.append(("done", value, said, place) if role == "total of these" and ends and told else figure)
    return settled


def bare_unit(words: str) -> str:
    """The unit of a figure, one word for those that mean the same."""
    unit = re.sub(rf"^(?:{NUMBER})+", "", words)
    return {"钟头": "小时", "家": "户", "趟": "次", "回": "次", "名": "人", "个人": "人"}.get(
        unit.removeprefix("个"), unit.removeprefix("个")
    )
