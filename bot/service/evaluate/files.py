"""The file of everybody who is evaluated: record, words, sources; the reference index last (R70).

A query throughout. What a figure is made of stands beside it, so that it can be traced (R34).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.service.deeds import shown as deeds
from bot.service.evaluate import batches, excuses, who
from bot.service.fulfil import evidence
from dialogs.rules.ballots import VOID
from dialogs.rules.commitments import Commitment, Progress, Status
from dialogs.rules.entitled import quorate
from dialogs.rules.people import Category, Person, Standing
from dialogs.rules.sources import RESULTS, Given, Line, Open, ends, lacks, peers, public, reference
from dialogs.rules.subjects import Kind, Subject, member, organisation
from dialogs.rules.terms import Terms
from dialogs.words import appraise as words
from storage import (
    comments,
    commitments,
    evaluation,
    homes,
    people,
    quarter,
    rectifications,
    tellers,
    years,
)
from storage.evaluation import Grade, Word
from storage.unit import Work
from storage.years import Cycle

#: Members in employment report to the community in which they live (guidance, 一之四).
EMPLOYED = frozenset({Category.AGENCY, Category.ENTERPRISE, Category.SCHOOL})


@dataclass(frozen=True, slots=True)
class Item:
    """One promise with its end in words, what was told in which quarter, and what can be seen of it."""

    text: str
    due: str
    result: str
    told: tuple[tuple[int, str], ...]
    shown: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """One subject's year. `lacks` is what must be there before a grade can be typed; `index` in basis
    points, None where it is off or cannot be had. `flags`: rectification, unreported. `said`: what was
    said in the year, with who said it: the quarters' comments, the community's word. `deeds`: what was
    checked, whether or not others may read of it; `open_deeds` what they may. `excuse`: why there is no grade
    this year. `deeds_first`: words and deeds come before figures on the page, as the rules of the year have
    it for such a member (R41)."""

    subject: Subject
    name: str
    post: str
    person: Person | None
    items: tuple[Item, ...]
    own: tuple[str, str]
    word: Word | None
    peers: Line
    public: Line
    lacks: tuple[Open, ...]
    index: int | None
    grade: Grade | None
    flags: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()
    deeds: tuple[str, ...] = ()
    open_deeds: tuple[str, ...] = ()
    excuse: str = ""
    deeds_first: bool = False

    @property
    def graded(self) -> bool:
        """Whether this subject gets a grade: organisations and full members do."""
        return self.person is None or self.person.standing is Standing.FORMAL

    @property
    def waits(self) -> bool:
        """Whether a member's grade is still to come: there is none that stands, and no reason why not."""
        stands = self.grade is not None and self.grade.stands
        return self.person is not None and self.graded and not stands and not self.excuse

    @property
    def alone(self) -> bool:
        """Whether nobody else was there to type the grade: he wrote it down himself."""
        return self.grade is not None and self.person is not None and self.grade.author_id == self.person.id


@dataclass(frozen=True, slots=True)
class Files:
    """All files of a year: the organisation's first, then the members' in the order of the roster."""

    org: str
    cycle: Cycle
    terms: Terms
    fixed: bool
    files: tuple[File, ...]
    invited: int
    on_paper: int = 0
    same: tuple[tuple[str, str], ...] = ()  # source → whether more than half gave everybody the same

    @property
    def quorate(self) -> bool:
        """Whether more than half of those entitled have rated, by phone or on paper (支部工作条例)."""
        return quorate(self.cycle.voted + self.on_paper, self.cycle.entitled)

    def of(self, subject: Subject) -> File | None:
        """The file of one subject."""
        return next((one for one in self.files if one.subject == subject), None)


def gather(work: Work, cycle: Cycle) -> Files:
    """Everything that is known of a year. A query."""
    branch = people.org(work, cycle.org_id)
    terms, frozen = evaluation.terms_of(work, cycle.id)
    known = _Known(work, cycle, terms)
    files = tuple(known.file(subject, name) for subject, name in who.subjects(work, cycle))
    return Files(
        branch.name if branch else "",
        cycle,
        terms,
        frozen is not None,
        files,
        known.invited,
        known.on_paper,
        tuple(_same(work, cycle)),
    )


def _same(work: Work, cycle: Cycle) -> Iterator[tuple[str, str]]:
    for source in ("peers", "public"):
        for told in evaluation.counts(work, cycle.id, f"{source}_same").values():
            yield from ((source, word) for word in told if word != VOID)


