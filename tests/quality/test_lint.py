from datetime import date

import pytest

from dialogs.rules.quality.lint import Author, copied_from, lint
from dialogs.rules.quality.reasons import WHY, WHY_OUTSIDE, example_for

TODAY, END = date(2026, 11, 23), date(2027, 12, 31)
ANYONE = Author()
ELDER = Author(persona="老年党员(口头承诺)", setting="农村")
LEADER = Author(persona="村党支部书记", setting="农村")


def judged(words: str, author: Author = ANYONE, channel: str = "text") -> str:
    return lint(words, today=TODAY, period_end=END, author=author, channel=channel).quality


@pytest.mark.parametrize(
    ("words", "quality"),
    [
        ("每周六上午在村口收旧电池,拿去镇里回收点", "good"),
        ("多为大家做点事情", "too_vague"),
        ("让全村家家户户都住上别墅", "too_grand"),
        ("按时参加组织生活", "ordinary_duty"),
        ("跟老李写的一样", "empty"),
        ("承诺书在哪里领?", "not_a_commitment"),
        ("按时交党费;另外每月给敬老院理发一次", "several_mixed"),
    ],
)
def test_each_quality_has_a_reason_and_all_but_good_an_example(words: str, quality: str) -> None:
    found = lint(words, today=TODAY, period_end=END, author=Author(post="保洁监督岗"))
    assert found.quality == quality
    assert found.why
    assert bool(found.example) == (quality != "good")


def test_elders_are_judged_gently() -> None:
    words = "帮隔壁阿婆倒倒垃圾"
    assert judged(words, ELDER, "asr") == "good"
    assert judged(words) == "too_vague"


def test_leaders_are_judged_more_strictly() -> None:
    words = "每月给党员上一次党课"
    assert judged(words, LEADER) == "ordinary_duty"
    assert judged(words) == "good"


def test_dictated_homophones_are_mended() -> None:
    found = lint("困难护我每个月送一趟米", today=TODAY, period_end=END, author=ELDER, channel="asr")
    assert "困难户" in found.items[0].text


def test_the_last_figure_of_a_correction_stands() -> None:
    found = lint("我帮五户,说错了,是六户,月底前把煤气管换好", today=TODAY, period_end=END)
    assert found.items[0].quantity == "6户"
    assert "correction" in found.flags


def test_a_double_paste_counts_once() -> None:
    assert len(lint("给村口装两盏灯\n给村口装两盏灯", today=TODAY, period_end=END).items) == 1


def test_an_improper_part_is_rejected_and_flagged() -> None:
    found = lint("每月给孤老送菜一次;换届时谁投我票我给谁两百块", today=TODAY, period_end=END)
    assert len(found.items) == 1
    assert "improper" in found.flags
    assert found.rejected


def test_everything_said_to_the_person_is_short_and_calm() -> None:
    said = [
        *WHY.values(),
        *WHY_OUTSIDE.values(),
        *(example_for(p) for p in ("书记", "教师", "护士", "骑手", "老年", "无")),
    ]
    assert all(0 < len(words) <= 40 for words in said)
    assert not any(mark in words for words in said for mark in "!!")


def test_copies_are_noticed_and_short_words_are_not() -> None:
    others = ["每周六清扫村口道路一次", "我承诺2026年每月走访独居老人十户并做好记录"]
    assert copied_from("我承诺2027年每月走访独居老人十户,并做好记录", others) == 1
    assert copied_from("每季度给学生讲一次交通安全课", others) is None
    assert copied_from("扫地", ["扫地"]) is None
