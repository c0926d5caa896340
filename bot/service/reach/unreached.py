"""Whom a word of ours does not reach, for whoever leads: who must write first, who has no account."""

from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.service.organise import naming
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.channels import Entrance
from dialogs.rules.people import Org, Person
from dialogs.words import channels as words
from storage import channels, people
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Unreached:
    """The people of an organisation whom nothing reaches: `silent` have an account and must write first
    (again), `without` have none. `entrances` is how the former come to the bot."""

    org: Org
    silent: tuple[Person, ...]
    without: tuple[Person, ...]
    entrances: tuple[Entrance, ...]

    @property
    def sentence(self) -> str:
        """The same in plain words."""
        return words.unreached(
            self.org.name, [one.name for one in self.silent], [one.name for one in self.without]
        )


def unreached(work: Work, org: Org) -> Unreached:
    """Whom nothing reaches now. A query."""
    there = channels.reachable(work, org.id)
    away = [one for one in people.members(work, org.id) if one.id not in there]
    known = {one.id for one in away if people.accounts(work, one.id)}
    return Unreached(
        org,
        tuple(one for one in away if one.id in known),
        tuple(one for one in away if one.id not in known),
        tuple(channels.entrances(work)),
    )


def own(work: Work, person_id: int) -> Unreached | None:
    """The same for whoever leads; None for everybody else. A query."""
    person = people.get(work, person_id)
    org = people.org(work, person.org_id) if person is not None and person.active and person.leads else None
    return None if org is None else unreached(work, org)


def written(work: Work, name: str | None) -> str:
    """The same for the command line, by organisation. A query."""
    orgs = [naming.named_org(work, name)] if name else people.orgs(work)
    return "\n".join(f"【{org.name}】{unreached(work, org).sentence}" for org in orgs)


def tell(scene: Scene, _: dict[str, Any]) -> None:
    """A command: who leads is told, with the card to hand out."""
    found = own(scene.work, scene.person.id)
    if found is None:
        scene.say(words.ONLY_LEADERS)
        return
    link = None
    if found.silent and found.entrances:
        link = Link(words.CARD_LINK, scene.links.page(Door.HELLO, found.org.id, scene.person.id))
    scene.says.append(Message(found.sentence, link=link))
