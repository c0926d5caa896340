"""Wishes brought to whoever can do something about them: offered, claimed with one tap (R19)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.service.public.wishes import short, take_up
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.effects.public import TakeWish
from dialogs.engine.talk import Talk
from dialogs.rules.people import Person
from dialogs.rules.skills import fit, fitting
from dialogs.rules.voices import Kind, State, Voice
from dialogs.words import voices as words
from storage import burden, people, records
from storage import voices as store
from storage.unit import Work

#: How many wishes are offered at once; old people are shown fewer.
_AT_ONCE = 3
_AT_ONCE_OLD = 2

#: How many people are asked of a new wish without having asked themselves.
_ASKED = 2

#: So long nobody is asked for the same again.
_SEASON = timedelta(days=60)


def fitting_wishes(work: Work, person: Person, most: int = _AT_ONCE) -> list[Voice]:
    """Open wishes of the branch that fit what this person can do, the best first. A query."""
    waiting = _open(work, person)
    places = fitting(_can(person), [one.text for one in waiting])
    return [waiting[place] for place in places[:most]]


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What can I help with: wishes that fit first, then the others; a number or a tap claims."""
    work, person = scene.work, scene.person
    most = _AT_ONCE_OLD if person.oral else _AT_ONCE
    found = fitting_wishes(work, person, most)
    found += [one for one in _open(work, person) if one not in found][: most - len(found)]
    if not found:
        scene.say(words.NOTHING_TO_OFFER)
        return
    items = [{"voice": one.id, "line": short(one.text)} for one in found]
    scene.set_aside("offers")
    scene.begin("offers", {"items": items})


def claim(scene: Scene, args: dict[str, Any]) -> None:
    """The member takes a wish up himself: on with the commitment, as after a question of the secretary."""
    work, person = scene.work, scene.person
    number = str(args.get("wish", ""))
    one = store.get(work, int(number), lock=True) if number.isdecimal() else None
    mine = one is not None and one.org_id == person.org_id and one.kind is Kind.WISH
    if one is None or not mine or not _free(one, person):
        scene.say(words.GONE)
        return
    store.change(work, one.id, state=State.CLAIMED.value, claimer_id=person.id)
    records.note(work, person.id, "wish_claim", f"voice:{one.id}", claimer=person.id)
    scene.talk = _without_bare_question(scene.talk, person)
    take_up(scene, TakeWish(one.id, willing=True))


def _without_bare_question(talk: Talk, person: Person) -> Talk:
    """The question for a commitment that nobody has begun to answer: the wish takes its place."""
    kept = tuple(
        frame
        for frame in talk.frames
        if frame.dialog != "commitment" or frame.args.get("author") != person.id or "what" in frame.given
    )
    return replace(talk, frames=kept)


def offer(work: Work, one: Voice) -> None:
    """A new wish is offered to whoever can do it: one message, which yields to everything else. Nobody is
    asked twice in a season for the same."""
    able, text = _able(work, one)[:_ASKED], words.offer(short(one.text))
    asked = burden.lately(work, [person.id for person in able], "offer:", work.now - _SEASON) if able else {}
    for person in able:
        if all(said != text for _, said in asked[person.id]):
            message = Message(text, choices=(Choice(words.I_DO, _token(one)),))
            post.tell(work, person, message, f"offer:{one.id}:{person.id}", "reminder")


def _able(work: Work, one: Voice) -> list[Person]:
    found = []
    for person in people.members(work, one.org_id):
        asks = person.id in (one.person_id, one.recorder_id) or person.oral or person.leads
        if not asks and people.identities(work, person.id):
            score = fit(_can(person), one.text)
            found += [(-score, person.id, person)] if score else []
    return [person for _, _, person in sorted(found, key=lambda row: row[:2])]


def _open(work: Work, person: Person) -> list[Voice]:
    return [
        one
        for one in store.wishes(work, person.org_id)
        if one.state is State.OPEN and one.person_id != person.id
    ]


def _free(one: Voice, person: Person) -> bool:
    return one.state is State.OPEN or (one.state is State.CLAIMED and one.claimer_id == person.id)


def _can(person: Person) -> str:
    return f"{person.skills} {person.post}"


def _token(one: Voice) -> str:
    return f"/claim_wish?wish={one.id}"
