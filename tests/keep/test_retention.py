"""What has had its time goes, and nothing else."""

from datetime import timedelta

from sqlalchemy import select

from bot.service.keep import retention
from dialogs.rules.evidence import Evidence, Kind
from storage import commitments, evidence, rows, tables
from storage import retention as store
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


async def test_a_picture_shown_of_a_promise_stays_until_its_year_is_over(stage: Stage) -> None:
    await promises(stage, "member")

    def show(work: Work) -> None:
        (one,) = commitments.of_person(work, 5, 1)
        kept = {"platform": "sandbox", "reference": "p1", "format": "jpg", "sha256": "a1", "status": "kept"}
        picture = rows.insert(work, tables.media, person_id=5, attempts=0, created_at=work.now, **kept)
        evidence.add(work, Evidence(one.id, Kind.PHOTO, "李明", "done", "", picture), "chat", None)

    await stage.database.write(show)
    stage.clock.set(stage.clock.now().replace(year=2027, month=12, day=1))
    await stage.database.write(store.forget_recordings)
    assert await stage.ask(store.kept_files) == {"a1"}
    stage.clock.set(stage.clock.now().replace(year=2028, month=4, day=20))
    await stage.database.write(store.forget_recordings)
    assert await stage.ask(store.kept_files) == set()


async def test_the_names_of_those_who_saw_it_go_a_year_after_its_end(stage: Stage) -> None:
    await promises(stage, "member")

    def tell(work: Work) -> None:
        (one,) = commitments.of_person(work, 5, 1)
        evidence.add(work, Evidence(one.id, Kind.BENEFICIARY, "张大爷", "done", "换好了"), "page", None)

    def told(work: Work) -> list[tuple[str, str]]:
        (one,) = commitments.of_person(work, 5, 1)
        return [(each.name, each.words) for each in evidence.of(work, [one.id])[one.id]]

    await stage.database.write(tell)
    for year, name in ((2028, "张大爷"), (2029, "")):
        stage.clock.set(stage.clock.now().replace(year=year, month=1, day=5))
        await stage.database.write(retention.sweep)
        assert await stage.ask(told) == [(name, "换好了")]
