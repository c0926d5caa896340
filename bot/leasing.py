"""A right that is kept in the database, so that one process of all holds it."""

from dataclasses import dataclass, field
from secrets import token_hex

from storage import leases
from storage.database import Database


@dataclass(frozen=True, slots=True)
class DatabaseLease:
    """`bot.ports.Lease` on a row that ends `seconds` after it was last renewed."""

    database: Database
    name: str
    seconds: float
    holder: str = field(default_factory=lambda: token_hex(8))

    async def hold(self) -> bool:
        """Take the right or renew it; False while another process has it."""
        return await self.database.write(leases.hold, self.name, self.holder, self.seconds)

    async def release(self) -> None:
        """Give it up, so that another takes over at once."""
        await self.database.write(leases.release, self.name, self.holder)
