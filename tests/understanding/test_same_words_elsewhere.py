"""The same words mean different things after different questions."""

from datetime import date

import pytest

from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand

SHORT = {
    "confirm": "confirm_commitment",
    "consent": "ask_consent_to_peer_review",
    "ask_done": "ask_done",
    "ask_progress": "ask_progress",
    "review": "review_decision",
    "rating": "ask_rating",
    "deadline": "ask_deadline",
    "idle": "idle",
}
TABLE = [
    ("好的", "confirm=yes consent=yes ask_done=unclear/yes ask_progress=unclear deadline=unclear"),
    ("嗯", "confirm=yes ask_done=yes/done ask_progress=unclear idle=unclear"),
    ("嗯?", "review=unclear"),
    ("收到", "confirm=unclear/yes consent=unclear/yes ask_done=unclear"),
    ("随便", "consent=yes/unclear rating=unclear deadline=skip"),
    ("你们定", "consent=unclear rating=unclear deadline=skip"),
    ("书记定", "consent=unclear rating=unclear deadline=skip"),
    ("没有", "ask_done=no ask_progress=not_started"),
    ("没问题", "confirm=yes consent=yes ask_done=unclear review=approve"),
    ("👍", "confirm=yes consent=yes ask_done=yes/done review=approve rating=unclear"),
    ("👌", "confirm=yes consent=yes ask_done=yes/done review=approve rating=unclear"),
    ("[OK]", "confirm=yes consent=yes ask_done=yes/done review=approve rating=unclear"),
    ("✅", "confirm=yes consent=yes ask_done=yes/done review=approve rating=unclear"),
    ("[图片]", " ".join(f"{name}=unclear" for name in SHORT)),
    ("[动画表情]", " ".join(f"{name}=unclear" for name in SHORT)),
    ("  ", " ".join(f"{name}=unclear" for name in SHORT)),
]


@pytest.mark.parametrize(("words", "cells"), TABLE)
@pytest.mark.parametrize(
    "scale",
    [("优秀", "合格", "基本合格", "不合格"), ("满意", "基本满意", "不满意"), ("1", "2", "3", "4", "5")],
)
def test_meaning_depends_on_the_question(words: str, cells: str, scale: tuple[str, ...]) -> None:
    wrong = []
    for where, meanings in (cell.split("=") for cell in cells.split()):
        said = understand(words, Asked(SHORT[where], date(2026, 11, 23), scale=scale))
        found = "approve" if said.decision == "approve" else said.intent
        wrong += [f"{where}: {found}"] if found not in meanings.split("/") else []
    assert wrong == []


EVERYWHERE = {
    "再说一遍": "repeat",
    "不会弄": "help",
    "找书记": "handoff_to_human",
    "转人工": "handoff_to_human",
    "叫个人来": "handoff_to_human",
    "取消": "cancel",
    "退订": "cancel",
    "着火了快来人": "handoff_to_human",
}


@pytest.mark.parametrize("context", [*SHORT.values(), "ask_commitment"])
def test_a_way_out_is_understood_everywhere(context: str) -> None:
    asked = Asked(context, date(2026, 11, 23), scale=("满意", "基本满意", "不满意"))
    assert {words: understand(words, asked).intent for words in EVERYWHERE} == EVERYWHERE
