"""What can be measured of the looks: narrow screens, large type, contrast, names."""

from typing import Any

import pytest
from playwright.async_api import Page, expect

from dialogs.content import Choice, Link, Message
from tests.sandbox.hands import lines, phone, say
from tests.sandbox.house import House
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")
LONG = Message(
    "每月到村里三位独居老人家里去一次，陪他们到镇卫生院量血压、拿药，年底前一共十二次。对吗？" * 3,
    title="你的承诺：每月陪三位独居老人去卫生院",
    choices=tuple(Choice(label, label) for label in ("对", "不对", "一二三四五六七八九十", "找人帮忙")),
    link=Link("看看别人写的", "/elsewhere"),
)

# Every text on screen with its size and its contrast (WCAG 2.2, 1.4.3), and every control with its size.
MEASURE = """(root) => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255];
  };
  const seen = (element) => element.checkVisibility() && !element.closest('.unseen, [aria-hidden=true]');
  const scope = document.querySelector(root);
  const texts = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !seen(element) || element.closest('option')) continue;
    const style = getComputedStyle(element);
    const [dark, bright] = [light(rgba(style.color)), light(ground(element))].sort((a, b) => a - b);
    texts.push({ text: walker.currentNode.textContent.trim(), size: parseFloat(style.fontSize),
                 contrast: (bright + 0.05) / (dark + 0.05) });
  }
  const all = [...scope.querySelectorAll('button, a, select, textarea, audio')];
  const controls = all.filter(seen).map((each) => {
    const { width, height } = each.getBoundingClientRect();
    const name = each.getAttribute('aria-label') || each.labels?.[0]?.textContent || each.textContent;
    return { name: name.trim(), tag: each.tagName, width, height };
  });
  return { texts, controls };
}"""


async def measured(page: Page, root: str) -> dict[str, list[dict[str, Any]]]:
    result: dict[str, list[dict[str, Any]]] = await page.evaluate(MEASURE, root)
    return result


async def filled(house: House, visitor: Visitor, width: int, height: int) -> Page:
    """A page on which something stands everywhere."""
    page = await visitor.page(house.url, width, height)
    for person in house.people:
        await house.sandbox.send(person.address, LONG, "long")
        house.sandbox.typed(person.address, "好的，我知道了。" * 5, "typed-0001")
        await house.sandbox.send(person.address, LONG, "marked")
        await house.sandbox.amend(person.address, str(house.sandbox.last), "对")
    await house.sandbox.post("支部群", LONG, "post")
    await page.get_by_role("button", name="跳到下一件事").click()
    await expect(page.get_by_role("status")).to_contain_text("公示")
    return page


async def test_at_phone_width_there_is_one_phone_at_a_time(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url, 360, 740)
    tabs = page.get_by_role("navigation", name="换一部手机")
    await expect(page.locator(".slot:visible")).to_have_count(1)
    await expect(phone(page, "member")).to_be_visible()
    await say(page, "member", "你好")
    await expect(lines(page, "member")).to_have_count(2)
    await expect(tabs.locator(".badge:visible")).to_have_count(0)

    for number in range(2):
        await house.sandbox.send("xu", Message(f"第{number}条"), f"k{number}")
    await expect(tabs.get_by_role("button", name="书记").locator(".badge")).to_have_text("2")
    await tabs.get_by_role("button", name="书记").click()
    await expect(page.locator(".slot:visible")).to_have_count(1)
    await expect(lines(page, "secretary")).to_have_count(2)
    await expect(tabs.locator(".badge:visible")).to_have_count(0)

    await page.reload()
    await expect(phone(page, "secretary")).to_be_visible()
    await expect(lines(page, "secretary")).to_have_count(2)
    await expect(tabs.locator(".badge:visible")).to_have_count(0)


async def test_at_phone_width_nothing_sticks_out(house: House, visitor: Visitor) -> None:
    page = await filled(house, visitor, 360, 640)
    for slot in ("member", "elder", "secretary", "superior", "public", "group"):
        await page.locator(f".tabs [data-slot={slot}]").click()
        await expect(lines(page, slot).last).to_be_in_viewport()
        assert await page.evaluate("document.documentElement.scrollWidth") == 360
        assert await page.evaluate("document.documentElement.scrollHeight") == 640
        for part in await phone(page, slot).locator(".talk, .top, .composer").all():
            assert await part.evaluate("part => part.scrollWidth <= part.clientWidth")


@pytest.mark.parametrize("width", [360, 1400])
async def test_the_elders_phone_has_large_type_and_large_buttons(
    house: House, visitor: Visitor, width: int
) -> None:
    page = await filled(house, visitor, width, 800)
    if width == 360:
        await page.locator(".tabs [data-slot=elder]").click()
    speaking = await measured(page, "#slot-elder .phone")
    await phone(page, "elder").get_by_role("button", name="改用打字").click()
    await phone(page, "elder").get_by_role("button", name="试试看").click()
    typing = await measured(page, "#slot-elder .phone")
    texts, controls = ([*speaking[part], *typing[part]] for part in ("texts", "controls"))
    assert {text["text"] for text in texts} >= {"不对", "按住说话", "带转写发送", "发送", "我要承诺"}
    assert [text for text in texts if text["size"] < 18] == []
    assert [each for each in controls if each["height"] < 60 or each["width"] < 60] == []


@pytest.mark.parametrize("width", [360, 1400])
async def test_every_text_stands_out_and_every_control_has_a_name(
    house: House, visitor: Visitor, width: int
) -> None:
    page = await filled(house, visitor, width, 900)
    for tab in await page.locator(".tabs button:visible").all() or [page.locator("body")]:
        if width == 360:
            await tab.click()
        found = await measured(page, "body")
        assert len(found["texts"]) > 10
        assert [text for text in found["texts"] if text["contrast"] < 4.5] == []
        assert [each for each in found["controls"] if not each["name"]] == []
        assert [each for each in found["controls"] if each["height"] < 44] == []
