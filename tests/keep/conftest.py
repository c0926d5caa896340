"""The stage of the public's voice serves here too: the invented branch and its pages."""

from tests.support.browser import browser, visitor
from tests.voices.conftest import site, stage

__all__ = ["browser", "site", "stage", "visitor"]
