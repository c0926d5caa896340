"""The watch over the browser: what a page does wrong is noticed."""

import pytest
from playwright.async_api import Browser

from tests.sandbox.house import House
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("path", "script", "noticed"),
    [
        ("/", "console.error('broken')", "error: broken"),
        ("/", "setTimeout(() => { throw new Error('lost') })", "exception: lost"),
        ("/elsewhere", "fetch('http://elsewhere.example/')", "left this machine: http://elsewhere.example/"),
        ("/", "document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
    ],
)
async def test_oddities_are_noticed(
    house: House, browser: Browser, path: str, script: str, noticed: str
) -> None:
    visitor = Visitor(browser)
    page = await visitor.page(house.url + path)
    async with page.expect_event("console", predicate=lambda message: "done" in message.text):
        await page.evaluate(f"() => {{ {script}; setTimeout(() => console.info('done'), 100) }}")
    await visitor.leave()
    assert any(noticed in oddity for oddity in visitor.oddities), visitor.oddities
