"""How the first question of a commitment is put, by what it starts from. Args: see `scripts.commitment`."""

from dataclasses import replace

from dialogs.content import Choice, Link, Message
from dialogs.engine.dialog import View
from dialogs.rules.calendar import local
from dialogs.rules.pack import ORG, USUAL
from dialogs.rules.people import Category
from dialogs.scripts.replies import choices
from dialogs.words import absence as absence_words
from dialogs.words import commitment as words
from dialogs.words import homes as home_words
from dialogs.words import practices as practice_words
from dialogs.words import propose as propose_words
from dialogs.words import voices as voice_words

#: How many examples stand beside the question.
_EXAMPLES = 2


def example_for(view: View) -> str:
    """An example for this kind of member; of whoever is of several kinds two, old people hear one. The rules
    of the year may have others than the usual ones (args `examples`)."""
    given: dict[str, str] = view.args.get("examples", {})
    if view.args.get("of_org"):
        return given.get(ORG, propose_words.ORG_EXAMPLE)
    labels = [] if view.args["elder"] else view.args.get("labels", [])
    found = [
        given.get(one) or given.get(USUAL) or words.EXAMPLES[Category(one)]
        for one in (view.args["category"], *labels)
    ]
    return words.or_else(list(dict.fromkeys(found))[:_EXAMPLES])


def ask_what(view: View) -> Message:
    """First wording."""
    args = view.args
    if view.answers.get("reworded"):
        return Message(words.KEEP_WHOLE)
    if args.get("replaces"):
        return _ask_for_another(view)
    if args.get("recorder"):
        ask = words.recorder_listens if args.get("sound") else words.recorder_what
        return Message(ask(args["name"]), link=_recording(view))
    if args.get("wish"):
        return Message(voice_words.from_wish(args["wish_text"], example_for(view)))
    if args.get("urgent"):
        return Message(propose_words.URGENT_WHAT)
    if args.get("of_org"):
        focus = list(args.get("focus", ()))
        return Message(propose_words.org_what(args["name"], example_for(view), args["year"], focus))
    return _with_material(view, _ask_afresh(view))


def _with_material(view: View, message: Message) -> Message:
    """What is laid beside the question: leaders' promises, the year's main tasks, what was to be put right,
    wishes that fit."""
    args = view.args
    lines = [propose_words.led(args["led"])] if args.get("led") else []
    lines += [propose_words.main_tasks(args["tasks"])] if args.get("tasks") else []
    lines += [propose_words.mend(args["mend"])] if args.get("mend") else []
    wishes = args.get("wishes", ())
    if wishes:
        lines.append(propose_words.wished([text for _, text in wishes]))
    taps = tuple(
        Choice(propose_words.take_up(place), f"/claim_wish?wish={number}")
        for place, (number, _) in enumerate(wishes, 1)
    )
    link = Link(propose_words.LOOK, args["board"]) if args.get("led") else message.link
    text = "\n".join((message.text, *lines))
    return replace(message, text=text, choices=(*message.choices, *taps), link=link)


def _ask_for_another(view: View) -> Message:
    """The wording that was handed in is to be changed: it came back, or the author wants it."""
    args = view.args
    if args.get("recorder"):
        back = words.returned_to_helper(args["name"], args["guidance"], args["old"])
        return Message(back, link=_recording(view))
    if not args["guidance"]:
        return Message(propose_words.change_own(args["old"]))
    return Message(words.returned(args["guidance"], args["old"], args.get("by", "")))


def _ask_afresh(view: View) -> Message:
    args = view.args
    hello = (words.HELLO if args.get("first") else "") + args.get("why", "")
    if args.get("practice"):
        hello += practice_words.example(args["practice"])
    if args.get("lighter") and not args["elder"]:
        hello += absence_words.small_is_enough(args["lighter"])
    if args.get("home"):
        return Message(hello + _at_home(view))
    if args.get("duty"):
        return _from_post(view, hello)
    if args.get("post") and not args["elder"]:
        hello += words.your_post(args["post"])
    if args["elder"]:
        when = words.year_said(args["year"], local(view.now).year)
        return Message(hello + words.elder_what(args["name"], example_for(view), when))
    return Message(hello + words.ask_what(args["name"], example_for(view), args["year"]))


def _at_home(view: View) -> str:
    """To somebody who lives in a community and belongs elsewhere (双报到)."""
    args = view.args
    if args["elder"]:
        return home_words.what_elder(args["community"])
    return home_words.what(args["name"], args["community"], args["needs"], args["year"])


def _from_post(view: View, hello: str) -> Message:
    """Somebody who holds a post (设岗定责) starts from its duties; one tap takes them as they are."""
    args = view.args
    name, duties = args["duty"]
    button = choices((words.AS_THE_DUTIES, "duties"))
    if args["elder"]:
        return Message(hello + words.elder_from_post(name), choices=button)
    return Message(hello + words.from_post(args["name"], name, duties, args["year"]), choices=button)


def _recording(view: View) -> Link | None:
    path = view.args.get("listen")
    return Link(words.LISTEN, path) if path else None


def ask_what_again(view: View) -> Message:
    """Second wording."""
    if view.args.get("recorder"):
        return Message(words.recorder_what_again(view.args["name"]), link=_recording(view))
    if view.args.get("home") and not view.args["elder"]:
        return Message(home_words.what_again(view.args["community"], example_for(view)))
    again = words.elder_what_again if view.args["elder"] else words.ask_what_again
    return Message(again(example_for(view)))
