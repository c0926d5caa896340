"""The sandbox in a real browser, as a visitor plays it."""

import asyncio
import shutil

import pytest
from playwright.async_api import Route, expect

from dialogs.content import Link, Message
from tests.sandbox.hands import lines, phone, say, tap
from tests.sandbox.house import House
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")
# The browser may knock while the house is being started again.
KNOCKED = "ERR_CONNECTION_REFUSED"


async def test_what_is_typed_is_answered(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "你好")
    await expect(lines(page, "member")).to_have_count(2)
    await expect(lines(page, "member").nth(0)).to_contain_text("你好")
    await expect(lines(page, "member").nth(1)).to_contain_text("你说的是：你好")
    await expect(phone(page, "member").get_by_label("写给践诺的话")).to_have_value("")
    assert [heard.text for heard in house.heard] == ["你好"]


async def test_a_tapped_card_shows_which_choice_was_taken(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "我要承诺")
    await expect(phone(page, "member").get_by_role("heading", name="你的承诺")).to_be_visible()
    await tap(page, "member", "对")
    await expect(phone(page, "member").get_by_role("button", name="已选：对")).to_be_disabled()
    await expect(phone(page, "member").get_by_role("button", name="不对")).to_be_disabled()
    await expect(lines(page, "member").last).to_contain_text("记下了。")
    assert house.heard[-1].token == "card:yes"


async def test_a_double_tap_has_one_effect(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "我要承诺")
    await phone(page, "member").get_by_role("button", name="对", exact=True).dblclick()
    await expect(lines(page, "member").last).to_contain_text("记下了。")
    box = phone(page, "member").get_by_label("写给践诺的话")
    await box.fill("再见")
    await phone(page, "member").get_by_role("button", name="发送", exact=True).dblclick()
    await expect(lines(page, "member").last).to_contain_text("你说的是：再见")
    assert [heard.token or heard.text for heard in house.heard] == ["我要承诺", "card:yes", "再见"]


async def test_after_a_failure_the_same_words_go_out_under_the_same_key(
    house: House, visitor: Visitor
) -> None:
    page = await visitor.page(house.url)
    house.failing = True
    await say(page, "member", "你好")
    await expect(phone(page, "member").get_by_role("alert")).to_have_text("没有办成，请再试一次。")
    house.failing = False
    await phone(page, "member").get_by_role("button", name="发送", exact=True).click()
    await expect(lines(page, "member")).to_have_count(2)
    await expect(phone(page, "member").get_by_role("alert")).to_be_hidden()
    visitor.expect("status of 500")


async def test_phones_do_not_mix(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "甲")
    await say(page, "public", "乙")
    await expect(lines(page, "public").last).to_contain_text("你说的是：乙")
    await expect(lines(page, "member")).to_have_count(2)
    await expect(lines(page, "secretary")).to_have_count(0)
    assert [(heard.address, heard.text) for heard in house.heard] == [("lin", "甲"), ("guest", "乙")]


async def test_two_visitors_see_the_same_phones(house: House, visitor: Visitor) -> None:
    first, second = await visitor.page(house.url), await visitor.page(house.url)
    await say(first, "member", "你好")
    await expect(lines(second, "member")).to_have_count(2)


async def test_another_member_can_take_a_phone(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "我是林")
    await expect(lines(page, "member")).to_have_count(2)
    await house.sandbox.send("he", Message("给何田田的"), "k")
    holder = phone(page, "member").get_by_role("combobox")
    await expect(holder.locator("option", has_text="何田田（普通党员） · 1条新")).to_have_count(1)
    await holder.select_option("he")
    await expect(lines(page, "member")).to_have_count(1)
    await say(page, "member", "我是何")
    await expect(lines(page, "member")).to_have_count(3)
    await expect(holder.locator("option", has_text="条新")).to_have_count(0)
    await page.reload()
    await expect(holder).to_have_value("he")
    await expect(lines(page, "member")).to_have_count(3)
    assert house.heard[-1].address == "he"


