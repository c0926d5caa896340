"""How lines are read: codes, beginnings, decisions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.service.public.voices import _new_code
from bot.service.public.wishes import alike
from dialogs.rules.receipts import ALPHABET, mixed, read_code, shown
from dialogs.rules.voices import LONGEST, tidy
from dialogs.scripts.commands import named_command
from dialogs.scripts.public import broken_promise, by_channel, public_word
from dialogs.scripts.voices import decisions


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("7KQ-2MP", "7KQ2MP"),
        ("7kq2mp", "7KQ2MP"),
        ("７ＫＱ－２ＭＰ", "7KQ2MP"),
        ("7KQ 2MP。", "7KQ2MP"),
        ("7KO-2IP", "7K021P"),
        ("123456", ""),
        ("ABCDEF", ""),
        ("7KQ2M", ""),
        ("7KQ2MPP", ""),
        ("7KQ-2UP", ""),
        ("", ""),
    ],
)
def test_codes_are_read_as_people_write_them(said: str, code: str) -> None:
    assert read_code(said) == code


@given(st.text(ALPHABET, min_size=6, max_size=6).filter(mixed))
def test_every_code_given_out_is_read_again(code: str) -> None:
    assert read_code(shown(code)) == read_code(shown(code).lower()) == code


def test_new_codes_differ_and_are_read() -> None:
    codes = {_new_code() for _ in range(300)}
    assert len(codes) == 300
    assert {read_code(code) for code in codes} == codes


@pytest.mark.parametrize(
    ("said", "command", "rest"),
    [
        ("反映 路灯没修", "report", "路灯没修"),
        ("我要反映一下：路灯没修", "report", "路灯没修"),
        ("投诉，没人扫地", "report", "没人扫地"),
        ("反映", "report", ""),
        ("愿望", "wish", ""),
        ("愿望：想要路灯", "wish", "想要路灯"),
        ("我有个愿望，想要路灯", "wish", "想要路灯"),
        ("记愿望 电话 张大爷要扶手", "note_wish", "电话 张大爷要扶手"),
        ("记反映 没人扫地", "note_report", "没人扫地"),
        ("查 7KQ2MP", "receipt", "7KQ2MP"),
        ("帮我查一下单号7kq-2mp", "receipt", "7KQ2MP"),
        ("7KQ-2MP", "receipt", "7KQ2MP"),
    ],
)
def test_beginnings(said: str, command: str, rest: str) -> None:
    word = public_word(said)
    assert word is not None
    assert (word.command, word.rest) == (command, rest)


@pytest.mark.parametrize(
    "said",
    [
        "反映社情民意每月一条",
        "愿望墙每季度更新一次",
        "查进度",
        "查一下我的承诺",
        "2026-11-23",
        "010-123",
        "每月查3次水渠",
        "公示栏",
        "我的承诺",
    ],
)
def test_what_only_looks_like_it(said: str) -> None:
    assert public_word(said) is None
    assert named_command(said) != "speak"


def test_without_a_question_a_gap_may_be_missing() -> None:
    word = public_word("反映路灯没有修", loose=True)
    assert word is not None
    assert word.rest == "路灯没有修"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("1 认领 李明", [(1, "claim", "李明")]),
        ("2 回复 已经报给电力公司，下周来修", [(2, "answer", "已经报给电力公司，下周来修")]),
        ("3 并到 1", [(3, "merge", "1")]),
        ("4 转上级", [(4, "up", "")]),
        ("第2条回复：2 号修好，3 号再看", [(2, "answer", "2 号修好，3 号再看")]),
        ("1认领李明；2转上级", [(1, "claim", "李明"), (2, "up", "")]),
        ("1 回复 修好了。2 回复 明天修。", [(1, "answer", "修好了"), (2, "answer", "明天修")]),
        ("回复 修好了", []),
        ("好的", []),
    ],
)
def test_decisions(said: str, found: list[tuple[int, str, str]]) -> None:
    assert decisions(said, 4) == found


def test_a_single_one_needs_no_number() -> None:
    assert decisions("回复 修好了", 1) == [(1, "answer", "修好了")]


@given(st.text(max_size=80))
def test_no_words_break_the_reading(said: str) -> None:
    decisions(said, 3)
    public_word(said, loose=True)
    by_channel(said)
    assert len(tidy(said)) <= LONGEST
    assert not re.search(r"[\x00\u202e]", tidy(said))


@pytest.mark.parametrize(
    ("said", "broken"),
    [
        ("说好修路灯的，到现在没修", True),
        ("承诺每月来换煤气，这个月没来", True),
        ("村口的路灯坏了没人修", False),
        ("希望装一盏路灯", False),
    ],
)
def test_broken_promises(said: str, broken: bool) -> None:
    assert broken_promise(said) is broken


def test_alike() -> None:
    texts = ["村口的路灯坏了三个月没人修", "老人食堂的菜太咸", "村口路灯坏了，没人修", "小学门口划斑马线"]
    assert alike(texts) == {2: "1"}
