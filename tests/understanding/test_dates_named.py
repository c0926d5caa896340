"""Days as people name them, on 23 November 2026."""

from datetime import date

import pytest

from dialogs.understanding.dates import when_in
from dialogs.understanding.normalise import normalised

TODAY = date(2026, 11, 23)
NAMED = {
    "十二月十五号": "2026-12-15",
    "下个月二十五号": "2026-12-25",
    "20号之前": "2026-12-20",
    "这周六": "2026-11-28",
    "下周三": "2026-12-02",
    "周末": "2026-11-29",
    "两个星期": "2026-12-07",
    "十五天": "2026-12-08",
    "一个半月": "2027-01-07",
    "两个月": "2027-01-23",
    "明年四月": "2027-04-30",
    "五月底": "2027-05-31",
    "2月中旬": "2027-02-20",
    "1月上旬": "2027-01-10",
    "明年二季度": "2027-06-30",
    "下季度": "2027-03-31",
    "上半年": "2027-06-30",
    "年底": "2026-12-31",
    "明年年底": "2027-12-31",
    "除夕": "2027-02-05",
    "过年前": "2027-02-05",
    "年前": "2027-02-05",
    "春节": "2027-02-06",
    "小年": "2027-01-30",
    "腊月廿三": "2027-01-30",
    "腊八": "2027-01-15",
    "元宵前": "2027-02-19",
    "端午": "2027-06-09",
    "中秋": "2027-09-15",
    "八月半": "2027-09-15",
    "重阳": "2027-10-08",
    "清明": "2027-04-05",
    "冬至": "2026-12-22",
    "国庆前": "2027-09-30",
    "农历三月初三": "2027-04-09",
    "2027-03-15": "2027-03-15",
    "二〇二七年六月底": "2027-06-30",
    "12月1号到12月20号": "2026-12-20",
    "先12月底做一半,明年6月底全部做完": "2027-06-30",
    "不是年底,是明年年底": "2027-12-31",
    "来年清明边": "2027-04-05",
    "一个号头": "2026-12-23",
    "后礼拜五": "2026-12-04",
    "明朝": "2026-11-24",
}
UNNAMED = {
    "2月30号": "invalid_date",
    "4月31日": "invalid_date",
    "13月1号": "invalid_date",
    "11月15日": "past_date",
    "上个月": "past_date",
    "去年年底": "past_date",
    "尽快": "vague_date",
    "杨梅红的时候": "vague_date",
    "过完年": "vague_date",
    "长期": "open_ended",
    "一直做下去": "open_ended",
    "跟上一条一样": "refers_earlier",
}


@pytest.mark.parametrize(("words", "day"), NAMED.items())
def test_a_named_day_is_found(words: str, day: str) -> None:
    when = when_in(normalised(words, "ask_deadline"), TODAY)
    assert when is not None
    assert when.day == date.fromisoformat(day)


@pytest.mark.parametrize(("words", "flag"), UNNAMED.items())
def test_no_day_is_made_up(words: str, flag: str) -> None:
    when = when_in(normalised(words, "ask_deadline"), TODAY)
    assert when is not None
    assert (when.day, when.flag) == (None, flag)


@pytest.mark.parametrize("words", ["好的", "今天吃什么", "我不知道", "三"])
def test_other_words_speak_of_no_limit(words: str) -> None:
    when = when_in(words, TODAY)
    assert when is None or when.flag or words.startswith("今天")
