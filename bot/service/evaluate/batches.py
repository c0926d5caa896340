"""Batches of printed codes: printed before voting, handed out before two people, accounted for afterwards.

Two people each time, and never two of whom both lead the branch. What does not add up is said plainly;
whether it counts the committee decides, with a reason.
"""

from dataclasses import dataclass

from bot.service.evaluate import paper, public_poll, who
from bot.service.reach import post
from dialogs.rules.batches import LEAST_BATCH, MOST, Batch
from dialogs.rules.people import Person, Role
from dialogs.words import batches as words
from storage import people, polls, public_polls, records, years
from storage.unit import Work
from storage.years import Cycle


@dataclass(frozen=True, slots=True)
class Desk:
    """What one of those who hand codes out sees. `prints`: batches can still be printed and this person
    leads; `over`: voting has ended; `names` of those who did something, `decides`: has an office here."""

    org: str
    year: int
    cycle_id: int
    viewer: int
    batches: tuple[Batch, ...]
    prints: bool
    over: bool
    decides: bool
    names: dict[int, str]

    @property
    def room(self) -> int:
        """How many codes can still be printed."""
        return MOST - sum(one.printed for one in self.batches)


def may_enter(work: Work, cycle: Cycle, person: Person) -> bool:
    """Whether somebody prints, hands out or accounts for codes: an office, or a key of the box."""
    holds = any(one.person_id == person.id for one in polls.holders(work, cycle.id))
    return person.active and (holds or paper.may_tell(work, cycle, person))


def desk(work: Work, subject: str, viewer: int) -> Desk | None:
    """The page of one year. A query."""
    cycle = years.get(work, int(subject)) if subject.isdecimal() else None
    person, branch = people.get(work, viewer), people.org(work, cycle.org_id) if cycle else None
    if cycle is None or person is None or branch is None or cycle.status == "closed":
        return None
    if not may_enter(work, cycle, person):
        return None
    batches = tuple(public_polls.batches(work, cycle.id))
    done = {
        by for one in batches for by in (one.handed_by, one.active_by, one.stated_by, one.confirmed_by) if by
    }
    names = {by: found.name for by in done if (found := people.get(work, by)) is not None}
    before = cycle.status in ("preparing", "fulfilling")
    own = person.org_id == cycle.org_id
    return Desk(
        branch.name,
        cycle.year,
        cycle.id,
        viewer,
        batches,
        before and own and person.leads,
        public_poll.over(work, cycle),
        own and person.role is not Role.MEMBER,
        names,
    )


def print_batch(work: Work, subject: str, viewer: int, voters: list[int]) -> int | None:
    """One more batch with these codes; its number, None where it cannot be. A verb."""
    found = desk(work, subject, viewer)
    if found is None or not found.prints or not LEAST_BATCH <= len(voters) <= found.room:
        return None
    number = public_polls.print_batch(work, found.cycle_id, voters, viewer)
    _note(work, found, "print_codes", number, printed=len(voters))
    return number


def hand_out(work: Work, subject: str, viewer: int, number: int) -> str:
    """The batch was handed out; the second of two who says so makes it good. What to say of it. A verb."""
    found, batch = _of(work, subject, viewer, number)
    if found is None or batch is None or batch.active or found.over:
        return words.NOT_NOW
    if batch.handed_by is None:
        public_polls.change(work, found.cycle_id, number, handed_by=viewer)
        _note(work, found, "hand_out_codes", number)
        return words.HANDED
    if not who.two(work, batch.handed_by, viewer):
        return words.SECOND
    public_polls.change(work, found.cycle_id, number, active_by=viewer)
    _note(work, found, "activate_codes", number)
    return words.ACTIVE


def state(work: Work, subject: str, viewer: int, number: int, sums: tuple[int, int, int]) -> str:
    """How many of a batch were given, spoiled, returned, after the close. A verb."""
    found, batch = _of(work, subject, viewer, number)
    if found is None or batch is None or not found.over or not batch.active or batch.confirmed_by:
        return words.NOT_NOW
    given, spoiled, returned = sums
    public_polls.change(
        work, found.cycle_id, number, given=given, spoiled=spoiled, returned=returned, stated_by=viewer
    )
    _note(work, found, "state_codes", number, given=given, spoiled=spoiled, returned=returned)
    return words.STATED


