"""What a message comes to when nothing was asked: a command, a statement, or small talk."""

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Aside, Coach, Fetch, Go, Hold, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.commands import named_command
from dialogs.scripts.public import public_word
from dialogs.scripts.replies import anytime, asked
from dialogs.understanding.cues.leave import STOP_WRITING
from dialogs.understanding.understand import understand
from dialogs.words import common
from dialogs.words import engine as engine_words

_LATE = {"progress", "done", "not_started"}


def idle(heard: Heard, view: View) -> Outcome:
    """What a message comes to when no dialog is open."""
    if heard.kind is Kind.IMAGE:
        return Aside("picture", {"media": heard.media})
    if heard.kind is Kind.AUDIO and not heard.text:
        return Aside("spoken", {"media": heard.media})
    command = named_command(heard.text)
    if command:
        return Aside(command, {"words": heard.text})
    if public_word(heard.text, loose=True) is not None:
        return Aside("speak", {"words": heard.text})
    reading = understand(heard.text, asked(view, "idle"))
    if reading.intent in _LATE:
        return Aside("late_progress", {"words": heard.text})
    if reading.intent == "cancel" and not reading.flags and STOP_WRITING.find(heard.text):
        return Hold(Message(common.HOW_TO_STOP))
    return _settled(anytime(heard, reading), heard)


def _settled(outcome: Outcome, heard: Heard) -> Outcome:
    match outcome:
        case Aside() | Fetch() | Hold():
            return outcome
        case Coach(message):
            return Hold(message)
        case Go() | Unsure():
            return Aside("unclear", {"words": heard.text})
        case _:
            return Hold(Message(engine_words.NOTHING_OPEN))
