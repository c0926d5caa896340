"""The fake WeCom, once for the folder; each test makes it forget what was before."""

from collections.abc import Iterator

import pytest

from tests.e2e import ready
from tests.fakes.wecom.running import running


@pytest.fixture(scope="session", autouse=True)
def _ready() -> None:
    """Commands of the bot start from processes that have read it already."""
    ready.prepare()


@pytest.fixture(scope="session")
def fake_url() -> Iterator[str]:
    """The address of the fake, which is stopped at the end."""
    with running() as url:
        yield url
