"""Chinese numerals as people say them, rewritten in Arabic figures where they count something."""

import re

from dialogs.rules.quality.lazily import Lazy

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
    "半": 0.5,
}
_SCALES = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
_NUMERAL = "[零〇一二两三四五六七八九十百千廿卅]"

UNITS = (
    "毫升|平米|页|桌|亿|个半?月|个?钟头|个?小时|小时|分钟|刻钟|个?季度|个?礼拜|个?星期|个?学期|平方米?|公里|公斤|人次|工作日|"
    "块钱|万元|百元|千元|元钱|家庭|课时|年级|"
    "次|回|趟|遍|场|轮|期|堂|节|户|家|人|名|位|个|只|件|桩|起|条|篇|份|张|台|套|辆|副|盏|棵|株|亩|斤|吨|"
    "米|里|"
    "元|块|天|日|周|月|年|季|晚|号|度|例|批|项|道|处|间|栋|幢|楼|层|本|册|首|支|桶|壶|碗|锅|袋|箱|车|瓶|"
    "包(?=[烟茶药盐糖纸米面种肥]|[良凉]茶|水泥|$|,)|顿|餐|口|卷|升|稿|集|匹|捆|串|"
    "圈|组|队|对|句|字|幅|部|款|门|种|所|座|眼|头|羽|筐|担|倍|番|早|圈|毛|头(?=$|,|猪|牛|羊|耕)|成|代|档|把|面|盆|盒|杯|幕|对|根|"
    "(?<!路)段(?!路)|床(?![位头边前上铺单])|盘|步|类|点|秒|块|架|艘|扇|封|单|双(?!休|方|手|眼|重)|格|摊|席|枚|畦|垄|罐|筒|版|讲|宗|枝|丛|泡|尊|帖|行(?=$|,)|站|缸|篮"
)
# Words that begin with a numeral and count nothing.
_IDIOMS = (
    "一起|一些|一样|一边|一定|一直|一般|一线|一手|一条龙|一把手|一方面|一面|一块儿?(?!钱)|一道(?!菜|题|"
    "坎)|一点儿?(?!到|半|钟|之|前|至|[零一二三四五])|"
    "一时|一对一|一时半会|一带|一人一|一户一|第一线|统一|万一|千万(?!元)|十分(?!钟)|三改一拆|五水共治|"
    "五好|四邻|三农|两新|一代|一家人|一家子|一年四季|一年到头|一天到晚|一生|一辈子|一世人?|百姓|千方百计|"
    "一股|一门心思|一心|一切|一律|一贯|一次性|一站式|一窗|一网|一班人|一刻不|三会一课|一课|一号楼|三下乡|"
    "两学一做|四季|七一|八一|六一|五一|十一(?!月|个|点|户|名|次|人)|三八节?|腊八|一清二楚|一五一十|五保|三无|"
    "一五|百分之百|一日三|一老一小|两委|一肩挑|一岗双责|一把抓|三好|零距离|零事故|零投诉|零上访|零差错|"
    "一次(?=合格|成功|通过|性)|不(?:放弃|落下|掉下|漏掉|丢下|少)一(?:个|户|人)|零件|零头|零工|零钱|一次(?:性)?(?=讲清|说清|告知|告清)|一个一个|一个个|一家一家|一户一户|一户户|一件件|一条条|一户一策|一不|八项规定|四个意识|两个维护|四个自信|三个代表|五带头|五个好|两个确立|四风|两山|一个人也不|"
    "一个(?:人)?(?:都|也)(?:不|没)|一个不|一户不|"
    "一个月都|三只手|一桌饭|进一步|下一步|一块地|一窝蜂|一二三类|一桌子|一堆|一路|一排|一有|一旦|一到|一见|一听|一看|"
    "百日|千家万户|千条线|一根针|两边|"
    "一头一个|头一个|三查七对|能帮一把|拉一把|帮一把|搭一把|年三十|大年三十|一把好手|[一1]寸|一丝|三轮|努力一把"
)
_SKIP = Lazy(_IDIOMS)
_RANGE_WORDS = Lazy(
    rf"(?<![第初周期拜])([一二两三四五六七八])([二两三四五六七八九])(十|百)?(?=(?:来)?(?:{UNITS}))"
)
_HALF_AFTER = Lazy(rf"(?<!第)({_NUMERAL}+|\d+)个半(?=小时|钟头|月)")
_HALF_DURATION = Lazy(r"半(?:个)?(小时|钟头)")
_AND_A_HALF = Lazy(rf"(?<!第)({_NUMERAL}+|\d+)(亩|斤|里|吨|公里|天|年|米|丈)半")
_HALF_MEASURE = Lazy(r"半(?=斤|亩|袋|桶|吨|公里)")
_HEADS = Lazy(rf"({_NUMERAL}+|\d+)(?:来|多)?号人")
_TENTHS = Lazy(
    r"(?<=[到至从达为有占涨降增薪高电省掉少快减])([一二三四五六七八九])成([一二三四五六七八九半])?(?![功员本立为绩果熟])"
)
_PERCENT = Lazy(rf"百分之({_NUMERAL}+(?:点{_NUMERAL}+)?|\d+(?:\.\d+)?)")
_COUNTED = Lazy(
    rf"(?<![第初])({_NUMERAL}+(?:点{_NUMERAL}+(?=万|元|倍|公里|米|亩|吨|个百分点))?)(来|多|几|把)?(万)?(?=余?[大小]?(?:{UNITS})|(?<=万)(?:$|[,。;债贷])|(?<=万)(?:资金|经费|投资))"
)
# "一月一查": once in each, whatever is done.
_EACH_ONE = Lazy(r"(?<![第十年月日零〇一二三四五六七八九\d])一(天|日|周|月|季|年)一([\u4e00-\u9fff])")
_MEASURE = Lazy(f"{UNITS}|[大小整满]")
_ORDINAL_QUARTER = Lazy(r"第([一二三四])(季度|个?周|个?星期|个?礼拜|学期)")


