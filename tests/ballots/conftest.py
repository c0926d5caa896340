"""A box over a real database: every test of it runs on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest

from bot.ballots.box import SealedBallotBox
from storage.database import Database


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def box(database: Database, keys: Path) -> SealedBallotBox:
    return SealedBallotBox(database.ballots, keys)
