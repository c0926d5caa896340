"""Putting something right: the order in few questions or in one line, and the list of what is open.

RECTIFY: args target (id), name, org (whether an organisation is meant), source, commitment, voice, given.
RECTIFICATIONS: args items, each a dict of rectification (id), line and shown; more.
"""

import re
from datetime import date
from typing import Any

from dialogs.content import Message
from dialogs.effects.supervise import DecideRectifications, DropOrder, OrderRectification
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Reopen, Unsure
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import add_working_days, local
from dialogs.rules.rectification import LONGEST, LONGEST_WORDS, on_working_day, term_fault
from dialogs.scripts.lines import Decision, decisions, lines_of
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.numerals import NUMBER, whole_number
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.understand import understand
from dialogs.words import rectification as words

#: How many one list shows.
AT_ONCE = 8

_WORKING_DAYS = re.compile(rf"({NUMBER})\s*个?工作日")

VERBS = {
    "办结": "close",
    "改好了": "close",
    "通过": "close",
    "再给": "extend",
    "延期": "extend",
    "延长": "extend",
    "撤销": "withdraw",
    "撤回": "withdraw",
}

_PARTS = re.compile(r"[；;。\n]+")
_COMMAS = re.compile(r"[；;。\n，,]+")
_LABEL = re.compile(r"^(?:原因|要求|要做到)[:：]?\s*")

#: How a part ends that tells the term and nothing else: "8月10日前", "10个工作日", "一周内改好".
_TERM = re.compile(
    r"(?:期限[:：]?\s*)?.{0,12}"
    r"(?:前|内|底|末|止|日|号|天|月|年|周|日|节|工作日|(?:周|星期|礼拜)[一二三四五六日天])"
    r"(?:(?:要|必须)?(?:做|改|办|补|修|完成|整改)(?:好|完|到位)?)?了?"
)

#: What is a move in the talk, whatever was asked; everything else may be an answer in free words.
_MOVES = frozenset({"cancel", "back", "restart", "repeat", "help", "handoff_to_human", "defer"})


def read_term(said: str, today: date) -> date | None:
    """The last day of a term that the words speak of, a day off as it is; None where they do not."""
    counted = _WORKING_DAYS.search(said)
    days = whole_number(counted[1]) if counted else None
    if days is not None:
        return add_working_days(today, min(days, LONGEST))
    return understand(said, Asked("ask_deadline", today)).date


def given(said: str, today: date) -> dict[str, str]:
    """Cause, demand and term as far as one line gives them."""
    parts = [one.strip() for one in _PARTS.split(said) if one.strip()]
    if len(parts) < 2:
        parts = [one.strip() for one in _COMMAS.split(said) if one.strip()]
    found: dict[str, str] = {}
    rest = []
    for part in parts:
        day = read_term(part, today) if _TERM.fullmatch(part) else None
        if day is not None and not term_fault(on_working_day(day), today, today):
            found["due"] = str(day)
        else:
            rest.append(_LABEL.sub("", part))
    if rest:
        found["cause"] = rest[0]
    if len(rest) > 1:
        found["demand"] = "，".join(rest[1:])
    return found


def free_words(heard: Heard, view: View) -> Outcome:
    """Any words that are not a move in the talk."""

    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip()
        if reading.intent in _MOVES or not said:
            return None
        return Answer(said[:LONGEST_WORDS])

    return reply(heard, asked(view, "ask_commitment"), take)


def _read_demand(heard: Heard, view: View) -> Outcome:
    """What is to be done; a term beside it answers the next question too."""
    told = free_words(heard, view)
    if not isinstance(told, Answer):
        return told
    found = given(told.value, local(view.now).date())
    if "due" not in found or "cause" not in found:
        return told
    said = "，".join(found[part] for part in ("cause", "demand") if part in found)
    return Answer(said, {"due": found["due"]})


def _read_due(heard: Heard, view: View) -> Outcome:
    today = local(view.now).date()

    def take(reading: Reading) -> Outcome | None:
        day = read_term(heard.text, today)
        if day is None:
            return Coach(Message(words.NO_TERM)) if reading.intent in {"value", "unclear"} else None
        fault = term_fault(on_working_day(day), today, today)
        return Coach(Message({"past": words.PAST, "long": words.LONG}[fault])) if fault else Answer(str(day))

    return reply(heard, asked(view, "ask_deadline"), take)


