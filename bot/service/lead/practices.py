"""Good practice (R89, R90): told in chat, decided by the superior, gone round once, taken over."""

import re
from dataclasses import dataclass
from typing import Any

from bot.service.lead.below import top_of
from bot.service.lead.places import in_reach, named_first
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.lead import DecidePractices
from dialogs.rules.people import Org, Person, Role
from dialogs.scripts.practices import AT_ONCE
from dialogs.words import lead as lead_words
from dialogs.words import practices as words
from storage import people, records, tree
from storage import practices as store
from storage.practices import Practice
from storage.unit import Work

#: What is told in fewer characters says too little to be done again elsewhere.
SHORTEST = 10

_NUMBER = re.compile(r"\d{1,6}")


def handle(scene: Scene, args: dict[str, Any]) -> None:
    """ "好做法 …" tells of one; alone it shows what waits, or the page."""
    said = str(args.get("words", "")).strip().removeprefix("好做法").strip(" ：:，,")
    if said:
        _nominate(scene, said)
        return
    listed = list_args(scene.work, scene.person)
    scene.set_aside("practices")
    if listed is not None:
        scene.begin("practices", listed)
    elif shown(scene.work, scene.person.org_id):
        link = Link(words.LINK, f"/practices/{scene.person.org_id}")
        scene.says.append(Message(words.LOOK, link=link))
    else:
        scene.say(words.NOTHING_YET)


def _nominate(scene: Scene, said: str) -> None:
    work, person = scene.work, scene.person
    if not person.holds_office:
        scene.say(words.NOT_FOR_YOU)
    elif len(said) < SHORTEST:
        scene.say(words.TOO_SHORT)
    else:
        decider = _decider(work, person)
        if decider is None:
            scene.say(words.NOBODY_DECIDES)
            return
        key = f"{scene.heard.platform}:{scene.heard.key}"
        store.add(work, key, person.org_id, decider.org_id, said, person.id)
        records.note(work, person.id, "nominate_practice", f"org:{person.org_id}")
        org = people.org(work, person.org_id)
        text = words.came(org.name if org else "", said)
        post.errand(work, decider, "practice", text, f"practice:{key}")
        scene.say(words.told(decider.name))


def _decider(work: Work, person: Person) -> Person | None:
    """Whoever leads the nearest superior; where there is none somebody else with an office here."""
    for org_id in [*(one.id for one in tree.above(work, person.org_id)), person.org_id]:
        held = [one for one in people.members(work, org_id) if one.holds_office and one.id != person.id]
        ranked = sorted(held, key=lambda one: (not one.leads, one.number, one.id))
        if ranked:
            return ranked[0]
    return None


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """What waits for this person's word, or None. Nobody decides on what he told himself. A query."""
    if top_of(work, person) is None:
        return None
    found = [one for one in store.waiting(work, person.org_id) if one.nominated_by != person.id]
    if not found:
        return None
    items = [{"practice": one.id, "line": _line(work, one)} for one in found[:AT_ONCE]]
    return {"items": items, "more": len(found) - len(items)}


def _line(work: Work, one: Practice) -> str:
    org, who = people.org(work, one.org_id), people.get(work, one.nominated_by)
    return words.line(org.name if org else "", who.name if who else "", one.text)


def decide(scene: Scene, effect: DecidePractices) -> None:
    """Each by itself; what goes round is told once to whoever leads below."""
    work, person = scene.work, scene.person
    counts, told = {"approved": 0, "declined": 0}, 0
    for number, place, verb, rest in effect.decisions:
        one = store.get(work, number)
        if one is None or one.superior_id != person.org_id or one.nominated_by == person.id:
            scene.say(words.NO_PRACTICE)
        elif not store.decide(work, number, verb, rest, person.id):
            scene.say(words.DONE_ALREADY.format(number=place))
        else:
            records.note(work, person.id, f"practice_{verb}", f"practice:{number}")
            counts[verb] += 1
            _tell_author(work, one, verb, rest)
            told += _spread(work, one) if verb == "approved" else 0
    scene.say(words.decided(counts["approved"], counts["declined"], told))
    if not store.waiting(work, person.org_id):
        records.finish_kind(work, "practice", person.id)


def _tell_author(work: Work, one: Practice, verb: str, rest: str) -> None:
    author = people.get(work, one.nominated_by)
    text = words.approved(one.text) if verb == "approved" else words.declined(one.text, rest)
    if author is not None:
        post.tell(work, author, Message(text), f"practice:{one.id}:author", "notice")


