"""The day a reply names, or how it speaks of time without naming one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.calendar_days import month_end
from dialogs.understanding.corrections import last_word
from dialogs.understanding.cue import cue
from dialogs.understanding.date_words import Found, find_days
from dialogs.understanding.numerals import NUMBER

_OPEN = cue(
    "no end",
    r"长期|长年(?!底)|没个头|常年|一直|永远|永久|终身|终生|到老|没有?(?:期限|时限|截止)|不限|不设(?:期限|时限)|无限期|"
    r"无期限|持续|做到(?:做不动|死|老)|一直做|活到老|做不动为止|一辈子|(?<![明今去后前])年年|每年|"
    r"每月|天天|常态化|坚持下去|随时都",
)
_VAGUE = cue(
    "some time",
    r"早日|(?:等|待).{1,8}(?:了|通|到账|定)$|过后|晴|慢慢|快的|等.{1,8}(?:好|完|齐|下来|结束)$|过完年|"
    r"尽快|快一?[点些]|马上|抓紧|赶紧|尽早|早一?[点些]|越快越好|立刻|立即|有空|空了|闲下来|农闲|忙完|以后|再说|过段时间|"
    r"过阵子|过些(?:天|日子)|过(?:一)?阵|不久|近期|最近|这几天|这两天|过几天|过两天|几天|几个月|开春|"
    r"春天|夏天|秋天|冬天|入冬|入夏|天(?:暖|热|冷|凉)|暖和|暑假|寒假|放假|开学|学期|熟|收完|收了|割|"
    r"采茶|插秧|杨梅|橘子|桔子|茶叶|稻|花开|开花|"
    r"(?:好|完|成|到|来|定|批|停|退|回|结束)(?:了|以后|之后|后|的时候|时)|的时候|时候|看情况|到时|"
    r"快了|差不多|适时|择机|合适|条件|争取|力争|年中左右|月初左右",
    r"(?:节|国庆|元旦|春节|清明|过年|五一|过完年|年|元宵|中秋|端午|十五)(?:以)?后",
    r"尽量|(?:下来|定了|好了|知道了)再(?:说|讲|看)|没准|快点|快些",
)
_EARLIER = cue(
    "as said before",
    r"^同(?:第?[一二三四五六\d]+条|前|上)",
    r"(?:跟|和|同|与|照|按)(?:着)?(?:上|前|之前|刚才|上面|前面|去年|老|他|她|另|那|第)?.{0,8}(?:一样|"
    r"一致|相同|同步|同期|一起|同时|一道)|(?:按|照)(?:着)?(?:上|前|刚才|原来|去年|那).{0,6}(?:走|来|日期|时间|写|填|定)?$|"
    r"(?:以前|早|之前|前面|上次|都)(?:就)?(?:说|讲|报|写)过|同上|照旧|一样的?$|照前面|照上|(?:刚才|"
    r"前面|上面|之前|上次|头先)(?:不是)?(?:那个|说|讲|写|报|填)(?:过|了|的)|见上|那个日期|承诺里(?:写|"
    r"有)|里面(?:写|有)了",
)
_SAME_DAY: Final = Lazy(r"(?:跟|和|同|与)[^,]{1,8}(?:同一?[天日]|一天(?:完|交|弄))")
_PAST = cue(
    "already past",
    r"去年|(?<!年)前年|上个?月|上个?(?:周|星期|礼拜|季度)|昨天|前天|早就?过|过期|已经过|大前天|上半年已",
)
_GONE: Final = Lazy(
    r"(?:去年|(?<!年)前年)的?(?:年?底|\d|[一二三四五六七八九十]|国庆|春节|[上下]半年)|上个?月(?:底|初|"
    r"中|末|\d|[一二三四五六七八九十廿])|[月日号底](?:都|早就?|已经?)过了"
)


# told before any day in the same words is looked for
_AS_THAT: Final = Lazy(
    r"(?:跟|和|同|与|照|按)[^,]{1,10}(?:条|个|份|回|次)[^,]{0,2}一个(?:日子|时间|期限|日期)"
)
_FIRST: Final = (("refers_earlier", _AS_THAT), ("refers_earlier", _SAME_DAY), ("past_date", _GONE))
# a feast of many days: "around the New Year" is no day
_LONG_FEAST: Final = Lazy(r"(?:春节|过年|国庆|年底?|假期?)那(?:阵|会|段|几天|时候)")
_SEASON: Final = Lazy(
    r"的?(?:开春|[春夏秋冬]天?|入[夏秋冬]|暑假|寒假|暑期|开学|农闲|农忙|天(?:暖|热|冷)|采茶|插秧|割稻|收割|"
    r"[上中下]旬|杨梅|桔子|橘子|茶叶|稻子|笋)"
)


# "in ten days or half a month" is half a month; "the fifteenth of August, by the old calendar"
_IDIOM: Final = Lazy(r"[十八]天半个?月")
_SOME_MONTH: Final = Lazy(r"个把月")
# "thirty-eight days to go" is no limit, and by the sun's calendar "the first ten" are plain days
_TO_GO: Final = Lazy(r"(?:还有|还剩|离|距)[^,]{0,4}\d{1,3}天(?=就|[^,]{0,2},)")
_SOLAR: Final = Lazy(r"(?<!不是)(?:阳历|公历|新历)")
_SAID_LUNAR: Final = Lazy(
    r"(?P<day>[一二三四五六七八九十正腊冬\d]+月(?:初|廿)?[一二三四五六七八九十\d]+)(?:[日号])?(?:之?前)?,?(?:我)?(?:说|讲|指|算)?的?(?:是|按)?(?:农历|阴历|老历|旧历)"
)
# "January 10, no, 20": the month stands
_DAY_PUT_RIGHT: Final = Lazy(
    rf"(?<=月)(?:份)?{NUMBER}[号日]?[,.]*(?:哦|噢|啊|呃)?(?:不对|不是|不|(?:说|讲|打|写)?错了?)[,.]+(?:应该)?(?:是)?(?={NUMBER}[号日])"
)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or why there is none (invalid_date, past_date, vague_date, open_ended, refers_earlier)."""

    day: date | None
    flag: str = ""


