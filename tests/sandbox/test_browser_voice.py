"""Speaking on the phones, with a real recording of Chromium's made-up microphone."""

import pytest
from playwright.async_api import expect

from dialogs.heard import Kind
from tests.sandbox.hands import lines, phone, press, speak, tap
from tests.sandbox.house import House
from tests.support.browser import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="session")
NO_MICROPHONE = "Object.defineProperty(navigator, 'mediaDevices', { value: undefined })"


async def check_sound(house: House, transcript: str, address: str = "zhou") -> None:
    (heard,) = house.heard
    assert (heard.kind, heard.address, heard.text) == (Kind.AUDIO, address, transcript)
    sound = await house.sandbox.fetch(heard.media)
    assert sound.format == heard.media_format == "webm"
    assert b"A_OPUS" in sound.content
    assert len(sound.content) > 1000


async def test_an_elder_holds_speaks_and_lets_go(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await speak(page, "elder")
    await expect(lines(page, "elder")).to_have_count(2)
    await expect(lines(page, "elder").first).to_contain_text("没有转写")
    await expect(lines(page, "elder").last).to_contain_text("我听到了：一段录音")
    await expect(phone(page, "elder").locator(".speak")).to_have_text("按住说话")
    await check_sound(house, "")


async def test_who_cannot_hold_taps_twice(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    button = phone(page, "elder").locator(".speak")
    await button.click()
    await expect(button).to_have_text("正在听，说完按一下")
    await page.wait_for_timeout(700)
    await button.click()
    await expect(lines(page, "elder")).to_have_count(2)
    await check_sound(house, "")


async def test_an_elder_speaks_by_keyboard(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    button = phone(page, "elder").locator(".speak")
    await button.focus()
    await page.keyboard.down("Space")
    await expect(button).to_have_class("speak listening")
    await page.wait_for_timeout(900)
    await page.keyboard.up("Space")
    await expect(lines(page, "elder")).to_have_count(2)
    await check_sound(house, "")


async def test_a_screen_reader_clicks_twice(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    button = phone(page, "elder").locator(".speak")
    await button.evaluate("button => button.click()")
    await expect(button).to_have_attribute("aria-label", "正在听，说完按一下")
    await page.wait_for_timeout(700)
    await button.evaluate("button => button.click()")
    await expect(lines(page, "elder")).to_have_count(2)
    await check_sound(house, "")


async def test_an_elder_may_add_the_platforms_words(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await tap(page, "elder", "带转写发送")
    await speak(page, "elder")
    await phone(page, "elder").get_by_label("平台转写（可留空）").fill("每天给阿婆送热水")
    assert house.heard == []
    await phone(page, "elder").locator(".review-send").click()
    await expect(lines(page, "elder").first).to_contain_text("转写：每天给阿婆送热水")
    await expect(phone(page, "elder").locator(".review")).to_be_hidden()
    await expect(phone(page, "elder").locator(".speak")).to_be_focused()
    await check_sound(house, "每天给阿婆送热水")


async def test_an_elder_may_type(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await expect(phone(page, "elder").get_by_label("写给践诺的话")).to_be_hidden()
    await tap(page, "elder", "改用打字")
    await page.keyboard.type("你好")
    await page.keyboard.press("Enter")
    await expect(lines(page, "elder").last).to_contain_text("你说的是：你好")
    await tap(page, "elder", "改用说话")
    await expect(phone(page, "elder").get_by_label("写给践诺的话")).to_be_hidden()


async def test_others_hear_the_recording_before_it_goes_out(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await speak(page, "member")
    await expect(phone(page, "member").locator(".review")).to_be_visible()
    await tap(page, "member", "不要了")
    await expect(phone(page, "member").locator(".review")).to_be_hidden()
    await speak(page, "member")
    await phone(page, "member").locator(".review-send").click()
    await expect(lines(page, "member")).to_have_count(2)
    await check_sound(house, "", address="lin")


async def test_a_recording_can_be_heard_again(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await speak(page, "elder")
    play = phone(page, "elder").get_by_role("button", name="听这段录音")
    async with page.expect_response(lambda response: "/sandbox/voice/" in response.url) as answering:
        await play.click()
    answer = await answering.value
    assert answer.status in {200, 206}
    assert answer.headers["content-type"] == "audio/webm"


async def test_a_recording_waits_when_it_could_not_be_sent(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    house.failing = True
    await speak(page, "elder")
    await expect(phone(page, "elder").locator(".review")).to_be_visible()
    house.failing = False
    await phone(page, "elder").locator(".review-send").click()
    await expect(phone(page, "elder").locator(".review")).to_be_hidden()
    await expect(lines(page, "elder")).to_have_count(2)
    await check_sound(house, "")
    visitor.expect("status of 500")


async def test_a_phone_that_changes_hands_forgets_what_was_being_said(house: House, visitor: Visitor) -> None:
    page = await visitor.page(house.url)
    await press(page, "elder")
    await phone(page, "elder").get_by_role("combobox").select_option("he")
    await page.mouse.up()
    await expect(phone(page, "elder").locator(".speak")).to_have_class("speak")
    await page.wait_for_timeout(300)
    assert house.delivered == []


async def test_without_a_microphone_words_go_out_with_a_blank_recording(
    house: House, visitor: Visitor
) -> None:
    context = await visitor.context()
    await context.add_init_script(NO_MICROPHONE)
    page = await context.new_page()
    await page.goto(house.url)
    await phone(page, "elder").locator(".speak").click()
    await expect(phone(page, "elder").get_by_text("这里用不了麦克风。")).to_be_visible()
    await phone(page, "elder").get_by_label("平台转写（可留空）").fill("我要承诺")
    await phone(page, "elder").locator(".review-send").click()
    await expect(lines(page, "elder")).to_have_count(2)
    (heard,) = house.heard
    assert (heard.kind, heard.text, heard.media_format) == (Kind.AUDIO, "我要承诺", "wav")
