"""What a community asks of those who live there (按照所在社区党组织的要求, R26), and who they are."""

import re
from typing import Any

from bot.service.organise import year
from bot.service.organise.naming import named_org
from bot.service.talk.scene import Scene
from dialogs.rules.people import Role
from dialogs.scripts.parts import rest
from dialogs.words import homes as words
from dialogs.words import service as service_words
from storage import commitments, homes, people, records
from storage.unit import Work

_DROP = re.compile(r"(?:删|去掉|取消)\s*第?\s*(\d{1,2})\s*条?")
_LONGEST = 200


def tell(scene: Scene, args: dict[str, Any]) -> None:
    """Write down what is needed, take one off, or show the list."""
    work, person = scene.work, scene.person
    if person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = rest(str(args.get("words", "")), "社区需要")
    dropped = _DROP.fullmatch(said)
    if dropped:
        present = homes.needs(work, person.org_id)
        number = int(dropped[1])
        if not 1 <= number <= len(present):
            scene.say(words.NO_SUCH)
            return
        homes.drop_need(work, present[number - 1][0])
        records.note(work, person.id, "drop_need", f"home_need:{present[number - 1][0]}")
    elif said:
        keep(work, person.org_id, re.split(r"[；;\n]+", said), person.id)
    scene.say(shown(work, person.org_id))


def keep(work: Work, org_id: int, texts: list[str], actor: int | None) -> int:
    """Keep what is new of a list; gives how many were. A verb."""
    known = {text for _, text in homes.needs(work, org_id)}
    new = [text for text in dict.fromkeys(one.strip(" 。") for one in texts) if text and text not in known]
    for text in new:
        number = homes.need(work, org_id, text[:_LONGEST])
        records.note(work, actor, "add_need", f"home_need:{number}")
    return len(new)


def import_needs(work: Work, org_name: str, texts: list[str]) -> str:
    """Keep the list of a file. A verb.

    Raises:
        BadInput: there is no such organisation.
    """
    org = named_org(work, org_name)
    return f"{org.name}新加 {keep(work, org.id, texts, None)} 条。\n{shown(work, org.id)}"


def shown(work: Work, org_id: int) -> str:
    """The list, numbered. A query."""
    found = [text for _, text in homes.needs(work, org_id)]
    return words.needs(found) if found else words.NO_NEEDS


def show_guests(scene: Scene, _: dict[str, Any]) -> None:
    """Who lives here and belongs elsewhere, with what each promised here; for whoever has an office."""
    if scene.person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    scene.say(listed(scene.work, scene.person.org_id))


def listed(work: Work, org_id: int) -> str:
    """The guests of an organisation. A query."""
    cycles = [one.id for one in year.running(work, org_id)]
    lines = []
    for guest in people.guests(work, org_id):
        unit = people.org(work, guest.org_id)
        items = [one.text for one in commitments.of_person(work, guest.id, *cycles)]
        lines.append(words.guest_line(guest.name, unit.name if unit else "", items))
    return words.guests(lines) if lines else words.NO_GUESTS


def listed_of(work: Work, org_name: str | None) -> str:
    """The same for the command line. A query.

    Raises:
        BadInput: there is no such organisation.
    """
    return listed(work, named_org(work, org_name).id)
