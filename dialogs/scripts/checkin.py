"""The quarterly check-in: one message per commitment, "no change" is an answer.

Args: commitment, quarter, text, target, left (how many more are asked after this one).
"""

import re
from datetime import date

from dialogs.content import Choice, Message
from dialogs.effects.fulfil import RecordProgress, ShowPicture
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Hold, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.understand import understand
from dialogs.words import checkin as words

#: Words for "as before", which understanding counts as no progress made or as unclear.
_SAME = ("没变化", "没有变化", "老样子", "跟上次一样", "和上次一样", "还那样")


#: How people say that the rest will be done by a day.
_ENDS = re.compile(r"补|(?:做|弄|搞|办|修|送|走|忙|干)(?:完|好|齐|到位|掉)|完成|了结|收尾")


def _ask(view: View) -> Message:
    text = words.ask(view.args["text"], view.args.get("left", 0))
    return Message(view.args.get("step", "") + text, choices=_buttons(view))


def _buttons(view: View) -> tuple[Choice, ...]:
    return choices(*(words.ELDER_CHOICES if view.args.get("elder") else words.CHOICES))


def _again(view: View) -> Message:
    return Message(words.ask_again(view.args["text"]), choices=_buttons(view))


def _read(heard: Heard, view: View) -> Outcome:
    media = int(heard.media) if heard.media else None
    if heard.kind is Kind.IMAGE and media is not None:
        return Hold(Message(""), (ShowPicture(view.args["commitment"], media),))
    if heard.kind is Kind.CHOICE:
        label = next((label for label, token in words.CHOICES if token == heard.token), heard.token)
        return Answer(
            {"state": heard.token, "percent": None, "words": label, "told_by": "self", "media": None}
        )

    def take(reading: Reading) -> Outcome | None:
        state = state_of(reading, heard.text)
        if state is None:
            return None
        told_by = "family" if "proxy" in reading.flags else "self"
        percent = reading.percent if state != "going" else _share(reading, heard.text, view)
        said = {"state": state, "percent": percent, "words": heard.text}
        day = expected(heard.text, local(view.now).date()) if state != "done" else None
        ends = {"expected": day.isoformat()} if day else {}
        return Answer({**said, "told_by": told_by, "media": media, **ends})

    return reply(heard, asked(view, "ask_progress"), take)


def state_of(reading: Reading, said: str) -> str | None:
    """The state a reading speaks of, or None."""
    if any(same in said for same in _SAME):
        return "no_change"
    return {"done": "done", "progress": "going", "not_started": "not_started"}.get(reading.intent)


def _share(reading: Reading, said: str, view: View) -> int | None:
    """How much is done; of a correction ("吹牛的，其实15户") what stands behind its own word."""
    _, word, rest = said.rpartition("其实")
    if reading.percent is not None or not word:
        return reading.percent
    return understand(f"{word}{rest}", asked(view, "ask_progress")).percent


def expected(said: str, today: date) -> date | None:
    """The day by which the rest is to be done, where the words name one that is still to come."""
    if _ENDS.search(said) is None:
        return None
    day = understand(said, Asked("ask_deadline", today)).date
    return day if day is not None and day > today else None


def _finish(view: View) -> tuple[Effect, ...]:
    how = view.answers["how"]
    return (
        RecordProgress(
            view.args["commitment"],
            view.args["quarter"],
            how["state"],
            how["percent"],
            how["words"],
            how["told_by"],
            how["media"],
            how.get("expected"),
        ),
    )


CHECKIN = Dialog(
    "checkin",
    version=1,
    questions=(Question("how", _ask, _again, _read),),
    finish=_finish,
    about=lambda view: words.about(view.args["text"]),
)
