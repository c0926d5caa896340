"""The sandbox's desk: an invented branch, who holds the phones, and the buttons of the clock."""

from dataclasses import dataclass
from datetime import timedelta

from bot.clocks import ShiftedClock
from bot.clockwork import Done
from bot.documents import invented
from bot.house import House
from bot.service.organise import year
from bot.service.organise.roster import import_roster
from bot.service.reach import groups
from bot.web.sandbox.people import Kind, SandboxPerson
from dialogs.rules.calendar import add_working_days, at, local
from dialogs.rules.people import Person, Role
from dialogs.words import steps as words
from storage import people
from storage.unit import Work

GROUP = "branch"
STRANGER = SandboxPerson("stranger", "路过的群众", "群众", "public")

#: How many empty steps of the clock are passed over in one jump.
_QUIET = 40


@dataclass(frozen=True, slots=True)
class SandboxDesk:
    """Plays the part of the world around the phones."""

    house: House
    clock: ShiftedClock

    async def furnish(self) -> None:
        """Invent a branch with a year about to begin, unless there is one."""
        if await self.house.database.read(people.orgs):
            return
        now = local(self.clock.now())
        await self.house.database.write(import_roster, invented.roster(), actor=None)
        await self.house.database.write(groups.ensure_group, "sandbox", GROUP)
        of_year = now.year + (now.month >= 10)
        start = add_working_days(now.date(), 1)
        await self.house.database.write(year.open_cycle, of_year, start, None)

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


def _holders(work: Work) -> list[SandboxPerson]:
    found = []
    for org in people.orgs(work):
        for person in sorted(people.members(work, org.id), key=lambda one: one.role is not Role.MEMBER):
            for platform, address in people.identities(work, person.id):
                if platform == "sandbox":
                    found.append(SandboxPerson(address, person.name, _label(person), _kind(person)))
    return found


def _kind(person: Person) -> Kind:
    if person.role is Role.SECRETARY:
        return "secretary"
    return "elder" if person.oral else "member"


def _label(person: Person) -> str:
    return person.role.label if person.role is not Role.MEMBER else f"{person.category.label}党员"
