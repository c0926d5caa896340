"""The main figure that a promise can be checked by (plain text, figures already Arabic)."""

import re

from dialogs.rules.quality.frequency import Frequency, find_frequency
from dialogs.rules.quality.lazily import Lazy

_NUMBER = r"(?P<n>\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)"
_BASELINE = Lazy(
    r"(?:比|从|由|原来(?!是)|原先|现在|目前|去年|往年|上年|规定的?|法定|国家规定|要求的?|标准|平时|每次|每回|每趟|每人|每户|每家|每场|每期|每位|每名|基数|1次|一次(?!合格|成功|通过))[^,。;\n0-9]{0,8}$"
)
_AMOUNT = Lazy(
    _NUMBER
    + r"(?P<more>余|多|来)?[大小]?(?P<unit>万?(?:元钱|块钱|元|块(?=$|[^地板石田表牌屏匾砖标菜布]))|万(?:斤|字|只|册|亩|份|株|棵|米|人次)|万(?=$|,|[^,。]{0,4}(?:资金|款|贷|投资|经费|债|学费))|人次|页|桌|亿元?|包(?=[烟茶药盐糖纸米面种肥]|[良凉]茶|水泥|$|,)|户人家|户|家庭|家|名|位|人|个人|对|件|桩|起|条|篇|份|张|台|套|辆|副|床(?!位|头|边|前|上)|双(?!休|方|手)|样|盏|棵|株|亩|公斤|斤|吨|平方米?|平米|公里|例|批|项|道|处|间|栋|幢|册|本|首|支|盆|缸|桶|口|卷|壶|碗|锅|袋|箱|车|瓶|杯|碗|顿|餐|场|(?<=[办开搞做共满]\d)期|(?<=\d\d)期(?=$|,)|堂|节课|节|课时|课|次|趟|遍|回(?![村家来乡去])|圈|只|门|种|所|座|扇|封|幅|款|羽|担|筐|单(?!元|位)|层|里(?!面|头|的)|组(?=$|[^0-9])|队|米|个?工作日|桌|亿元?|面|斤|(?<!\d{4})年(?!内|之内|以内|里)|碟|个?小时|个?钟头|分钟|%|度|天|把|块|轮|批|盒|根|头|顶|排|堆|垛|艘|集|稿|粒|匹|捆|串|升|毫升|(?<!路)段(?!路)|盘|格|摊|席|枚|畦|垄|罐|筒|版|讲|枝|丛|双|站|篮|个)(?!月|星期|礼拜|季度|学期|年(?!轻|级|纪)|周[一-日末]|周|晚|早|下午|上午|中午|儿子|女儿|节(?!目)|座位|人也|也不|都不)"
)
_CLOCK = Lazy(r"\d{1,2}(?::\d{2}|点半?(?:\d+分?)?|时)(?:(?:到|至|-)\d{1,2}(?::\d{2}|点半?(?:\d+分?)?|时))?")
_WITHIN = Lazy(
    r"(?P<n>\d+(?:\.\d+)?)(?P<unit>分钟|个?小时|个?工作日|个?月|个?星期|周|天|日|h)(?:之内|以内|内|就?能?到|就?能?赶到|到场|到位|到现场|响应|上门|办结|回复)"
)
_PERSONS = Lazy(
    r"(?P<n>^)(?:的|来自|[^,。;\n0-9给让为替]{0,10})??(?P<who>娃|孩子|学生|孤?老(?:人|头|太)|孤老|阿婆|婆婆|徒弟|新人|新手|医生|护士|老师|教师|骑手|党员|职工|工人|员工|妇女|媳妇|大妈|阿姨|青年|同事|残疾人|村民|居民|师傅|群众|后进生|学困生|志愿者|儿童|学员|年轻人|小伙|姑娘|农户(?!$)|(?<!节目全自己)人)"
)
_TARGET = Lazy(
    r"(?:到|至|[调压减缩降做增办]成|改成?|改为|变成|缩成?|压成|压缩|减少|降低|提高|提升|缩短|不低于|不超过|低于|不少于|至少|起码|讲满|做满|满|够|一共|总共|合计|累计|卖出|卖掉)[^,。;\n0-9]{0,4}$|(?:^|,)共$"
)
_BROUGHT_ABOUT = Lazy(r"[堵修清换装补改拆办结缝挖通栽种发送印写编做画拍](?:掉|完|好|出)$")
_PLACE_FIRST = Lazy(r"到[^,。;\n0-9]{2,4}$")
# "94提到97", "现在平均78分钟,6月底压到65": the unit was said before, or is that of a rate
_LEFT_OUT = Lazy(
    r"(?:率[^,\d]{0,4}(?:从)?\d+%?|\d+(?P<unit>分钟|小时|天|元|块|度))(?:,[^,\d]{0,2}\d+月[底前中]?)?[^,\d]{0,6}(?:提|压|降|缩|减|升|增)(?:高|短|少)?到(?P<n>\d+(?:\.\d+)?)(?=$|,)"
)
_DAYS_A_WEEK = Lazy(r"(?:每|(?<!\d)1)个?(?:周|星期|礼拜)(\d)天")
_GIVEN = Lazy(
    r"(?:汇|捐|出|放|拿|给|补|贴|资助|垫|降本?|省|节约|增收|压减|减)(?:出|了|款|下)?(?P<n>\d{2,}|\d+万)(?=$|[,。;回给到])"
)
_LONGER = Lazy(
    r"(?:提前|提早|延长|延时|推迟|多[留开待坐守值干])[^,。;\n0-9]{0,6}(?P<n>\d+(?:\.\d+)?)(?P<unit>个?小时|个?钟头|分钟)"
)
_NIGHTS = Lazy(r"(\d{2,3})个?(?:晚上|晚|夜)")
_DAYS_OF = Lazy(r"[^,。;\n]{0,24}?(?<![第\d])(\d)天(?!内|之内|以内|前|后|1|不|没)")
_WAS = Lazy(r"(?:比|从|由|原来|原先|现在|目前|以前|规定|标准)[^,。;\n0-9]{0,8}$")
_ONE_BY_ONE = Lazy(r"(?<!\d)1(件|个|家|户|条|本|处|次)[^,\d]{1,4}1\1")
_BOARDS = frozenset("地板石田表牌屏匾砖标菜布")
_CASES = Lazy(r"[^,。;\n0-9给]{0,4}(?:信访|案|积)件")
_HOUSEHOLDS = Lazy(r"(?:的|[^,。;\n0-9村]{0,4})(?:户(?!口|主|外)|困难家庭)")
_SLABS = Lazy(
    r"(?!钱|资助|赞助|补贴|助学|学费|以上|左右|上下|多|来|一|给|做|作|的|用|买|捐|交|每)[\u4e00-\u9fff]{2}"
)
_OWNED = Lazy(r"(?:^|[,。;我])(?:我?[家屋]?里?)有$")
_MONTHS_EACH = Lazy(r"(?P<months>\d+月(?:份)?(?:[、和与,]\d+月(?:份)?)+)[^,\d]{0,3}各(?P<n>\d)(?:次|回|趟)")
_EACH_TIME = Lazy(
    r"每(?P<what>趟|场|批|班|车|单|件|人|户)[^,。;\n0-9]{0,6}(?P<n>\d+)(?P<unit>位|名|人|户|元|块|件|个)"
)
_MANY_TIMES = Lazy(r"(?P<n>\d{2,3})(?:次|回|趟)")
_ONE_EACH = Lazy(r"(?:[^,\d]{0,3})1(?P<unit>条|张|期|篇|本|场|册|份|部|首|集|课|节|堂|家|户|个)")
_REPORTING = Lazy(
    r"(?:通报|公布|公示|报告|汇报|复查|回访|总结|张贴|晒出|复盘|碰头|讲评|反馈|对账)(?:1次|一次|结果|进度|情况)?$"
)
_QUARREL = Lazy(
    r"(?:2家|两家|2兄弟|两兄弟|兄弟俩|婆媳|2户|邻居俩|两户).{0,14}(?:讲和|调解|劝|和好|说和|解开)|(?:讲和|调解|劝|说和).{0,8}(?:2家|两家|兄弟俩|婆媳)"
)
_FIXED_DAY = Lazy(r"周[1-6一二三四五六日天末]|初一|月\d+[号日]|月(?:的)?(?:最后|第)")
_ONCE = Lazy(r"审计|盘点|排查|普查|大扫除|检修|组织|举办|开展|办|搞|修|讲|演|体检|义诊")
_SERVED = Lazy(r"(?:给|帮|为|替|陪|教(?!会|出)|请|和|跟|与|叫|对|把|照看|照顾)[^,。;]{0,12}$")
_VESSELS = frozenset({"桶", "锅", "壶", "缸", "盆"})
_MONEY = Lazy(r"元|块")
_UNITS = {
    "平米": "平方米",
    "块钱": "元",
    "元钱": "元",
    "块": "元",
    "户人家": "户",
    "家庭": "户",
    "个小时": "小时",
    "个钟头": "小时",
    "钟头": "小时",
    "h": "小时",
    "个人": "人",
    "趟": "次",
    "遍": "次",
    "回": "次",
    "万块钱": "万元",
    "万块": "万元",
    "万": "万元",
}
_SMALL = frozenset({"个", "把", "块", "只", "条", "间", "处", "项", "道", "份", "本", "张", "天", "家"})


