"""Talks that stand at a question, as the drawn examples have it."""

from datetime import datetime

from bot.drawing.example import NOW, Example
from bot.drawing.examples import EXAMPLES
from dialogs.engine.dialog import Dialog
from dialogs.engine.show import Turn, restate
from dialogs.engine.talk import Frame, Talk
from dialogs.heard import Heard, Kind
from dialogs.scripts.catalog import CATALOG, DIALOGS

#: Every question in every case, with the dialog that asks it.
CASES: list[tuple[Dialog, Example]] = [(one, case) for one in DIALOGS for case in EXAMPLES[one.name]]


def asked(dialog: Dialog, one: Example) -> Turn:
    """The question has just been put."""
    frame = Frame(
        dialog.name, dialog.version, dict(one.args), NOW.isoformat(), one.question, dict(one.answers)
    )
    return restate(CATALOG, Talk().push(frame), NOW)


def said(text: str, key: str = "m1", *, kind: Kind = Kind.TEXT, at: datetime = NOW) -> Heard:
    """Something said into a phone."""
    return Heard("sandbox", "elder", key, kind, at, text=text)
