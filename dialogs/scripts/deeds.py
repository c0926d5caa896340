"""Bright deeds: a numbered list for whoever checks, one line decides; and the person's own consent.

DEEDS: args items, each a dict of deed (id), line, known (whose it is); more. DEED_THANKED: args deed,
checker, words, elder.
"""

from dialogs.content import Message
from dialogs.effects.deeds import AgreeToDeed, CheckDeeds
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.scripts.lines import Decision, decided_in_lines, lines_of, told_of
from dialogs.scripts.replies import choices
from dialogs.scripts.thanks import yes_or_no
from dialogs.words import deeds as words

#: How many one list shows.
AT_ONCE = 6

_VERBS = {
    "通过": "checked",
    "属实": "checked",
    "是这样": "checked",
    "改成": "reworded",
    "退回": "returned",
    "不通过": "returned",
    "不属实": "returned",
    "不是这样": "returned",
}


def _fault(found: Decision, count: int) -> str:
    number, verb, rest = found
    if not 1 <= number <= count:
        return words.NO_SUCH
    if verb == "returned" and not rest:
        return words.needs_why(number)
    return words.needs_text(number) if verb == "reworded" and not rest else ""


def _decided(view: View) -> tuple[CheckDeeds]:
    return (CheckDeeds(told_of(view, "decide", "deed")),)


DEEDS = Dialog(
    "deeds",
    version=1,
    questions=(
        Question(
            "decide",
            lambda view: Message(words.ask(lines_of(view), view.args["more"])),
            lambda view: Message(words.ask_again(lines_of(view))),
            decided_in_lines(_VERBS, _fault),
        ),
    ),
    finish=_decided,
    about=lambda view: words.ABOUT,
    patient=True,
)


def _thank(view: View) -> Message:
    said, elder = view.args["words"], view.args.get("elder")
    text = words.thanked_elder(said) if elder else words.thanked(view.args["checker"], said)
    return Message(text, choices=choices(*words.CONSENT_CHOICES))


def _thank_again(view: View) -> Message:
    said, elder = view.args["words"], view.args.get("elder")
    text = words.thanked_elder_again(said) if elder else words.thanked_again(said)
    return Message(text, choices=choices(*words.CONSENT_CHOICES))


DEED_THANKED = Dialog(
    "deed_thanked",
    version=1,
    questions=(Question("go", _thank, _thank_again, yes_or_no),),
    finish=lambda view: (AgreeToDeed(view.args["deed"], view.answers["go"] == "yes"),),
    about=lambda view: words.CONSENT_ABOUT,
    patient=True,
)
