from collections.abc import Iterator

import pytest

from tests.fakes.official.running import running
from tests.house.conftest import logging_as_before

__all__ = ["logging_as_before"]


@pytest.fixture(scope="package")
def official_url() -> Iterator[str]:
    """The address of the fake, which is stopped at the end."""
    with running() as url:
        yield url
