"""What is shown of a promise beside what its author says: pictures, papers, others' words (R55, R21)."""

from dataclasses import replace
from typing import Any

from bot.problems import BadInput
from bot.service.fulfil import late, progress
from bot.service.organise import year
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Choice, Message
from dialogs.effects.fulfil import ShowPicture
from dialogs.rules.commitments import PROGRESS, Commitment
from dialogs.rules.evidence import Evidence, Kind, Standing, standing, verdict_in, which_in
from dialogs.rules.people import Person
from dialogs.scripts.parts import rest
from dialogs.words import common
from dialogs.words import evidence as words
from storage import commitments, people, records
from storage import evidence as store
from storage.unit import Work

#: Promises among which somebody can choose with a tap.
_MOST = 5

#: Longest name and longest words that are kept. Characters.
_NAME, _WORDS = 50, 300


def show_picture(scene: Scene, effect: ShowPicture) -> None:
    """A picture was sent while its promise was asked about."""
    one = commitments.get(scene.work, effect.commitment)
    if one is not None and one.person_id == scene.person.id:
        _keep_picture(scene, one, effect.media)


def picture(scene: Scene, args: dict[str, Any]) -> None:
    """A picture out of the blue: it is put beside the promise, or its sender says beside which."""
    own, media = promised(scene.work, scene.person), str(args.get("media", ""))
    chosen = [one for one in own if str(one.id) == str(args.get("commitment", ""))] or own
    if not media.isdecimal() or not own:
        scene.say(common.PICTURE)
    elif len(chosen) == 1:
        _keep_picture(scene, chosen[0], int(media))
    else:
        choices = tuple(
            Choice(f"第{number}条", f"/picture?media={media}&commitment={one.id}")
            for number, one in enumerate(own[:_MOST], 1)
        )
        text = words.which_picture([one.text for one in own[:_MOST]])
        scene.says.append(Message(text, choices=choices))


def _keep_picture(scene: Scene, one: Commitment, media: int) -> None:
    found = records.recording(scene.work, media)
    if found is None or found.person_id != scene.person.id:
        scene.say(common.PICTURE)
        return
    shown = Evidence(one.id, Kind.PHOTO, scene.person.name, "done", "", media)
    number = store.add(scene.work, shown, scene.heard.channel, scene.person.id)
    records.note(scene.work, scene.person.id, "show_picture", f"evidence:{number}")
    scene.say(words.picture_kept(one.text))


def promised(work: Work, person: Person) -> list[Commitment]:
    """What a person promised in public in the years that run. A query."""
    return [
        one
        for cycle in year.running_for(work, person)
        for one in progress.published(work, person, cycle.id)
        if not one.of_org
    ]


def saw(scene: Scene, args: dict[str, Any]) -> None:
    """ "见证 李明 煤气换好了": a colleague saw it."""
    _from_member(scene, Kind.SEEN, rest(str(args.get("words", "")), "见证", "作证"))


def helped(scene: Scene, args: dict[str, Any]) -> None:
    """ "受益 李明 每个月都来": somebody for whom it was done says so."""
    _from_member(scene, Kind.BENEFICIARY, rest(str(args.get("words", "")), "受益"))


def _from_member(scene: Scene, kind: Kind, said: str) -> None:
    if not said:
        scene.say(words.HOW_HELPED if kind is Kind.BENEFICIARY else words.HOW_SEEN)
        return
    here = people.members(scene.work, scene.person.org_id) + people.guests(scene.work, scene.person.org_id)
    try:
        name, channel = scene.person.name, scene.heard.channel
        one, author, _ = take(scene.work, kind, said, here, name, channel, scene.person)
    except BadInput as fault:
        scene.say(str(fault))
        return
    scene.say(_answer(kind, author, one))


def _answer(kind: Kind, author: Person, one: Commitment) -> str:
    say = words.kept_helped if kind is Kind.BENEFICIARY else words.kept
    return say(author.name, one.text)


