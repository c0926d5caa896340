"""A decisive word that is asked, reported, denied, put off or tied to a condition decides nothing."""

from datetime import date
from pathlib import Path

import pytest

from dialogs.understanding.doubts import acts
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.understand import understand

GRADES = ("优秀", "合格", "基本合格", "不合格")
WORDS = {
    "confirm_commitment": ("可以", "对", "没问题", "提交", "确认", "同意"),
    "ask_consent_to_peer_review": ("同意", "可以", "愿意", "参加"),
    "ask_done": ("完成", "做完了", "弄好了"),
    "ask_progress": ("完成了", "做完了", "搞定"),
    "review_decision": ("同意", "通过", "批准", "可以"),
    "ask_rating": ("优秀", "合格"),
}
FRAMES = [
    "{},骗你的",
    "{},开玩笑的",
    "{},算了还是别了",
    "{},后悔了",
    "{},发错了",
    "{},我也不知道",
    "{},等我问问书记",
    "{},这是老王让我说的",
    "嘴上{},心里不",
    "我可没{}",
    "差点{}",
    "希望{}",
    "{}与否再议",
    "如果{}就好了",
    "要是能{}就好了",
    "{}?",
    "听说{}",
    "他说{}",
    "别人都说{}",
    "先别{}",
    "等他改了再{}",
    "不知道要不要{}",
    "要不要{}",
    "谁说{}",
    "{}才怪",
    "我没说{}",
    "刚才说{}是说错了",
    "明天再{}",
    "会不会{}",
    "能{}吗",
    "没法{}",
    "不想{}",
    "不敢说{}",
    "{}吗",
    "怎么{}",
    "凭什么{}",
    "为什么要{}",
    "{}的话怎么办",
    "难道{}",
    "万一{}呢",
    "只要他改我就{}",
    "除非改了才{}",
    "谈不上{}",
    "我哪敢{}",
    "还不能{}",
    "暂时不{}",
    "{}之前我要看看",
    "书记叫我{}",
    "{}有什么用",
    "别{}",
    "不是{}",
    "他们让我说{}",
    "本来想说{},算了",
    "{}这种话我说不出口",
    "我怕{}",
    "何时{}",
    "假装{}",
    "不可能{}",
    "未必{}",
    "不一定{}",
    "不见得{}",
    "我怀疑{}",
    "{}是不可能的",
    "离{}还远",
    "没人{}",
    "{}个屁",
    "好像{}",
    "估计{}",
]
WORD_CASES = [(context, word) for context, words in WORDS.items() for word in words]


def decides(said: Reading) -> bool:
    """Whether something would follow from this reading."""
    return said.intent in {"yes", "done"} or said.decision == "approve" or said.rating in {"优秀", "合格"}


@pytest.mark.parametrize(("context", "word"), WORD_CASES)
def test_a_framed_word_decides_nothing(context: str, word: str) -> None:
    asked = Asked(context, date(2026, 11, 23), scale=GRADES if context == "ask_rating" else ())
    replies = [frame.format(word) for frame in FRAMES]
    assert [reply for reply in replies if decides(understand(reply, asked))] == []


@pytest.mark.parametrize(("context", "word"), WORD_CASES)
def test_the_word_alone_decides(context: str, word: str) -> None:
    scale = GRADES if context == "ask_rating" else ()
    said = understand(word, Asked(context, date(2026, 11, 23), scale=scale))
    assert said.intent in {"yes", "done"} or said.decision == "approve" or said.rating == word, said


@pytest.mark.parametrize(
    ("context", "reply", "intent"),
    [
        ("confirm_commitment", "书记叫我报的,没问题,交吧", "yes"),
        ("review_decision", "支委都说行,我也同意,通过", "value"),
        ("ask_done", "老王说他没弄,我的早就做完了", "done"),
        ("confirm_commitment", "先别急,好了,交吧", "yes"),
        ("ask_consent_to_peer_review", "别人都说好,我也同意", "yes"),
    ],
)
def test_the_speakers_own_word_beside_it_counts(context: str, reply: str, intent: str) -> None:
    said = understand(reply, Asked(context, date(2026, 11, 23)))
    assert said.intent == intent
    assert said.decision in {None, "approve"}


@pytest.mark.parametrize(
    "reply",
    [
        "年底不行",
        "年底做不完的",
        "年底还是月底",
        "别写年底",
        "年底太赶了",
        "月底来不及",
        "怎么可能年底",
        "不是年底",
    ],
)
def test_a_day_ruled_out_is_no_time_limit(reply: str) -> None:
    assert understand(reply, Asked("ask_deadline", date(2026, 11, 23))).date is None


@pytest.mark.parametrize("reply", ["月底来不及,年底吧", "不是月底,是年底", "别超过年底", "太赶了,年底"])
def test_a_day_beside_one_ruled_out_counts(reply: str) -> None:
    assert understand(reply, Asked("ask_deadline", date(2026, 11, 23))).date == date(2026, 12, 31)


def test_nothing_is_acted_on_where_the_word_means_something_else() -> None:
    """Other trades, half agreement, mockery, someone else's matter: acts_on_none.txt, by question."""
    asked, done = Asked("idle", date(2026, 11, 23)), []
    for line in (Path(__file__).parent / "acts_on_none.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            context, *scale = line.removeprefix("## ").split("/")
            asked = Asked(context, date(2026, 11, 23), scale=tuple(scale))
        elif acts(said := understand(line, asked)) or said.date and asked.context == "ask_deadline":
            done.append(line)
    assert done == []
