"""Formal criticism in the chat: the proposal, the person's own word, and the list for those who decide."""

from collections.abc import Callable
from typing import Any

from bot.problems import BadInput
from bot.service.supervise import criticise, criticise_told, rectify
from bot.service.talk.scene import Scene
from dialogs.effects.supervise import DecideCriticisms, ProposeCriticism
from dialogs.rules.calendar import local
from dialogs.rules.criticism import WAITING, Criticism, Scope, State, may_second
from dialogs.rules.people import Person
from dialogs.scripts.supervising import named_first, rest_of
from dialogs.scripts.thanks import meeting
from dialogs.words import criticism as words
from storage import criticisms, people, tree
from storage.unit import Work


def take(scene: Scene, args: dict[str, Any]) -> None:
    """The name alone is the list; with somebody's name it is a proposal."""
    rest = rest_of(str(args.get("words", "")))
    if not rest:
        show(scene)
        return
    if not scene.person.leads:
        scene.say(words.ONLY_ABOVE)
        return
    name, cause = named_first(rest)
    found = rectify.named(scene.work, scene.person, name)
    if found is None:
        scene.say(words.WHO)
        return
    person, of_org = found
    org = people.org(scene.work, person.org_id)
    scene.begin(
        "criticise",
        {
            "target": person.id,
            "name": org.name if of_org and org else person.name,
            "org": of_org,
            "key": f"{scene.heard.platform}:{scene.heard.key}",
            "given": {"cause": cause} if cause else {},
        },
    )


def propose(scene: Scene, effect: ProposeCriticism) -> None:
    """Keep the proposal, or say why not."""
    person = people.get(scene.work, effect.target)
    if person is None:
        scene.say(words.WHO)
        return
    try:
        one = criticise.propose(
            scene.work,
            scene.person,
            person,
            effect.cause,
            Scope(effect.scope),
            f"chat:{effect.key}",
            of_org=effect.of_org,
        )
    except BadInput as error:
        scene.say(str(error))
    else:
        scene.say(words.proposed(criticise_told.label(scene.work, one)))


def state_view(scene: Scene, args: dict[str, Any]) -> None:
    """The person concerned says what he thinks."""
    waiting = criticisms.about(scene.work, scene.person.id, WAITING)
    if not waiting:
        scene.say(words.NONE_OWN)
        return
    try:
        for one in waiting:
            criticise.state_view(scene.work, one, scene.person, rest_of(str(args.get("words", ""))))
    except BadInput as error:
        scene.say(str(error))
    else:
        scene.say(words.VIEW_KEPT)


def show(scene: Scene) -> None:
    """The list of those who take part in deciding."""
    found = waiting_for(scene.work, scene.person)
    scene.set_aside("criticisms")
    if found:
        items = [{"id": one.id, "line": _line(scene.work, one)} for one in found]
        scene.begin("criticisms", {"items": items})
    else:
        scene.say(words.NONE)


def waiting_for(work: Work, person: Person) -> list[Criticism]:
    """What this person has a say in: those of his organisation and of organisations below. A query."""
    if not person.holds_office:
        return []
    return [one for one in waiting_under(work, person.org_id) if _has_say(person, one)]


def waiting_under(work: Work, org_id: int) -> list[Criticism]:
    """What is under way in an organisation and in all below it. A query."""
    orgs = [org_id, *(one.id for one in tree.under(work, org_id))]
    return criticisms.by_orgs(work, orgs, (*WAITING, State.PUBLISHED))


def waits_now(person: Person, one: Criticism) -> bool:
    """Whether it waits for this person's word now."""
    if not person.holds_office or not _has_say(person, one):
        return False
    return one.state is (State.HEARD if one.proposer_id == person.id else State.SUBMITTED)


def _has_say(person: Person, one: Criticism) -> bool:
    above = one.by_org_id != person.org_id
    return one.proposer_id == person.id or may_second(person, one, above=above)


def _line(work: Work, one: Criticism) -> str:
    state, view = words.STATES[one.state.value], criticise.view_of(work, one)
    text = one.text or (criticise.draft(work, one) if one.state is State.HEARD else "")
    return words.line(criticise_told.label(work, one), one.cause, state, view, text)


def decide(scene: Scene, effect: DecideCriticisms) -> None:
    """Each by itself; what cannot be taken is named with its reason, and the list stays open."""
    left = False
    for number, place, verb, said in effect.decisions:
        one = criticisms.get(scene.work, number, lock=True)
        if one is None:
            continue
        try:
            _VERBS[verb](scene, one, said)
        except BadInput as error:
            scene.say(words.refused(str(place), str(error)))
            left = True
        else:
            scene.say(words.DECIDED[verb].format(number=place))
    if left:
        show(scene)


def _hear(scene: Scene, one: Criticism, said: str) -> None:
    today = local(scene.work.now).date()
    read = meeting(said, today)
    if read is None or read[0] > today:
        raise BadInput(words.NO_DAY)
    day, place, _, text = read
    criticise.hear(scene.work, one, scene.person, text, day, place)


def _agree(scene: Scene, one: Criticism, _: str) -> None:
    criticise.agree(scene.work, one, scene.person)


def _with_words(
    verb: Callable[[Work, Criticism, Person, str], None],
) -> Callable[[Scene, Criticism, str], None]:
    def carry_out(scene: Scene, one: Criticism, said: str) -> None:
        verb(scene.work, one, scene.person, said)

    return carry_out


_VERBS: dict[str, Callable[[Scene, Criticism, str], None]] = {
    "hear": _hear,
    "submit": _with_words(criticise.submit),
    "agree": _agree,
    "refuse": _with_words(criticise.refuse),
    "drop": _with_words(criticise.drop),
    "withdraw": _with_words(criticise.withdraw),
}
