"""Fixtures of the sandbox's tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.sandbox.house import House
from tests.support.browser import browser, visitor

__all__ = ["browser", "house", "visitor"]


@pytest_asyncio.fixture(loop_scope="session")
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A running sandbox with a service that answers simply."""
    house = House(tmp_path / "sandbox")
    await house.open()
    yield house
    await house.shut()
