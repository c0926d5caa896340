"""The secretary's other decisions: publish, sign the quarter's summary, post the digest.
Each is one question; nothing goes out before the secretary's word."""

import re
from collections.abc import Callable

from dialogs.content import Link, Message
from dialogs.effects.evaluate import PostDigest
from dialogs.effects.publish import PublishCommitments
from dialogs.effects.supervise import SignSummary
from dialogs.effects.talk import PutOff
from dialogs.engine.dialog import Dialog, Question, View
from dialogs.engine.outcome import Answer, Effect, Outcome
from dialogs.heard import Heard, Kind
from dialogs.scripts.replies import asked, choices, reply
from dialogs.understanding.reading import Reading
from dialogs.words import desk as words

#: The order itself instead of a yes: "公示吧", "现在就签发". Nothing else may stand in the sentence.
_ORDER = re.compile(r"(现在|马上|今天)?就?(公示|签发|发|发出去|发到群里|发群里)(吧|了|出去吧)?[。！!]?")

_Pairs = tuple[tuple[str, str], ...]


def _read_go(heard: Heard, view: View) -> Outcome:
    if heard.kind is Kind.CHOICE:
        return Answer(heard.token)

    def take(reading: Reading) -> Outcome | None:
        if _ORDER.fullmatch(heard.text.strip()):
            return Answer("yes")
        said = {"yes": "yes", "no": "later", "defer": "later"}.get(reading.intent)
        return Answer(said) if said else None

    return reply(heard, asked(view, "confirm_commitment"), take)


def _page(view: View) -> Link | None:
    """The page on which what is decided about can be seen."""
    path = view.args.get("page")
    return Link(words.SEE, path) if path else None


def _once_more(view: View) -> str:
    return words.ONCE_MORE if view.args.get("again") else ""


def _go(ask: Callable[[View], str], again: Callable[[View], str], buttons: _Pairs) -> Question:
    return Question(
        "go",
        lambda view: Message(_once_more(view) + ask(view), choices=choices(*buttons), link=_page(view)),
        lambda view: Message(again(view), choices=choices(*buttons)),
        _read_go,
        clears=("text",),
    )


def _publish(view: View) -> tuple[Effect, ...]:
    if view.answers["go"] == "yes":
        return (PublishCommitments(view.args["cycle"]),)
    return (PutOff("publish", view.args["cycle"], words.PUBLISH_LATER),)


def _counts(view: View) -> str:
    args = view.args
    unseen = args.get("unseen", 0)
    return words.publish(args["ready"], args["people"], args["waiting"], args["missing"], unseen)


PUBLISH = Dialog(
    "publish",
    version=1,
    questions=(_go(_counts, lambda view: words.publish_again(view.args["ready"]), words.PUBLISH_CHOICES),),
    finish=_publish,
    about=lambda view: words.PUBLISH_ABOUT,
    patient=True,
)


def _read_text(heard: Heard, view: View) -> Outcome:
    def take(reading: Reading) -> Outcome | None:
        said = heard.text.strip()
        return Answer(said) if reading.intent in {"value", "unclear"} and said else None

    return reply(heard, asked(view, "ask_commitment"), take)


def _sign(view: View) -> tuple[Effect, ...]:
    if view.answers["go"] == "later":
        return (PutOff("summary", view.args["cycle"], words.SUMMARY_LATER, view.args["quarter"]),)
    text = view.answers.get("text") or view.args["draft"]
    return (SignSummary(view.args["cycle"], view.args["quarter"], text),)


SUMMARY = Dialog(
    "summary",
    version=1,
    questions=(
        _go(
            lambda view: words.summary(view.args["draft"]),
            lambda view: words.summary_again(),
            words.SUMMARY_CHOICES,
        ),
        Question(
            "text",
            lambda view: Message(words.summary_text()),
            lambda view: Message(words.summary_text_again()),
            _read_text,
            when=lambda view: view.answers.get("go") == "edit",
        ),
    ),
    finish=_sign,
    about=lambda view: words.SUMMARY_ABOUT,
    patient=True,
)


def _post(view: View) -> tuple[Effect, ...]:
    if view.answers["go"] == "yes":
        return (PostDigest(view.args["cycle"]),)
    return (PutOff("digest", view.args["cycle"], words.DIGEST_LATER),)


DIGEST = Dialog(
    "digest",
    version=1,
    questions=(
        _go(
            lambda view: words.digest(view.args.get("results", ""), view.args["draft"]),
            lambda view: words.digest_again(),
            words.DIGEST_CHOICES,
        ),
    ),
    finish=_post,
    about=lambda view: words.DIGEST_ABOUT,
    patient=True,
)