class _Known:
    """One query a table, however many members."""

    def __init__(self, work: Work, cycle: Cycle, terms: Terms) -> None:
        self._terms, self._rules = terms, cycle.rules
        self._people = {one.id: one for one in people.members(work, cycle.org_id)}
        self._items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
        numbers = [one.id for one in self._items]
        self._latest = commitments.last_progress(work, numbers)
        self._quarters = {part: commitments.last_progress(work, numbers, part) for part in (1, 2, 3, 4)}
        self._ends = commitments.results(work, numbers)
        self._shown = evidence.in_three(work, self._items)
        self._own = years.self_ratings(work, cycle.id)
        self._words = evaluation.words(work, cycle.id)
        self._grades = evaluation.grades(work, cycle.id)
        self._reasons = evaluation.gaps(work, cycle.id)
        self._excuses = excuses.of(work, cycle)
        sources = ("members", "peers_paper", "public", "public_paper")
        self._counts = {source: evaluation.counts(work, cycle.id, source) for source in sources}
        for number, counts in years.results(work, cycle.id).items():
            self._counts["members"][member(number).key] = counts
        self._restricted = {
            organisation(cycle.org_id).key if one.target == "org" else member(one.person_id).key
            for one in rectifications.open_rectifications(work, cycle.org_id)
        }
        signed = quarter.summaries(work, cycle.id)
        self._summaries = {part: one for part, one in signed.items() if one.signed_at is not None}
        given = (comments.of_quarter(work, cycle.id, number) for number in (1, 2, 3, 4))
        self._comments = [one for several in given for one in several if one.given_at is not None]
        names = {one.id: one.name for one in people.orgs(work)}
        self._homes = {
            number: tuple((names.get(one.org_id, ""), one.words) for one in found)
            for number in self._people
            if (found := homes.words_on(work, number, cycle.year))
        }
        self._deeds = deeds.by_person(work, cycle.id, agreed=False)
        self._open_deeds = deeds.by_person(work, cycle.id, agreed=True)
        self._reported = evaluation.reported(work, self._people)
        self.invited = batches.reached(work, cycle.id)
        papers = tellers.agreed(work, cycle.id, "peers")
        self.on_paper = papers.received if papers else 0
        # Papers of a branch too small for the box come without a roll in the box.
        self._quorate = not cycle.entitled or quorate(cycle.voted + self.on_paper, cycle.entitled)

    def file(self, subject: Subject, name: str) -> File:
        """One subject's file."""
        person = self._people.get(subject.id) if subject.kind is Kind.MEMBER else None
        items = self._own_items(subject)
        given = self._given(subject, items)
        word = self._words.get(subject.key)
        return File(
            subject,
            name,
            person.post if person else "",
            person,
            tuple(self._item(one) for one in items),
            self._own.get(subject.id, ("", "")) if person else ("", ""),
            word,
            peers(given),
            public(given, self._terms),
            lacks(given, word.words if word else ""),
            reference(given, self._terms) if self._terms.shows_index else None,
            self._grades.get(subject.key),
            self._flags(subject, person),
            self._said(subject),
            tuple(self._deeds.get(subject.id, ())) if person else (),
            tuple(self._open_deeds.get(subject.id, ())) if person else (),
            self._excuses.get(subject.key, ""),
            person is not None and self._rules.deeds_first(*person.categories),
        )

    def _flags(self, subject: Subject, person: Person | None) -> tuple[str, ...]:
        """What warns before the best grade: something still to be put right, not reported where one lives."""
        found = ["rectification"] if subject.key in self._restricted else []
        if (
            person is not None
            and any(person.has(one) for one in EMPLOYED)
            and person.id not in self._reported
        ):
            found.append("unreported")
        return tuple(found)

    def _said(self, subject: Subject) -> tuple[tuple[str, str], ...]:
        """What the year's reviews said (平时与年终, R32), and the communities in which a member lives."""
        if subject.kind is Kind.ORG:
            return tuple((words.summary_of(part), one.text) for part, one in self._summaries.items())
        quarters = tuple(
            (words.comment_of(one.quarter), one.text) for one in self._comments if one.person_id == subject.id
        )
        return quarters + self._homes.get(subject.id, ())

    def _own_items(self, subject: Subject) -> list[Commitment]:
        if subject.kind is Kind.ORG:
            return [one for one in self._items if one.of_org]
        return [one for one in self._items if one.person_id == subject.id and not one.of_org]

    def _given(self, subject: Subject, items: list[Commitment]) -> Given:
        states = {number: told.state for number, told in self._latest.items()}
        word = self._words.get(subject.key)
        own = self._own.get(subject.id, ("", ""))[0] if subject.kind is Kind.MEMBER else ""
        return Given(
            own=own,
            peers=self._counted("members", subject),
            peers_paper=self._counted("peers_paper", subject),
            word=word.grade if word else "",
            public=self._counted("public", subject),
            public_paper=self._counted("public_paper", subject),
            invited=self.invited,
            results=ends(items if items or subject.kind is Kind.MEMBER else self._items, states, self._ends),
            reasons=self._reasons,
            quorate=self._quorate,
            unconfirmed=sum(1 for one in items if self._ends.get(one.id, "open") == "open"),
        )

    def _counted(self, source: str, subject: Subject) -> dict[str, int] | None:
        """Counts of one source: None where it was not asked at all, empty where nobody said anything here."""
        asked = any(n for told in self._counts[source].values() for word, n in told.items() if word != VOID)
        return self._counts[source].get(subject.key, {}) if asked else None

    def _item(self, one: Commitment) -> Item:
        told = tuple(
            (part, _told(found[one.id])) for part, found in self._quarters.items() if one.id in found
        )
        end = self._ends.get(one.id, "open")
        if end == "open" and one.id in self._latest and self._latest[one.id].state == "done":
            end = "done"
        due = f"{one.due.year}年{one.due.month}月{one.due.day}日" if one.due else "全年"
        return Item(
            one.text,
            due,
            RESULTS.get(end, RESULTS["open"]),
            told,
            self._shown[one.id],
        )


def _told(one: Progress) -> str:
    return f"{one.label}。{one.words}" if one.words else one.label
