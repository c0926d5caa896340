"""How the bot speaks: short, plain, calm; the same for everything it can say."""

import re
from collections.abc import Iterator

import pytest

from bot.drawing.describe import Drawn, drawn
from bot.drawing.examples import EXAMPLES
from bot.drawing.pages import PLATFORMS
from bot.drawing.sentences import Sentence, sentences
from dialogs.content import Message
from dialogs.scripts.catalog import DIALOGS

#: The language of offices. Said to a neighbour, each of these would make him look up.
OFFICIALESE = (
    "请您知悉", "予以", "进行填报", "进一步", "切实", "务必", "贯彻", "落实", "特此", "兹", "敬请",
    "如有疑问", "逾期", "责令", "不得", "严禁", "应当", "须", "烦请", "尽快完成", "认真", "高度重视",
    "按照要求", "相关", "上述", "该同志", "贵", "提交成功", "操作", "系统", "用户", "点击", "输入",
    "格式", "无效", "错误", "失败", "非法", "审批", "打卡", "积分", "排名", "考核", "督办", "通报",
    "未完成名单", "抓紧", "限时",
)  # fmt: skip

#: Names of the steps: for the manual, never for a member.
STEPS = ("提诺", "审诺", "示诺", "履诺", "督诺", "评诺")

MARKDOWN = re.compile(r"\*\*|__|^#{1,6} |^[-*+] |`|\[[^\]]*\]\([^)]*\)|^>|~~|\|.*\|", re.MULTILINE)
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]")
#: Half-width signs between Chinese characters look like a slip.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?:\s|$)")
LONGEST_FOR_OLD = 40


def cases() -> Iterator[tuple[str, Drawn]]:
    for dialog in DIALOGS:
        for question in dialog.questions:
            for one in drawn(dialog, question):
                yield f"{dialog.name} {question.key} {one.example.case}", one


CASES = list(cases())
MESSAGES = [(place, message) for place, one in CASES for message in (one.first, one.second)]
WORDS = [one for one in sentences() if re.search(r"[\u4e00-\u9fff]", one.text)]
EVERYTHING = [*WORDS, *(Sentence(place, message.text) for place, message in MESSAGES)]


def those(found: Iterator[Sentence]) -> list[str]:
    return [f"{one.place}: {one.text}" for one in found]


def test_there_is_a_lot_to_look_at() -> None:
    assert len(WORDS) > 100
    assert len(MESSAGES) == 2 * sum(len(EXAMPLES[dialog.name]) for dialog in DIALOGS)


def test_nobody_is_shouted_at() -> None:
    assert those(one for one in EVERYTHING if re.search("[!！]", one.text)) == []


def test_no_meaning_hangs_on_a_picture_sign() -> None:
    assert those(one for one in EVERYTHING if EMOJI.search(one.text)) == []


@pytest.mark.parametrize("word", OFFICIALESE)
def test_no_language_of_offices(word: str) -> None:
    assert those(one for one in EVERYTHING if word in one.text) == []


@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_named(step: str) -> None:
    assert those(one for one in EVERYTHING if step in one.text) == []


def test_no_marks_of_markup() -> None:
    assert those(one for one in EVERYTHING if MARKDOWN.search(one.text)) == []


def test_signs_between_chinese_characters_are_full_width() -> None:
    assert those(one for one in EVERYTHING if HALF_WIDTH.search(one.text)) == []


def test_breaks_of_lines_are_breaks_of_lines() -> None:
    assert those(one for one in EVERYTHING if "\\n" in one.text) == []


def test_no_gap_of_a_template_is_left_open() -> None:
    filled = (Sentence(place, message.text) for place, message in MESSAGES)
    assert those(one for one in filled if re.search(r"\{\w*\}", one.text)) == []


def test_every_message_ends_as_a_sentence() -> None:
    loose = [f"{place}: {message.text}" for place, message in MESSAGES if not _ends_well(message)]
    assert loose == []


def _ends_well(message: Message) -> bool:
    """A list may come last; then its lines are numbered."""
    last = message.text.splitlines()[-1]
    return last.endswith(("。", "？", "”", "）")) or re.match(r"\d+\. ", last) is not None


@pytest.mark.parametrize(("place", "one"), CASES, ids=[place for place, _ in CASES])
def test_the_second_wording_is_another(place: str, one: Drawn) -> None:
    assert one.first.text != one.second.text


@pytest.mark.parametrize(("place", "message"), MESSAGES)
def test_every_platform_can_show_it(place: str, message: Message) -> None:
    assert {name: shown(message).faults for name, shown in PLATFORMS.items()} == dict.fromkeys(PLATFORMS, ())
    assert len(message.choices) <= 6
    labels = [choice.label for choice in message.choices]
    assert all(0 < len(label) <= 10 for label in labels)
    assert len(set(labels)) == len(labels)


def test_old_people_hear_short_questions() -> None:
    """Criterion E2: at most 40 characters a sentence; what was said is repeated as it is."""
    old = [(place, one.first) for place, one in CASES if one.example.case.startswith("老人")]
    old += [(place, one.second) for place, one in CASES if one.example.case.startswith("老人")]
    assert len(old) >= 8
    long = [
        f"{place}: {sentence}"
        for place, message in old
        for sentence in re.split(r"(?<=[。？])|\n", message.text)
        if len(sentence) > LONGEST_FOR_OLD
    ]
    assert long == []


def test_old_people_have_few_buttons() -> None:
    """Criterion E2: two, and the one for help."""
    crowded = [
        place for place, one in CASES if one.example.case.startswith("老人") and len(one.first.choices) > 3
    ]
    assert crowded == []


#: Conversations that an old person may be drawn into; the questions that are spared him (a date, a baseline).
FOR_OLD = (
    "commitment",
    "checkin",
    "self_rating",
    "claim",
    "offers",
    "open_posts",
    "thanked",
    "deed_thanked",
    "hearing",
    "complete",
)
SPARED = {
    ("commitment", "due"),
    ("commitment", "base"),
    ("commitment", "where"),
    ("commitment", "whom"),
    ("complete", "due"),
}


def test_every_question_to_old_people_is_looked_at() -> None:
    asked = {(one.name, question.key) for one in DIALOGS if one.name in FOR_OLD for question in one.questions}
    drawn_for_old = {
        (dialog.name, case.question)
        for dialog in DIALOGS
        for case in EXAMPLES[dialog.name]
        if case.case.startswith("老人")
    }
    assert asked - drawn_for_old == SPARED
    for dialog in DIALOGS:
        used = any(case.args.get("elder") for case in EXAMPLES[dialog.name])
        assert not used or dialog.name in FOR_OLD, dialog.name
