"""A report in the chat knows which promise it speaks of: by number, or by whose it is (R54)."""

import pytest

from bot.service.public import meant
from storage import commitments, voices
from storage.unit import Work
from tests.publish.test_board import promise_of_the_branch
from tests.support.stage import Stage
from tests.voices.conftest import Site, code_in

LAMPS = "6月底前给全村装好12盏路灯"


async def lamps(stage: Stage) -> None:
    """The branch has promised lamps; it is number 1 on the board."""
    await stage.database.write(promise_of_the_branch)


async def about(stage: Stage) -> list[tuple[int | None, int | None]]:
    """Of every report the promise and who deals with it."""

    def query(work: Work) -> list[tuple[int | None, int | None]]:
        found = [voices.get(work, number) for number in (1, 2)]
        return [(one.commitment_id, one.handler_id) for one in found if one is not None]

    found: list[tuple[int | None, int | None]] = await stage.ask(query)
    return found


@pytest.mark.parametrize("said", ["反映 1号 还没亮", "反映 编号1 没装", "反映 支部说好的路灯没装"])
async def test_the_receipt_says_which_promise_is_meant(stage: Stage, said: str) -> None:
    await lamps(stage)
    answer = await stage.person("nobody").says(said)
    assert f"说的是“{LAMPS}”" in answer
    ((item, handler),) = await about(stage)
    assert item == 1
    assert handler != 1  # the secretary answers for the promise


async def test_where_it_is_open_it_is_asked_for_and_one_line_says_it(stage: Stage) -> None:
    await lamps(stage)
    stranger = stage.person("nobody")
    said = await stranger.says("反映 说好的路灯还没亮")
    assert "说的是哪一条承诺" in said
    assert await about(stage) == [(None, 1)]
    assert "没有这个编号" in await stranger.says("反映 7号")
    assert await stranger.says("反映 1号") == f"好，{code_in(said)}说的是“{LAMPS}”。"
    assert await about(stage) == [(1, 2)]
    assert "没有等你回复" in await stage.person("secretary").says("反映")
    assert "路灯还没亮" in await stage.person("deputy").says("反映")


async def test_a_number_alone_asks_what_there_is_to_say(stage: Stage) -> None:
    await lamps(stage)
    assert f"“{LAMPS}”怎么了" in await stage.person("nobody").says("反映 1号")


async def test_what_is_for_members_is_named_to_members_alone(stage: Stage) -> None:
    await lamps(stage)
    await stage.database.write(commitments.set_audience, 1, "members")
    assert LAMPS not in await stage.person("nobody").says("反映 1号 还没亮")
    assert LAMPS in await stage.person("hu").says("反映 1号 还没亮")


async def test_the_number_stands_on_the_board_and_on_the_sheet(site: Site) -> None:
    await lamps(site.stage)
    assert "编号1" in await site.page("/board/1")
    assert "编号1" in await site.page("/board/1/sheet?paper=a3")


@pytest.mark.parametrize("said", ["3号楼的水管没修", "12号来过一次就没来", "2号线停了"])
def test_a_house_or_a_day_is_no_number(said: str) -> None:
    assert not meant.is_number(said)
    assert meant.named_number(said) == 0
