"""The township with a promise published in the old branch, and its pages."""

from tests.lead.conftest import browser, client, site, visitor
from tests.supervise.conftest import stage

__all__ = ["browser", "client", "site", "stage", "visitor"]
