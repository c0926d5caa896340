"""A few thousand mutated callbacks at every parser; `make hostile` sends a million."""

import pytest

from tests.hostile.__main__ import run
from tests.hostile.benches import Bench, benches

SOME = 1500


@pytest.mark.parametrize("bench", benches(), ids=lambda bench: bench.name)
async def test_nothing_raises_and_nothing_but_what_may_come_comes(bench: Bench) -> None:
    outcomes = await run(bench, SOME, seed=20261128)
    assert set(outcomes) <= bench.fine
    # A good part is left unharmed: a parser that refused everything would not pass.
    taken = sum(outcomes[name] for name in ("200", "heard"))
    assert SOME / 5 < taken < SOME
    assert len(outcomes) > 1