def _unit(unit: str, after: str) -> str:
    whole, unit = unit, _UNITS.get(unit, unit)
    if whole == "块" and (after[:1] in _BOARDS or _SLABS.match(after)):
        return "块"
    if unit == "个" and _CASES.match(after):
        return "件"
    if unit == "个" and _HOUSEHOLDS.match(after):
        return "户"
    if unit == "个" and _PERSONS.match(after):
        return "名"
    return unit


# from which place or month to which, and by how much more than others do: no amounts of one's own
_ELSEWHERE = Lazy(
    r"(?<![\d.])\d+(?:月份?|组|号楼?|幢|栋|单元|楼)?(?:到|至|-)(?:次年|明年|来年|第)?\d+(?:月份?|组|号楼|幢|栋|单元|楼)|"
    r"比[^,]{2,12}(?:多|少)\d+(?:次|回|趟|遍)"
)


# what it all comes to in the year, said beside how often
_IN_ALL = Lazy(
    r"(?:(?<!\d)1年|全年|整年|全学期|一共|总共|合计|累计|满打满算|(?<=,)共|(?<=,)我报)(?:总|要|共|合计|累计|一共|能|做|办|讲|带|写|出|发|拍|画|教|去|跑|走|下来|算|至少|起码|大概|不少于|超过|有|个|,){0,4}(?=\d)"
)


