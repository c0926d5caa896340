"""Leaving for good, death, a wrong person: with dignity, told to nobody else, undone if a mistake."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.service.moves import handing_on
from bot.service.moves.transfer import own_member
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.rules.people import Person
from dialogs.rules.posts import ClaimState
from dialogs.scripts.parts import rest
from dialogs.words import moves as words
from dialogs.words import service as service_words
from storage import handing_over, moves, people, posts, records
from storage.unit import Work

#: What somebody can be told to be, other than by himself, and what whoever leads does about it.
OF_ANOTHER: Mapping[str, Callable[[str], str]] = {"deceased": words.if_dead, "moved": words.if_moved}


def leave(scene: Scene, args: dict[str, Any]) -> None:
    """Somebody is gone for good, and why: "离开 李明 出国定居"."""
    told = rest(str(args.get("words", "")), "离开").split(maxsplit=1)
    person = _subject(scene, told[0] if told else "")
    if person is None or len(told) < 2:
        scene.say(words.HOW_LEFT) if person or not told else None
        return
    close(scene.work, person, "left", scene.person.id, told[1])
    scene.say(words.left(person.name))


def confirm_death(scene: Scene, args: dict[str, Any]) -> None:
    """The secretary has been there and says that it is true."""
    name = rest(str(args.get("words", "")), "确认去世")
    person = _anybody(scene, name)
    if person is None:
        return
    if moves.last(scene.work, person.id, "deceased") is None:
        close(scene.work, person, "deceased", scene.person.id, "")
    records.finish_errands(scene.work, "deceased", person.id)
    scene.say(words.deceased(person.name))


def keep_or_take_down(scene: Scene, args: dict[str, Any]) -> None:
    """What a deceased member had published stays or is taken down, as the family wishes."""
    said = str(args.get("words", ""))
    person = _anybody(scene, rest(said, "留着", "收起"))
    if person is None:
        return
    event = moves.last(scene.work, person.id, "deceased")
    if event is None:
        scene.say(words.NOTHING_SHOWN)
        return
    shown = "kept" if said.strip().startswith("留着") else "taken_down"
    moves.show(scene.work, event.id, shown)
    records.note(scene.work, scene.person.id, f"items_{shown}", f"person:{person.id}")
    scene.say(words.LEFT_UP if shown == "kept" else words.TAKEN_DOWN)


def restart(scene: Scene, args: dict[str, Any]) -> None:
    """It was a mistake, or the account is right now: everything is as it was."""
    person = _anybody(scene, rest(str(args.get("words", "")), "恢复联系"))
    if person is None:
        return
    for kind in ("deceased", "left"):
        event = moves.last(scene.work, person.id, kind)
        if event is not None:
            moves.undo(scene.work, event.id)
    if not moves.restart(scene.work, person.id):
        scene.say(words.NOT_STOPPED)
        return
    records.note(scene.work, scene.person.id, "restart", f"person:{person.id}")
    for kind in ("told_stop", "deceased"):
        records.finish_errands(scene.work, kind, person.id)
    scene.say(words.restarted(person.name))


def close(work: Work, person: Person, kind: str, actor: int | None, why: str) -> None:
    """Nothing more is sent to this person, and nobody is sent to him; what he did stays. A verb."""
    people.stop(work, person.id, kind)
    moves.note(work, kind, person.id, person.org_id, actor, words=why)
    handing_over.take_back(work, person.id)
    handing_on.of_gone(work, person)
    for claim in posts.claims_of(work, person.id):
        posts.settle(work, claim.id, ClaimState.ENDED, actor, "")
    records.note(work, actor, "close_member", f"person:{person.id}", kind=kind)


def told_of(work: Work, person: Person, why: str) -> bool:
    """Somebody wrote from this person's account that he is dead, or that it is somebody else's: the
    secretary is asked in a human sentence. Whether that was done. A verb."""
    if why not in ("deceased", "wrong_person"):
        return False
    if why == "deceased":
        close(work, person, "deceased", person.id, "")
    else:
        handing_over.take_back(work, person.id)
    secretary = people.secretary(work, person.org_id) or post.helper_of(work, person)
    if secretary is not None and secretary.id != person.id:
        text = words.deceased_task(person.name) if why == "deceased" else words.wrong_person(person.name)
        kind = "deceased" if why == "deceased" else "told_stop"
        post.errand(work, secretary, kind, text, f"stop:{person.id}:{work.now.date()}", about=person)
    return True


def heard_of(scene: Scene, one: Person, why: str) -> None:
    """Somebody says of another member that he died or has moved away: nothing is done about it but to ask
    whoever leads the branch."""
    work, teller = scene.work, scene.person
    if teller.leads:
        scene.say(OF_ANOTHER[why](one.name))
        return
    secretary = people.secretary(work, teller.org_id) or post.helper_of(work, teller)
    if secretary is not None and secretary.id != one.id:
        text = words.told_by(teller.name, scene.heard.text.strip()[:200], OF_ANOTHER[why](one.name))
        post.errand(work, secretary, "told_stop", text, f"told:{one.id}:{why}:{work.now.date()}", about=one)
    scene.say(words.PASSED_ON[why])


def _subject(scene: Scene, name: str) -> Person | None:
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return None
    if not name:
        scene.say(words.HOW_LEFT)
        return None
    return own_member(scene, name)


def _anybody(scene: Scene, name: str) -> Person | None:
    """A member of the branch, stopped ones too; for those who lead it."""
    if not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return None
    everybody = people.members(scene.work, scene.person.org_id, stopped_too=True)
    found = [one for one in everybody if name and name in (one.name, one.number)]
    if len(found) == 1:
        return found[0]
    return own_member(scene, name)
