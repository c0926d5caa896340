"""Many organisations at once, for those who stand above them: their years and who leads them."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select

from dialogs.heard import ELSEWHERE
from dialogs.rules.people import Role, Status
from dialogs.rules.year import Step, Window
from storage import years
from storage.tables import identity, inbox, person
from storage.unit import Work
from storage.wish_tables import voice
from storage.year_tables import cycle, window
from storage.years import Cycle

#: What counts as a word: opening the chat is none.
_WORDS = inbox.c.kind.in_(("text", "audio", "image", "choice"))
_WROTE = select(inbox.c.platform, inbox.c.address).where(_WORDS).distinct()


def cycles(work: Work, orgs: Collection[int]) -> list[Cycle]:
    """Every cycle of those organisations, closed ones too, the newest year first. A query."""
    query = select(cycle).where(cycle.c.org_id.in_(orgs)).order_by(cycle.c.year.desc(), cycle.c.id)
    return [years.read(row) for row in work.connection.execute(query)]


def windows(work: Work, cycles: Collection[int]) -> dict[int, list[Window]]:
    """The windows of those cycles in order of time. A query."""
    query = select(window).where(window.c.cycle_id.in_(cycles))
    found: dict[int, list[Window]] = defaultdict(list)
    for row in work.connection.execute(query.order_by(window.c.opens_at, window.c.closes_at)):
        found[row.cycle_id].append(Window(Step(row.step), row.part, row.opens_at, row.closes_at))
    return found


def led(work: Work, orgs: Collection[int]) -> set[int]:
    """Which of those organisations have a secretary or a deputy now. A query."""
    roles = (Role.SECRETARY.value, Role.DEPUTY.value)
    query = select(person.c.org_id).where(
        person.c.org_id.in_(orgs), person.c.role.in_(roles), person.c.status == Status.ACTIVE.value
    )
    return set(work.connection.scalars(query))


def never_heard(work: Work, orgs: Collection[int]) -> dict[int, bool]:
    """The active people of those organisations from whom no word has come by chat yet: whether we have an
    address of theirs all the same. A query."""
    query = (
        select(person.c.id, identity.c.platform, identity.c.address)
        .join_from(person, identity, identity.c.person_id == person.c.id, isouter=True)
        .where(person.c.org_id.in_(orgs), person.c.status == Status.ACTIVE.value)
        .order_by(person.c.id)
    )
    wrote = {tuple(row) for row in work.connection.execute(_WROTE)}
    found: dict[int, bool] = {}
    heard: set[int] = set()
    for row in work.connection.execute(query):
        found[row.id] = found.get(row.id, False) or row.address is not None
        if (row.platform, row.address) in wrote:
            heard.add(row.id)
    return {number: there for number, there in found.items() if number not in heard}


def strangers(work: Work) -> list[tuple[str, str]]:
    """Who has written and is on no roster, as (platform, address); whoever told us a wish or a report is
    left out, because he need not be known. A query."""
    query = (
        select(inbox.c.platform, inbox.c.address)
        .join_from(
            inbox,
            identity,
            (identity.c.platform == inbox.c.platform) & (identity.c.address == inbox.c.address),
            isouter=True,
        )
        .where(identity.c.person_id.is_(None), inbox.c.platform.not_in(ELSEWHERE), _WORDS)
        .where(
            ~select(voice.c.id)
            .where(voice.c.platform == inbox.c.platform, voice.c.address == inbox.c.address)
            .exists()
        )
        .distinct()
        .order_by(inbox.c.platform, inbox.c.address)
    )
    return [(row.platform, row.address) for row in work.connection.execute(query)]
