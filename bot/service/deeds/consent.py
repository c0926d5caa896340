"""The person hears of his deed in private and first, and says whether others may read of it."""

from typing import Any

from bot.service.public.wishes import short
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.effects.deeds import AgreeToDeed
from dialogs.rules.deeds import Deed, State
from dialogs.rules.people import Person
from dialogs.scripts.deed_words import change_of
from dialogs.words import deeds as words
from storage import deeds as store
from storage import people, records, talks
from storage.unit import Work


def ask(work: Work, number: int, checker: Person) -> None:
    """Thank the person and ask; somebody without a chat hears it from his helper."""
    one = store.get(work, number)
    person = people.get(work, one.person_id) if one and one.person_id else None
    if one is None or person is None or not person.active:
        return
    key, said = f"deed:{one.id}:thanks", short(one.words)
    helper = post.helper_of(work, person) if not people.identities(work, person.id) else None
    if helper is not None:
        post.errand(
            work, helper, "read_to", words.read_to(person.name, checker.name, said), key, about=person
        )
        return
    args: dict[str, Any] = {"deed": one.id, "checker": checker.name, "words": said}
    post.ask(work, person, "deed_thanked", {**args, "elder": True} if person.oral else args, key, "digest")


def agree(scene: Scene, effect: AgreeToDeed) -> None:
    """The person has said whether others may read of it."""
    one = store.get(scene.work, effect.deed)
    if one is not None and one.person_id == scene.person.id and one.state is State.CHECKED:
        settle(scene.work, one, scene.person.id, agreed=effect.agreed)
        scene.say(words.AGREED if effect.agreed else words.PRIVATE)


def said_to(work: Work, one: Deed, recorder: Person, *, agreed: bool) -> None:
    """The person has said it to somebody else, who writes it down: he is not asked again. A verb."""
    settle(work, one, recorder.id, agreed=agreed)
    if one.person_id is not None:
        talk, _ = talks.load(work, one.person_id)
        talks.save(work, one.person_id, talk.without("deed_thanked", {"deed": one.id}))


def settle(work: Work, one: Deed, actor: int, *, agreed: bool) -> None:
    """Keep what the person wants. A verb."""
    published = work.now if agreed else None
    store.change(work, one.id, consent="yes" if agreed else "no", published_at=published)
    records.note(work, actor, "agree_to_deed", f"deed:{one.id}", agreed=agreed)


def open_one(work: Work, person_id: int) -> Deed | None:
    """The newest deed of which the person has not said yet whether others may read it. A query."""
    return next((one for one in store.of_person(work, person_id)[::-1] if one.consent == "open"), None)


def shown_one(work: Work, person_id: int) -> Deed | None:
    """The newest deed of which others may read: the person may think otherwise. A query."""
    return next((one for one in store.of_person(work, person_id)[::-1] if one.consent == "yes"), None)


def show_own(scene: Scene, _: dict[str, Any]) -> None:
    """One's own deeds, and where each is to be read; nobody else's."""
    own = store.of_person(scene.work, scene.person.id)
    lines = [words.own_line(one.words, one.state.value, one.consent) for one in own]
    scene.say(words.own(lines) if lines else words.NONE_OWN)


def change(scene: Scene, args: dict[str, Any]) -> None:
    """ "撤下好事 2", "放上好事 2": the person thinks otherwise, at any time."""
    show, number = change_of(str(args.get("words", "")))
    own = store.of_person(scene.work, scene.person.id)
    if number:
        found = own[number - 1 : number]
    else:
        found = [one for one in own[::-1] if (one.consent == "yes") is not show][:1]
    if not found:
        scene.say(words.NONE_OWN if show else words.NOTHING_TO_TAKE)
        return
    settle(scene.work, found[0], scene.person.id, agreed=show)
    scene.talk = scene.talk.without("deed_thanked", {"deed": found[0].id})
    scene.say(words.AGREED if show else words.TAKEN_DOWN)
