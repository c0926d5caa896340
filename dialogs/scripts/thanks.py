"""Thanks and exchanging: two questions of one tap each.

THANKED: args thanks, giver, words. EXCHANGE: args cycle, quarter, draft.
"""

import re
from datetime import date, timedelta

from dialogs.content import Message
from dialogs.effects.supervise import AgreeToThanks, PostExchange
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.own_word import by_family
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import thanks as words

_DAYS = {"今天": 0, "昨天": 1, "前天": 2}
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]")
_GLUED = re.compile(r"^((?:\d{4}年)?\d{1,2}月\d{1,2}[日号])(?=[^\s，,；;。：:])")
_PRESENT = re.compile(r"(?:到会|参加|到了|来了|共)?(\d{1,3})\s*个?人(?:参加|到会|到场|参会)?了?")

_PLACE = re.compile(r".{1,11}(?:室|会|堂|家|里|楼|院|所|部|站|厅|场|村|社|亭|校|厂|店|园|中心|阵地)")


def yes_or_no(heard: Heard, view: View) -> Outcome:
    """Yes, or only to himself."""
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if "proxy" in reading.flags:
            return by_family(reading)
        said = heard.text.strip()
        if said.startswith(("只告诉", "不用", "先不", "别")):
            return Answer("no")
        if said.startswith(("发", "可以", "行")):
            return Answer("yes")
        found = {"yes": "yes", "no": "no"}.get(reading.intent)
        return Answer(found) if found else None

    return reply(heard, asked(view, "confirm_commitment"), take)


THANKED = Dialog(
    "thanked",
    version=1,
    questions=(
        Question(
            "go",
            lambda view: Message(
                words.thanked(view.args["giver"], view.args["words"]), choices=choices(*words.CONSENT_CHOICES)
            ),
            lambda view: Message(
                words.thanked_again(view.args["words"]), choices=choices(*words.CONSENT_CHOICES)
            ),
            yes_or_no,
        ),
    ),
    finish=lambda view: (AgreeToThanks(view.args["thanks"], view.answers["go"] == "yes"),),
    about=lambda view: words.THANKED_ABOUT,
    patient=True,
)


def _post(view: View) -> tuple[Effect, ...]:
    args, goes = view.args, view.answers["go"] == "yes"
    return (PostExchange(args["cycle"], args["quarter"], args["draft"] if goes else ""),)


EXCHANGE = Dialog(
    "exchange",
    version=1,
    questions=(
        Question(
            "go",
            lambda view: Message(
                words.ask_exchange(view.args["draft"]), choices=choices(*words.EXCHANGE_CHOICES)
            ),
            lambda view: Message(words.ask_exchange_again(), choices=choices(*words.EXCHANGE_CHOICES)),
            yes_or_no,
        ),
    ),
    finish=_post,
    about=lambda view: words.EXCHANGE_ABOUT,
    patient=True,
)


def meeting(said: str, today: date) -> tuple[date, str, int | None, str] | None:
    """A small-group meeting from one message: day, place, how many were there, and what was said.

    Without a day it is today; a day without a year is the latest that is not to come. None for a day that
    no calendar has.
    """
    day, place, present = today, "", None
    words_ = said.strip()
    while words_:
        words_ = _GLUED.sub(r"\1 ", words_)
        first, _, rest = re.sub(r"^([^\s，,；;。：:]+)[\s，,；;。：:]+", r"\1\n", words_).partition("\n")
        found = _day(first, today)
        count = _PRESENT.fullmatch(first)
        if found is not None:
            day = found
        elif count is not None:
            present = int(count[1])
        elif _DAY.fullmatch(first):
            return None
        elif not place and rest and _PLACE.fullmatch(first):
            place = first
        else:
            break
        words_ = rest
    return day, place, present, words_.strip()


def _day(said: str, today: date) -> date | None:
    if said in _DAYS:
        return today - timedelta(days=_DAYS[said])
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    year = int(found[1]) if found[1] else today.year
    try:
        day = date(year, int(found[2]), int(found[3]))
        return day if found[1] or day <= today else day.replace(year=year - 1)
    except ValueError:
        return None
