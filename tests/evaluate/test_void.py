"""Two of three keys are lost: two people declare the poll void, everybody is told, and it is voted again."""

import re
from datetime import date, timedelta
from typing import Any

from aiohttp.test_utils import TestClient

from bot.ballots.box import UNCOUNTED
from bot.ports import Door
from storage import polls, years
from tests.ballots.ledger import rows
from tests.evaluate.conftest import Season
from tests.evaluate.sealing import POLL, Sealing

Client = TestClient[Any, Any]


async def does(sealing: Sealing, client: Client, name: str, **form: str) -> str:
    path = sealing.page(Door.MEETING, await sealing.number(name), sealing.season.cycle)
    answer = await client.post(path, data=form)
    return re.sub(r"<[^>]+>|\s+", "", await answer.text())


async def two_declare_it_void(sealing: Sealing, client: Client) -> None:
    assert "请写明原因" in await does(sealing, client, "周建平", do="void", reason=" ")
    said = await does(sealing, client, "陈国强", do="void", reason="赵雪和许航的钥匙都丢了")
    assert "再请另一个人同意" in said
    for name in ("陈国强", "林晓梅"):  # himself, and his deputy
        assert "另一个人来同意" in await does(sealing, client, name, do="agree")
    assert "重新做钥匙" in await does(sealing, client, "李明", do="agree")
    assert "不能作废" in await does(sealing, client, "周建平", do="agree")
    await sealing.season.stage.passes(minutes=1)


async def everybody_votes_again_and_two_count(sealing: Sealing, client: Client, closes: date) -> None:
    stage, box = sealing.season.stage, sealing.season.stage.house.box
    for name in await sealing.voters():
        assert (await sealing.cast(name, "合格")).accepted
    await stage.until(stage.clock.now() + (closes - stage.clock.now().date()) + timedelta(days=1))
    assert not await box.is_open(POLL)
    for name in ("李明", "许航"):
        counts = await sealing.counts("李明", "许航")
        await client.post(
            f"{sealing.page(Door.KEY, await sealing.number(name))}/counts", json={"counts": _text(counts)}
        )
    await stage.passes(minutes=1)


async def test_a_box_that_nobody_can_open_is_void_and_voted_on_again(season: Season, client: Client) -> None:
    sealing, stage = Sealing(season), season.stage
    await sealing.name_tellers()
    await sealing.make_keys()
    await season.opens()
    for name in await sealing.voters():
        assert (await sealing.cast(name, "不合格")).accepted
    await season.closes()
    await two_declare_it_void(sealing, client)
    store, box = stage.database.ballots, stage.house.box
    assert await box.manifest(POLL) is None
    (old,) = await rows(store, "ballot_poll")
    assert old[:2] == (f"{POLL}#1", "stripped")
    assert len(await rows(store, "ballot_urn")) == 132  # kept, sealed, without names
    await stage.until(stage.clock.now() + timedelta(days=4))
    assert any(
        "投的票作废了，原因：赵雪和许航的钥匙都丢了" in one.text for one in stage.person("sun").messages()
    )
    assert any(one.title == "2027年互评作废，重新投" for one in stage.wall.posted)
    own = sealing.page(Door.RATE, season.numbers["孙大海"])
    assert "这次投票作废了" in await (await client.get(own)).text()
    await sealing.make_keys()
    last = await stage.ask(polls.void, season.cycle)
    await stage.until(stage.clock.now().replace(hour=2) + (last.opens_on - stage.clock.now().date()))
    terms = await box.manifest(POLL)
    assert terms is not None
    assert terms.by_phones
    assert f"{last.closes_on.month}月{last.closes_on.day}日" in terms.closes
    await everybody_votes_again_and_two_count(sealing, client, last.closes_on)
    assert (await stage.ask(years.results, season.cycle))[season.numbers["孙大海"]] == {"合格": 10}
    assert "不能作废" in await does(sealing, client, "周建平", do="void", reason="不满意结果")
    await box.sweep(stage.clock.now().date() + UNCOUNTED + timedelta(days=1))
    assert await rows(store, "ballot_urn") == []


def _text(counts: dict[int, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {str(target): told for target, told in counts.items()}
