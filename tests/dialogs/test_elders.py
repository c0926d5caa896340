"""What old people say, as they say it: fillers, dialect, corrections, two answers at once (E19).

The corpus is what tests of understanding are scored on; here every utterance is put to the question that an
old person would have before him. No answer is lost, and nothing is asked twice over.
"""

import json
from pathlib import Path

import pytest

from bot.drawing.example import NOW
from dialogs.engine.outcome import FetchPerson
from dialogs.engine.receive import receive
from dialogs.engine.show import Turn
from dialogs.heard import Kind
from dialogs.scripts.catalog import CATALOG
from tests.dialogs.at import CASES, asked, said

_TESTS = Path(__file__).parents[1]
_FILES = ("understanding/data/elder_voice", "understanding/data/dialect", "quality/data/elders_by_voice")

#: By the context of an utterance: whose question it answers, in the case of an old person.
_PLACES = {
    "confirm_commitment": ("commitment", "confirm"),
    "ask_commitment": ("commitment", "what"),
    "ask_progress": ("checkin", "how"),
    "ask_rating": ("self_rating", "grade"),
    "ask_consent_to_peer_review": ("self_rating", "shown"),
}

#: What answers each of those questions.
_ANSWERS = {
    "confirm_commitment": {"yes"},
    "ask_progress": {"progress", "done", "not_started"},
    "ask_consent_to_peer_review": {"yes", "no"},
}


def rows() -> list[tuple[str, str, str]]:
    """Context, utterance and what was meant."""
    found = []
    for name in _FILES:
        for line in (_TESTS / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            gold = row["gold"]
            proxy = "proxy" in gold.get("flags", [])
            intent = "" if proxy or row.get("detail", {}).get("required") else gold.get("intent", "")
            found.append((row.get("context", "ask_commitment"), row["utterance"], intent))
    return [row for row in found if row[0] in _PLACES]


ROWS = rows()


def begin(context: str) -> Turn:
    """The question of that context, before an old person."""
    name, key = _PLACES[context]
    dialog, one = next(
        (dialog, one)
        for dialog, one in CASES
        if dialog.name == name and one.question == key and one.case == "老人"
    )
    return asked(dialog, one)


def test_there_are_more_than_two_hundred() -> None:
    assert len({utterance for _, utterance, _ in ROWS}) >= 200


@pytest.mark.parametrize("context", sorted(_PLACES))
def test_no_answer_is_lost_and_no_question_is_doubled(context: str) -> None:
    bad = []
    for _, utterance, intent in (row for row in ROWS if row[0] == context):
        before = begin(context)
        turn = receive(CATALOG, before.talk, said(utterance, kind=Kind.AUDIO), NOW)
        trouble = fault(before, turn, intent in _ANSWERS.get(context, ()))
        bad += [f"{utterance}: {trouble}"] if trouble else []
    assert bad == []


def fault(before: Turn, turn: Turn, answers: bool) -> str:
    """What went wrong with one reply; empty where nothing did."""
    words = "\n".join(message.text for message in turn.says)
    if not words and not turn.effects:
        return "nobody said anything"
    if answers and standing(turn) == standing(before):
        return f"the answer was lost: {words}"
    if words == before.says[-1].text:
        return "the same question in the same words"
    if any(isinstance(effect, FetchPerson) for effect in turn.effects):
        return ""
    return f"two questions at once: {words}" if words.count("？") > 1 else ""


def standing(turn: Turn) -> tuple[str, str]:
    """Which question is open."""
    top = turn.talk.top
    return (top.dialog, top.asking) if top else ("", "")
