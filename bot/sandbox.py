"""The sandbox's desk: an invented township, who holds the phones, and the buttons of the clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.clocks import ShiftedClock
from bot.clockwork import Done
from bot.documents import invented
from bot.house import Doors, House
from bot.joining import Site
from bot.platforms.sandbox.platform import Sandbox
from bot.ports import Clock
from bot.service.organise import focus, opening
from bot.service.organise.opening import Wish
from bot.service.organise.roster import import_roster
from bot.web.sandbox.people import Kind, SandboxPerson
from bot.web.sandbox.routes import hang_up, routes
from dialogs.rules.calendar import at, local
from dialogs.rules.people import Org, Person, Role
from dialogs.words import steps as words
from storage import people
from storage.unit import Work

GROUP = "branch"
STRANGER = SandboxPerson("stranger", "路过的群众", "群众", "public")

#: October is when one thinks of the next year.
_NEXT_YEAR_FROM = 10

#: How many empty steps of the clock are passed over in one jump.
_QUIET = 40


@dataclass(frozen=True, slots=True)
class SandboxDesk:
    """Plays the part of the world around the phones."""

    house: House
    clock: ShiftedClock

    async def furnish(self) -> None:
        """Invent a township whose year has just been opened from above, unless there is one."""
        if await self.house.database.read(people.orgs):
            return
        now = local(self.clock.now())
        await self.house.database.write(import_roster, invented.township(), actor=None)
        await self.house.database.write(_open, now.year + (now.month >= _NEXT_YEAR_FROM))

    async def people(self) -> list[SandboxPerson]:
        """Everybody who can be played."""
        return [*await self.house.database.read(_holders), STRANGER]

    async def jump(self) -> str:
        """Go to the next thing that is due; steps in which nobody is told anything are passed over."""
        done = Done()
        for _ in range(_QUIET):
            moment = await self.house.clockwork.next_due()
            if moment is None:
                return words.NOTHING_DUE
            self.clock.jump(moment + timedelta(seconds=1))
            done = await self.house.clockwork.run_due()
            if done.sent:
                break
        return words.happened(done.kinds, done.sent)

    async def day(self) -> str:
        """Go on to 9:05 of the next day, doing everything that falls due on the way in its order."""
        morning = at(local(self.clock.now()).date() + timedelta(days=1), 9, 5)
        done = Done()
        while (moment := await self.house.clockwork.next_due()) is not None and moment <= morning:
            self.clock.jump(moment + timedelta(seconds=1))
            step = await self.house.clockwork.run_due()
            done.kinds += step.kinds
            done.sent += step.sent
        self.clock.jump(morning)
        return words.happened(done.kinds, done.sent)


@dataclass(frozen=True, slots=True)
class Joined:
    """The phones of the sandbox (`bot.joining.Joined`)."""

    platform: Sandbox
    clock: Clock

    async def attach(self, house: House, doors: Doors) -> None:
        """Furnish the township and show the phones; only where the clock may be moved."""
        if isinstance(self.clock, ShiftedClock):
            desk = SandboxDesk(house, self.clock)
            await desk.furnish()
            doors.routes += routes(self.platform, desk.people, house.hear, desk, self.clock)
            doors.on_shutdown.append(hang_up(self.platform))


@asynccontextmanager
async def joined(site: Site) -> AsyncIterator[Joined | None]:
    """The sandbox, if the settings ask for it."""
    yield Joined(Sandbox(site.folders.phones, site.clock), site.clock) if site.settings.sandbox else None


def _open(work: Work, of_year: int) -> None:
    """The town names its tasks and opens the year for all below; the first branch has a work group."""
    town, branch = people.org_named(work, invented.TOWN), people.org_named(work, invented.BRANCH)
    if town is not None and branch is not None:
        people.add_group(work, branch.id, "sandbox", GROUP)
        focus.add(work, town.id, of_year, list(invented.TASKS), None)
        opening.open_for(work, town, Wish(of_year, below=True), None)


def _holders(work: Work) -> list[SandboxPerson]:
    """Those of the first branch come first, then its neighbours, those who stand above them last."""
    found = []
    for org in sorted(people.orgs(work), key=lambda one: bool(people.below(work, one.id))):
        for person in sorted(people.members(work, org.id), key=lambda one: one.role is not Role.MEMBER):
            for platform, address in people.identities(work, person.id):
                if platform == "sandbox":
                    kind, label = _kind(work, org, person), _label(org, person)
                    found.append(SandboxPerson(address, person.name, label, kind))
    return found


def _kind(work: Work, org: Org, person: Person) -> Kind:
    if person.role is Role.SECRETARY:
        return "superior" if people.below(work, org.id) else "secretary"
    return "elder" if person.oral else "member"


def _label(org: Org, person: Person) -> str:
    """The office or the category; whoever is of another organisation is told by it."""
    label = person.role.label if person.role is not Role.MEMBER else f"{person.category.label}党员"
    return label if org.name == invented.BRANCH else f"{org.name.removesuffix('党支部')}{label}"