class _Candidate:
    """One figure with its unit and how well it serves as the main one (lower rank is better)."""

    __slots__ = ("place", "rank", "words")

    def __init__(self, words: str, rank: int, place: int) -> None:
        self.words, self.rank, self.place = words, rank, place


def _rank(number: str, unit: str, before: str, after: str) -> int:
    if _OWNED.search(before) or _BROUGHT_ABOUT.search(before):
        return 5 if _OWNED.search(before) else -1
    if _TARGET.search(before) and not _PLACE_FIRST.search(before):
        return 0
    if number == "1" and (after.startswith("力") or unit == "次" and not _ONCE.search(before + after)):
        return 9
    if number == "1" and unit in _VESSELS:
        return 2
    if number == "1":
        return 9 if unit in {"天", "年", "分", "圈", "面", "声"} else 6 if unit in _SMALL else 4
    if unit == "个" and not _PERSONS.match(after):
        return 2
    if unit in {"天", "%", "小时", "分钟", "次", "年"}:
        return 3
    return 1


def _amounts(text: str) -> list[_Candidate]:
    clocks = [(m.start(), m.end()) for m in _CLOCK.finditer(text)]
    found: list[_Candidate] = []
    for match in _AMOUNT.finditer(text):
        if any(start <= match.start() < end for start, end in clocks):
            continue
        before, after = text[max(0, match.start() - 16) : match.start()], text[match.end() :]
        if _BASELINE.search(before) or before.endswith(
            ("第", ".", "-", "/", ":", "每", "每送", "每满", "每接", "作为", "最后", "同", "哪")
        ):
            continue
        whose = before.endswith(("超过", "满")) and after.startswith("的")
        if whose or (match["unit"] == "年" and before.endswith("了")):
            continue
        unit = _unit(match["unit"], after)
        rank = _rank(match["n"], unit, before, after)
        found.append(_Candidate(match["n"] + unit, rank, match.start()))
    return found


def _best(text: str) -> str:
    found = _amounts(text)
    best = min(found, key=lambda c: (c.rank, c.place), default=None)
    response = _WITHIN.search(text)
    standard = response and response["unit"].endswith(("分钟", "小时", "工作日", "h"))
    if (
        response
        and (best is None or best.rank >= (2 if standard else 3))
        and not _WAS.search(text[: response.start()])
    ):
        return response["n"] + _unit(response["unit"], "")
    if best and _ONE_BY_ONE.search(text) and best.words.startswith("1"):
        return ""
    return best.words if best and best.rank < 9 else ""


