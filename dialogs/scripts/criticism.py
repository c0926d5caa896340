"""Criticising in the open: a proposal in three questions, and the list on which two people decide.

CRITICISE: args target, name, org, key, given. CRITICISMS: args items, each a dict of id and line.
"""

import re

from dialogs.content import Message
from dialogs.effects.supervise import DecideCriticisms, DropOrder, ProposeCriticism
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Coach, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.rules.criticism import Scope
from dialogs.scripts.lines import decided_in_lines, faults, lines_of, told_of
from dialogs.scripts.rectification import free_words
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import criticism as words

_VERBS = {
    "听取": "hear",
    "定稿": "submit",
    "同意": "agree",
    "不同意": "refuse",
    "收回": "drop",
    "撤销": "withdraw",
}

_fault = faults(words.NO_SUCH, words.NEEDS_WHY, {"refuse", "withdraw"})

#: One decision with words of its own, taken whole: in a text "都同意" decides nothing.
_WHOLE = re.compile(r"第?\s*(\d{1,2})\s*[件号]?\s*(听取|定稿|不同意|收回|撤销)[\s:：，,]*(.*)", re.DOTALL)

_SCOPES = (
    ("下级", "below"),
    ("公示栏", "public"),
    ("群众", "public"),
    ("党员", "members"),
    ("支部", "members"),
)


def _read_scope(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        found = next((scope for word, scope in _SCOPES if word in heard.text), None)
        return Answer(found) if found else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _read_go(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if "不提" in heard.text:
            return Answer("no")
        found = {"yes": "yes", "no": "no"}.get(reading.intent)
        return Answer(found) if found else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _ask_go(view: View) -> Message:
    scope = Scope(view.answers["scope"]).label
    text = words.read_back(view.args["name"], view.answers["cause"], scope)
    return Message(text, choices=choices(*words.GO_CHOICES))


def _propose(view: View) -> tuple[Effect, ...]:
    args, given = view.args, view.answers
    if given["go"] != "yes":
        return (DropOrder(words.NOT_SENT),)
    return (ProposeCriticism(args["target"], args["org"], given["cause"], given["scope"], args["key"]),)


def _read_list(heard: Heard, view: View) -> Outcome:
    whole = _WHOLE.fullmatch(heard.text.strip())
    if whole is None or not 1 <= int(whole[1]) <= len(view.args["items"]):
        return _READ(heard, view)
    told = (int(whole[1]), _VERBS[whole[2]], whole[3].strip())
    fault = _fault(told, len(view.args["items"]))
    return Coach(Message(fault)) if fault else Answer([list(told)])


_READ = decided_in_lines(_VERBS, _fault)

CRITICISE = Dialog(
    "criticise",
    version=1,
    questions=(
        Question(
            "cause",
            lambda view: Message(words.ask_cause(view.args["name"])),
            lambda view: Message(words.ASK_AGAIN),
            free_words,
        ),
        Question(
            "scope",
            lambda view: Message(words.ask_scope(view.args["name"]), choices=choices(*words.SCOPE_CHOICES)),
            lambda view: Message(words.ask_scope_again(), choices=choices(*words.SCOPE_CHOICES)),
            _read_scope,
        ),
        Question(
            "go",
            _ask_go,
            lambda view: Message(
                words.read_back_again(view.args["name"]), choices=choices(*words.GO_CHOICES)
            ),
            _read_go,
        ),
    ),
    finish=_propose,
    about=lambda view: words.ABOUT,
)

CRITICISMS = Dialog(
    "criticisms",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask_list(lines_of(view))),
            lambda view: Message(words.ask_list_again(lines_of(view))),
            _read_list,
        ),
    ),
    finish=lambda view: (DecideCriticisms(told_of(view, "decide", "id")),),
    about=lambda view: words.LIST_ABOUT,
    patient=True,
)