def _spread(work: Work, one: Practice) -> int:
    org = people.org(work, one.org_id)
    below = [other.id for other in tree.under(work, one.superior_id) if other.id != one.org_id]
    leaders = [leader for some in people.members_of(work, below).values() if (leader := _leader(some))]
    text = words.spread(org.name if org else "", one.text, one.id)
    for leader in leaders:
        post.tell(work, leader, Message(text), f"practice:{one.id}:{leader.id}", "digest")
    return len(leaders)


def _leader(members: list[Person]) -> Person | None:
    return min(
        (one for one in members if one.leads),
        key=lambda one: (one.role is not Role.SECRETARY, one.number),
        default=None,
    )


def adopt(scene: Scene, args: dict[str, Any]) -> None:
    """ "采用 2", "不采用 2": whether one's own members are shown it as an example."""
    said = str(args.get("words", ""))
    found = _NUMBER.search(said)
    one = store.get(scene.work, int(found.group())) if found else None
    if not scene.person.leads:
        scene.say(words.ONLY_LEADERS)
    elif found is None:
        scene.say(words.WHICH)
    elif one is None or one not in shown(scene.work, scene.person.org_id):
        scene.say(words.NO_PRACTICE)
    elif said.strip().startswith("不"):
        dropped = store.drop(scene.work, one.id, scene.person.org_id)
        scene.say(words.DROPPED if dropped else words.NOT_USED)
    else:
        _use(scene, one)


def _use(scene: Scene, one: Practice) -> None:
    work, person = scene.work, scene.person
    if one.org_id == person.org_id:
        scene.say(words.OWN)
        return
    if not store.use(work, one.id, person.org_id, person.id):
        scene.say(words.USED_ALREADY)
        return
    records.note(work, person.id, "adopt_practice", f"practice:{one.id}")
    author, org = people.get(work, one.nominated_by), people.org(work, person.org_id)
    if author is not None and org is not None:
        text = words.adopted_yours(org.name, one.text)
        post.tell(work, author, Message(text), f"adopted:{one.id}:{org.id}", "digest")
    scene.say(words.adopted(one.text))


def shown(work: Work, org_id: int) -> list[Practice]:
    """What goes round where this organisation stands, the newest first. A query."""
    return store.approved(work, [org_id, *(one.id for one in tree.above(work, org_id))])


def example_for(work: Work, org_id: int) -> str:
    """What members who are asked for a promise are shown as an example; empty where there is none."""
    used = store.used_by(work, org_id)
    return used[0].text if used else ""


def model(scene: Scene, args: dict[str, Any]) -> None:
    """ "示范点 竹溪村 为什么" shows an organisation, "取消示范点 竹溪村" shows it no more."""
    said = str(args.get("words", "")).strip()
    over, rest = said.startswith("取消"), said.removeprefix("取消").removeprefix("示范点").strip()
    reach = in_reach(scene.work, scene.person) if top_of(scene.work, scene.person) else {}
    found = named_first(rest, reach)
    if not reach:
        scene.say(lead_words.NOT_HERE)
    elif found is None:
        scene.say(words.NO_SUCH_ORG)
    elif not over and not found[1]:
        scene.say(words.NEEDS_WHY)
    else:
        scene.say(show_model(scene.work, found[0], found[1], scene.person.id, over=over))


def show_model(work: Work, org: Org, why: str, by: int | None, *, over: bool = False) -> str:
    """Show an organisation as an example, or no more. A verb. Returns what came of it, in Chinese."""
    records.note(work, by, "end_model" if over else "show_model", f"org:{org.id}")
    if over:
        return words.model_over(org.name) if store.end_model(work, org.id) else words.was_no_model(org.name)
    store.show_as_model(work, org.id, why, by)
    return words.model(org.name)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of good practice shows: number, organisation, words, how many have taken it over; and
    the organisations that are shown, with why."""

    org: Org
    practices: tuple[tuple[int, str, str, int], ...]
    models: tuple[tuple[Org, str], ...]


def page(work: Work, org_id: int) -> Shown | None:
    """What everybody may see of good practice where this organisation stands. A query."""
    here = people.org(work, org_id)
    if here is None:
        return None
    above = tree.above(work, org_id)
    found = shown(work, org_id)
    uses = store.uses(work, [one.id for one in found])
    by_id = {one.id: one for one in people.orgs(work)}
    told = tuple((one.id, by_id[one.org_id].name, one.text, uses.get(one.id, 0)) for one in found)
    top = above[-1] if above else here
    orgs = [top.id, *(one.id for one in tree.under(work, top.id))]
    models = tuple((by_id[one.org_id], one.why) for one in store.models(work, orgs))
    return Shown(here, told, models)
