"""A season whose poll is sealed by phones: three tellers with keys, voters whose phones a test plays."""

from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec

from bot.ballots import recount, seal
from bot.ports import Cast, Door
from bot.service.evaluate import holders, public_poll
from dialogs.rules.ballots import FLAG, with_flag
from storage import people
from tests.evaluate.conftest import Season

#: 李明 was elected by the members, 赵雪 too; 许航 comes from the town.
TELLERS = {"李明": "member", "赵雪": "zhao", "许航": "officer"}
POLL, PUBLIC = "peers-1", "public-1"


@dataclass
class Sealing:
    """The season, and the keys of the tellers where a test holds them itself."""

    season: Season
    keys: dict[str, ec.EllipticCurvePrivateKey] = field(default_factory=dict)

    async def name_tellers(self) -> str:
        """The secretary names them."""
        return await self.season.stage.person("secretary").says(f"监票人 {' '.join(TELLERS)}")

    async def number(self, name: str) -> int:
        """Somebody's number, of the branch or of the town."""
        if name in self.season.numbers:
            return self.season.numbers[name]
        town = await self.season.stage.ask(people.org_named, "清溪乡党委")
        return int((await self.season.stage.ask(people.by_name, town.id, name))[0].id)

    async def make_keys(self) -> None:
        """Every teller makes a key, as his page does."""
        for name in TELLERS:
            self.keys[name] = ec.generate_private_key(ec.SECP256R1())
            lock = recount.lock_of(self.keys[name])
            write = self.season.stage.database.write
            assert await write(holders.keep_lock, POLL, await self.number(name), lock)

    async def cast(self, name: str, grade: str, **others: str) -> Cast:
        """Somebody's phone seals the same grade for all, but for those who are named."""
        box, voter = self.season.stage.house.box, await self.number(name)
        manifest = await box.manifest(POLL)
        assert manifest is not None
        targets = await box.targets(POLL, voter)
        given = {self.season.numbers[one]: word for one, word in others.items()}
        marks = {target: given.get(target, grade) for target in targets if target != FLAG}
        return await box.cast_sealed(POLL, voter, seal.seal(manifest, with_flag(marks)))

    async def cast_public(self, code: str, word: str) -> None:
        """A villager's phone seals the same for all."""
        box, voter = self.season.stage.house.box, public_poll.voter_of(code)
        manifest = await box.manifest(PUBLIC)
        assert manifest is not None
        marks = {target: word for target in await box.targets(PUBLIC, voter) if target != FLAG}
        assert (await box.cast_sealed(PUBLIC, voter, seal.seal(manifest, with_flag(marks)))).accepted

    async def voters(self) -> list[str]:
        """Everybody who may vote."""
        box = self.season.stage.house.box
        return [name for name, number in self.season.numbers.items() if await box.targets(POLL, number)]

    async def counts(self, *names: str, poll: str = POLL) -> dict[int, dict[str, int]]:
        """What the pages of these two tellers count."""
        desk = await self.season.stage.house.opening.desk(poll, await self.number(names[0]))
        assert desk is not None
        order = list(TELLERS)
        pair = {order.index(name): self.keys[name] for name in names}
        found = seal.count(desk.manifest, desk.slips, pair)
        return recount.tell(found)

    def page(self, door: Door, person: int, subject: Any = POLL) -> str:
        """Somebody's page."""
        return self.season.stage.house.links.make(door, str(subject), person)