def _ask_go(view: View) -> Message:
    given, wanted = view.answers, date.fromisoformat(view.answers["due"])
    text = words.read_back(view.args["name"], given["cause"], given["demand"], wanted, on_working_day(wanted))
    return Message(text, choices=choices(*words.GO_CHOICES))


def _ask_go_again(view: View) -> Message:
    return Message(words.read_back_again(view.args["name"]), choices=choices(*words.GO_CHOICES))


def _read_go(heard: Heard, view: View) -> Outcome:
    def settled(said: str) -> Outcome:
        return Reopen("cause") if said == "edit" else Answer(said)

    if heard.kind is Kind.CHOICE:
        return settled(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if heard.text.strip().startswith("发"):
            return Answer("yes")
        said = {"yes": "yes", "no": "no"}.get(reading.intent)
        return Answer(said) if said else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _order(view: View) -> tuple[Effect, ...]:
    if view.answers["go"] != "yes":
        return (DropOrder(words.NOT_SENT),)
    args, given = view.args, view.answers
    return (
        OrderRectification(
            args["target"],
            bool(args["org"]),
            given["cause"],
            given["demand"],
            given["due"],
            args["source"],
            args["commitment"],
            args["voice"],
            args["key"],
        ),
    )


RECTIFY = Dialog(
    "rectify",
    version=1,
    questions=(
        Question(
            "cause",
            lambda view: Message(words.ask_cause(view.args["name"])),
            lambda view: Message(words.ask_cause_again(view.args["name"])),
            free_words,
            clears=("demand", "due", "go"),
        ),
        Question(
            "demand",
            lambda view: Message(words.ask_demand(view.args["name"])),
            lambda view: Message(words.ask_demand_again()),
            _read_demand,
        ),
        Question(
            "due",
            lambda view: Message(words.ask_term()),
            lambda view: Message(words.ask_term_again()),
            _read_due,
        ),
        Question("go", _ask_go, _ask_go_again, _read_go),
    ),
    finish=_order,
    about=lambda view: words.ORDER_ABOUT,
)


def _fault(found: Decision, items: list[dict[str, Any]], today: date) -> str:
    number, verb, rest = found
    if not 1 <= number <= len(items):
        return words.NO_SUCH
    if verb == "close" and not rest and not items[number - 1]["shown"]:
        return words.NEEDS_LOOK
    if verb == "withdraw" and not rest:
        return words.NEEDS_WHY
    return words.NEEDS_TERM if verb == "extend" and read_term(rest, today) is None else ""


def _read_list(heard: Heard, view: View) -> Outcome:
    items, today = view.args["items"], local(view.now).date()
    found = decisions(heard.text, len(items), VERBS)
    fault = next(filter(None, (_fault(one, items, today) for one in found)), "")
    if fault:
        return Coach(Message(fault))
    if found:
        return Answer([list(one) for one in found])

    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear", "done", "yes"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _decided(view: View) -> tuple[Effect, ...]:
    items, today = view.args["items"], local(view.now).date()
    found = []
    for number, verb, rest in view.answers["decide"]:
        due = read_term(rest, today) if verb == "extend" else None
        said = _reason(rest, today) if due else rest
        found.append((items[number - 1]["rectification"], number, verb, said, str(due or "")))
    return (DecideRectifications(tuple(found)),)


def _reason(said: str, today: date) -> str:
    """Why a term is given, without the term itself where that stands first."""
    first, _, rest = re.sub(r"[\s，,：:]+", " ", said).partition(" ")
    return rest if read_term(first, today) else said


RECTIFICATIONS = Dialog(
    "rectifications",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_list(lines_of(view), view.args["more"])),
            lambda view: Message(words.ask_list_again(lines_of(view))),
            _read_list,
        ),
    ),
    finish=_decided,
    about=lambda view: words.LIST_ABOUT,
    patient=True,
)
