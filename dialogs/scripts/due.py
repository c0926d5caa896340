"""By when: one date for all items of a commitment, or one for each where they are told apart."""

import re
from datetime import date, timedelta

from dialogs.content import Message
from dialogs.engine.dialog import View
from dialogs.engine.outcome import Answer, Coach, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.year import year_end
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.understanding.understand import understand
from dialogs.words import commitment as words
from dialogs.words import propose as propose_words

_ALL_YEAR = ("全年", "一整年", "整年")


def wants_due(view: View) -> bool:
    """Old people are not asked for a date: a promise for the year holds to its end."""
    items = view.answers.get("what", {}).get("items", [])
    return not view.args["elder"] and any(item["due"] is None for item in items)


def ask_due(view: View) -> Message:
    """First wording."""
    texts = "；".join(item["text"] for item in view.answers["what"]["items"])
    offered = propose_words.URGENT_DUES if view.args.get("urgent") else words.DUE_CHOICES
    return Message(words.ask_due(texts), choices=choices(*offered))


def ask_due_again(_: View) -> Message:
    """Second wording."""
    return Message(words.ask_due_again(), choices=choices(*words.DUE_CHOICES))


def read_due(heard: Heard, view: View) -> Outcome:
    """The answer is a list of ISO dates, one an item."""
    last = year_end(view.args["year"])
    if heard.kind is Kind.CHOICE:
        if heard.token.isdecimal():
            return Answer(same_due(local(view.now).date() + timedelta(days=int(heard.token)), view))
        return Answer(same_due(date(last.year, 6, 30) if heard.token == words.HALF else last, view))
    apart = _told_apart(heard.text, view)
    if apart is not None:
        return Answer(apart)

    def take(reading: Reading) -> Outcome | None:
        trouble = next((flag for flag in words.DATE_TROUBLE if flag in reading.flags), None)
        if reading.date is not None and reading.intent in {"value", "defer"}:
            return Answer(same_due(_of_the_year(reading.date, last), view))
        if reading.intent == "skip" or "open_ended" in reading.flags:
            return Answer(same_due(last, view))
        return Coach(Message(words.DATE_TROUBLE[trouble])) if trouble else None

    return reply(heard, asked(view, "ask_deadline"), take)


def same_due(day: date, view: View) -> list[str]:
    """One day for all items."""
    return [day.isoformat()] * len(view.answers["what"]["items"])


def dues(view: View) -> list[str]:
    """When each item is to be done: as said with it, else as answered, else by the end of the year."""
    items = view.answers["what"]["items"]
    given = view.answers.get("due") or same_due(year_end(view.args["year"]), view)
    return [item["due"] or day for item, day in zip(items, given, strict=True)]


def _of_the_year(day: date, last: date) -> date:
    """The whole year, said before it has begun, means the year of the commitment."""
    return last if day == year_end(last.year - 1) else day


def _told_apart(said: str, view: View) -> list[str] | None:
    """A date for each item ("单位6月底，社区全年"); None unless every item has exactly one."""
    clauses = [clause for clause in re.split(r"[，,；;。\s]+", said) if clause]
    scopes = [item.get("scope", "") for item in view.answers["what"]["items"]]
    if len(scopes) < 2:
        return None
    found = []
    for scope in scopes:
        mine = [clause for clause in clauses if scope and scope in clause]
        day = _day_in(mine[0], view) if len(mine) == 1 else None
        if day is None:
            return None
        found.append(day.isoformat())
    return found


def _day_in(clause: str, view: View) -> date | None:
    if any(word in clause for word in _ALL_YEAR):
        return year_end(view.args["year"])
    return understand(clause, asked(view, "ask_deadline")).date
