"""The sandbox in a real browser, as a visitor plays it."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.sandbox.house import House
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")


def phone(page: Page, slot: str) -> Locator:
    return page.locator(f"#slot-{slot}")


async def say(page: Page, slot: str, text: str) -> None:
    box = phone(page, slot).get_by_label("写给践诺的话")
    await box.fill(text)
    await box.press("Enter")


async def test_what_is_typed_is_answered(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "你好")
    lines = phone(page, "member").locator(".line")
    await expect(lines).to_have_count(2)
    await expect(lines.nth(0)).to_contain_text("你好")
    await expect(lines.nth(1)).to_contain_text("你说的是：你好")
    await expect(phone(page, "member").get_by_label("写给践诺的话")).to_have_value("")
    assert [heard.text for heard in house.heard] == ["你好"]
