"""What is noticed when a promise is handed in: what it serves, whether it is copied, how many there are."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.service.organise import focus
from bot.service.posts.queries import held_by
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.exemptions import Kind
from dialogs.rules.pack import ORG
from dialogs.rules.people import Person
from dialogs.rules.quality.lint import copied_from
from dialogs.rules.serving import lists_for, propose_tags
from dialogs.words import propose as words
from storage import absences, commitments, people, rectifications, tags, years
from storage.unit import Work
from storage.years import Cycle

#: How alike a commitment and the duties of a post must be to belong together; 0–100.
_ALIKE = 60


@dataclass(frozen=True, slots=True)
class Copy:
    """A promise that says almost the same: of this year or of the one before, and whose it is."""

    name: str
    own: bool
    last_year: bool


def tag(work: Work, cycle: Cycle, one: Commitment) -> None:
    """Propose what the promise serves, from the lists of the year; the reviewer may change it."""
    found = propose_tags(cycle.rules, one.text, one.category, of_org=one.of_org)
    kinds = lists_for(cycle.rules, of_org=one.of_org)
    tags.drop(work, one.id, *kinds)
    for kind in kinds:
        if kind in found:
            tags.add(work, one.id, kind, found[kind])


def tag_focus(work: Work, cycle: Cycle, one: Commitment) -> None:
    """A promise that takes up one of the year's main tasks says so, the superior's too (R9, R45)."""
    tags.drop(work, one.id, "focus")
    for task, _ in focus.listed(work, cycle.org_id, cycle.year):
        if fuzz.partial_ratio(task, one.text) >= _ALIKE:
            tags.add(work, one.id, "focus", task)


def tag_mended(work: Work, cycle: Cycle, author: Person, one: Commitment) -> None:
    """A promise that takes up what was still to be put right says so (R20)."""
    tags.drop(work, one.id, "rectification")
    found = rectifications.open_rectifications(work, cycle.org_id)
    for each in found:
        org = each.of_org
        mine = org if one.of_org else not org and each.person_id == author.id
        if mine and fuzz.partial_ratio(each.demand, one.text) >= _ALIKE:
            tags.add(work, one.id, "rectification", str(each.id))


def tag_post(work: Work, author: Person, one: Commitment) -> None:
    """A commitment that speaks of the duties of one's post is the post's (设岗定责)."""
    tags.drop(work, one.id, "post")
    for post, _ in held_by(work, author.id):
        if fuzz.partial_ratio(post.duties, one.text) >= _ALIKE or post.name in one.text:
            tags.add(work, one.id, "post", str(post.id))


def find_copy(work: Work, cycle: Cycle, author: Person, text: str, replaces: int | None) -> Copy | None:
    """What the text repeats of others' promises this year or of anybody's of the year before (R13). A query.

    Old people say the same every year, and may.
    """
    if author.oral:
        return None
    now = [one for one in commitments.of_cycle(work, cycle.id) if one.id != replaces]
    before = years.of_year(work, cycle.org_id, cycle.year - 1)
    then = commitments.of_cycle(work, before.id) if before else []
    known = [one for one in (*now, *then) if one.status is not Status.WITHDRAWN]
    place = copied_from(text, [one.text for one in known])
    if place is None:
        return None
    whose = people.get(work, known[place].person_id)
    return Copy(whose.name if whose else "", known[place].person_id == author.id, known[place] in then)


def remark(said: str, copy: Copy | None) -> str:
    """What the reviewer is shown beside the promise: what the lint found, and what it repeats."""
    found = words.copied(copy.name, own=copy.own, last_year=copy.last_year) if copy else ""
    return "".join(filter(None, (said, found)))


def _lighter(work: Work, author: Person) -> bool:
    """Whether a smaller promise was agreed (减, R30): then nobody is asked for more than the fewest."""
    found = absences.of(work, [author.id], local(work.now).date())
    return any(one.kind is Kind.LIGHTER for one in found)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many promises somebody has, and how many are usual. `fewest` is 0 where no more are asked for."""

    count: int
    fewest: int
    most: int


def amount(work: Work, cycle: Cycle, author: Person, *, of_org: bool) -> Amount:
    """How many there are, urgent ones apart; of leaders and organisations more are asked. A query."""
    own = [
        one
        for one in commitments.of_person(work, author.id, cycle.id)
        if one.of_org == of_org and not one.urgent
    ]
    if of_org:
        own = [one for one in commitments.of_cycle(work, cycle.id) if one.of_org and not one.urgent]
        own = [one for one in own if one.status is not Status.WITHDRAWN]
        return Amount(len(own), *cycle.rules.items_for(ORG))
    leading = author.goes_first and not _lighter(work, author)
    fewest, most = cycle.rules.items_for(*author.categories, leading=leading)
    return Amount(len(own), fewest if leading else 0, most)


def count_word(work: Work, cycle: Cycle, author: Person, *, of_org: bool) -> str:
    """A word to the author on too many, or on too few yet; else empty. A query."""
    found = amount(work, cycle, author, of_org=of_org)
    if found.count > found.most:
        return words.too_many(found.count, found.most)
    return words.too_few(found.count, found.fewest, of_org=of_org) if found.count < found.fewest else ""


def count_hint(work: Work, cycle: Cycle, author: Person, *, of_org: bool) -> str:
    """The same for the reviewer. A query."""
    found = amount(work, cycle, author, of_org=of_org)
    if found.fewest <= found.count <= found.most:
        return ""
    return words.counted(found.count, found.fewest, found.most)
