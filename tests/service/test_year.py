"""The whole year of the invented branch."""

from datetime import datetime
from typing import Any

from bot.ports import Door
from bot.web import boards, readings
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from storage import people, talks, year_tables, years
from storage.unit import Work
from tests.service.test_commitment import kept
from tests.service.test_review import PROMISES, promises
from tests.support.clock import SHANGHAI
from tests.support.stage import Stage


def day(year: int, month: int, of_month: int, hour: int = 18) -> datetime:
    return datetime(year, month, of_month, hour, tzinfo=SHANGHAI)


async def published(stage: Stage) -> None:
    """Five members have promised, the secretary has approved and published."""
    await stage.passes(days=1)
    await promises(stage, *PROMISES)
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("都通过")
    await stage.until(day(2026, 12, 16))
    await secretary.says("公示")
    await secretary.taps("公示")


async def test_nothing_is_published_before_the_secretarys_word(stage: Stage) -> None:
    await stage.passes(days=1)
    await promises(stage, "member")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("都通过")
    await stage.until(day(2026, 12, 16))
    assert "现在公示吗" in secretary.last.text
    assert not any("李明" in one.text for one in stage.wall.posted)
    assert await stage.ask(boards.public_board, 1) is not None
    board = await stage.ask(boards.public_board, 1)
    assert board.people == ()
    assert "先不公示" in await secretary.taps("再等等")
    await secretary.says("公示")
    assert "公示了1条" in await secretary.says("公示吧")
    assert not any("李明" in one.text for one in stage.wall.posted)
    await stage.passes(days=1)
    assert "李明" in stage.wall.posted[-1].text
    board = await stage.ask(boards.public_board, 1)
    assert [person.name for person in board.people] == ["李明"]


async def test_published_text_is_locked(stage: Stage) -> None:
    await published(stage)
    assert {one.status for one in await stage.ask(kept)} == {Status.PUBLISHED}
    secretary = stage.person("secretary")
    assert "没有等你看的" in await secretary.says("审核")


async def test_the_quarterly_check_in(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    li, sun, hu = stage.person("member"), stage.person("sun"), stage.person("hu")
    assert "煤气罐" in li.last.text
    assert "正在做，60%" in await li.says("做了六成")
    assert "没变化" in await sun.taps("没变化")
    assert "做完了" in await hu.says("全做完了")
    board = await stage.ask(boards.public_board, 1)
    states = {person.name: person.items[0].state for person in board.people}
    assert states["胡志远"] == "已完成"
    assert states["李明"] == "进行中"


async def test_one_gentle_reminder_to_those_who_said_nothing(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    li, sun = stage.person("member"), stage.person("sun")
    await li.taps("正在做")
    counts = {actor.address: len(actor.messages()) for actor in (li, sun)}
    await stage.until(day(2027, 3, 29))
    assert len(li.messages()) == counts["member"]
    assert len(sun.messages()) == counts["sun"] + 1


async def test_the_summary_is_drafted_and_goes_out_when_signed(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 16))
    await stage.person("hu").says("全做完了")
    posted = len(stage.wall.posted)
    await stage.until(day(2027, 4, 1))
    secretary = stage.person("secretary")
    assert "签发吗" in secretary.last.text
    assert len(stage.wall.posted) == posted
    assert "工作群" in await secretary.taps("签发")
    await stage.passes(days=1)
    summary = stage.wall.posted[-1]
    assert "陈国强签发" in summary.text
    assert "5件" in summary.text
    assert not any(name in summary.text for name in ("李明", "孙大海", "胡志远"))


async def test_a_late_word_reaches_the_right_commitment(stage: Stage) -> None:
    await published(stage)
    li = stage.person("member")
    await stage.until(day(2027, 3, 16))
    await li.taps("做完了")
    said = await li.says("上次说做完是吹牛的，其实才做了一半")
    assert "50%" in said
    assert "原来说的也留着" in said


async def test_the_evaluation_from_ballot_to_digest(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 12, 16))
    li = stage.person("member")
    while "自己评" not in li.last.text:
        await li.taps("没变化")
    await li.taps("合格")
    await li.taps("不说了")
    assert "记下了" in await li.taps("同意")
    assert li.last.link is not None
    (cycle,) = await stage.ask(years.of_org, 1)
    poll = f"peers-{cycle.id}"
    members = await stage.ask(people.members, 1)
    voters = [one for one in members if await stage.house.box.targets(poll, one.id)]
    assert len(voters) == 11
    for voter in voters[:7]:
        grades = dict.fromkeys(await stage.house.box.targets(poll, voter.id), "合格")
        assert (await stage.house.box.cast(poll, voter.id, grades)).accepted
    await stage.until(day(2027, 12, 29))
    secretary = stage.person("secretary")
    assert "发到群里" in [choice.label for choice in secretary.last.choices]
    posted = len(stage.wall.posted)
    await secretary.taps("发到群里")
    await stage.passes(days=1)
    digest = stage.wall.posted[posted].text
    assert "应参加11位" in digest
    assert not any(one.name in digest for one in members)
    await _committee_alone_sees(stage, cycle.id)


