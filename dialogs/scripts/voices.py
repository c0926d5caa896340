"""Wishes and reports of the public before whoever decides: numbered lists, one line decides.

WISHES and REPORTS: args items, each a dict of voice (id) and line; more (how many wait behind these).
CLAIM: args voice, text, elder.
"""

import re
from collections.abc import Callable

from dialogs.content import Message
from dialogs.effects.public import AnswerReports, DecideWishes, TakeWish
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.own_word import by_family
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import voices as words
from dialogs.words import wish_kept as wish_words

#: How many one list shows.
AT_ONCE = 8

#: One decision: (number, verb, what stands behind it).
Decision = tuple[int, str, str]

_START = re.compile(
    r"(?:第\s*)?(\d{1,3})\s*(?:条|件|号)?\s*[:：，,.、]?\s*(认领|回复|答复|回|并到|并入|合到|转上级|上报|对上|对应)(.*)",
    re.DOTALL,
)
_VERBS = {
    "认领": "claim",
    "回复": "answer",
    "答复": "answer",
    "回": "answer",
    "并到": "merge",
    "并入": "merge",
    "合到": "merge",
    "转上级": "up",
    "上报": "up",
    "对上": "link",
    "对应": "link",
}
#: A new decision begins on a new line or behind a stop, and with a number and one of the verbs.
_NEXT = re.compile(rf"[\n；;。]\s*(?={_START.pattern.rpartition('(.*)')[0]})")
_ALONE = re.compile(r"(认领|回复|答复|转上级|上报|对上|对应)(.*)", re.DOTALL)


def decisions(said: str, count: int) -> list[Decision]:
    """The decisions of one line, or of several; of a single item the number may be left out."""
    found = []
    for part in _NEXT.split(said.strip()):
        if part is None:
            continue
        one = _START.fullmatch(part.strip())
        if one:
            found.append((int(one.group(1)), _VERBS[one.group(2)], one.group(3).strip(" ：:，,。\n")))
    alone = _ALONE.fullmatch(said.strip())
    if not found and alone and count == 1:
        return [(1, _VERBS[alone.group(1)], alone.group(2).strip(" ：:，,。\n"))]
    return found


#: "像的都并好": every suggestion of a wish that resembles another is taken.
_ALIKE = re.compile(r"(?:把)?(?:像|相似|一样|重复|差不多)的.{0,4}(?:并|合).{0,4}")


def alike(said: str, view: View) -> list[Decision]:
    """The merges that the list itself suggests, where somebody wants them all."""
    if not _ALIKE.fullmatch(said.strip(" 。")):
        return []
    items = view.args["items"]
    return [(place, "merge", one["like"]) for place, one in enumerate(items, 1) if one.get("like")]


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _fault(found: Decision, count: int, verbs: frozenset[str]) -> str:
    """Why a decision cannot be taken; empty when it can."""
    number, verb, rest = found
    target = re.search(r"\d+", rest) if verb == "merge" else None
    wrong = not 1 <= number <= count or verb not in verbs
    if wrong or (verb == "merge" and not (target and 1 <= int(target.group()) <= count)):
        return words.NO_SUCH
    if target and int(target.group()) == number:
        return words.SELF_MERGE
    if verb == "answer" and not rest:
        return words.NEEDS_WORDS
    if verb == "link" and not rest:
        return wish_words.NEEDS_PROMISE
    return words.NEEDS_NAME if verb == "claim" and not rest else ""


def _reader(verbs: frozenset[str]) -> Callable[[Heard, View], Outcome]:
    def read(heard: Heard, view: View) -> Outcome:
        count = len(view.args["items"])
        found = decisions(heard.text, count) or (alike(heard.text, view) if "merge" in verbs else [])
        fault = next(filter(None, (_fault(one, count, verbs) for one in found)), "")
        if fault:
            return Coach(Message(fault))
        if found:
            return Answer([list(one) for one in found])

        def take(reading: Reading) -> Outcome | None:
            return Unsure() if reading.intent in {"value", "unclear"} else None

        return reply(heard, asked(view, "ask_commitment"), take)

    return read


def _decided(view: View) -> list[tuple[int, int, str, str]]:
    """(id, number, verb, rest); a merge names the other one by its id."""
    items = view.args["items"]
    found = []
    for number, verb, rest in view.answers["decide"]:
        if verb == "merge":
            other = re.search(r"\d+", rest)
            rest = str(items[int(other.group()) - 1]["voice"]) if other else ""
        found.append((items[number - 1]["voice"], number, verb, rest))
    return found


WISHES = Dialog(
    "wishes",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.wishes(_lines(view), view.args["more"])),
            lambda view: Message(words.wishes_again(_lines(view))),
            _reader(frozenset({"claim", "answer", "merge", "up", "link"})),
        ),
    ),
    finish=lambda view: (DecideWishes(tuple(_decided(view))),),
    about=lambda view: words.WISHES_ABOUT,
)

REPORTS = Dialog(
    "reports",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.reports(_lines(view), view.args["more"])),
            lambda view: Message(words.reports_again(_lines(view))),
            _reader(frozenset({"answer"})),
        ),
    ),
    finish=lambda view: (AnswerReports(tuple(_decided(view))),),
    about=lambda view: words.REPORTS_ABOUT,
)


def _ask_claim(view: View) -> Message:
    ask = words.claim_elder if view.args.get("elder") else words.claim
    return Message(ask(view.args["text"]), choices=choices(*words.CLAIM_CHOICES))


def _ask_claim_again(view: View) -> Message:
    return Message(words.claim_again(view.args["text"]), choices=choices(*words.CLAIM_CHOICES))


def _read_claim(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if "proxy" in reading.flags:
            return by_family(reading)
        said = {"yes": "yes", "no": "no"}.get(reading.intent)
        if said is None and "愿意" in heard.text:
            said = "no" if "不愿意" in heard.text else "yes"
        return Answer(said) if said else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _claimed(view: View) -> tuple[Effect, ...]:
    return (TakeWish(view.args["voice"], view.answers["go"] == "yes"),)


CLAIM = Dialog(
    "claim",
    version=1,
    questions=(Question("go", _ask_claim, _ask_claim_again, _read_claim),),
    finish=_claimed,
    about=lambda view: words.CLAIM_ABOUT,
)
