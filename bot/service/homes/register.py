"""Reporting at home (双报到): the member says where he lives, the community's secretary registers him."""

import re
from typing import Any

from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.people import Org, Person, Role
from dialogs.scripts.parts import rest
from dialogs.words import homes as words
from dialogs.words import service as service_words
from storage import homes, people, records
from storage.unit import Work


def report(scene: Scene, args: dict[str, Any]) -> None:
    """Register who reports: "报到 罗敏", with the unit before the name where there are several."""
    work, person = scene.work, scene.person
    if person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    said = rest(str(args.get("words", "")), "报到", "双报到")
    community = people.org(work, person.org_id)
    if not said or community is None:
        scene.say(words.WHO_REPORTS)
        return
    found = _found(work, said)
    if len(found) != 1:
        places = [org.name for one in found if (org := people.org(work, one.org_id))]
        name = said.split()[-1]
        scene.say(words.several(name, places) if found else words.nobody(name))
        return
    scene.say(register(work, found[0], community, person.id))


def _found(work: Work, said: str) -> list[Person]:
    """Whoever is called that, in the unit that is named before the name or anywhere. A query."""
    *unit, name = said.split()
    org = people.org_named(work, "".join(unit)) if unit else None
    if unit and org is None:
        return []
    return people.by_name(work, org.id, name) if org else people.named(work, name)


def register(work: Work, person: Person, community: Org, actor: int | None) -> str:
    """Register somebody with a community: he hears it first, his unit once. A verb."""
    if person.org_id == community.id:
        return words.OWN_HOME
    if not homes.register(work, person.id, community.id):
        return words.known(person.name)
    records.note(work, actor, "report_home", f"person:{person.id}", org=community.id)
    needs = [text for _, text in homes.needs(work, community.id)]
    key = f"home:{community.id}:{person.id}:{work.now.date()}"
    post.tell(work, person, Message(words.you_are_registered(community.name, needs)), key, "notice")
    secretary, unit = people.secretary(work, person.org_id), people.org(work, person.org_id)
    if secretary is not None and secretary.id not in (person.id, actor):
        message = Message(words.your_member(person.name, community.name))
        post.tell(work, secretary, message, f"{key}:unit", "notice")
    own = people.secretary(work, community.id)
    if own is not None:
        records.finish_errands(work, "home", person.id)
    return words.registered(person.name, unit.name if unit else "")


def live_in(scene: Scene, args: dict[str, Any]) -> None:
    """The member says himself where he lives; the community confirms before anything counts."""
    work, person = scene.work, scene.person
    community = _named(
        work, rest(str(args.get("words", "")), "我住在", "我家住在", "我住", "我家在", "我家住", "我在")
    )
    if community is None or community.id == person.org_id:
        scene.say(words.OWN_HOME if community else words.NO_COMMUNITY)
        return
    secretary, unit = people.secretary(work, community.id), people.org(work, person.org_id)
    if community.id in homes.of(work, person.id):
        scene.say(words.known(person.name))
        return
    if secretary is not None:
        text = words.asks(person.name, unit.name if unit else "")
        key = f"home-asked:{community.id}:{person.id}:{work.now.date()}"
        post.errand(work, secretary, "home", text, key, about=person)
    scene.say(words.asked(person.name, community.name))


def leave(scene: Scene, args: dict[str, Any]) -> None:
    """Somebody does not live there: he says it himself, or the community's secretary does."""
    work, person = scene.work, scene.person
    said = rest(str(args.get("words", "")), "我不住在", "我不住", "不住在", "不住", "取消报到")
    community = _named(work, said)
    if community is not None:
        _end(scene, person, community)
        return
    own = people.org(work, person.org_id)
    gone = [one for one in people.guests(work, person.org_id) if one.name == said]
    if person.role is Role.MEMBER or own is None or not gone:
        scene.say(words.not_there(said) if person.role is not Role.MEMBER else words.NO_COMMUNITY)
        return
    _end(scene, gone[0], own)


def _end(scene: Scene, person: Person, community: Org) -> None:
    if homes.leave(scene.work, person.id, community.id):
        records.note(scene.work, scene.person.id, "leave_home", f"person:{person.id}", org=community.id)
        scene.say(words.left(person.name, community.name))
    else:
        scene.say(words.not_there(person.name))


def _named(work: Work, said: str) -> Org | None:
    """The community of that name, or the only one whose name begins so ("溪口社区"). A query."""
    name = re.sub(r"(里|那边|这边|了|的)$", "", said.strip())
    if len(name) < 2:
        return None
    exact = people.org_named(work, name)
    found = [org for org in people.orgs(work) if org.name.startswith(name)]
    return exact or (found[0] if len(found) == 1 else None)


def import_homes(work: Work, pairs: list[tuple[int, str, str, str]]) -> str:
    """Register everybody of a table: row, unit, name or number, community; all or nobody. A verb.

    Raises:
        BadInput: a row names somebody or something that is not there; every such row is told.
    """
    faults, found = [], []
    for row, unit, name, community in pairs:
        try:
            org = named_org(work, unit)
            found.append((_one(work, org, name), named_org(work, community)))
        except BadInput as fault:
            faults.append(f"第 {row} 行：{fault}")
    if faults:
        raise BadInput("\n".join([f"表里有 {len(faults)} 处要改，现在什么都没有读入：", *faults]))
    done = [register(work, person, community, None) for person, community in found]
    new = sum(1 for said in done if said.startswith("登记好了"))
    return f"读好了：新登记 {new} 人，{len(done) - new} 人原来就有。"


def _one(work: Work, org: Org, said: str) -> Person:
    numbered = people.by_number(work, org.id, said)
    found = [numbered] if numbered and numbered.active else people.by_name(work, org.id, said)
    if len(found) != 1:
        raise BadInput(f"{org.name}没有，或者不止一个叫“{said}”的党员。请写花名册编号。")
    return found[0]
