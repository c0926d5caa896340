"""Opening a closed box: two of three tellers, each with the key in a browser of his own.

Each opens his own shares of all slips and hands them to the others, sealed to their locks; with his own
and one other's shares he opens the slips and counts. What two have alike is the count. Neither a key, nor
a share in the clear, nor what any single slip says ever comes here.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from dialogs.rules.ballots import FEW_SAME, LOW, MANY_SAME, VOID, WITHHELD
from dialogs.rules.manifest import Manifest
from storage import ballot_opening, ballots
from storage.annex import Store
from storage.ballot_opening import Standing


@dataclass(frozen=True, slots=True)
class Desk:
    """What one holder finds: the poll, his place, the sealed slips, what the others have handed to him."""

    state: str
    manifest: Manifest
    place: int
    root: str
    slips: list[tuple[int, bytes]]
    handed: dict[int, bytes]
    standing: Standing
    counts: dict[int, dict[str, int]]

    def box(self, names: Mapping[int, str]) -> str:
        """The file with which anybody who has two keys can count again, as JSON."""
        return json.dumps(
            {
                "manifest": self.manifest.text,
                "slips": [[target, sealed.hex()] for target, sealed in self.slips],
                "names": {str(number): name for number, name in names.items()},
            },
            ensure_ascii=False,
        )

    def told(self) -> str:
        """What his page is told, as JSON."""
        return json.dumps(
            {
                "state": self.state,
                "place": self.place,
                "standing": self.standing,
                "handed": {str(giver): sealed.hex() for giver, sealed in self.handed.items()},
                "holders": [asdict(one) for one in self.manifest.holders],
            },
            ensure_ascii=False,
        )


class Opening:
    """The desk at which a closed box is opened."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def desk(self, poll: str, person: int) -> Desk | None:
        """What this holder finds; None for anybody else."""
        terms = await self._store.read(ballots.read_terms, poll)
        place = terms.manifest.place_of(person) if terms else None
        if terms is None or place is None:
            return None
        return Desk(
            terms.state,
            terms.manifest,
            place,
            terms.root,
            await self._store.read(ballots.read_urn, poll),
            await self._store.read(ballot_opening.handed_to, poll, place),
            await self._store.read(ballot_opening.standing, poll),
            await self._store.read(ballots.read_counts, poll) if terms.state == "counted" else {},
        )

    async def hand_over(self, poll: str, person: int, sealed: Mapping[int, bytes]) -> bool:
        """Keep this holder's shares, sealed for each of the others, until the box is counted."""
        desk = await self.desk(poll, person)
        if desk is None or not set(sealed) <= set(range(len(desk.manifest.holders))):
            return False
        return await self._store.write(ballot_opening.hand_over, poll, desk.place, sealed)

    async def tell(self, poll: str, person: int, counts: Mapping[int, Mapping[str, int]]) -> Standing | None:
        """Keep what this holder has counted, and how far the count is; None when it cannot be."""
        desk = await self.desk(poll, person)
        if desk is None or not _fits(desk, counts):
            return None
        told = {target: dict(grades) for target, grades in counts.items()}
        standing = await self._store.write(ballot_opening.tell, poll, desk.place, told)
        if standing is Standing.COUNTED:
            await self._store.scrub("ballot_piece", "ballot_told")
        return standing


def _fits(desk: Desk, counts: Mapping[int, Mapping[str, int]]) -> bool:
    """Whether as many slips are told about everybody as lie in the box, in words of the scale."""
    if desk.state == "counted":
        return True
    known = {*desk.manifest.scale, VOID, WITHHELD, LOW, MANY_SAME, FEW_SAME}
    words = all(word in known and n > 0 for grades in counts.values() for word, n in grades.items())
    lie: dict[int, int] = {}
    for target, _ in desk.slips:
        lie[target] = lie.get(target, 0) + 1
    return words and {target: sum(grades.values()) for target, grades in counts.items()} == lie
