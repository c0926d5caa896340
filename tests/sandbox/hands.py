"""What a visitor's hands do on the page of the sandbox."""

from playwright.async_api import Locator, Page, expect


def phone(page: Page, slot: str) -> Locator:
    """The phone in this slot: member, elder, secretary, superior, public or group."""
    return page.locator(f"#slot-{slot}")


def lines(page: Page, slot: str) -> Locator:
    """What stands on this phone."""
    return phone(page, slot).locator(".line")


async def say(page: Page, slot: str, text: str) -> None:
    """Type and press Enter."""
    box = phone(page, slot).get_by_label("写给践诺的话")
    await box.fill(text)
    await box.press("Enter")


async def tap(page: Page, slot: str, label: str) -> None:
    """Tap the button with this label."""
    await phone(page, slot).get_by_role("button", name=label, exact=True).click()


async def press(page: Page, slot: str) -> None:
    """Put a finger on the button to speak with, and wait until it listens."""
    button = phone(page, slot).locator(".speak")
    await button.hover()
    await page.mouse.down()
    await expect(button).to_have_class("speak listening")


async def speak(page: Page, slot: str, milliseconds: int = 900) -> None:
    """Hold the button, speak, let go."""
    await press(page, slot)
    await page.wait_for_timeout(milliseconds)
    await page.mouse.up()