def value(numeral: str) -> float | None:
    """Read a numeral ("一百二十", "两", "十点五"); None if it is none."""
    whole, point, rest = numeral.partition("点")
    total = _whole(whole)
    if total is None or not point:
        return total
    digits = "".join(str(_DIGITS.get(c, "")) for c in rest)
    return float(f"{int(total)}.{digits}") if digits.isdigit() else None


def _whole(numeral: str) -> float | None:
    if not numeral:
        return None
    if len(numeral) > 1 and not any(c in _SCALES for c in numeral):
        return (
            float("".join(str(_DIGITS[c]) for c in numeral))
            if set(numeral) <= set(_DIGITS) - {"半"}
            else None
        )
    total, digit, last = 0.0, 0.0, 1
    for c in numeral:
        if c in _SCALES:
            scale = _SCALES[c]
            total += scale if scale in (20, 30) else (digit or 1) * scale
            digit, last = 0.0, scale
        elif c in _DIGITS:
            digit = _DIGITS[c]
        else:
            return None
    tail = last // 10 if last >= 100 and numeral[-1] in _DIGITS and "零" not in numeral else 1
    return total + digit * tail


def figure(number: float) -> str:
    """Write a number the short way: 3.0 → "3", 1.5 → "1.5"."""
    return str(int(number)) if number == int(number) else str(number)


def _range(match: re.Match[str]) -> str:
    low, high = _DIGITS[match[1]], _DIGITS[match[2]]
    if high - low not in (1, 2):
        return match[0]
    times = _SCALES.get(match[3] or "", 1)
    return f"{figure(low * times)}-{figure(high * times)}"


def _each_one(match: re.Match[str]) -> str:
    period = {"日": "天", "季": "季度"}.get(match[1], match[1])
    return f"每{period}1{match[2]}" if _MEASURE.match(match[2]) else f"每{period}{match[2]}1次"


def _counted(match: re.Match[str]) -> str:
    number = value(match[1])
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + 1]
    after_week = match[1][0] in "一二三四五六" and before.endswith(("周", "星期", "礼拜"))
    if after_week and len(match[1]) == 2 and match[1][1] in "两二三":
        # "周三周四两天": the first numeral names the day, the second counts.
        return match[1][0] + figure(value(match[1][1]) or 0) + (match[3] or "")
    if number is None or (after_week and len(match[1]) == 1 and after in "早晚下上周礼星"):
        return match[0]
    return figure(number) + (match[3] or "")


def figures(text: str) -> str:
    """Rewrite the numerals that count something: "每周扫两三回" → "每周扫2-3回".

    Numerals inside set phrases (一起, 五水共治, 万一) stay as they are.
    """
    parts: list[str] = []
    start, text = 0, _EACH_ONE.sub(_each_one, text)
    for idiom in _SKIP.finditer(text):
        if idiom.start() > start:
            parts.append(_rewrite(text[start : idiom.start()]))
        parts.append(idiom[0])
        start = idiom.end()
    parts.append(_rewrite(text[start:]))
    return "".join(parts)


def _rewrite(text: str) -> str:
    text = _PERCENT.sub(lambda m: f"{figure(value(m[1]) or 0) if not m[1][0].isdigit() else m[1]}%", text)
    text = _TENTHS.sub(
        lambda m: (
            f"{figure(_DIGITS[m[1]] * 10 + (_DIGITS[m[2]] * (1 if m[2] != '半' else 10) if m[2] else 0))}%"
        ),
        text,
    )
    text = _HEADS.sub(r"\1人", text)
    text = _ORDINAL_QUARTER.sub(lambda m: f"第{figure(_DIGITS[m[1]])}{m[2]}", text)
    text = _HALF_AFTER.sub(lambda m: f"{figure((value(m[1]) or float(m[1])) + 0.5)}个", text)
    text = _AND_A_HALF.sub(lambda m: f"{figure((value(m[1]) or float(m[1])) + 0.5)}{m[2]}", text)
    text = _HALF_DURATION.sub(r"0.5小时", text)
    text = _HALF_MEASURE.sub("0.5", text)
    text = text.replace("一刻钟", "15分钟").replace("三刻钟", "45分钟").replace("俩人", "2人")
    text = _RANGE_WORDS.sub(_range, text)
    return _COUNTED.sub(_counted, text)
