"""What holds for any text."""

import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.understanding.reading import CONTEXTS, Asked
from dialogs.understanding.understand import understand
from tests.understanding.scorer import rows_of

TODAY = date(2026, 11, 23)
SCALES = (("优秀", "合格", "基本合格", "不合格"), ("满意", "基本满意", "不满意"), ("1", "2", "3", "4", "5"))
PIECES = (
    "好的", "没有", "通过", "退回", "1", "2", "3", "45", "都", "其余", "除了", "年底", "腊月",
    "廿三", "三十", "月", "号", "成", "半", "百分之", "/", "%", "做了", "还差", "户", "次", "不",
    "不是", "是", "改成", ",", "。", "?", "吗", "什么", "优秀", "满意", "分", "4.5", "明天",
    "下周", "五", "农历", "初一", "99999999999", "嗯", "[图片]", "👍", "書記", "mei", "zuo", "哉",
    "伐", "同意", "完成", "一百", "零", "两", "½", "①", "\u3000", "\u200b",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TEXT = st.one_of(st.text(max_size=60), WORDS)
ASKED = st.builds(
    Asked,
    context=st.sampled_from(CONTEXTS),
    today=st.dates(date(2020, 1, 1), date(2040, 12, 31)),
    scale=st.sampled_from(SCALES),
    options=st.sampled_from(((), ("1 确认提交", "2 修改", "3 不报了"))),
    target=st.sampled_from(("", "20户", "每月1次", "0次")),
    items=st.integers(0, 6).map(lambda n: tuple(f"第{k}条" for k in range(n))),
)


@given(TEXT, ASKED)
@settings(max_examples=400, deadline=None)
def test_every_text_has_a_sound_reading(text: str, asked: Asked) -> None:
    said = understand(text, asked)
    assert 0 < said.confidence <= 1
    assert said.why
    assert said.percent is None or 1 <= said.percent <= 99
    assert said.rating is None or said.rating in asked.scale
    assert said.decision in {None, "approve", "return"}
    assert all(1 <= number <= max(len(asked.items), 200) for number, _ in said.decisions)
    assert not asked.items or all(number <= len(asked.items) for number, _ in said.decisions)
    assert said.reason in text
    assert said == understand(text, asked)


@given(WORDS, st.sampled_from(["ask_deadline", "ask_progress", "ask_done"]))
@settings(max_examples=200, deadline=None)
def test_a_day_comes_only_from_words_of_time(text: str, context: str) -> None:
    said = understand(text, Asked(context, TODAY))
    if said.date is not None:
        assert re.search(
            r"[年月日号天周底节晚]|腊|初一|明|\d[./-]\d|\d{8}|[一二三四五六七八九十百零两半]+", text
        )
        assert said.date >= TODAY


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_percent_only_where_a_figure_was_sent(text: str) -> None:
    said = understand(text, Asked("ask_progress", TODAY))
    if said.percent is not None:
        assert re.search(r"[\d半½一二两三四五六七八九十百成①]|\d", text)


def test_a_reply_sent_twice_means_the_same() -> None:
    for row in rows_of("young_cadre")[:120]:
        asked = Asked(row["context"], TODAY, scale=SCALES[0])
        once, twice = (
            understand(text, asked) for text in (row["utterance"], f"{row['utterance']}。{row['utterance']}")
        )
        assert once.intent == twice.intent, row["utterance"]
