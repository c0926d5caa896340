"""What old people say to any question (E3): understood whatever was asked, also in dialect."""

from datetime import date

import pytest

from dialogs.understanding.reading import CONTEXTS, Asked
from dialogs.understanding.understand import understand

TODAY = date(2026, 11, 23)
SCALE = ("优秀", "合格", "基本合格", "不合格")
AGAIN = ("再说一遍", "再讲一遍", "再念一趟", "没听清", "没听清爽", "听不见", "你说啥", "再来一遍",
         "讲慢点再讲一遍",
         "刚才说什么", "耳朵背,再讲一遍", "没听明白,再说一遍")  # fmt: skip
LOST = (
    "不会弄",
    "弄不来",
    "不晓得怎么弄",
    "不会用",
    "怎么弄",
    "搞不懂",
    "看不懂",
    "不会弄这个",
    "勿晓得哪能弄",
)
PERSON = ("找书记", "叫书记来", "找人帮忙", "叫个人来", "打电话给我", "我要找支书", "让书记跟我讲", "转人工",
          "叫网格员来一趟", "喊个人来帮我", "帮我叫书记")  # fmt: skip
LEAVE = ("不弄了", "算了不弄了", "取消", "不搞了", "勿弄了")
RIGHT = ("对", "对的", "对个", "是的", "是个", "要得", "好个", "没错", "嗯对", "对对对", "是是是", "好的呀",
         "可以的", "没问题", "对个对个", "是的呀", "对头")  # fmt: skip
WRONG = ("不对", "不是", "勿对", "不是的", "不对头", "勿是", "错了", "不是个", "弗对", "不对不对")
HUM = ("嗯", "嗯嗯", "唔", "嗯呐")
EDIT = ("改", "我要改", "要改一下", "改一下", "修改")
ASKED = [context for context in CONTEXTS if context not in {"ask_commitment", "idle"}]
YES_OR_NO = ["confirm_commitment", "ask_consent_to_peer_review", "ask_done"]
NEITHER = ["ask_progress", "ask_rating", "ask_deadline", "idle"]


def meaning(words: str, context: str) -> str:
    return understand(words, Asked(context, TODAY, scale=SCALE if context == "ask_rating" else ())).intent


def test_there_are_sixty_and_more() -> None:
    assert len({*AGAIN, *LOST, *PERSON, *LEAVE, *RIGHT, *WRONG, *HUM, *EDIT}) >= 60


def other(phrases: tuple[str, ...], context: str, wanted: set[str]) -> dict[str, str]:
    """The phrases that mean something else under this question, with what they were taken for."""
    found = {words: meaning(words, context) for words in phrases}
    return {words: intent for words, intent in found.items() if intent not in wanted}


@pytest.mark.parametrize("context", ASKED)
def test_the_question_is_said_again(context: str) -> None:
    assert other(AGAIN, context, {"repeat"}) == {}


@pytest.mark.parametrize("context", [*ASKED, "idle"])
def test_who_does_not_know_how_is_helped(context: str) -> None:
    assert other(LOST, context, {"help", "handoff_to_human", "repeat"}) == {}


@pytest.mark.parametrize("context", [*ASKED, "idle"])
def test_a_person_is_called(context: str) -> None:
    assert other(PERSON, context, {"handoff_to_human"}) == {}


@pytest.mark.parametrize("context", ASKED)
def test_nobody_is_held(context: str) -> None:
    assert other(LEAVE, context, {"cancel", "skip"}) == {}


@pytest.mark.parametrize("context", YES_OR_NO)
def test_yes_in_every_tongue(context: str) -> None:
    wanted = {"yes", "done", "unclear"} if context == "ask_done" else {"yes"}
    assert other(RIGHT, context, wanted) == {}


@pytest.mark.parametrize("context", YES_OR_NO)
def test_no_in_every_tongue(context: str) -> None:
    assert other(WRONG, context, {"no", "back"}) == {}


@pytest.mark.parametrize("context", NEITHER)
def test_a_yes_is_no_answer_where_none_was_asked_for(context: str) -> None:
    assert other((*RIGHT, *HUM), context, {"unclear"}) == {}


def test_a_change_is_asked_for() -> None:
    assert other(EDIT, "confirm_commitment", {"back"}) == {}
