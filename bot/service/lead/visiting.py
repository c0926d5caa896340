"""Visits, meetings and contact points (R81, R84): logged in one sentence, seen by branch and superior."""

from datetime import date
from typing import Any

from bot.ports import Door
from bot.service.lead.places import in_reach, named_first
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.people import Org, Person
from dialogs.scripts.lead_commands import going, visit_kind
from dialogs.understanding.past_day import past_day
from dialogs.words import checks as check_words
from dialogs.words import visits as words
from storage import checks, people, records
from storage import visits as store
from storage.unit import Work

#: Visits that are told in chat; the page shows more.
_TOLD = 8


def take(scene: Scene) -> bool:
    """Whether somebody from above told where he has been, and that has been dealt with."""
    if scene.heard.kind is Kind.CHOICE:
        return False
    day, rest = past_day(scene.heard.text, _today(scene.work))
    said = going(rest)
    found = named_first(said, in_reach(scene.work, scene.person)) if said else None
    if found is None or not found[1]:
        return False
    _keep(scene, found[0], "visit", day, found[1])
    return True


def log(scene: Scene, args: dict[str, Any]) -> None:
    """A visit, a meeting or a look at things, called by its name: "座谈会 竹溪村 12人到会…"."""
    kind, rest = visit_kind(str(args.get("words", "")))
    reach = in_reach(scene.work, scene.person)
    day, rest = past_day(rest, _today(scene.work))
    found = named_first(rest, reach)
    if not reach:
        scene.say(words.NOT_YOURS)
    elif found is None:
        scene.say(words.NO_SUCH_ORG)
    elif not found[1]:
        scene.say(words.NEEDS_WORDS)
    else:
        later, told = past_day(found[1], _today(scene.work))
        _keep(scene, found[0], kind, day or later, told or found[1])


def _keep(scene: Scene, org: Org, kind: str, day: date | None, told: str) -> None:
    on, key = day or _today(scene.work), f"{scene.heard.platform}:{scene.heard.key}"
    new = keep(scene.work, scene.person, org, kind, on, told, key)
    scene.say(words.kept(kind, org.name, on) if new else words.KEPT_ALREADY)


def keep(work: Work, visitor: Person, org: Org, kind: str, on: date, told: str, key: str) -> bool:
    """Keep a visit and tell whoever leads there; False when it was told before. A verb."""
    values = {"org_id": org.id, "kind": kind, "visitor_id": visitor.id, "superior_id": visitor.org_id}
    if not store.add(work, key, **values, day=on, words=told):
        return False
    records.note(work, visitor.id, "log_visit", f"org:{org.id}", kind=kind, day=on.isoformat())
    leader = _leader(work, org)
    if leader is not None and leader.id != visitor.id:
        text = words.told(visitor.name, kind, on, told)
        post.tell(work, leader, Message(text), f"visit:{key}", "digest")
    return True


def show_page(scene: Scene, _: dict[str, Any]) -> None:
    """The page on which many are handed in at once."""
    if not in_reach(scene.work, scene.person):
        scene.say(words.NOT_YOURS)
        return
    link = Link(words.PAGE_LINK, scene.links.page(Door.VISITS, "", scene.person.id))
    scene.says.append(Message(words.PAGE, link=link))


def _leader(work: Work, org: Org) -> Person | None:
    members = people.members(work, org.id)
    return people.secretary(work, org.id) or next((one for one in members if one.leads), None)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Who has been here lately, for those of the organisation; for superiors who was where below."""
    reach = in_reach(scene.work, scene.person)
    orgs = [scene.person.org_id, *reach]
    lines = history(scene.work, orgs, names={one.id: one.name for one in reach.values()})
    scene.say(words.visits(lines[:_TOLD]) if lines else words.NO_VISITS)


def history(work: Work, orgs: list[int], names: dict[int, str]) -> list[str]:
    """Visits, meetings and what was found at checks, the newest first. A query."""
    found = [
        (one.day, words.line(one.day, one.visitor, one.kind, _at(one.org_id, names) + one.words))
        for one in store.of_orgs(work, orgs)
    ]
    found += [
        (one.found_on, check_words.history_line(one.found_on, one.finding, _at(one.org_id, names), one.words))
        for one in checks.of_orgs(work, orgs)
        if one.found_on is not None
    ]
    return [line for _, line in sorted(found, key=lambda one: one[0], reverse=True)]


def _at(org_id: int, names: dict[int, str]) -> str:
    return f"{names[org_id]}，" if org_id in names else ""


def _today(work: Work) -> date:
    return local(work.now).date()