def _per_period(text: str, often: Frequency) -> str:
    """每月6户, 每天1桶: an amount directly in the period, where no number of times is said."""
    money = _bare_money(text[often.end :])
    if money:
        return f"{often.period}{money}"
    days = _DAYS_OF.match(text[often.end :])
    if days and often.period in {"每周", "每月"}:
        return f"{often.period}{days[1]}天"
    if often.period == "每周" and (many := _MANY_TIMES.search(text[often.end :])):
        return f"{many['n']}次"
    if total := _all_of_them(text, often):
        return total
    best = min(
        (c for c in _amounts(text[often.end :]) if c.rank < 3), key=lambda c: (c.rank, c.place), default=None
    )
    if best is None or _FIXED_DAY.search(text[often.start : often.end + 8]):
        return often.words
    if best.words.endswith(("名", "人", "位", "户", "家", "个")) and _SERVED.search(
        text[: often.end + best.place]
    ):
        return often.words
    if best.words in {"1圈", "1次", "1个", "1趟"} or best.place > 14 and not _MONEY.search(best.words):
        return often.words
    return best.words if best.words.endswith(("%", "度")) else f"{often.period}{best.words}"


def _all_of_them(text: str, often: Frequency) -> str:
    """12条 of "拍12条短片,每月1条": what is done one at a time, all together."""
    one = _ONE_EACH.match(text[often.end :])
    if not one:
        return ""
    many = (c.words for c in _amounts(text) if c.words.endswith(one["unit"]) and c.words != f"1{one['unit']}")
    return next((words for words in many if words[: -len(one["unit"])].isdigit()), "")


def find_quantity(text: str) -> str:
    """The main figure with its unit: "每周2次", "每月6户", "412户", "45分钟"; "" if none can be counted.

    How often comes before how many; a year's total is written without 每年 (GUIDE 2).
    Baselines ("现在45分钟", "比规定的60分钟") are passed over.
    """
    text = _main_clauses(_ELSEWHERE.sub("", text))
    if left_out := _LEFT_OUT.search(text):
        return f"{left_out['n']}{left_out['unit'] or '%'}"
    often = find_frequency(text)
    return _as_often(text, often) if often else _once(text)


def _as_often(text: str, often: Frequency) -> str:
    """The figure of what comes round."""
    if often.period == "每年":
        if nights := _NIGHTS.search(text[often.end :]):
            return f"{nights[1]}晚"
        counted = f"{often.count}次" if often.count else ""
        return counted or _best(text) or _bare_money(text)
    if total := _in_all(text):
        return total
    if days := _DAYS_A_WEEK.search(text):
        return f"每周{days[1]}天"
    if longer := _longer(text, often):
        return longer
    return often.words if often.count else _per_period(text, often)


def _once(text: str) -> str:
    """The figure of what does not come round."""
    if days := _DAYS_A_WEEK.search(text):
        return f"每周{days[1]}天"
    best = _best(text) or _bare_money(text)
    if _QUARREL.search(text) and not best.endswith(("起", "件", "桩", "次", "户")):
        return "1起"
    return best or _by_months(text) or _each_time(text)


def _in_all(text: str) -> str:
    """30只: what all of it comes to, where that is said beside how often."""
    if not (said := _IN_ALL.search(text)):
        return ""
    counted = _AMOUNT.match(text[said.end() :])
    return counted["n"] + _unit(counted["unit"], text[said.end() + counted.end() :]) if counted else ""


def _longer(text: str, often: Frequency) -> str:
    """每天0.5小时: by how much earlier or longer, where nothing else is counted."""
    found = _LONGER.search(text)
    if not found or often.count or any(amount.rank < 3 for amount in _amounts(text)):
        return ""
    return f"{often.period}{found['n']}{_unit(found['unit'], '')}"


def _bare_money(text: str) -> str:
    found = _GIVEN.search(text)
    return f"{found['n']}元" if found else ""


def _by_months(text: str) -> str:
    """2次 of "3月和9月各1次"."""
    if not (found := _MONTHS_EACH.search(text)):
        return ""
    return f"{len(re.findall('月', found['months'])) * int(found['n'])}次"


def _each_time(text: str) -> str:
    found = _EACH_TIME.search(text)
    return f"每{found['what']}{found['n']}{_unit(found['unit'], '')}" if found else ""


def _main_clauses(text: str) -> str:
    """The text without how often it will be reported on, where another clause has the figure."""
    parts = text.split(",")
    kept = [part for part in parts if not (_REPORTING.search(part) and find_frequency(part))]
    return ",".join(kept) if len(kept) < len(parts) and re.search(r"\d", "".join(kept)) else text
