"""What the tests of the house share."""

import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import OURS


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Logging is one for the whole process: put it back."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()
