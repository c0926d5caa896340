"""Posts before people: open ones to be claimed, claims to be assigned, services to be appraised.

OPEN_POSTS: args items, each a dict of post (id) and line. ASSIGN_POSTS: the same, and more behind.
APPRAISE_POSTS: args items, each a dict of claim (id) and line.
"""

import re
from collections.abc import Callable

from dialogs.content import Message
from dialogs.effects.posts import AppraisePosts, AssignPosts
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Go, Open, Outcome, Step, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.parts import parts
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import posts as words

_NUMBER = re.compile(
    r"(?:我)?(?:要|想)?(?:认|选)?第?\s*(\d{1,2}|[一二三四五六七八])\s*[号个条岗]?(?:吧|岗)?[。.]?"
)

#: How many posts can be tapped; more are typed.
_BUTTONS = 3


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _otherwise(heard: Heard, view: View) -> Outcome:
    def take(reading: Reading) -> Outcome | None:
        if reading.intent == "no":
            return Go(Step.CANCEL)
        return Unsure() if reading.intent in {"value", "unclear", "yes"} else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _open_posts(text: Callable[[list[str]], str]) -> Callable[[View], Message]:
    def ask(view: View) -> Message:
        shown = range(1, min(len(view.args["items"]), _BUTTONS) + 1)
        buttons = choices(*((words.claim_number(one), str(one)) for one in shown))
        return Message(text(_lines(view)), choices=buttons)

    return ask


def _read_claim(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(int(heard.token))
    said, items = heard.text.strip(), view.args["items"]
    found = _NUMBER.fullmatch(said)
    if found:
        number = int(found[1]) if found[1].isdecimal() else "一二三四五六七八".index(found[1]) + 1
        return Answer(number) if 1 <= number <= len(items) else Coach(Message(words.NO_SUCH))
    named = [place for place, item in enumerate(items, start=1) if item["name"] in said]
    return Answer(named[0]) if len(named) == 1 else _otherwise(heard, view)


OPEN_POSTS = Dialog(
    "open_posts",
    version=1,
    questions=(
        Question("which", _open_posts(words.open_posts), _open_posts(words.open_posts_again), _read_claim),
    ),
    finish=lambda view: (
        Open("claim_post", {"post": str(view.args["items"][view.answers["which"] - 1]["post"])}),
    ),
    about=lambda view: words.ABOUT,
)


def _read_parts(heard: Heard, view: View) -> Outcome:
    found, count = parts(heard.text), len(view.args["items"])
    if not found:
        return _otherwise(heard, view)
    if not all(1 <= number <= count for number, _ in found):
        return Coach(Message(words.NO_SUCH))
    return Answer([[number, said] for number, said in found])


def _chosen(view: View, key: str) -> tuple[tuple[int, str], ...]:
    items = view.args["items"]
    return tuple((items[number - 1][key], said) for number, said in view.answers["decide"])


def _assigned(view: View) -> tuple[Effect, ...]:
    return (AssignPosts(_chosen(view, "post")),)


def _appraised(view: View) -> tuple[Effect, ...]:
    return (AppraisePosts(_chosen(view, "claim")),)


ASSIGN_POSTS = Dialog(
    "assign_posts",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.assign(_lines(view))),
            lambda view: Message(words.assign_again(_lines(view))),
            _read_parts,
        ),
    ),
    finish=_assigned,
    about=lambda view: words.ABOUT,
    patient=True,
)

APPRAISE_POSTS = Dialog(
    "appraise_posts",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.appraise(_lines(view))),
            lambda view: Message(words.appraise_again(_lines(view))),
            _read_parts,
        ),
    ),
    finish=_appraised,
    about=lambda view: words.ABOUT,
    patient=True,
)