async def _committee_alone_sees(stage: Stage, cycle_id: int) -> None:
    members: list[Any] = await stage.ask(people.members, 1)
    shown = {one.name: await stage.ask(readings.results, str(cycle_id), one.id) for one in members}
    assert {name for name, model in shown.items() if model is not None} == {"陈国强", "林晓梅", "周建平"}
    result = shown["陈国强"]
    assert (result.voted, result.may_vote) == (7, 11)
    figures = {person.name: person.figures[0] for person in result.people}
    assert dict(figures["李明"].grades)["合格"] == 6


async def test_the_rating_link_is_personal(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 12, 24))
    li = stage.person("member")
    (link,) = {message.link for message in li.messages() if message.link and "/rate/" in message.link.path}
    token = link.path.removeprefix("/rate/")
    found = stage.house.links.read(Door.RATE, token, stage.clock.now())
    members = await stage.ask(people.members, 1)
    assert found is not None
    assert found.person == next(one.id for one in members if one.name == "李明")


async def test_nobody_is_written_to_outside_the_hours(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2028, 1, 5))
    asked = [local(moment) for address, moment in stage.wall.when if address in ("he", "zhao", "wu")]
    assert asked
    for moment in asked:
        assert moment.weekday() < 5 or moment.date().isoformat() in ("2027-01-23",)
        assert (8, 30) <= (moment.hour, moment.minute) <= (17, 31)


async def test_a_helper_tells_how_another_one_is_getting_on(stage: Stage) -> None:
    li = stage.person("member")
    await stage.passes(days=1)
    await li.says("代录 郑阿根")
    await li.says("每天早上扫自家门口到桥头那段路")
    await li.taps("当面念过，对")
    await li.taps("他家里")
    await published(stage)
    await stage.until(day(2027, 3, 17))
    assert any("去看看郑阿根" in message.text for message in li.messages())
    assert "郑阿根" in await li.says("郑阿根说做了80%")
    board = await stage.ask(boards.public_board, 1)
    assert {person.name for person in board.people} >= {"郑阿根", "李明"}
    (told,) = [one for one in await stage.ask(told_by_helpers) if one.recorder_id]
    assert told.percent == 80
    assert "帮办人" in await stage.person("sun").says("郑阿根说做完了")


def told_by_helpers(work: Work) -> list[Any]:
    found = work.connection.execute(year_tables.progress.select())
    return [row for row in found if row.told_by == "helper"]


async def test_a_new_quarter_takes_the_place_of_the_one_never_answered(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 9, 17))
    members = await stage.ask(people.members, 1)
    li = next(one.id for one in members if one.name == "李明")
    talk = await stage.ask(talks.look, li)
    assert [frame.args["quarter"] for frame in talk.frames if frame.dialog == "checkin"] == [3]


async def test_one_tick_after_the_opening_asks_everybody(stage: Stage) -> None:
    stage.clock.set(datetime(2026, 11, 24, 9, 0, tzinfo=SHANGHAI))
    await stage.house.clockwork.run_due()
    asked = {address for address, message in stage.wall.shown if "比如" in message.text}
    assert len(asked) == 11