def confirm(work: Work, subject: str, viewer: int, number: int, voted: int) -> str:
    """A second one has the same; `voted` of its codes lie in the box. A verb."""
    found, batch = _of(work, subject, viewer, number)
    if found is None or batch is None or batch.stated_by is None or batch.confirmed_by:
        return words.NOT_NOW
    if not who.two(work, batch.stated_by, viewer):
        return words.SECOND
    public_polls.change(work, found.cycle_id, number, confirmed_by=viewer, voted=voted)
    _note(work, found, "confirm_codes", number, voted=voted)
    _go_on(work, found)
    _, after = _of(work, subject, viewer, number)
    return words.CONFIRMED if after and after.adds_up else words.DOES_NOT_ADD_UP


def decide(work: Work, subject: str, viewer: int, number: int, counts: bool, reason: str) -> str:
    """The committee has decided whether a batch counts that does not add up. A verb."""
    found, batch = _of(work, subject, viewer, number)
    if found is None or batch is None or batch.settled or batch.confirmed_by is None or not found.decides:
        return words.NOT_NOW
    if not reason:
        return words.NEEDS_REASON
    values = {"counts": counts, "reason": reason[:200], "decided_by": viewer}
    public_polls.change(work, found.cycle_id, number, **values)
    _note(work, found, "decide_codes", number, counts=counts)
    _go_on(work, found)
    return words.DECIDED


def burnt(work: Work, cycle_id: int) -> tuple[int, ...] | None:
    """The codes whose slips are not opened; None while voting goes on or a batch is not settled. A query."""
    cycle, found = years.get(work, cycle_id), public_polls.batches(work, cycle_id)
    if cycle is None or not public_poll.over(work, cycle) or not all(one.settled for one in found):
        return None
    out = [one.number for one in found if not one.counted]
    return public_polls.voters(work, cycle_id, *out) if out else ()


def codes(work: Work, cycle_id: int, number: int) -> tuple[int, ...]:
    """The codes of one batch, by the numbers under which they vote. A query."""
    return public_polls.voters(work, cycle_id, number)


def reached(work: Work, cycle_id: int) -> int:
    """How many of the public have a code. A query."""
    return sum(one.reached for one in public_polls.batches(work, cycle_id))


def sums(work: Work, poll: str) -> list[str]:
    """What became of the printed codes, batch by batch, for everybody to read. A query."""
    kind, _, number = poll.partition("-")
    found = public_polls.batches(work, int(number)) if kind == "public" and number.isdecimal() else []
    return [_sums(one) for one in found]


def _sums(one: Batch) -> str:
    if not one.active:
        return words.UNUSED.format(number=one.number, printed=one.printed)
    where = words.where(one.printed, one.given, one.spoiled, one.returned, one.voted)
    end = words.ADDS_UP if one.adds_up else words.does_not(bool(one.counts), one.reason)
    return words.SUMS.format(number=one.number, where=where, end=end)


def ask_for_sums(work: Work, cycle: Cycle) -> None:
    """Voting has ended: the secretary has two people account for the codes that were handed out."""
    secretary = people.secretary(work, cycle.org_id)
    if secretary is not None and not all(one.settled for one in public_polls.batches(work, cycle.id)):
        post.errand(work, secretary, "codes", words.ACCOUNT, f"codes:{cycle.id}")


def _of(work: Work, subject: str, viewer: int, number: int) -> tuple[Desk | None, Batch | None]:
    found = desk(work, subject, viewer)
    return found, next((one for one in found.batches if one.number == number), None) if found else None


def _go_on(work: Work, found: Desk) -> None:
    """Once every batch is settled the box can be closed; the clockwork does."""
    if burnt(work, found.cycle_id) is not None:
        records.finish_known(work, f"codes:{found.cycle_id}")
        years.schedule(work, found.cycle_id, "rate.public", "rate.public", {}, work.now)


def _note(work: Work, found: Desk, verb: str, number: int, **more: object) -> None:
    records.note(work, found.viewer, verb, f"cycle:{found.cycle_id}", batch=number, **more)
