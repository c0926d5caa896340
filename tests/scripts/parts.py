"""What the conversations that are played begin with, and what they look at afterwards."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.service.fulfil.progress import checkin_args
from bot.service.organise import year
from bot.service.reach import post
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from storage import commitments, people, year_tables, years
from storage.unit import Work
from tests.service.test_commitment import kept
from tests.support.clock import SHANGHAI
from tests.support.stage import Actor, Stage


def told(work: Work) -> list[Any]:
    """Everything that was said about promises, oldest first."""
    return list(work.connection.execute(year_tables.progress.select().order_by(year_tables.progress.c.id)))


def authors(work: Work) -> list[int]:
    """Whose every promise is, of any year."""
    query = select(year_tables.commitment.c.person_id).order_by(year_tables.commitment.c.id)
    return list(work.connection.scalars(query))


def wordings(work: Work) -> list[Any]:
    """Every wording of every promise."""
    return list(work.connection.execute(year_tables.commitment_version.select()))


async def only_one(stage: Stage) -> Commitment:
    """The one promise that there is, and no second wording of it."""
    one: Commitment
    (one,) = await stage.ask(kept)
    assert len(await stage.ask(wordings)) == 1
    return one


def of_org(work: Work, name: str) -> list[Commitment]:
    """The promises made in the newest year of that organisation."""
    found = people.org_named(work, name)
    assert found is not None
    return commitments.of_cycle(work, years.of_org(work, found.id)[0].id)


async def person(stage: Stage, name: str) -> Person:
    """Somebody of the roster."""
    members: list[Person] = await stage.ask(people.members, 1)
    return next(one for one in members if one.name == name)


async def year_before(stage: Stage) -> None:
    """The year that is about to end was opened in January, as the one to come is now."""
    now = stage.clock.now()
    stage.clock.set(datetime(2026, 1, 5, 9, tzinfo=SHANGHAI))
    await stage.database.write(year.open_cycle, 2026, date(2026, 1, 6), None)
    stage.clock.set(now)


def publish_of(work: Work, of_year: int, who: int, text: str, quantity: str = "") -> int:
    """A published promise of a year that is running, as it stands after months. A verb for the test."""
    cycle = next(one for one in years.of_org(work, 1) if one.year == of_year)
    number = commitments.add(
        work, cycle.id, who, text=text, original=text, due=date(of_year, 12, 31), quantity=quantity,
        category="其他", remarks={}, channel="typed", recorder_id=None, media_id=None, confirmed_by="self",
    )  # fmt: skip
    commitments.set_status(work, number, Status.PUBLISHED)
    return number


def ask_how(work: Work, who: Person, number: int) -> bool:
    """The clock's question of the quarter about that promise. A verb."""
    one = commitments.get(work, number)
    assert one is not None
    args = checkin_args(one, 4, 0, elder=who.oral)
    return post.ask(work, who, "checkin", args, f"check:{number}", "prompt")


def phones(stage: Stage, *but: str) -> str:
    """Everything that all other phones and the group have shown."""
    private = [message.text for address, message in stage.wall.shown if address not in but]
    return "\n".join([*private, *(message.text for message in stage.wall.posted)])


def said_to(actor: Actor) -> str:
    """Everything that one phone has shown."""
    return "\n".join(message.text for message in actor.messages())
