"""Wishes of the public: the list, what becomes of each, and the member who takes one up."""

from collections.abc import Callable
from typing import Any

from rapidfuzz import fuzz

from bot.service.organise import tiers, year
from bot.service.propose.arguments import commitment_args
from bot.service.public import asker, kept_wishes
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.public import DecideWishes, TakeWish
from dialogs.rules.commitments import Status
from dialogs.rules.evidence import which_in
from dialogs.rules.people import Person
from dialogs.rules.receipts import shown
from dialogs.rules.voices import Kind, State, Voice
from dialogs.scripts.voices import AT_ONCE
from dialogs.words import service as service_words
from dialogs.words import voices as words
from dialogs.words import wish_kept as wish_words
from storage import commitments, people, records
from storage import voices as store
from storage.unit import Work

#: How alike two wishes must be to be shown as perhaps the same; 0–100.
ALIKE = 55

#: Characters of a wish in the list.
SHORT = 40


def open_list(scene: Scene) -> None:
    """Show what waits, as a numbered list."""
    args = list_args(scene.work, scene.person.org_id)
    scene.set_aside("wishes")
    if args is None:
        scene.say(words.NO_WISHES)
    else:
        if store.counts(scene.work, scene.person.org_id, Kind.WISH):
            scene.say(needs(scene.work, scene.person.org_id))
        scene.begin("wishes", args)


def needs(work: Work, org_id: int) -> str:
    """How the wishes stand, in numbers (R16). A query."""
    found = store.counts(work, org_id, Kind.WISH)
    waiting, claimed, passed = (found.get(state, 0) for state in (State.OPEN, State.CLAIMED, State.PASSED_UP))
    settled = found.get(State.ANSWERED, 0) + found.get(State.PROMISED, 0)
    return words.needs(waiting, claimed, passed, settled)


def list_args(work: Work, org_id: int) -> dict[str, Any] | None:
    """The list that is put before the secretary, behind the organisation's own what was passed up to it, or
    None when nothing waits. A query."""
    waiting, below = store.wishes(work, org_id), {one.id: one.name for one in tiers.below(work, org_id)}
    same = alike([one.text for one in waiting])
    items = [
        {
            "voice": one.id,
            "line": words.wish_line(short(one.text), one.state.value, same.get(place, "")),
            "like": same.get(place, ""),
        }
        for place, one in enumerate(waiting)
    ]
    items += [
        {"voice": one.id, "line": wish_words.from_below(below[one.org_id], short(one.text)), "like": ""}
        for one in store.passed_up(work, below)
    ]
    return {"items": items[:AT_ONCE], "more": len(items[AT_ONCE:])} if items else None


def short(text: str) -> str:
    """The words on one line, as much of them as a list can hold."""
    line = text.replace("\n", " ")
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"


def alike(texts: list[str]) -> dict[int, str]:
    """For each wish that resembles an earlier one its place → the number of that one."""
    found = {}
    for place, text in enumerate(texts):
        scored = [(fuzz.ratio(text, other), -before) for before, other in enumerate(texts[:place])]
        if scored and max(scored)[0] >= ALIKE:
            found[place] = str(1 - max(scored)[1])
    return found


def decide(scene: Scene, effect: DecideWishes) -> None:
    """Each by itself; what somebody else has settled meanwhile is left alone."""
    work, org_id, frames = scene.work, scene.person.org_id, len(scene.talk.frames)
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    for voice_id, number, verb, rest in effect.decisions:
        one = store.get(work, voice_id, lock=True)
        if one is None or one.kind is not Kind.WISH or one.settled:
            scene.say(words.was_settled(str(number)))
        elif one.org_id != org_id and (verb != "answer" or not _passed_to(work, one, org_id)):
            scene.say(wish_words.ONLY_ANSWER.format(n=number))
        else:
            _VERBS[verb](scene, one, str(number), rest)
            records.note(work, scene.person.id, f"wish_{verb}", f"voice:{one.id}")
    if any(one.state is State.OPEN for one in store.wishes(work, org_id)):
        if len(scene.talk.frames) == frames:
            open_list(scene)
    else:
        for member in people.members(work, org_id):
            records.finish_kind(work, "wish", member.id)


