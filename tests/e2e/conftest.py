"""The fake WeCom, once for the folder; each test makes it forget what was before."""

from collections.abc import Iterator

import pytest

from tests.fakes.wecom.running import running


@pytest.fixture(scope="session")
def fake_url() -> Iterator[str]:
    """The address of the fake, which is stopped at the end."""
    with running() as url:
        yield url
