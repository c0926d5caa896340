"""The public's voice in the chat: wishes, reports, notes for others, and how things stand."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.service.fulfil import evidence
from bot.service.organise import year
from bot.service.propose import saying
from bot.service.public import following, meant, reports, voices, wishes
from bot.service.public.voices import Said
from bot.service.talk.scene import Scene
from dialogs.heard import Heard
from dialogs.rules.calendar import chinese_date
from dialogs.rules.commitments import Status
from dialogs.rules.evidence import Evidence
from dialogs.rules.evidence import Kind as Shown
from dialogs.rules.people import Person
from dialogs.rules.receipts import read_code, shown
from dialogs.rules.voices import Kind, State
from dialogs.scripts.public import DONE, PublicWord, broken_promise, by_channel, public_word
from dialogs.words import voices as words
from dialogs.words import wish_kept as wish_words
from storage import aftermath, commitments
from storage import voices as store
from storage.unit import Work

#: So long after a report its promise may still be named.
_SOON = timedelta(days=1)


def hear_member(scene: Scene, args: dict[str, Any]) -> None:
    """A member's wish, report, note for somebody else or question after a receipt."""
    word = sorted_word(str(args.get("words", "")))
    if word.command == "receipt":
        scene.say(standing(scene.work, word.rest))
    elif word.command in DONE:
        scene.say(_whether_done(scene.work, scene.heard, word, scene.person))
    elif _is_promise(scene, str(args.get("words", ""))):
        saying.commit(scene, {"words": word.rest})
    elif word.rest:
        scene.say(_take(scene, word))
    else:
        _bare(scene, word.command)


def _is_promise(scene: Scene, said: str) -> bool:
    """Words without a name that are a good promise as they stand: somebody says what he will do."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    named = public_word(said, loose=True) is not None or broken_promise(said)
    return not named and cycle is not None and saying.is_commitment(scene, said, cycle.year)


def sorted_word(said: str) -> PublicWord:
    """What is wanted; words without a name are a report when they tell of a promise not kept."""
    word = public_word(said, loose=True)
    if word is not None:
        return word
    return PublicWord("report" if broken_promise(said) else "wish", said.strip())


def _bare(scene: Scene, command: str) -> None:
    """The name alone: the list for whoever decides, else how it is said."""
    if command == "wish":
        wishes.open_list(scene) if scene.person.leads else scene.say(words.EMPTY_WISH)
    elif command == "report":
        mine = scene.person.leads or store.reports_for(scene.work, scene.person.id)
        reports.open_list(scene) if mine else scene.say(words.EMPTY_REPORT)
    else:
        scene.say(words.EMPTY_NOTE)


def _take(scene: Scene, word: PublicWord) -> str:
    key = f"{scene.heard.platform}:{scene.heard.key}"
    kind = Kind.REPORT if word.command.endswith("report") else Kind.WISH
    if word.command.startswith("note"):
        channel, text = by_channel(word.rest)
        said = Said(kind, text, channel, recorder=scene.person)
        one = voices.take(scene.work, scene.person.org_id, key, said)
        return words.recorded(shown(one.code)) if one else words.TOO_MANY
    heard = scene.heard
    said = Said(kind, word.rest, heard.channel, heard.platform, heard.address, person=scene.person)
    return _kept(scene.work, scene.person.org_id, key, said)


def hear_stranger(work: Work, heard: Heard, org_id: int, word: PublicWord) -> str:
    """The same for somebody who is not on the roster; what he notes is his own."""
    if word.command == "receipt":
        return standing(work, word.rest)
    if word.command in DONE:
        return _whether_done(work, heard, word)
    kind = Kind.REPORT if word.command.endswith("report") else Kind.WISH
    if not word.rest:
        return words.EMPTY_REPORT if kind is Kind.REPORT else words.EMPTY_WISH
    names = kind is Kind.REPORT and meant.is_number(word.rest)
    more = "" if names else following.follow(work, org_id, (heard.platform, heard.address), word.rest)
    if more:
        return more
    said = Said(kind, word.rest, "chat", heard.platform, heard.address)
    return _kept(work, org_id, f"{heard.platform}:{heard.key}", said)


def _whether_done(work: Work, heard: Heard, word: PublicWord, person: Person | None = None) -> str:
    """Whoever wished says whether it was done: put beside the promise, or a report that it was not (R21)."""
    wish = store.by_code(work, word.rest)
    into = store.get(work, wish.merged_into) if wish is not None and wish.merged_into else wish
    promise = commitments.get(work, into.commitment_id) if into is not None and into.commitment_id else None
    if wish is None or promise is None or promise.status is not Status.PUBLISHED:
        return words.NO_CODE
    if word.command == "done":
        name = person.name if person else wish_words.WISHER
        thanked = Evidence(promise.id, Shown.BENEFICIARY, name, "", heard.text)
        evidence.keep(work, promise, thanked, heard.channel, person)
        return wish_words.heard_done()
    text, number = wish_words.not_done(promise.text), promise.id
    way = (heard.channel, heard.platform, heard.address)
    said = Said(Kind.REPORT, text, *way, person=person, commitment=number)
    one = voices.take(work, wish.org_id, f"{heard.platform}:{heard.key}", said)
    return words.report_receipt(shown(one.code), promise.text, which=False) if one else words.TOO_MANY


def _kept(work: Work, org_id: int, key: str, said: Said) -> str:
    """Keep it and give the receipt; of a report with the promise that is meant, or the question which."""
    if said.kind is Kind.WISH:
        one = voices.take(work, org_id, key, said)
        return words.wish_receipt(shown(one.code)) if one else words.TOO_MANY
    member = said.person is not None
    item = meant.promise(work, org_id, said.text, member=member)
    if meant.is_number(said.text):
        before = store.newest_open(work, org_id, said.platform, said.address, work.now - _SOON)
        if item is None or before is None or before.kind is not Kind.REPORT:
            return words.no_such_promise() if item is None else words.what_about(item.text)
        voices.name_promise(work, before, item)
        return words.promise_named(shown(before.code), item.text)
    one = voices.take(work, org_id, key, replace(said, commitment=item.id if item else None))
    if one is None:
        return words.TOO_MANY
    which = item is None and bool(meant.published(work, org_id, member=member))
    return words.report_receipt(shown(one.code), item.text if item else "", which=which)


def standing(work: Work, code: str) -> str:
    """How it stands, for whoever has the code: neither the words nor anybody's name. A query."""
    one = store.by_code(work, read_code(code))
    if one is not None and one.state is State.MERGED and one.merged_into:
        one = store.get(work, one.merged_into)
    if one is not None:
        return words.standing(one.state.value, one.answer)
    objection = aftermath.objection_by_code(work, read_code(code))
    if objection is None:
        return words.NO_CODE
    return words.objection_standing(objection.answer, chinese_date(objection.answer_by))
