"""What has had its time goes, and nothing else."""

from datetime import timedelta

from sqlalchemy import select

from bot.service.keep import retention
from storage import retention as store
from storage import tables
from storage.unit import Work
from tests.service.test_review import promises
from tests.support.stage import Stage


def words_heard(work: Work) -> list[str]:
    return list(work.connection.scalars(select(tables.inbox.c.text).where(tables.inbox.c.text != "")))


def words_said(work: Work) -> list[str]:
    return [
        row[0]["text"] for row in work.connection.execute(select(tables.outbox.c.message)) if row[0]["text"]
    ]


def keys_heard(work: Work) -> int:
    return len(list(work.connection.scalars(select(tables.inbox.c.key))))


async def test_what_was_said_goes_after_half_a_year_and_the_promise_stays(stage: Stage) -> None:
    await promises(stage, "member")
    await stage.house.clockwork.keep_house()
    heard, keys = await stage.ask(words_heard), await stage.ask(keys_heard)
    assert heard
    assert await stage.ask(words_said)
    stage.clock.set(stage.clock.now() + timedelta(days=179))
    await stage.house.clockwork.keep_house()
    assert await stage.ask(words_heard) == heard
    stage.clock.set(stage.clock.now() + timedelta(days=2))
    await stage.house.clockwork.keep_house()
    assert await stage.ask(words_heard) == []
    assert await stage.ask(words_said) == []
    assert await stage.ask(keys_heard) == keys  # what is delivered again is still known
    assert "老人" in await stage.person("member").says("我的承诺")


async def test_it_is_done_once_a_day(stage: Stage) -> None:
    assert await stage.database.write(retention.claim_day)
    assert not await stage.database.write(retention.claim_day)
    stage.clock.set(stage.clock.now() + timedelta(hours=21))
    assert await stage.database.write(retention.claim_day)


async def test_recordings_go_when_their_year_is_long_over(stage: Stage) -> None:
    wang = stage.person("elder")
    await wang.speaks("voice-1", "每个礼拜三去文化礼堂烧水")
    await wang.taps("对")
    await stage.house.shelf.fetch_wanted(stage.house.platforms)
    (file,) = (stage.home / "recordings").iterdir()
    stage.clock.set(stage.clock.now().replace(year=2028, month=3, day=1))
    await stage.house.clockwork.keep_house()
    assert file.exists()
    stage.clock.set(stage.clock.now().replace(year=2028, month=4, day=20))
    await stage.house.clockwork.keep_house()
    assert not file.exists()
    assert await stage.ask(store.kept_files) == set()
