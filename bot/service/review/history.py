"""How an item came about: every wording and every decision (R49), for its author and whoever has office."""

from typing import Any

from bot.ports import Door
from bot.service.fulfil import evidence
from bot.service.organise import tiers
from bot.service.propose import own_items, own_word
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.rules.reviewing import named
from dialogs.scripts.item_words import history_of
from dialogs.words import review as words
from dialogs.words.commitment import until
from storage import commitments, papers, people, provenance, reviews, years
from storage.reviews import Review
from storage.unit import Work


def show(scene: Scene, args: dict[str, Any]) -> None:
    """Tell it of the item that is meant: of the list in hand, of one's own, or of somebody named."""
    name, number = history_of(str(args.get("words", "")))
    author = _named(scene, name) if name else scene.person
    one = (None if name else _in_hand(scene, number)) or (
        own_items.nth(scene.work, author, number) if author else None
    )
    if one is None:
        scene.say(words.NO_HISTORY)
        return
    picture = evidence.newest_picture(scene.work, one)
    link = Link(words.PICTURE, scene.links.page(Door.LISTEN, picture, scene.person.id)) if picture else None
    scene.says.append(Message(told(scene.work, one), link=link))


def told(work: Work, one: Commitment) -> str:
    """The whole story of one item. A query."""
    cycle, author = years.get(work, one.cycle_id), people.get(work, one.person_id)
    of_year = cycle.year if cycle else 0
    decisions = reviews.of(work, one.id)
    steps = []
    for version in reviews.versions(work, one.id):
        when = until(version.due, of_year)
        how, agreed = _came(work, one, version)
        steps.append(words.wording(version.number, version.at, version.text, when, how, version.original))
        steps += agreed
        for each in decisions:
            if each.version == version.number:
                judge = people.get(work, each.reviewer_id)
                name = judge.name if judge else ""
                steps.append(words.decision(each.at, name, each.decision == "approve", each.guidance))
                steps += _beside(one, judge, each, cycle.org_id if cycle else 0)
    entry = own_word.unheard(work, [one]).get(one.id)
    if entry is not None:
        steps.append(words.still_unheard(entry.family))
    if one.published_at is not None:
        steps.append(words.published_on(one.published_at))
    steps += _said_of(work, one)
    if one.published_at is not None:
        steps.append(evidence.in_three(work, [one])[one.id])
    return words.history(author.name if author else "", steps)


def _came(work: Work, one: Commitment, version: reviews.Version) -> tuple[str, list[str]]:
    """How a wording came, and when its author agreed to what somebody else wrote down (R29)."""
    kept = provenance.every(work, [f"commitment:{one.id}:{version.number}"])
    if not kept:
        by = _name(work, version.recorder_id)
        return words.came(version.channel, by, None, ""), []
    first, *later = kept
    how = words.came(first.channel, _name(work, first.recorder_id), first.said_on, first.said_where)
    readers = [
        (each, "" if each.recorder_id == one.person_id else _name(work, each.recorder_id)) for each in later
    ]
    return how, [words.read_back_on(each.said_on, by, each.said_where) for each, by in readers]


def _said_of(work: Work, one: Commitment) -> list[str]:
    """What its author had somebody write down of it since, and how that came (R102)."""
    entries = papers.said_of(work, one.person_id, one.id)
    every = provenance.every(work, [each.subject for each in entries])
    came = {how.subject: how for how in reversed(every)}  # the first word on it, not its reading back
    told = [(each.words, came[each.subject]) for each in entries if each.subject in came]
    return [
        words.said_since(
            said, words.came(how.channel, _name(work, how.recorder_id), how.said_on, how.said_where)
        )
        for said, how in told
    ]


def _name(work: Work, person_id: int | None) -> str:
    person = people.get(work, person_id) if person_id else None
    return person.name if person else ""


def _beside(told: Commitment, judge: Person | None, said: Review, org_id: int) -> list[str]:
    """The verdicts that the guidance does not name, and that nobody but its own office looked at a promise
    of the organisation (R47)."""
    met = [one.criterion for one in said.points if one.met]
    short = [named(one) for one in said.points if not one.met and one.criterion not in said.guidance]
    itself = told.of_org and judge is not None and judge.org_id == org_id
    return ([words.verdicts(met, short)] if met or short else []) + ([words.BY_ITSELF] if itself else [])


def _in_hand(scene: Scene, number: int) -> Commitment | None:
    """The item of that number in the review that is open."""
    frame = next((one for one in reversed(scene.talk.frames) if one.dialog == "review"), None)
    items = frame.args["items"] if frame else []
    return commitments.get(scene.work, items[number - 1]["commitment"]) if 0 < number <= len(items) else None


def _named(scene: Scene, name: str) -> Person | None:
    """Somebody of the own organisation or of one below, for whoever has office."""
    if not scene.person.holds_office:
        return None
    own = scene.person.org_id
    for org_id in (own, *(org.id for org in tiers.below(scene.work, own))):
        found = people.by_name(scene.work, org_id, name)
        if len(found) == 1:
            return found[0]
    return None
