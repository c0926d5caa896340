"""The public's printed codes, in numbered batches: when a batch may vote, when it adds up, whether it counts.

Source: printed = given + spoiled + returned, by two people (design, 3.3). The committee decides about a
batch that does not add up; nothing here does.
"""

from dataclasses import dataclass

#: Codes in a batch at least, and in all batches of a year at most.
LEAST_BATCH, MOST = 5, 500


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch (批). `handed_by` has handed it out, `active_by` was there: then its codes open.

    `given`, `spoiled` and `returned` as `stated_by` one and `confirmed_by` another, both after the close;
    `voted` of its codes by then. `counts` and `reason` are the committee's, where it does not add up.
    """

    number: int
    printed: int
    handed_by: int | None = None
    active_by: int | None = None
    given: int = 0
    spoiled: int = 0
    returned: int = 0
    stated_by: int | None = None
    confirmed_by: int | None = None
    voted: int = 0
    counts: bool | None = None
    reason: str = ""

    @property
    def active(self) -> bool:
        """Whether its codes can be used."""
        return self.active_by is not None

    @property
    def stated(self) -> int:
        """How many its two people account for."""
        return self.given + self.spoiled + self.returned

    @property
    def adds_up(self) -> bool:
        """Whether every printed code is accounted for, and no more have voted than were given."""
        return self.confirmed_by is not None and self.stated == self.printed and self.voted <= self.given

    @property
    def settled(self) -> bool:
        """Whether nothing more has to be said before its slips are opened or burnt."""
        decided = self.confirmed_by is not None and (self.adds_up or self.counts is not None)
        return not self.active or decided

    @property
    def counted(self) -> bool:
        """Whether its slips count, once it is settled."""
        return self.active and (self.adds_up or bool(self.counts))

    @property
    def reached(self) -> int:
        """How many of the public it has reached, as far as is known."""
        if not self.active:
            return 0
        return self.printed if self.confirmed_by is None else self.given
