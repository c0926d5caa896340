"""A ledger and a box over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ballots.box import SealedBallotBox
from tests.ballots.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger(tmp_path / "ballots.db")
    yield made
    made.close()


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def box(ledger: Ledger, keys: Path) -> SealedBallotBox:
    return SealedBallotBox(ledger, keys)
