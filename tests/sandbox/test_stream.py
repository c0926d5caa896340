"""The event stream: resumes where a page left off, and ends when the house shuts."""

import pytest

from dialogs.content import Message
from tests.sandbox.house import House
from tests.sandbox.line import Line, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def told(house: House, count: int) -> None:
    for number in range(count):
        await house.sandbox.send("lin", Message(f"第{number + 1}条"), f"k{number}")


async def numbers(line: Line, count: int) -> list[int]:
    seen: list[int] = []
    while len(seen) < count:
        _, _, entries = await line.until("entries")
        seen += [entry["number"] for entry in entries]
    return seen


async def test_all_there_is_comes_first_and_then_what_is_new(house: House) -> None:
    await told(house, 450)
    async with opened(house) as line:
        assert await numbers(line, 450) == list(range(1, 451))
        await house.sandbox.send("lin", Message("新的"), "new")
        identity, _, entries = await line.until("entries")
    assert identity == f"{house.sandbox.journal_name}.451"
    assert entries[0]["message"]["text"] == "新的"
    assert entries[0]["moment"] == "11月23日 周一 09:00"


@pytest.mark.parametrize(
    ("after", "last_event", "first"),
    [
        ("3", "", 4),
        ("0", "{name}.3", 4),
        ("3", "{name}.4", 5),
        ("3", "other.4", 1),
        ("99", "", 1),
        ("x", "", 1),
    ],
)
async def test_a_page_resumes_where_it_left_off(
    house: House, after: str, last_event: str, first: int
) -> None:
    await told(house, 5)
    async with opened(house, after, last_event.format(name=house.sandbox.journal_name)) as line:
        assert (await numbers(line, 1))[0] == first


async def test_shutting_ends_every_stream(house: House) -> None:
    async with opened(house) as first, opened(house) as second:
        await house.shut()
        for line in (first, second):
            with pytest.raises(EOFError):
                await line.until("entries")
    await house.open()


async def test_markup_and_line_breaks_pass_unharmed(house: House) -> None:
    text = "第一行\n第二行\r\n\u2028<script>&\n\ndata: x"
    await house.sandbox.send("lin", Message(text), "k")
    async with opened(house) as line:
        _, _, entries = await line.until("entries")
    assert entries[0]["message"]["text"] == text
