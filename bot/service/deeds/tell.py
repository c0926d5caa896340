"""A bright deed is told: by oneself, a colleague or the public; in the chat, on the page, from paper."""

from dataclasses import dataclass
from typing import Any

from bot.service.deeds import check
from bot.service.deeds.bringing import bring, name_of, promise_of, who_checks
from bot.service.organise import year
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.calendar import at, local
from dialogs.rules.deeds import MOST_A_DAY, SHORTEST, Deed, Source, doer, told
from dialogs.rules.people import Person
from dialogs.rules.voices import tidy
from dialogs.words import deeds as words
from storage import deeds as store
from storage import people, records
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told. `teller` is set for somebody on the roster, `recorder` for whoever wrote it
    down for him."""

    text: str
    channel: str = "chat"
    teller: Person | None = None
    recorder: Person | None = None


def hear(scene: Scene, args: dict[str, Any]) -> None:
    """A member tells of a deed; the name alone shows what waits for him, or how it is told."""
    said = told(str(args.get("words", "")))
    if not said:
        _bare(scene)
        return
    if len(said) < SHORTEST:
        scene.say(words.TOO_SHORT)
        return
    key = f"{scene.heard.platform}:{scene.heard.key}"
    one = take(scene.work, scene.person.org_id, key, Told(said, scene.heard.channel, scene.person))
    if one is not None:  # only a flood from outside is stopped
        scene.say(answer(scene.work, one))


def _bare(scene: Scene) -> None:
    if not check.open_list(scene):
        link = Link(words.LOOK, f"/board/{scene.person.org_id}")
        scene.says.append(Message(words.HOW, link=link))


def take(work: Work, org_id: int, key: str, said: Told) -> Deed | None:
    """Keep a deed and bring it to whoever checks it; None in a flood. The same key is the same deed.
    A verb."""
    known = store.by_key(work, key)
    if known is not None:
        return known
    day = at(local(work.now).date(), 0)
    unknown = said.teller is None and said.recorder is None
    if unknown and store.from_outside(work, org_id, day) >= MOST_A_DAY:
        return None
    text = told(tidy(said.text))
    members = [*people.members(work, org_id), *people.guests(work, org_id)]
    whose = doer(text, members, said.teller)
    cycle = next(iter(year.running(work, org_id)), None)
    checker = who_checks(work, org_id, *(one.id for one in (whose, said.teller) if one))
    store.add(
        work,
        key,
        org_id=org_id,
        cycle_id=cycle.id if cycle else None,
        person_id=whose.id if whose else None,
        told_by=said.teller.id if said.teller else None,
        source=_source(whose, said.teller).value,
        channel=said.channel,
        text=text,
        checker_id=checker.id if checker else None,
        commitment_id=promise_of(work, whose, text),
    )
    one = store.by_key(work, key)
    if one is not None:
        actor = said.recorder or said.teller
        records.note(work, actor.id if actor else None, "tell_deed", f"deed:{one.id}", by=said.channel)
        if checker is not None:
            bring(work, one, checker)
    return one


def take_from_outside(work: Work, org_id: int, key: str, said: str) -> Deed | None:
    """The same from somebody who is not on the roster: it goes to where whoever is named belongs, else to
    that organisation. A verb."""
    whose = doer(told(said), people.named_in(work, said), None)
    return take(work, whose.org_id if whose else org_id, key, Told(said))


def _source(whose: Person | None, teller: Person | None) -> Source:
    if teller is None:
        return Source.PUBLIC
    return Source.SELF if whose is not None and whose.id == teller.id else Source.PEER


def answer(work: Work, one: Deed) -> str:
    """What whoever told it hears. A query."""
    checker = name_of(work, one.checker_id)
    if one.source is Source.SELF:
        return words.kept_own(checker)
    return words.kept(name_of(work, one.person_id), checker)