async def test_the_next_thing_due_is_named_and_the_group_sees_it(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await expect(page.locator("#clock-full")).to_have_text("2026年11月23日 星期一 09:00")
    await page.get_by_role("button", name="跳到下一件事").click()
    await expect(page.get_by_role("status")).to_have_text("到了下周一上午九点，公示发到了群里。")
    await expect(page.locator("#clock-full")).to_have_text("2026年11月30日 星期一 09:00")
    await expect(lines(page, "group")).to_contain_text("本周承诺已公示。")
    await page.get_by_role("button", name="前进一天").click()
    await expect(page.locator("#clock-full")).to_have_text("2026年12月1日 星期二 09:00")
    await expect(page.get_by_role("status")).to_have_text("过了一天，没有要办的事。")


async def test_a_link_opens_in_a_new_tab(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "secretary", "看公示")
    async with page.context.expect_page() as opening:
        await phone(page, "secretary").get_by_role("link", name="打开公示栏").click()
    tab = await opening.value
    await expect(tab).to_have_title("公示栏")
    assert tab.url == f"{house.url}/elsewhere"


async def test_a_link_to_elsewhere_leads_nowhere(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    for number, path in enumerate(["//evil.example/", "javascript:alert(1)", "/\\evil.example"]):
        await house.sandbox.send("lin", Message("看", link=Link("看", path)), f"k{number}")
    await expect(phone(page, "member").locator("a.link")).to_have_count(3)
    await expect(phone(page, "member").locator("a.link[href]")).to_have_count(0)


async def test_markup_in_words_stays_words(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    words = "<img src=x onerror=alert(1)>\n第二行 & <b>"
    await house.sandbox.send("lin", Message(words, title="<i>题</i>"), "k")
    await expect(phone(page, "member").locator(".card > p")).to_have_text(words)
    await expect(phone(page, "member").locator(".card img, .card b, .card i")).to_have_count(0)


async def test_a_reload_keeps_all(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "我要承诺")
    await tap(page, "member", "不对")
    await page.get_by_role("button", name="跳到下一件事").click()
    await expect(lines(page, "group")).to_have_count(1)
    await page.reload()
    await expect(lines(page, "member")).to_have_count(3)
    await expect(phone(page, "member").get_by_role("button", name="已选：不对")).to_be_disabled()
    await expect(lines(page, "group")).to_have_count(1)
    await expect(page.get_by_role("status")).to_contain_text("公示发到了群里")


async def test_an_open_page_outlives_a_restart(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "之前")
    await expect(lines(page, "member")).to_have_count(2)
    await house.restart()
    await house.sandbox.send("xu", Message("我们又来了。"), "k")
    await expect(lines(page, "secretary")).to_have_count(1)
    await expect(page.get_by_role("status")).to_have_text("")
    await say(page, "member", "之后")
    await expect(lines(page, "member")).to_have_count(4)
    await expect(lines(page, "member").last).to_contain_text("你说的是：之后")
    visitor.forgive(KNOCKED)


async def test_what_is_sent_before_the_page_knows_of_a_restart_arrives(
    house: House, visitor: Visitor
) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "之前")
    await expect(lines(page, "member")).to_have_count(2)
    refused = asyncio.Event()

    async def hold(route: Route) -> None:
        await refused.wait()
        await route.continue_()

    await page.route("**/sandbox/state*", hold)
    await house.restart()
    async with page.expect_response(lambda response: response.status == 403):
        await say(page, "member", "之后")
    refused.set()
    await expect(lines(page, "member")).to_have_count(4)
    visitor.expect("status of 403")
    visitor.forgive(KNOCKED)


async def test_an_emptied_folder_empties_the_open_page(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await say(page, "member", "之前")
    await expect(lines(page, "member")).to_have_count(2)
    await house.shut()
    shutil.rmtree(house.folder)
    await house.open(house.port)
    await expect(lines(page, "member")).to_have_count(0)
    await say(page, "member", "之后")
    await expect(lines(page, "member")).to_have_count(2)
    visitor.forgive(KNOCKED)


async def test_a_first_visitor_is_shown_what_to_try(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await expect(page.get_by_text("六部手机：一个支部、它的上级和群众。")).to_be_visible()
    await phone(page, "member").locator(".hints").get_by_role("button", name="我要承诺").click()
    box = phone(page, "member").get_by_label("写给践诺的话")
    await expect(box).to_have_value("我要承诺")
    await expect(box).to_be_focused()
    await box.press("Enter")
    await expect(phone(page, "member").locator(".hints")).to_be_hidden()
    await tap(page, "member", "试试看")
    await expect(phone(page, "member").locator(".hints")).to_be_visible()


async def test_the_chat_can_be_opened_without_a_word(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await phone(page, "public").get_by_role("button", name="只打开对话，先不说话").click()
    await expect(lines(page, "public")).to_contain_text("你好，我是践诺。")


async def test_all_of_it_works_by_keyboard(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name="跳到下一件事")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(lines(page, "group")).to_have_count(1)
    await expect(page.get_by_role("button", name="跳到下一件事")).to_be_focused()
    await say(page, "member", "我要承诺")
    choice = phone(page, "member").get_by_role("button", name="对", exact=True)
    await choice.focus()
    await page.keyboard.press("Space")
    await expect(phone(page, "member").get_by_role("button", name="已选：对")).to_be_visible()
    await expect(phone(page, "member").get_by_role("log")).to_be_focused()
