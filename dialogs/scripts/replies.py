"""How every question reads a reply: what answers it first, then what can be said at any point."""

from collections.abc import Callable
from dataclasses import replace

from dialogs.content import Choice, Message
from dialogs.effects.talk import StopWriting
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Aside, Coach, Fetch, Go, Hold, Outcome, Step, Unsure
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.scripts.commands import named_command
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.understand import understand
from dialogs.words import common

_MOVES = {"cancel": Step.CANCEL, "back": Step.BACK, "restart": Step.RESTART, "repeat": Step.REPEAT}

#: What a person can want at any point, and the command that serves it.
COMMANDS = {
    "help": "help",
    "query_my_commitments": "mine",
    "query_my_status": "status",
    "start_commitment": "commit",
    "report_bright_deed": "deed",
    "submit_public_wish": "speak",
}

#: Why a person is not to be written to any more, by the flag of the reading.
STOPPED = {"membership_change": "moved", "deceased": "deceased", "wrong_person": "wrong_person"}


def asked(view: View, context: str, *, scale: tuple[str, ...] = (), items: tuple[str, ...] = ()) -> Asked:
    """The question in hand, for understanding."""
    today = local(view.now).date()
    return Asked(context, today, scale=scale, items=items, target=str(view.args.get("target", "")))


def reply(heard: Heard, question: Asked, take: Callable[[Reading], Outcome | None]) -> Outcome:
    """What a reply comes to. `take` says what answers the question, or None."""
    if heard.kind is Kind.IMAGE:
        return Hold(Message(common.PICTURE))
    if heard.kind is Kind.AUDIO and not heard.text:
        return Unsure(Message(common.SOUND_WITHOUT_WORDS))
    command = named_command(heard.text)
    if command:
        return Aside(command, {"words": heard.text})
    reading = understand(heard.text, question)
    taken = take(reading)
    return _offering(taken if taken is not None else anytime(heard, reading), reading, question)


def _offering(outcome: Outcome, reading: Reading, question: Asked) -> Outcome:
    """Of what is unclear, the buttons that say the likeliest answers are offered."""
    if not isinstance(outcome, Unsure) or reading.intent != "unclear":
        return outcome

    def near(label: str) -> str:
        said = understand(label, question).answer
        return said if said in reading.likeliest else ""

    return replace(outcome, near=near)


def anytime(heard: Heard, reading: Reading) -> Outcome:
    """What can be said at any point, whatever was asked."""
    if "emergency" in reading.flags:
        return Fetch(urgent=True)
    if "improper_request" in reading.flags:
        return Hold(Message(common.NOT_TOLD))
    why = next((why for flag, why in STOPPED.items() if flag in reading.flags), None)
    if why is not None:
        return Hold(Message(""), (StopWriting(why),))
    if reading.intent in _MOVES:
        return Go(_MOVES[reading.intent])
    if reading.intent in COMMANDS:
        return Aside(COMMANDS[reading.intent], {"words": heard.text})
    return _mood(reading, heard.text)


def _mood(reading: Reading, said: str) -> Outcome:
    match reading.intent:
        case "handoff_to_human":
            return Fetch()
        case "defer":
            return Hold(Message(common.NOT_HURRIED))
        case "complaint":
            return Coach(Message(common.HEARD_COMPLAINT))
        case "smalltalk":
            return Coach(Message(common.small_talk(said)))
        case _:
            return Unsure()


def choices(*pairs: tuple[str, str]) -> tuple[Choice, ...]:
    """Buttons from (label, token)."""
    return tuple(Choice(label, token) for label, token in pairs)
