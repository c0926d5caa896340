"""The noticeboards, made from the memory: the public's and the members'. All are queries.

The organisation's own promises stand first, those who lead next, everybody else as on the roster.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from bot.service.deeds import shown as deeds
from bot.service.fulfil import evidence
from bot.service.organise import basis, focus
from bot.service.publish.ledger import shown_cycle
from bot.service.supervise import criticise_told, mended
from bot.web.pages.models import BoardItem, BoardModel, BoardPerson, BoardStep
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.milestones import Schedule
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.publishing import MEMBERS, Amendment, Change
from dialogs.words import amend, publishing, schedule
from dialogs.words import evidence as evidence_words
from dialogs.words import service as words
from dialogs.words.commitment import until
from storage import amendments, commitments, ends, milestones, moves, people, reviews, tree
from storage.ends import End
from storage.unit import Work

_OFFICES = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)


def public_board(work: Work, org_id: int) -> BoardModel | None:
    """The noticeboard for everybody: the newest year of which something is published."""
    branch = people.org(work, org_id)
    return _board(work, branch, members=False) if branch else None


def personal_board(work: Work, org_id: int, person_id: int) -> BoardModel | None:
    """What one person promised in public, and his deeds that may be read: the page behind his plate."""
    board, person = public_board(work, org_id), people.get(work, person_id)
    shown = [one for one in board.people if one.number == person_id] if board else []
    if board is None or person is None or not shown:
        return None
    cycle = shown_cycle(work, org_id)
    told = deeds.board_lines(work, cycle.id, person_id) if cycle else ()
    return replace(board, people=tuple(shown), hidden=0, mended=(), notices=(), deeds=told, focus=())


def members_board(work: Work, subject: str, viewer: int) -> BoardModel | None:
    """The board with what is shown to members only, for those of the branch and their superiors."""
    person = people.get(work, viewer)
    branch = people.org(work, int(subject)) if subject.isdecimal() else None
    if person is None or branch is None or not person.active:
        return None
    if person.org_id != branch.id and not tree.is_under(work, branch.id, person.org_id):
        return None
    return _board(work, branch, members=True)


def contact_of(work: Work, branch: Org) -> str:
    """In words, how the branch is reached. A query."""
    secretary = people.secretary(work, branch.id)
    called = words.contact(secretary.name, secretary.phone) if secretary else words.SOMEBODY
    return branch.contact or called


def _board(work: Work, branch: Org, *, members: bool) -> BoardModel:
    shown = shown_cycle(work, branch.id)
    newest = basis.board_cycle(work, branch.id)
    items = commitments.of_cycle(work, shown.id, Status.PUBLISHED) if shown else []
    visible = [one for one in items if members or one.audience != MEMBERS]
    year = newest.year if newest else local(work.now).year
    promisors = _promisors(work, branch, visible, year, members=members)
    hidden = len(items) - len(visible)
    put_right = mended.lines(work, branch.id, year, members=members)
    notices = criticise_told.board_lines(work, branch.id)
    return BoardModel(
        branch.name,
        year,
        promisors,
        contact_of(work, branch),
        hidden,
        members,
        put_right,
        notices,
        deeds.board_lines(work, newest.id) if newest else (),
        tuple(basis.of_cycle(work, newest)) if newest else (),
        tuple(text for text, _ in focus.listed(work, branch.id, year)),
    )


def _promisors(
    work: Work, branch: Org, items: list[Commitment], year: int, *, members: bool
) -> tuple[BoardPerson, ...]:
    lines = _lines(work, branch.id, items, year, members=members)
    own: dict[int, list[BoardItem]] = defaultdict(list)
    of_org: list[BoardItem] = []
    for one in items:
        (of_org if one.of_org else own[one.person_id]).append(lines[one.id])
    found = []
    if of_org:
        secretary = people.secretary(work, branch.id)
        charge = publishing.PERSON_IN_CHARGE.format(name=secretary.name) if secretary else ""
        found.append(BoardPerson(branch.name, charge, tuple(of_org), "org"))
    for person in ranked(work, branch.id, own):
        rank = "member" if person.role is Role.MEMBER else "leader"
        found.append(BoardPerson(person.name, person.post, tuple(own[person.id]), rank, person.id))
    return tuple(found)


def ranked(work: Work, org_id: int, promisors: dict[int, list[BoardItem]]) -> list[Person]:
    """Those who have promised something: by office first, then as on the roster, guests last. A query."""
    members = [one for one in people.members(work, org_id) if one.id in promisors]
    known = {one.id for one in members}
    others = [people.get(work, number) for number in promisors if number not in known]
    leading = [one for role in _OFFICES for one in members if one.role is role]
    rest = [one for one in members if one.role is Role.MEMBER]
    kept = moves.still_shown(work, org_id)
    return [*leading, *rest, *(one for one in others if one and (one.active or one.id in kept))]


def _lines(
    work: Work, org_id: int, items: list[Commitment], year: int, *, members: bool
) -> dict[int, BoardItem]:
    """The items as they are shown: how each goes in two words, and what has changed since."""
    today, plans = local(work.now).date(), milestones.of(work, [one.id for one in items])
    latest = commitments.last_progress(work, [one.id for one in items])
    changes: dict[int, list[Amendment]] = defaultdict(list)
    for one in amendments.of(work, [item.id for item in items]):
        if one.state == "agreed" and (members or one.kind is not Change.NARROW):
            changes[one.commitment_id].append(one)
    known = ends.of(work, [item.id for item in items])
    shown = evidence.marks(work, items)
    unseen = {one.id for one, _ in reviews.unseen(work, [org_id])}
    found = {}
    for item in items:
        done = item.id in latest and latest[item.id].state == "done"
        unmet = any(one.kind is Change.UNMET for one in changes[item.id])
        state = publishing.STATES["done" if done else "unmet" if unmet else "going"]
        notes = tuple(_note(one, year) for one in changes[item.id])
        if item.id in known:
            state, notes = _ended(known[item.id], notes)
        notes += (publishing.UNSEEN,) if item.id in unseen else ()
        about = publishing.baseline(item.baseline) if item.baseline else ""
        inside, steps = item.audience == MEMBERS, _steps(plans.get(item.id), today)
        told = evidence_words.on_board(shown[item.id])
        found[item.id] = BoardItem(item.text, item.due, state, item.id, about, notes, inside, steps, told)
    return found


def _ended(one: End, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The result as the organisation confirmed it, with its word."""
    told = (publishing.ended(one.words),) if one.words else ()
    return publishing.RESULTS[one.result], (*notes, *told)


def _steps(plan: Schedule | None, today: date) -> tuple[BoardStep, ...]:
    """The author's own steps; what the rule only proposes is not on the board."""
    return tuple(
        BoardStep(one.text, one.due, one.stands(today), schedule.STANDS[one.stands(today)])
        for one in (plan.steps if plan else ())
    )


def _note(one: Amendment, year: int) -> str:
    before = one.before if one.kind is Change.ERRATUM else until(one.due_before, year)
    day = local(one.decided_at or one.created_at).date()
    return amend.on_board(one.kind.value, day, before, one.reason, alone=one.alone)
