"""People who are not on the roster, and what a platform says of itself."""

from dataclasses import replace

from bot.ports import greeting_key
from bot.service.deeds import of_promises, tell
from bot.service.evaluate import objections, who
from bot.service.evaluate.objections import Said
from bot.service.public import scenes, speaking, whereabouts
from bot.service.reach import linking, post
from dialogs.content import Link, Message
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.deeds import SHORTEST, told
from dialogs.rules.people import Org, Person, Role
from dialogs.scripts import deed_words
from dialogs.scripts.public import PublicWord, broken_promise, public_word
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand
from dialogs.words import channels as channel_words
from dialogs.words import service as words
from dialogs.words import voices as voice_words
from dialogs.words.aftermath import LOOK as OUTCOMES
from dialogs.words.aftermath import NO_PERIOD, OBJECT_HOW
from storage import aftermath, people, records
from storage.unit import Work

#: Whoever has an idea for the village says it as a plan of his own.
_WISHES = {"submit_public_wish": "wish", "start_commitment": "wish", "complaint": "report"}


def answer(work: Work, heard: Heard, person: Person | None) -> Message | None:
    """A receipt, or a kind sentence and the way to the secretary, never silence."""
    if heard.kind is Kind.LEAVE:
        return None
    joined = linking.hear_stranger(work, heard) if person is None else None
    if joined is not None:
        return joined
    if not people.orgs(work):
        return Message(words.NO_BRANCH)
    came = scenes.enter(work, heard, member=False)
    if came is not None:
        return came
    heard = scenes.as_meant(work, heard)
    asked = _public(work, heard)
    if asked is not None and asked.command == "receipt":
        return Message(speaking.standing(work, asked.rest))
    confirmed = of_promises.hear(work, f"{heard.platform}:{heard.key}", heard.text)
    if confirmed is not None:
        return Message(confirmed)
    if person is not None:
        branch = people.org(work, person.org_id)
        return _answer(work, heard, branch, stopped=True) if branch else Message(words.NO_BRANCH)
    return _of_a_place(work, heard, asked)


def _of_a_place(work: Work, heard: Heard, asked: PublicWord | None) -> Message:
    """The answer of the organisation that he speaks of; the question of which it is, where that is open."""
    if heard.kind is Kind.AUDIO and not heard.text.strip():
        return Message(words.UNHEARD)
    spoken = whereabouts.find(work, heard)
    if spoken.org is None:
        told_us = asked is not None or _tells_of_a_deed(work, heard)
        return Message(words.WHERE if told_us else words.WHERE_HELLO)
    found = _answer(work, replace(heard, text=spoken.text), spoken.org)
    guessed = words.GUESSED.format(name=spoken.org.name) if spoken.guessed else ""
    return replace(found, text=f"{guessed}{found.text}")


def _answer(work: Work, heard: Heard, branch: Org, *, stopped: bool = False) -> Message:
    """The answer in the name of one organisation."""
    link = Link(words.LOOK, f"/board/{branch.id}")
    if heard.text.strip().startswith("异议"):
        return Message(_object(work, heard, branch), link=Link(OUTCOMES, f"/outcomes/{branch.id}"))
    word = _public(work, heard)
    if word is not None:
        return Message(speaking.hear_stranger(work, heard, branch.id, word), link=link)
    contact = branch.contact or _secretary(work, branch.id)
    if stopped:
        return Message(words.STOPPED.format(contact=contact))
    if _tells_of_a_deed(work, heard):
        kept = tell.take_from_outside(work, branch.id, f"{heard.platform}:{heard.key}", heard.text)
        return Message(words.STRANGER_DEED if kept else voice_words.TOO_MANY, link=link)
    text = words.STRANGER.format(branch=branch.name, contact=contact)
    return Message(f"{text}{words.STRANGER_MAY}", link=link)


def _object(work: Work, heard: Heard, branch: Org) -> str:
    """An objection to results that hang out for everybody; the code is the way to the answer."""
    said = heard.text.strip().removeprefix("异议").strip(" ：:，,。")
    cycle = who.evaluated(work, branch.id)
    period = aftermath.period(work, cycle.id) if cycle else None
    if period is None or period.scope != "public" or not period.runs(local(work.now).date()):
        return NO_PERIOD
    one = objections.take(work, cycle, f"{heard.platform}:{heard.key}", Said(said)) if said else None
    if one is None:
        return OBJECT_HOW
    return objections.receipt(work, one) + words.ASK_CODE


def _public(work: Work, heard: Heard) -> PublicWord | None:
    """A wish, a report or a question after a receipt, said by its name or understood as one."""
    if heard.kind not in (Kind.TEXT, Kind.AUDIO) or not heard.text.strip():
        return None
    word = public_word(heard.text, loose=True)
    if word is not None:
        return word
    intent = _intent(work, heard)
    if intent == "start_commitment" and "诺" in heard.text:
        return None  # a member whom the roster does not know yet: he is told so
    command = _WISHES.get(intent, "")
    if command and broken_promise(heard.text):
        command = "report"
    return PublicWord(command, heard.text) if command else None


def _intent(work: Work, heard: Heard) -> str:
    return understand(heard.text, Asked("idle", local(work.now).date())).intent


def _tells_of_a_deed(work: Work, heard: Heard) -> bool:
    """A good deed, by its name or understood as one; it is kept and checked, whoever tells of it."""
    said = heard.text.strip()
    named = deed_words.command(said) == "deed" and len(told(said)) >= SHORTEST
    return named or (bool(said) and _intent(work, heard) == "report_bright_deed")


def key(heard: Heard) -> str:
    """The key of the answer: opening the chat again is greeted once, a code is answered each time."""
    plain = heard.kind is Kind.ENTER and not heard.token
    return greeting_key(heard.platform, heard.address) if plain else ""


def platform_notice(work: Work, heard: Heard) -> None:
    """The platform warns of something: every secretary learns of it in plain words, and has it among his
    tasks until it is done, because the platform acts if nobody does."""
    records.note(work, None, "platform_notice", heard.platform, notice=heard.text)
    text = channel_words.platform_notice(heard.text)
    if not text:
        return
    for branch in people.orgs(work):
        for person in people.members(work, branch.id):
            if person.role is Role.SECRETARY:
                key = f"notice:{heard.platform}:{heard.key}:{person.id}"
                post.errand(work, person, "platform", text, key)


def _secretary(work: Work, org_id: int) -> str:
    found = people.secretary(work, org_id)
    return words.contact(found.name, found.phone) if found else words.SOMEBODY
