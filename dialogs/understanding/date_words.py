"""Every wording that names a day, and the day it names on a given today."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding.calendar_days import FESTIVALS
from dialogs.understanding.date_readers import (
    SPAN_UNIT,
    Day,
    before_new_year,
    day_alone,
    festival_day,
    full_date,
    half_year,
    lunar_date,
    mid_year,
    month,
    near_day,
    near_festival,
    near_month,
    quarter,
    span,
    week_day,
    year_end,
)
from dialogs.understanding.numerals import NUMBER

Rule = Callable[[re.Match[str], date], Day]
_N: Final = r"(?:\d{1,2}|[零〇一二三四五六七八九十廿卅]{1,4})"
_YEAR: Final = (
    r"(?:(?P<year>20\d\d|\d\d(?=年)|二[零〇]\w\w(?=年)|今年|明年|后年|大后年|本年度?|下一?年度?|"
    r"当年)(?:年|度|的|份)*,?)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A day named between `start` and `end`; `flag` says why it has none."""

    day: date | None
    start: int
    end: int
    kind: str
    flag: str = ""


_FEST: Final = "|".join(re.escape(name) for name in FESTIVALS)
_RULES: Final[tuple[tuple[str, str, Rule], ...]] = (
    (
        "near_festival",
        rf"{_YEAR}(?P<name>{_FEST})(?:节|过)?(?:之|以|过)?(?P<side>前|后),?(?P<n>{NUMBER})个?(?P<unit>天|日|周|星期|礼拜|月)",
        near_festival,
    ),
    (
        "full",
        r"(?<!\d)(?P<year>20\d\d)(?:[-/.年])(?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})(?:日|号)?(?!\d)",
        full_date,
    ),
    ("full", r"(?<!\d)(?P<year>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)", full_date),
    (
        "festival",
        rf"{_YEAR}(?:农历|阴历)(?P<name>七月半|八月半|正月半)(?P<before>(?:之|以)?前)?",
        festival_day,
    ),
    ("lunar", rf"{_YEAR}(?P<m>大年|(?<![明今后去当])年)(?P<d>初[二三四五六七八九十])(?!月)", lunar_date),
    (
        "lunar",
        rf"{_YEAR}(?:农历|阴历|旧历|老历)(?P<year2>)?(?P<m>正|腊|冬|"
        rf"{_N})月(?P<d>初[一二三四五六七八九十]|{_N}|底|末)?(?:号|日)?(?:之?前)?",
        lunar_date,
    ),
    ("festival", rf"{_YEAR}(?P<name>七月半|八月半|正月半)(?P<before>(?:之|以)?前)?", festival_day),
    (
        "lunar",
        rf"{_YEAR}(?P<m>正|腊|冬)月(?P<d>初[一二三四五六七八九十]|{_N}|底|里|末|里头)?(?:号|日)?",
        lunar_date,
    ),
    ("lunar", rf"{_YEAR}(?P<m>{_N})月(?P<d>初[一二三四五六七八九十])", lunar_date),
    ("festival", rf"{_YEAR}(?P<name>七月半|八月半|正月半)(?P<before>(?:之|以)?前)?", festival_day),
    ("full", rf"{_YEAR}(?P<m>{_N})月份?,?(?P<d>{_N})(?:日|号|$|(?=[,之以前吧]))", full_date),
    ("month", rf"{_YEAR}(?P<m>{_N})月份?(?:的)?(?P<part>上旬|中旬|下旬|初|中|半|底|末)?", month),
    (
        "near_month",
        rf"(?P<which>下下个?|下一?个?|这个?|本|当|今)(?:月)(?:份|的|月)?(?:(?P<d>{_N})(?:号|日|$|(?=[,之以前吧])|(?<=[\d一二三四五六七八九十]{{2}}))|"
        rf"(?P<part>上旬|中旬|下旬|初|中|半|底|末))?",
        near_month,
    ),
    ("near_month", r"(?P<which>)(?P<d>(?!))?(?<![年月])月(?P<part>初|中|底|末)", near_month),
    (
        "full",
        r"(?<![\d.])(?P<year>(?!))?(?P<m>1[0-2]|0?[1-9])[./-](?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])(?:日|号)?",
        full_date,
    ),
    (
        "week",
        r"(?P<which>这|本|下下|下|今|上上|上)?个?一?个?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末1-7])(?!个)",
        week_day,
    ),
    ("week", r"(?P<which>这|本|下下|下)(?:一|个)*(?:周|星期|礼拜)(?P<wd>(?!))?(?:内|之内|里)?", week_day),
    ("week", r"(?P<which>这|本|下)?(?:个)?(?P<wd>末)?周末", week_day),
    (
        "span",
        rf"(?<![第每\d]){NUMBER}(?:日|天|年)(?:之|以)?内|再?过{NUMBER}个?(?:日|天)|{NUMBER}(?:日|天)(?:之|以)?后",
        span,
    ),
    ("day", r"^(?P<d>廿[一二三四五六七八九])(?=$|[,之以前吧])", day_alone),
    (
        "day",
        rf"(?<![\d月一二三四五六七八九十廿])(?P<d>{_N})(?:号|日)(?![头楼院门桌井路线车机库馆厅田泵岗台厂店仓棚])",
        day_alone,
    ),
    ("quarter", rf"{_YEAR}(?P<rel>(?!))?[qQ](?P<q>[1-4])", quarter),
    (
        "quarter",
        rf"{_YEAR}(?:(?P<rel>下|本|这)一?个?|第?(?P<q>[一二三四1-4])|)(?:季度|季)(?:末|底|结束|"
        rf"内)?(?<!每季)(?<!每季度)",
        quarter,
    ),
    ("half_year", rf"{_YEAR}(?P<half>上|下)半年(?:底|末)?", half_year),
    (
        "before_new_year",
        rf"{_YEAR}(?:过(?:大)?年之?前|(?<!小)年前|过年以前|春节之?前|春节以前)",
        before_new_year,
    ),
    (
        "festival",
        rf"{_YEAR}(?:三八(?=妇)|五一(?=劳)|五四(?=青)|六一(?=儿)|七一(?=建)|"
        rf"八一(?=建))?(?P<name>{_FEST})(?:节|日|夜|假期|期间|长假)*(?:那天|当天|左右|"
        rf"前后)?(?P<before>(?:之|以)?前(?!后)|头里)?",
        festival_day,
    ),
    ("mid_year", r"(?:(?P<year>今年|明年|20\d\d)年?|年)中(?=$|[,.吧之前左])", mid_year),
    (
        "year_end",
        r"(?P<year>今年|明年|后年|20\d\d|二[零〇]\w\w|\d\d(?=年底))?(?:年|的|到|,|我)*(?:年?底|年末|"
        r"岁末|年终|年尾|年内|年之内|一整年|整年|全年|一年到头|年度)",
        year_end,
    ),
    ("year_end", r"(?P<year>明年|后年|今年|20\d\d(?=年|$)|二[零〇]二\w(?=年))年?", year_end),
    ("near_day", r"(?P<near>大后天|今天|明天|后天|当天|今晚|明晚)", near_day),
    (
        "span",
        rf"(?<![第每\d])(?:{NUMBER}个?(?:{SPAN_UNIT}),?(?:零|又|加|外加)?)+(?!级|度|个)|{NUMBER}个半月",
        span,
    ),
)


_WORDINGS: Final = tuple((kind, Lazy(wording), rule) for kind, wording, rule in _RULES)


def find_days(text: str, today: date) -> list[Found]:
    """All days that `text` names, in the order of the text; longer wordings first."""
    days: list[Found] = []
    for kind, wording, rule in _WORDINGS:
        for found in wording.finditer(text):
            if not found.group() or found.group().isspace():
                continue
            day, flag = rule(found, today)
            days.append(Found(day, found.start(), found.end(), kind, flag))
            text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
    return sorted(days, key=lambda day: day.start)