def take(
    work: Work, kind: Kind, said: str, among: list[Person], name: str, channel: str, recorder: Person | None
) -> tuple[Commitment, Person, int]:
    """Keep what somebody says of another one's promise: the promise, its author, the record's number. A verb.

    Raises:
        BadInput: it is not clear whose or which promise, it is his own, or he says that it was not done.
    """
    one, author = meant(work, said, among, name)
    return one, author, keep(work, one, Evidence(one.id, kind, name, "", said), channel, recorder)


def meant(work: Work, said: str, among: list[Person], name: str) -> tuple[Commitment, Person]:
    """The promise that the words tell of, and its author. A query.

    Raises:
        BadInput: it is not clear whose or which promise, it is his own, or he says that it was not done.
    """
    found = sorted((one for one in among if one.name in said), key=lambda one: said.find(one.name))
    if not found:
        raise BadInput(words.WHOSE)
    author = found[0]
    if author.name == name:
        raise BadInput(words.NOT_OWN)
    one = _meant(work, author, said)
    if verdict_in(said.replace(author.name, "", 1)) == "not":
        raise BadInput(words.NOT_DONE)
    return one, author


def keep(work: Work, one: Commitment, shown: Evidence, channel: str, recorder: Person | None) -> int:
    """Put it beside the promise, and tell its author without a name; gives the record's number. A verb."""
    author = people.get(work, one.person_id)
    verdict = verdict_in(shown.words.replace(author.name if author else "", "", 1))
    kept = replace(shown, name=shown.name[:_NAME], words=shown.words[:_WORDS], verdict=verdict)
    number = store.add(work, kept, channel, recorder.id if recorder else None)
    actor = recorder.id if recorder else None
    records.note(work, actor, f"hear_{shown.kind}", f"evidence:{number}", by=channel)
    if verdict == "done" and author is not None:
        text = words.told_author(one.text, shown.kind is Kind.BENEFICIARY)
        post.tell(work, author, Message(text), f"evidence:{number}", "digest")
    return number


def _meant(work: Work, author: Person, said: str) -> Commitment:
    own, number = promised(work, author), which_in(said)
    if not own:
        raise BadInput(words.NO_PROMISE.format(name=author.name))
    if 1 <= number <= len(own):
        return own[number - 1]
    found = None if number else own[0] if len(own) == 1 else late.meant(said, own)
    if found is None:
        raise BadInput(words.which(author.name, [one.text for one in own]))
    return found


def standings(work: Work, items: list[Commitment]) -> dict[int, Standing]:
    """Said, shown and in time of each. A query."""
    ids = [one.id for one in items]
    told, shown, done = commitments.last_progress(work, ids), store.of(work, ids), store.done_on(work, ids)
    return {
        one.id: standing(
            told[one.id].state if one.id in told else "", one.due, done.get(one.id), shown.get(one.id, [])
        )
        for one in items
    }


def marks(work: Work, items: list[Commitment], *, own: bool = False) -> dict[int, tuple[str, ...]]:
    """The same in plain words for pages and lists; that it was late is for its author alone. A query."""
    return {number: _marks(one, own=own) for number, one in standings(work, items).items()}


def newest_picture(work: Work, one: Commitment) -> int:
    """The number of the newest picture beside a promise; 0 where there is none. A query."""
    return next(
        (each.media_id for each in store.of(work, [one.id]).get(one.id, [])[::-1] if each.media_id), 0
    )


def in_three(work: Work, items: list[Commitment]) -> dict[int, str]:
    """Said, shown and in time, each by itself, for those who may read how an item came about. A query."""
    return {
        number: words.in_three(PROGRESS.get(one.said, ""), list(_shown(one)), one.late)
        for number, one in standings(work, items).items()
    }


def _shown(one: Standing) -> tuple[str, ...]:
    return tuple(
        words.PARTLY if kind is Kind.BENEFICIARY and one.partly else words.SHOWN[kind] for kind in one.shown
    )


def _marks(one: Standing, *, own: bool) -> tuple[str, ...]:
    shown = _shown(one)
    if one.late == 0:
        return (*shown, words.IN_TIME)
    return (*shown, words.late(one.late)) if one.late and own else shown
