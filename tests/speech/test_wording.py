"""A model may propose a wording: it sees no name, its figures are not believed, and it decides nothing."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from bot import wording
from bot.ports import Door
from bot.server_settings import WordingSettings
from bot.web.server import build_web
from dialogs.rules.commitments import Status
from dialogs.rules.wording import unveil, veil
from storage.database import Database
from tests.fakes.own_server import KEY, MODEL, OwnServerFake
from tests.service.test_commitment import kept
from tests.service.test_review import promise
from tests.support.clock import ManualClock
from tests.support.stage import Stage

NAMES = ("孙大海", "清溪村党支部", "王秀英")
SAID = "每周三和王秀英去文化礼堂给戏班烧水2次"


def settings_for(fake: OwnServerFake, **more: float) -> WordingSettings:
    return WordingSettings(url=fake.url, model=MODEL, key=SecretStr(KEY), timeout_s=more.get("timeout_s", 5))


async def proposed(fake: OwnServerFake, **more: float) -> str:
    async with wording.opened(settings_for(fake, **more)) as server:
        assert server is not None
        return await server.propose(SAID, NAMES)


async def test_it_sees_neither_names_nor_places(fake: OwnServerFake) -> None:
    fake.says = lambda asked: asked.replace("每周三和〔甲〕去", "每周三约〔甲〕到")
    assert await proposed(fake) == "每周三约王秀英到文化礼堂给戏班烧水2次"
    assert fake.asked == ["每周三和〔甲〕去〔乙〕给戏班烧水2次"]


@pytest.mark.parametrize(
    "answer",
    [
        "每周三和〔甲〕去〔乙〕给戏班烧水3次",  # another figure
        "每周三去〔乙〕给戏班烧水2次",  # somebody is lost
        "每周三和〔甲〕去〔乙〕给〔丙〕烧水2次",  # somebody is made up
        "好的，改好了：\n每周三和〔甲〕去〔乙〕给戏班烧水2次",
        "",
    ],
)
async def test_what_is_lost_or_made_up_is_not_shown(fake: OwnServerFake, answer: str) -> None:
    fake.text = answer
    assert await proposed(fake) == ""


async def test_trouble_is_no_proposal(fake: OwnServerFake) -> None:
    fake.text, fake.html = "每周三和〔甲〕去〔乙〕给戏班烧水2次", True
    assert await proposed(fake) == ""
    fake.html, fake.status = False, 503
    assert await proposed(fake) == ""
    fake.status, fake.late_s = 200, 0.5
    assert await proposed(fake, timeout_s=0.1) == ""


@given(
    st.lists(st.sampled_from([*NAMES, "去水库", "给老人送饭2次", "13800001111", "，", "在3号楼"]), max_size=8)
)
def test_no_name_and_no_number_of_a_person_is_ever_seen(parts: list[str]) -> None:
    said = "".join(parts)
    found = veil(said, NAMES)
    if found is None:
        return
    assert not any(name in found.text for name in (*NAMES, "13800001111", "水库", "3号楼"))
    assert unveil("别的话9次", found) == ""


@pytest.fixture
async def served(
    sqlite_database: Database, clock: ManualClock, tmp_path: Path, fake: OwnServerFake
) -> AsyncIterator[tuple[Stage, "TestClient[Any, Any]"]]:
    """The branch with a model of its own, and its pages."""
    async with wording.opened(settings_for(fake)) as server:
        stage = Stage(sqlite_database, clock, tmp_path / "home", wording=server)
        await stage.furnish()
        await stage.passes(days=1)
        async with TestClient(
            TestServer(build_web(routes=[], pages=stage.house.pages("http://x")))
        ) as client:
            yield stage, client


async def test_the_reviewer_reads_it_beside_the_words_and_nothing_is_decided(
    served: tuple[Stage, "TestClient[Any, Any]"], fake: OwnServerFake
) -> None:
    stage, client = served
    await promise(stage, "sun", "每周清运楼道垃圾2次")
    fake.says = lambda asked: asked.replace("清运", "运走")
    (one,) = await stage.ask(kept)
    path = stage.house.clockwork.links.page(Door.REVIEW, "", 1)
    before = await (await client.get(path)).text()
    assert "看看能不能说得更清楚" in before
    assert fake.asked == []  # only when the reviewer wants it
    after = await (await client.post(path, data={"tidy": str(one.id), f"g{one.id}": "写上日子"})).text()
    assert "机器拟的说法，只作参考，原话不动：每周运走楼道垃圾2次" in after
    assert one.text in after
    assert "写上日子" in after  # what was written is not lost
    (same,) = await stage.ask(kept)
    assert (same.text, same.status) == (one.text, Status.SUBMITTED)
    assert (await client.post(path, data={"tidy": "999"})).status == 404


async def test_without_a_model_there_is_no_button(stage: Stage) -> None:
    await promise(stage, "sun", "每周清运楼道垃圾2次")
    async with TestClient(TestServer(build_web(routes=[], pages=stage.house.pages("http://x")))) as client:
        path = stage.house.clockwork.links.page(Door.REVIEW, "", 1)
        assert "说得更清楚" not in await (await client.get(path)).text()
        assert (await client.post(path, data={"tidy": "1"})).status == 404
