"""A real browser for the tests: one Chromium a session, a clean profile a test, watched for anything odd.

In a test package's conftest.py:

    from tests.support.browser import browser, visitor

    __all__ = ["browser", "visitor"]

and in a test module, because the browser lives in the session's event loop:

    pytestmark = pytest.mark.asyncio(loop_scope="session")

    async def test_something(visitor: Visitor) -> None:
        page = await visitor.page(url)

When the test is over, the visitor fails it for every error on a console, every exception in a page, and
every request that left this machine.
"""

import shutil
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright

# Nothing that calls home and no other machine; a made-up microphone and no question about it.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


class Visitor:
    """Somebody with a browser. `oddities` holds what went wrong in it; a test that provokes an error takes
    the entry out with `expect`."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.oddities: list[str] = []

    async def context(self, width: int = 1400, height: int = 900, **more: Any) -> BrowserContext:
        """A new profile with a window of this many CSS pixels."""
        context = await self._browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai", **more
        )
        context.set_default_timeout(15_000)
        context.on("page", self._watch)
        context.on("request", self._check)
        self._contexts.append(context)
        return context

    async def page(self, url: str, width: int = 1400, height: int = 900, **more: Any) -> Page:
        """Open an address in a new profile."""
        page = await (await self.context(width, height, **more)).new_page()
        await page.goto(url)
        return page

    def expect(self, part: str) -> None:
        """Forgive the oddities that contain this, of which there must be one at least."""
        assert any(part in oddity for oddity in self.oddities), f"{part!r} is not among {self.oddities}"
        self.forgive(part)

    def forgive(self, part: str) -> None:
        """Forgive the oddities that contain this, if there are any."""
        self.oddities = [oddity for oddity in self.oddities if part not in oddity]

    async def leave(self) -> None:
        """Close every profile."""
        for context in self._contexts:
            await context.close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.oddities.append(f"exception: {error}"))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.oddities.append(f"{message.type}: {message.text}")

    def _check(self, request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1" and not request.url.startswith(
            ("blob:", "data:", "file:")
        ):
            self.oddities.append(f"left this machine: {request.url}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, started once."""
    program = shutil.which("chromium")
    assert program, "the browser tests need the program chromium (apt-get install chromium)"
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Somebody with a fresh browser, in whose consoles nothing may go wrong."""
    visitor = Visitor(browser)
    yield visitor
    await visitor.leave()
    assert visitor.oddities == []