def when_in(text: str, today: date) -> When | None:
    """The day `text` names as a time limit; None if it does not speak of time at all."""
    text = _SAID_LUNAR.sub("农历\\g<day>", _IDIOM.sub("半个月", text))
    text = _TO_GO.sub("", _SOME_MONTH.sub("一个月", text))
    text = (
        text.replace("月初", "月")
        if _SOLAR.search(text) and re.search(r"月初[一二三四五六七八九十]", text)
        else text
    )
    text = _DAY_PUT_RIGHT.sub("", text).replace("超过", "超").replace("拖过", "拖")  # 过年 is a feast
    text = re.sub(r"(?<=年)(?:开春|[春夏秋冬]天?|入[夏秋冬])(?=\d|[一二三四五六七八九十])", "", text)
    final = re.split(r"就[写填定报](?=.)", last_word(text))[-1]
    return _when(final, today) or (_when(text, today) if final != text else None)


def _when(text: str, today: date) -> When | None:
    if _OPEN.find(text) and not re.search(r"全年|一整年|到.{0,6}(?:年底|月底|月|号)", text):
        return When(None, "open_ended")
    if flag := next((flag for flag, words in _FIRST if words.search(text)), ""):
        return When(None, flag)
    found = find_days(text, today)
    bad = next((day.flag for day in found if day.flag), "")
    days = [day.day for day in found if day.day]
    if _after_only(text, found) or _season_only(text, found):
        return When(None, "vague_date")
    if bad and (not days or (bad == "invalid_date" and found[-1].flag == bad)):
        return When(None, bad)
    if days:
        day = _chosen(text, found)
        return When(None, "past_date") if day < today else When(day)
    for kind, table in (("refers_earlier", _EARLIER), ("past_date", _PAST), ("vague_date", _VAGUE)):
        if table.find(text):
            return When(None, kind)
    return None


def _season_only(text: str, found: list[Found]) -> bool:
    """Whether only a season or a harvest of a year is named ("明年开春")."""
    return len(found) == 1 and found[0].kind == "year_end" and bool(_SEASON.match(text[found[0].end :]))


def _after_only(text: str, found: list[Found]) -> bool:
    """Whether the only day named is one after which it will be done ("过完年以后")."""
    if len(found) == 1 and re.search(r"(?:^|,|等)过(?:完|了)$", text[: found[0].start]):
        return True
    around = _LONG_FEAST.search(text)
    return bool(around and len(found) == 1) or (
        len(found) == 1
        and found[0].kind in {"festival", "year_end"}
        and bool(
            re.match(r"(?:过)?(?:以|之)?后|过后|过了|完(?!成)", text[found[0].end :])
            or re.search(r"过完$|过了$", text[: found[0].start])
        )
    )


def _chosen(text: str, found: list[Found]) -> date:
    """Several days: the last of a range or of several steps is the limit."""
    days = [day.day for day in found if day.day]
    coming = re.search(r"(?:就|快|离|距|到)(?:年底|过年|月底)了", text)
    if coming and len(days) > 1:
        return days[-1]
    return max(days)


def defer_day(text: str, today: date) -> date | None:
    """The day on which someone will answer later; tonight is today."""
    if re.search(
        r"今晚|晚上|夜里|夜饭|晚饭|下班|今天|下午|中午|傍晚|待会|等会|等下|一会|分钟|小时|钟头", text
    ) and not re.search(r"明|后天|周|号", text):
        return (
            today
            if re.search(r"今晚|晚上|夜里|夜饭|晚饭|下班|今天|下午|中午|傍晚|分钟|小时|钟头", text)
            else None
        )
    if re.search(r"太(?:久|晚|远|早|急|赶)|过(?:两|几|些|一?阵)|改天|这几天|这两天|有空|回头", text):
        return None
    when = when_in(text, today)
    return when.day if when else None


def month_of(today: date, ahead: int) -> date:
    """The last day of the month `ahead` months from now."""
    months = today.year * 12 + today.month - 1 + ahead
    return month_end(months // 12, months % 12 + 1)


def in_days(today: date, days: int) -> date:
    """`days` days from today."""
    return today + timedelta(days=days)
