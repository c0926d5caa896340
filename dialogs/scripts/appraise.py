"""The organisation's words and the grades: numbered lists, one line decides on many.

APPRAISE and GRADE: args items, each a dict of cycle, subject, name and line; more; grades.
CONSENT: args items, each a dict of grade and line.
"""

import re
from collections.abc import Sequence

from dialogs.content import Message
from dialogs.effects.appraise import Consent, Marked, TypeGrades, WriteWords
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard
from dialogs.rules.calendar import local
from dialogs.rules.grading import Mark, read_marks, read_meeting, split_meeting
from dialogs.scripts.replies import asked, reply
from dialogs.understanding.reading import Reading
from dialogs.words import appraise as words

#: How many one list shows.
AT_ONCE = 10


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _names(view: View) -> list[str]:
    return [item["name"] for item in view.args["items"]]


def _otherwise(heard: Heard, view: View) -> Outcome:
    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _read_words(heard: Heard, view: View) -> Outcome:
    marks = read_marks(heard.text, _names(view), view.args["grades"])
    if marks is None:
        return Coach(Message(words.NO_SUCH))
    silent = [one.place + 1 for one in marks if not one.words]
    if silent:
        return Coach(Message(words.needs_words(silent)))
    return Answer([_plain(one) for one in marks]) if marks else _otherwise(heard, view)


def _read_grades(heard: Heard, view: View) -> Outcome:
    said, meeting = split_meeting(heard.text)
    marks = read_marks(said, _names(view), view.args["grades"])
    if marks is None:
        return Coach(Message(words.NO_SUCH))
    if not marks:
        return _otherwise(heard, view)
    told = _meeting(meeting, view)
    if isinstance(told, str):
        return Coach(Message(told))
    return Answer([_plain(one) for one in marks], {"meeting": told} if told else {})


def _meeting(said: str, view: View) -> list[str | int] | str | None:
    """The meeting, why it cannot be taken, or None where nothing was said of it."""
    if not said:
        return None
    told = read_meeting(said, local(view.now).date())
    if told is None:
        return words.MEETING_AGAIN
    return told.fault or [told.day.isoformat(), told.entitled, told.present, told.in_favour]


def _read_meeting(heard: Heard, view: View) -> Outcome:
    if "应到" not in heard.text and "实到" not in heard.text:
        return _otherwise(heard, view)
    told = _meeting(heard.text, view)
    return Coach(Message(told)) if isinstance(told, str) else Answer(told)


def _plain(one: Mark) -> list[str | int]:
    return [one.place, one.grade, one.words]


def _marked(view: View, answer: Sequence[Sequence[str | int]]) -> tuple[Marked, ...]:
    items = view.args["items"]
    return tuple(
        (items[int(place)]["cycle"], items[int(place)]["subject"], str(grade), str(said))
        for place, grade, said in answer
    )


def _write(view: View) -> tuple[Effect, ...]:
    return (WriteWords(_marked(view, view.answers["words"])),)


def _type(view: View) -> tuple[Effect, ...]:
    day, entitled, present, in_favour = view.answers["meeting"]
    meeting = (str(day), int(entitled), int(present), int(in_favour))
    return (TypeGrades(_marked(view, view.answers["grades"]), meeting),)


APPRAISE = Dialog(
    "appraise",
    version=1,
    questions=(
        Question(
            "words",
            lambda view: Message(words.ask_words(_lines(view), view.args["more"])),
            lambda view: Message(words.ask_words_again(_lines(view))),
            _read_words,
        ),
    ),
    finish=_write,
    about=lambda view: words.WORDS_ABOUT,
    patient=True,
)

GRADE = Dialog(
    "grade",
    version=1,
    questions=(
        Question(
            "grades",
            lambda view: Message(words.ask_grades(_lines(view), view.args["more"])),
            lambda view: Message(words.ask_grades_again(_lines(view))),
            _read_grades,
            clears=("meeting",),
        ),
        Question(
            "meeting",
            lambda view: Message(words.MEETING),
            lambda view: Message(words.MEETING_AGAIN),
            _read_meeting,
        ),
    ),
    finish=_type,
    about=lambda view: words.GRADES_ABOUT,
    patient=True,
)

_DECIDED = re.compile(r"(\d{1,3})\s*[号条]?\s*(不同意|同意)")


def _read_consent(heard: Heard, view: View) -> Outcome:
    said = heard.text.strip()
    found = [(int(number), word == "同意") for number, word in _DECIDED.findall(said)]
    count = len(view.args["items"])
    if not found and count == 1 and said in ("同意", "不同意"):
        found = [(1, said == "同意")]
    if any(not 1 <= number <= count for number, _ in found):
        return Coach(Message(words.NO_SUCH))
    return Answer([list(one) for one in found]) if found else _otherwise(heard, view)


def _consented(view: View) -> tuple[Effect, ...]:
    items = view.args["items"]
    return (Consent(tuple((items[n - 1]["grade"], agrees) for n, agrees in view.answers["decide"])),)


CONSENT = Dialog(
    "consent",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_consent(_lines(view))),
            lambda view: Message(words.ask_consent_again(_lines(view))),
            _read_consent,
        ),
    ),
    finish=_consented,
    about=lambda view: words.CONSENT_ABOUT,
    patient=True,
)
