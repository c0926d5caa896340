"""Making a commitment: one sentence, a date where one is missing, read back, handed in.

Args: author (id), name, category, elder, post, year, example; where somebody else records:
recorder (true), confirmed_by; where one came back: replaces, guidance, old;
where a wish of the public was taken up: wish (id), wish_text;
where the author holds a post: duty (name, duties); where it is for the community in which
the author lives: home (its id), community (its name), needs (what it asks); lighter: why less is enough;
in the organisation's name: of_org, focus (the year's main tasks). `guidance` is empty where the author
himself wants to change it.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.content import Choice, Message
from dialogs.effects.propose import KeepSpoken, ReadBack, SubmitCommitment
from dialogs.effects.talk import TellSecretary
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Aside, Coach, Effect, Outcome, Reopen, Unsure
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.quality.item import Author
from dialogs.rules.quality.lint import Lint, lint
from dialogs.rules.year import year_end
from dialogs.scripts.baseline import ask_base, ask_base_again, changing, read_base, wants_base
from dialogs.scripts.commitment_start import ask_what, ask_what_again, example_for
from dialogs.scripts.details import WHERE, WHOM, concrete, worded
from dialogs.scripts.due import ask_due, ask_due_again, dues, read_due, same_due, wants_due
from dialogs.scripts.own_word import by_family
from dialogs.scripts.replies import COMMANDS, asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.understanding.understand import understand
from dialogs.words import commitment as words
from dialogs.words import common

_REWORD = Reopen("what", {"reworded": True})


#: What speaks of the year to come: no deed that was done already.
_AHEAD = re.compile(r"今年|明年|来年|以后|往后|打算|准备|计划|争取|每")

#: How a recorder begins when he tells what another person said.
_TOLD = re.compile(r"^(他|她|伊|老人家?)(说|讲)(的?是)?[，,：:]?")

#: What somebody who says it means, whatever else is in the sentence.
_FIRM = frozenset({"cancel", "back", "restart", "handoff_to_human"})


def _read_what(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.AUDIO and not heard.text:
        return Answer({"sound": int(heard.media)})

    if heard.kind is Kind.CHOICE and view.args.get("duty"):
        said = replace(heard, kind=Kind.TEXT, token="", text=view.args["duty"][1])
        return _weigh(said, view, judge(said, view))

    def take(reading: Reading) -> Outcome | None:
        found = judge(heard, view)
        if reading.intent in {"value", "unclear"}:
            return _something_else(heard, view, found) or _weigh(heard, view, found)
        # "每周三…" sounds like putting it off, "给大家介绍…" like a question: a promise it is all the same.
        promised = found.quality == "good" and reading.intent not in _FIRM
        return _weigh(heard, view, found) if promised else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _something_else(heard: Heard, view: View, found: Lint) -> Outcome | None:
    """A good deed or a wish told in place of a promise; a promise with a figure stays one."""
    if any(item.quantity for item in found.items):
        return None
    intent = understand(heard.text, asked(view, "idle")).intent
    if intent == "report_bright_deed" and _AHEAD.search(heard.text):
        return None
    told = intent in {"report_bright_deed", "submit_public_wish"}
    return Aside(COMMANDS[intent], {"words": heard.text}) if told else None


def judge(heard: Heard, view: View) -> Lint:
    """What the words come to as a commitment."""
    args = view.args
    leader = args.get("leader", args["category"] == "leader")
    author = Author(elder=args["elder"], leader=leader, post=args.get("post", ""))
    channel = "asr" if heard.kind is Kind.AUDIO else "text"
    today = local(view.now).date()
    said = _TOLD.sub("", heard.text) if args.get("recorder") else heard.text
    return lint(said, today=today, period_end=year_end(args["year"]), author=author, channel=channel)


def _weigh(heard: Heard, view: View, found: Lint) -> Outcome:
    if "improper" in found.flags:
        return Coach(Message(words.IMPROPER), effects=(TellSecretary("improper", heard.text),))
    if not found.items:
        return Unsure() if found.quality == "empty" else Coach(Message(words.advice(found.why, "")))
    good = [item for item in found.items if item.quality == "good"]
    if not good and not _lenient(found, view):
        if view.answers.get("advised"):
            return Unsure()
        return Coach(Message(words.advice(found.why, found.example or example_for(view))), {"advised": True})
    return Answer(taken(found, heard), {"advised": True})


def _lenient(found: Lint, view: View) -> bool:
    """Old people's words are taken as they are; others' after one piece of advice, unless they
    name nothing that could be done. The reviewer sees the remark."""
    if view.args["elder"] or view.args.get("lighter"):
        return True
    named = any(item.quantity or item.place or item.category != "其他" for item in found.items)
    return bool(view.answers.get("advised")) and named


def taken(found: Lint, heard: Heard) -> dict[str, Any]:
    """The answer as it is kept: the items in tidy words, the original untouched."""
    good = [item for item in found.items if item.quality == "good"] or list(found.items)
    left = [item.text for item in found.items if item not in good]
    return {
        "items": [
            {
                "text": item.text,
                "due": item.due.isoformat() if item.due else None,
                "quantity": item.quantity,
                "category": item.category,
                "remark": "" if item.quality == "good" else found.why,
                "scope": item.scope,
                **({} if concrete(item) else {"bare": True}),
            }
            for item in good
        ],
        "left": left,
        "original": heard.text,
        "sound": int(heard.media) if heard.media else None,
        "spoken": heard.kind is Kind.AUDIO,
    }


def _has_words(view: View) -> bool:
    return "items" in view.answers.get("what", {})


def _ask_confirm(view: View) -> Message:
    texts, year = [item["text"] for item in worded(view)], view.args["year"]
    days = [date.fromisoformat(day) for day in dues(view)]
    one = days[0] if len(set(days)) == 1 and not view.args["elder"] else None
    if len(set(days)) > 1:
        texts = [words.with_date(text, day, year) for text, day in zip(texts, days, strict=True)]
    text = words.read_back(texts, one, year, view.args.get("told_to", ""))
    if view.answers["what"]["left"]:
        text = f"{words.left_out(view.answers['what']['left'])}\n{text}"
    return Message(text, choices=_right_or_wrong(view))


def _right_or_wrong(view: View) -> tuple[Choice, ...]:
    if view.args.get("recorder"):
        can_be_asked = view.args.get("reachable", True)  # not somebody without a chat
        return choices(*(one for one in words.READ_CHOICES if can_be_asked or one[1] != words.BY_BOT))
    return choices((common.YES, "self"), (common.NO, words.WRONG))


def _ask_confirm_again(view: View) -> Message:
    texts = [item["text"] for item in worded(view)]
    return Message(words.read_back_again(texts), choices=_right_or_wrong(view))


def _read_confirm(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return _REWORD if heard.token == words.WRONG else Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if "proxy" in reading.flags and not view.args.get("recorder"):
            return by_family(reading)
        if reading.intent == "yes":
            return _said_yes(heard, view)
        if reading.intent == "value" and reading.date is not None:
            return Coach(Message(""), {"due": same_due(reading.date, view), "what": _dateless(view)})
        if reading.intent == "value":
            return _reworded(heard, view)
        return _REWORD if reading.intent == "no" else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _said_yes(heard: Heard, view: View) -> Outcome:
    """A recorder's yes must say how the author heard it; the author's own yes is enough."""
    if not view.args.get("recorder"):
        return Answer("self")
    if "电话" in heard.text:
        return Answer("phone")
    return Answer("face_to_face") if "当面" in heard.text or "念过" in heard.text else Unsure()


def _dateless(view: View) -> dict[str, Any]:
    what = view.answers["what"]
    return {**what, "items": [{**item, "due": None} for item in what["items"]]}


def _reworded(heard: Heard, view: View) -> Outcome:
    """A whole new sentence replaces the old one; a mere remark asks for the whole sentence."""
    found = judge(heard, view)
    whole = found.items and all(item.quality == "good" for item in found.items)
    if whole and "改" not in heard.text:
        return Coach(Message(""), {"what": taken(found, heard)})
    return _REWORD


def _finish(view: View) -> tuple[Effect, ...]:
    what, args = view.answers["what"], view.args
    if not _has_words(view):
        return (KeepSpoken(args["author"], what["sound"]),)
    sound = what["sound"] or args.get("sound")
    if view.answers["confirm"] == "bot":
        given = {
            "what": {**what, "items": worded(view), "sound": sound, "spoken": sound is not None},
            **_due_answer(view),
        }
        return (ReadBack(args["author"], given, sound, args.get("home")),)
    base, place = view.answers.get("base", ""), changing(view)
    items = tuple(
        {**item, "due": due, **({"baseline": base} if base and number == place else {})}
        for number, (item, due) in enumerate(zip(worded(view), dues(view), strict=True))
    )
    confirmed = view.answers["confirm"]
    return (
        SubmitCommitment(
            args["author"],
            items,
            what["original"],
            _channel(view),
            confirmed,
            sound,
            args.get("replaces"),
            args.get("written_by"),
            args.get("wish"),
            args.get("home"),
            bool(args.get("of_org")),
            bool(args.get("urgent")),
            view.answers.get("where", ""),
        ),
    )


def _due_answer(view: View) -> dict[str, Any]:
    return {"due": view.answers["due"]} if "due" in view.answers else {}


def _channel(view: View) -> str:
    if view.args.get("sound") or view.answers["what"]["spoken"]:
        return "spoken"
    return {"face_to_face": "visit", "phone": "phone"}.get(view.answers["confirm"], "typed")


COMMITMENT = Dialog(
    "commitment",
    version=5,
    questions=(
        Question(
            "what", ask_what, ask_what_again, _read_what, clears=("due", "whom", "base", "confirm", "where")
        ),
        Question("due", ask_due, ask_due_again, read_due, when=wants_due),
        WHOM,
        Question("base", ask_base, ask_base_again, read_base, when=wants_base),
        Question(
            "confirm", _ask_confirm, _ask_confirm_again, _read_confirm, when=_has_words, clears=("where",)
        ),
        WHERE,
    ),
    finish=_finish,
    about=lambda view: words.about(view.args["name"]) if view.args.get("recorder") else words.ABOUT,
)
