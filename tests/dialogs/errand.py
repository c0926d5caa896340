"""A small dialog of its own, to try the engine with."""

from datetime import UTC, datetime
from typing import Any

from dialogs.content import Choice, Message
from dialogs.engine.dialog import Catalog, Dialog, Question, View
from dialogs.engine.outcome import (
    Answer,
    Aside,
    Effect,
    Go,
    Hold,
    Outcome,
    Reopen,
    Step,
    Unsure,
)
from dialogs.engine.receive import receive
from dialogs.engine.show import Turn, begin
from dialogs.engine.talk import Talk
from dialogs.heard import Heard, Kind

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


class Saved(Effect):
    """What the dialog came to."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self.answers = answers


def _read(heard: Heard, view: View) -> Outcome:
    said = heard.token or heard.text
    moves: dict[str, Outcome] = {
        "back": Go(Step.BACK),
        "cancel": Go(Step.CANCEL),
        "restart": Go(Step.RESTART),
        "repeat": Go(Step.REPEAT),
        "help": Aside("help"),
        "later": Hold(Message("not hurried")),
        "?": Unsure(),
        "reopen what": Reopen("what"),
    }
    return moves.get(said) or Answer(said)


def question_of(key: str, **values: Any) -> Question:
    return Question(
        key,
        lambda view: Message(f"{key}?", choices=(Choice("yes", "yes"),)),
        lambda view: Message(f"{key}, again?"),
        _read,
        **values,
    )


def dialog_of(*questions: Question, version: int = 1, name: str = "errand") -> Dialog:
    return Dialog(
        name, version, questions, lambda view: (Saved(dict(view.answers)),), lambda view: f"the {name}"
    )


WHAT, DUE, HALF, SURE = (
    question_of("what"),
    question_of("due", clears=("half",)),
    question_of("half", when=lambda view: view.answers.get("due") == "far"),
    question_of("sure"),
)
CATALOG = Catalog(
    {
        "errand": dialog_of(WHAT, DUE, HALF, SURE),
        "other": dialog_of(question_of("how"), name="other"),
    },
    lambda heard, view: Aside("idle", {"words": heard.text}),
)


def stored(talk: Talk) -> Talk:
    """The talk as it comes back from the database."""
    return Talk.from_json(talk.to_json())


class Chat:
    """One person's talk; every state is stored and read again between two messages."""

    def __init__(self, catalog: Catalog = CATALOG) -> None:
        self.catalog = catalog
        self.talk = Talk()
        self.now = NOW
        self.effects: list[Effect] = []
        self._number = 0

    def take(self, turn: Turn) -> str:
        self.talk = stored(turn.talk)
        self.effects += turn.effects
        self.shown = turn.says
        return "\n".join(message.text for message in turn.says)

    def begins(self, dialog: str = "errand", **args: Any) -> str:
        return self.take(begin(self.catalog, self.talk, dialog, args, self.now))

    def says(self, text: str) -> str:
        self._number += 1
        heard = Heard("t", "a", str(self._number), Kind.TEXT, self.now, text=text)
        return self.take(receive(self.catalog, self.talk, heard, self.now))

    def taps(self, token: str) -> str:
        self._number += 1
        heard = Heard("t", "a", str(self._number), Kind.CHOICE, self.now, token=token)
        return self.take(receive(self.catalog, self.talk, heard, self.now))

    @property
    def saved(self) -> list[dict[str, Any]]:
        return [effect.answers for effect in self.effects if isinstance(effect, Saved)]
