"""The quarter's comments: suggestions in one list, decided in one line.

Args: items, each a dict of cycle, quarter, person, name, draft, line; more; later (persons put off).
"""

import re
from typing import Any

from dialogs.content import Message
from dialogs.effects.supervise import GiveComments
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome, Unsure
from dialogs.heard import Heard, Kind
from dialogs.scripts.lines import Decision, decisions, lines_of
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import comments as words

#: How many one list shows: what a platform's text allows.
AT_ONCE = 6

_CHANGED = re.compile(
    r"(?:第\s*)?(\d{1,2})\s*(?:条|位|号)?\s*[:：，,.、]?\s*(?:改成|改为|换成)(.*)", re.DOTALL
)
_VERBS = {"用": "use", "可以": "use", "发": "use", "先放": "later", "先不发": "later", "放一放": "later"}
_PLAIN = rf"(?:[\d\s、,，和第条位号都全部]|{'|'.join(_VERBS)})+"
_BREAKS = re.compile(
    r"[\n；;]+"  # a new line
    r"|(?<=[用放发以])[\s，,]+(?=第?\s*\d)"  # behind a plain decision
    r"|\s+(?=\d{1,2}\s*(?:条|位|号)?\s*(?:改成|改为|换成))"  # before other words for somebody
    rf"|\s+(?=\d[\d\s、,，]*(?:{'|'.join(_VERBS)})[\d\s、,，]*$)"  # before a plain one at the end
)


def decided(said: str, count: int) -> list[Decision]:
    """The decisions of one message. What stands behind 改成 is taken whole, up to the next line."""
    found: list[Decision] = []
    rest = []
    for part in (one.strip() for one in _BREAKS.split(said.strip())):
        changed = _CHANGED.fullmatch(part)
        if changed:
            found.append((int(changed[1]), "change", changed[2].strip(" ：:，,")))
        elif part:
            rest.append(part)
    plain = " ".join(rest)
    if not re.fullmatch(_PLAIN, plain):
        return found
    return sorted({*found, *decisions(plain, count, _VERBS)})


def _ask(view: View) -> Message:
    return Message(words.ask(lines_of(view), view.args["more"]), choices=choices(*words.CHOICES))


def _again(view: View) -> Message:
    return Message(words.again(lines_of(view)), choices=choices(*words.CHOICES))


def _read(heard: Heard, view: View) -> Outcome:
    count = len(view.args["items"])
    if heard.kind is Kind.CHOICE:
        return Answer([[number, heard.token, ""] for number in range(1, count + 1)])
    found = decided(heard.text, count)
    if any(not 1 <= number <= count for number, _, _ in found):
        return Coach(Message(words.NO_SUCH))
    if any(verb == "change" and not rest for _, verb, rest in found):
        return Coach(Message(words.NEEDS_WORDS))
    if found:
        return Answer([list(one) for one in found])

    def take(reading: Reading) -> Outcome | None:
        if reading.intent == "yes":
            return Answer([[number, "use", ""] for number in range(1, count + 1)])
        return Unsure() if reading.intent in {"value", "unclear"} else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _finish(view: View) -> tuple[Effect, ...]:
    items: list[dict[str, Any]] = view.args["items"]
    later = list(view.args["later"])
    chosen = []
    for number, verb, rest in view.answers["decide"]:
        item = items[number - 1]
        if verb == "later":
            later.append(item["person"])
        else:
            text = rest if verb == "change" else item["draft"]
            chosen.append((item["cycle"], item["quarter"], item["person"], text))
    return (GiveComments(tuple(chosen), tuple(later)),)


COMMENTS = Dialog(
    "comments",
    version=1,
    questions=(Question("decide", _ask, _again, _read),),
    finish=_finish,
    about=lambda view: words.ABOUT,
    patient=True,
)