def _claim(scene: Scene, one: Voice, number: str, name: str) -> None:
    work = scene.work
    found = [scene.person] if name in ("我", "我来", "自己") else _called(work, one.org_id, name)
    if len(found) != 1:
        scene.say(words.several_called(name) if found else words.nobody_called(name))
        return
    claimer = found[0]
    store.change(work, one.id, state=State.CLAIMED.value, claimer_id=claimer.id)
    args = {"voice": one.id, "text": one.text, "elder": claimer.oral}
    if claimer.id == scene.person.id:
        scene.begin("claim", args)
        return
    post.ask(work, claimer, "claim", args, f"claim:{one.id}:{claimer.id}", "task")
    scene.say(words.claimed(number, claimer.name))


def _called(work: Work, org_id: int, name: str) -> list[Person]:
    """By full name, or by the number of the roster."""
    numbered = people.by_number(work, org_id, name)
    return [numbered] if numbered and numbered.active else people.by_name(work, org_id, name)


def _passed_to(work: Work, one: Voice, org_id: int) -> bool:
    """Whether a wish of another organisation waits for the word of this one."""
    return one.state is State.PASSED_UP and any(each.id == one.org_id for each in tiers.below(work, org_id))


def _answer(scene: Scene, one: Voice, number: str, answer: str) -> None:
    work = scene.work
    left = asker.settle(work, one, State.ANSWERED, answer, scene.person)
    records.finish_known(work, f"wish-up:{one.id}")
    branch = people.secretary(work, one.org_id)
    if one.org_id != scene.person.org_id and branch is not None:
        text = wish_words.answered_above(short(one.text), answer)
        post.tell(work, branch, Message(text), f"wish-answered:{one.id}", "digest")
    scene.say(words.answered(number))
    if left:
        scene.say(words.call_too(left))


def _merge(scene: Scene, one: Voice, number: str, other: str) -> None:
    into = store.get(scene.work, int(other))
    if into is None or into.org_id != one.org_id or into.settled:
        scene.say(words.was_settled(number))
        return
    store.merge(scene.work, one.id, into.id)
    scene.say(words.merged(number))


def _link(scene: Scene, one: Voice, number: str, said: str) -> None:
    """It belongs to a promise that somebody has made already (R16)."""
    work, place = scene.work, which_in(said)
    names = [each for each in people.members(work, one.org_id) if each.name in said]
    cycles = [cycle.id for cycle in year.running(work, one.org_id)]
    own = [item for each in names for item in commitments.of_person(work, each.id, *cycles)]
    found = own[place - 1 : place] if place else own
    if len(names) != 1 or len(found) != 1:
        scene.say(wish_words.NEEDS_PROMISE)
        return
    promise, author = found[0], names[0]
    store.change(work, one.id, state=State.CLAIMED.value, claimer_id=author.id, commitment_id=promise.id)
    scene.say(wish_words.linked(number, author.name, promise.text))
    if promise.status is Status.PUBLISHED:
        kept_wishes.answer_by_publication(work, promise, author.name)


def _pass_up(scene: Scene, one: Voice, number: str, _: str) -> None:
    work = scene.work
    branch = people.org(work, one.org_id)
    above = tiers.secretary_above(work, one.org_id)
    store.change(work, one.id, state=State.PASSED_UP.value)
    if branch is not None and above is not None:
        post.errand(work, above, "wish_up", words.asks_up(branch.name, one.text), f"wish-up:{one.id}")
    asker.tell(work, one, words.passed_up(shown(one.code)), "up")
    scene.say(words.went_up(number, above.name if above else ""))


_VERBS: dict[str, Callable[[Scene, Voice, str, str], None]] = {
    "claim": _claim,
    "answer": _answer,
    "merge": _merge,
    "up": _pass_up,
    "link": _link,
}


def take_up(scene: Scene, effect: TakeWish) -> None:
    """The member who was asked has answered: on with the commitment, or the secretary asks another."""
    work, person = scene.work, scene.person
    one = store.get(work, effect.wish, lock=True)
    if one is None or one.settled or one.claimer_id != person.id:
        scene.say(words.GONE)
    elif not effect.willing:
        store.change(work, one.id, state=State.OPEN.value, claimer_id=None)
        scene.say(words.DECLINED)
        _tell_declined(work, person, one)
    else:
        cycle = year.proposing(work, person.org_id)
        args = commitment_args(work, person, cycle) if cycle else None
        if args is None:
            scene.say(service_words.NO_CYCLE)
        else:
            scene.begin("commitment", {**args, "wish": one.id, "wish_text": one.text})


def _tell_declined(work: Work, person: Person, one: Voice) -> None:
    secretary = people.secretary(work, one.org_id)
    if secretary is not None and secretary.id != person.id:
        text = words.declined(person.name, short(one.text))
        post.tell(work, secretary, Message(text), f"declined:{one.id}:{person.id}", "task")
