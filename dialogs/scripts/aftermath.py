"""After the grades: publicity, objections, follow-up, commendation. Numbered lists, one line decides.

PUBLICISE: args cycle, year, count. OBJECTIONS, FOLLOW_UPS, COMMEND: args items, each a dict of id (or cycle
and subject) and line.
"""

import re
from collections.abc import Callable

from dialogs.content import Message
from dialogs.effects.aftermath import AnswerObjections, Commend, NoteSteps, Publicise
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import aftermath as words

#: How many one list shows.
AT_ONCE = 8

#: One decision: (number, verb, what stands behind it).
Decision = tuple[int, str, str]


def _lines(view: View) -> list[str]:
    return [item["line"] for item in view.args["items"]]


def _otherwise(heard: Heard, view: View) -> Outcome:
    def take(reading: Reading) -> Outcome | None:
        return Unsure() if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "ask_commitment"), take)


def decisions(said: str, count: int, verbs: tuple[str, ...]) -> list[Decision]:
    """The decisions of one line or of several; of a single item the number may be left out."""
    verb = "|".join(verbs)
    head = re.compile(rf"(?:^|[\n；;。]\s*|(?<=\s))((?:第?\d{{1,3}}[号条件]?[\s、，,]*)+)({verb})")
    found: list[Decision] = []
    heads = list(head.finditer(said.strip()))
    for place, one in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else None
        rest = said.strip()[one.end() : end].strip(" ：:，,；;。\n")
        found += [(int(number), one[2], rest) for number in re.findall(r"\d+", one[1])]
    alone = re.match(rf"({verb})(.*)", said.strip(), re.DOTALL)
    if not found and alone and count == 1:
        return [(1, alone[1], alone[2].strip(" ：:，,。\n"))]
    return found


def _reader(
    verbs: tuple[str, ...], wordless: frozenset[str] = frozenset()
) -> Callable[[Heard, View], Outcome]:
    def read(heard: Heard, view: View) -> Outcome:
        count = len(view.args["items"])
        found = decisions(heard.text, count, verbs)
        if any(not 1 <= number <= count for number, _, _ in found):
            return Coach(Message(words.NO_SUCH))
        silent = [number for number, verb, rest in found if not rest and verb not in wordless]
        if silent:
            return Coach(Message(words.needs_words(silent)))
        return Answer([list(one) for one in found]) if found else _otherwise(heard, view)

    return read


def _decided(view: View) -> list[tuple[dict[str, object], str, str]]:
    items = view.args["items"]
    return [(items[number - 1], verb, rest) for number, verb, rest in view.answers["decide"]]


def _read_scope(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)
    said = {"1": "best", "2": "public", "3": "members"}.get(heard.text.strip(" 。"))
    if said:
        return Answer(said)

    def take(reading: Reading) -> Outcome | None:
        if reading.intent in {"no", "defer"}:
            return Answer("later")
        return Unsure() if reading.intent in {"value", "unclear", "yes"} else None

    return reply(heard, asked(view, "confirm_commitment"), take)


_SCOPES = {
    "best": ("public", "excellent"),
    "public": ("public", "grades"),
    "members": ("members", "grades"),
}


def _publicise(view: View) -> tuple[Effect, ...]:
    scope, shows = _SCOPES.get(view.answers["scope"], ("", ""))
    return (Publicise(view.args["cycle"], scope, shows),)


PUBLICISE = Dialog(
    "publicise",
    version=1,
    questions=(
        Question(
            "scope",
            lambda view: Message(
                words.ask_scope(view.args["year"], view.args["count"], view.args["days"]),
                choices=choices(*words.SCOPES),
            ),
            lambda view: Message(words.ask_scope_again(), choices=choices(*words.SCOPES)),
            _read_scope,
        ),
    ),
    finish=_publicise,
    about=lambda view: words.PUBLICISE_ABOUT,
    patient=True,
)

_VERDICTS = {"维持": "kept", "重评": "changed"}

OBJECTIONS = Dialog(
    "objections",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_objections(_lines(view))),
            lambda view: Message(words.ask_objections_again(_lines(view))),
            _reader(("维持", "重评")),
        ),
    ),
    finish=lambda view: (
        AnswerObjections(
            tuple((int(str(item["id"])), _VERDICTS[verb], rest) for item, verb, rest in _decided(view))
        ),
    ),
    about=lambda view: words.OBJECTIONS_ABOUT,
    patient=True,
)

_STEPS = {
    "谈了": "talk",
    "计划": "plan",
    "没改好": "failed",
    "改好了": "closed",
    "批评教育": "admonition",
    "组织处理": "measure",
}

FOLLOW_UPS = Dialog(
    "follow_ups",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_follow_ups(_lines(view))),
            lambda view: Message(words.ask_follow_ups_again(_lines(view))),
            _reader(tuple(_STEPS)),
        ),
    ),
    finish=lambda view: (
        NoteSteps(tuple((int(str(item["id"])), _STEPS[verb], rest) for item, verb, rest in _decided(view))),
    ),
    about=lambda view: words.FOLLOW_UPS_ABOUT,
    patient=True,
)

COMMEND = Dialog(
    "commend",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_commend(_lines(view), view.args["held"])),
            lambda view: Message(words.ask_commend_again(_lines(view))),
            _reader(("不推荐", "推荐"), frozenset({"推荐", "不推荐"})),
        ),
    ),
    finish=lambda view: (
        Commend(
            tuple(
                (int(str(item["cycle"])), str(item["subject"]), verb == "推荐", rest)
                for item, verb, rest in _decided(view)
            )
        ),
    ),
    about=lambda view: words.COMMEND_ABOUT,
    patient=True,
)
