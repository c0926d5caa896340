"""Nobody is turned to more often than his week allows; what waits comes later, or not at all."""

import asyncio
import random
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.burden import URGENCY, WEEK
from dialogs.rules.calendar import at, local
from dialogs.rules.people import Person
from storage import journal, people, talks, years
from storage.database import Database, open_database
from storage.tables import journal as noted
from storage.tables import outbox
from storage.tables import person as member
from storage.unit import Work
from tests.rules.test_burden import most_in_a_week
from tests.service.test_review import promises
from tests.service.test_year import day, published
from tests.support.clock import ManualClock
from tests.support.stage import Actor, Stage


def said(work: Work, person_id: int, *purposes: str) -> list[tuple[str, datetime]]:
    """What a person was or will be told unasked: key and moment."""
    query = select(outbox).where(outbox.c.person_id == person_id, outbox.c.purpose.in_(purposes))
    found = work.connection.execute(query.order_by(outbox.c.not_before, outbox.c.id))
    return [(row.key, row.not_before) for row in found if row.status != "expired"]


def unsaid(work: Work) -> list[dict[str, Any]]:
    query = select(noted).where(noted.c.verb == "leave_unsaid")
    return [{"subject": row.subject, **row.detail} for row in work.connection.execute(query)]


async def somebody(stage: Stage, name: str) -> Person:
    members: list[Person] = await stage.ask(people.members, 1)
    return next(one for one in members if one.name == name)


async def tell(stage: Stage, person: Person, key: str, purpose: str) -> bool:
    return await stage.database.write(post.tell, person, Message(key), key, purpose)


async def _answer(person: Actor, text: str) -> Message:
    await person.says(text)
    return person.last


async def fill(stage: Stage, person: Person) -> None:
    """Three pieces of news today; one, for an old person."""
    for number in range(1 if person.oral else 3):
        await tell(stage, person, f"news-{person.id}-{number}", "notice")
    await stage.passes(minutes=40)


async def test_whoever_wants_no_messages_learns_how_they_end(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("先不弄")
    assert "我的数据" in await hu.says("别再给我发消息了")
    assert (await somebody(stage, "胡志远")).active


@pytest.mark.parametrize("seed", range(4))
async def test_no_seven_days_hold_more_than_the_budget(stage: Stage, seed: int) -> None:
    chance = random.Random(seed)
    crowd = [await somebody(stage, name) for name in ("王秀英", "李明", "陈国强")]
    for number in range(60):
        purpose = chance.choice((*URGENCY, "task"))
        await tell(stage, chance.choice(crowd), f"say-{number}", purpose)
        if chance.random() < 0.5:
            await stage.passes(hours=chance.randint(1, 40))
    for person in crowd:
        mine = await stage.ask(said, person.id, *URGENCY)
        assert len(mine) > 3
        assert most_in_a_week([moment for _, moment in mine]) <= (1 if person.oral else 3)
        work = await stage.ask(said, person.id, "task")
        assert most_in_a_week([moment for _, moment in work]) <= 8


async def test_many_at_once_do_not_slip_through(stage: Stage, database_url: str, clock: ManualClock) -> None:
    li = await somebody(stage, "李明")
    machines: list[Database] = [await open_database(database_url, clock.now) for _ in range(2)]
    told = [
        machine.write(post.tell, li, Message("x"), f"{number}-{one}", "notice")
        for number, machine in enumerate(machines)
        for one in range(5)
    ]
    assert all(await asyncio.gather(*told))
    mine = await stage.ask(said, li.id, "notice")
    assert len(mine) == 10
    assert most_in_a_week([moment for _, moment in mine]) == 3
    for machine in machines:
        await machine.close()


async def test_the_same_key_again_takes_no_place(stage: Stage) -> None:
    li = await somebody(stage, "李明")
    await fill(stage, li)
    assert await tell(stage, li, "late", "prompt")
    before = await stage.ask(said, li.id, *URGENCY)
    assert not await tell(stage, li, "late", "prompt")
    assert not await tell(stage, li, f"news-{li.id}-0", "notice")
    assert await stage.ask(said, li.id, *URGENCY) == before


async def test_a_reminder_gives_way_and_is_left_out_when_it_comes_too_late(stage: Stage) -> None:
    li = await somebody(stage, "李明")
    stage.clock.advance(hours=-2)  # before the day's hours everything waits for them
    for key, purpose in (("one", "notice"), ("two", "notice"), ("nudge", "reminder")):
        await tell(stage, li, key, purpose)
    assert await tell(stage, li, "three", "notice")
    (nudged,) = [moment for key, moment in await stage.ask(said, li.id, "reminder") if key == "nudge"]
    assert nudged - stage.clock.now() >= timedelta(days=6)
    await stage.passes(days=1)
    shown = [message.text for message in stage.person("member").messages()]
    assert shown[:3] == ["one", "two", "three"]
    assert "nudge" not in shown
    for number in range(3):
        await tell(stage, li, f"more-{number}", "notice")
    assert await stage.ask(said, li.id, "reminder") == []
    assert await stage.ask(unsaid) == [{"subject": f"person:{li.id}", "purpose": "reminder"}]
    assert not await tell(stage, li, "another", "reminder")
    assert len(await stage.ask(unsaid)) == 2
    assert (await stage.ask(journal.verify)).broken is None


async def test_words_to_pass_on_come_with_one_message_in_seven_days(stage: Stage) -> None:
    zheng, li = await somebody(stage, "郑阿根"), await somebody(stage, "李明")
    for number in range(3):
        await tell(stage, zheng, f"news-{number}", "notice")
        await stage.passes(days=1)
    assert len(await _brought(stage, li)) == 1
    assert "news-2" in await stage.person("member").says("待办")
    await stage.passes(days=7)
    await tell(stage, zheng, "news-3", "notice")
    assert len(await _brought(stage, li)) == 2


async def _brought(stage: Stage, person: Person) -> list[str]:
    return [key for key, _ in await stage.ask(said, person.id, "task") if key.startswith("errand:tell:")]


async def test_a_helper_without_a_chat_loses_nothing(stage: Stage) -> None:
    zheng, wang = await somebody(stage, "郑阿根"), await somebody(stage, "王秀英")

    def helped(work: Work) -> Person | None:
        work.connection.execute(member.update().where(member.c.id == wang.id), {"helper_id": zheng.id})
        return post.helper_of(work, people.get(work, wang.id) or wang)

    helper = await stage.database.write(helped)
    assert helper is not None
    assert helper.name == "陈国强"


@pytest.mark.parametrize(("minute", "at_once"), [(28, False), (29, False), (33, True)])
async def test_a_single_word_waits_for_the_hour_too(stage: Stage, minute: int, at_once: bool) -> None:
    li, moment = await somebody(stage, "李明"), at(local(stage.clock.now()).date(), 8, minute)
    found = post.suits(li, moment, many=False)
    assert (found == moment) is at_once
    assert local(found).strftime("%H:%M") > "08:30"


async def test_whoever_asks_for_help_again_is_told_of_with_the_day(stage: Stage) -> None:
    hu = stage.person("hu")
    for _ in range(2):
        await hu.says("找书记")
        await stage.passes(days=1)
    told = [message.text for message in stage.person("secretary").messages() if "胡志远" in message.text]
    assert ["又来找你帮忙" in one for one in told] == [False, True]


async def test_what_is_urgent_goes_whatever_was_said(stage: Stage) -> None:
    li = await somebody(stage, "李明")
    await fill(stage, li)
    stage.clock.advance(hours=13)
    await stage.person("elder").says("救命，我老伴晕倒了")
    assert stage.person("member").last.text.startswith("急：")


async def test_an_old_person_is_asked_when_the_week_is_over_and_not_before(stage: Stage) -> None:
    """The dialog is not open before its question has come: small talk is no answer to it."""
    wang, elder = await somebody(stage, "王秀英"), stage.person("elder")
    await fill(stage, wang)
    await stage.passes(days=1)
    assert (await stage.database.write(talks.load, wang.id))[0].frames == ()
    assert "实事" not in await elder.says("今天天气好")
    seen = len(elder.messages())
    await stage.passes(days=5)
    assert len(elder.messages()) == seen
    await stage.passes(days=3)
    assert len(elder.messages()) == seen + 1
    (frame,) = (await stage.database.write(talks.load, wang.id))[0].frames
    assert frame.dialog == "commitment"
    await elder.says("每天早上把门口的路扫一遍")
    assert (await stage.database.write(talks.load, wang.id))[0].top is not None


async def test_who_has_promised_in_the_meantime_is_not_asked_any_more(stage: Stage) -> None:
    hu = stage.person("hu")
    await fill(stage, await somebody(stage, "胡志远"))
    await stage.passes(days=1)
    await promises(stage, "hu")
    before = len(hu.messages())
    await stage.passes(days=9)
    assert len(hu.messages()) == before


async def test_what_was_returned_waits_and_is_then_revised(stage: Stage) -> None:
    await promises(stage, "sun")
    await fill(stage, await somebody(stage, "孙大海"))
    secretary, sun = stage.person("secretary"), stage.person("sun")
    await secretary.says("审核")
    await secretary.says("退回 写清楚从哪天到哪天")
    assert "写清楚从哪天到哪天" not in sun.last.text
    assert "改一改" in await sun.says("我的承诺")
    await stage.passes(days=8)
    assert "写清楚从哪天到哪天" in sun.last.text


async def test_a_dialog_that_is_open_before_its_question_can_be_answered(stage: Stage) -> None:
    """Without a second look later (`ask` without `later`) the question waits, and an answer counts."""
    hu = await somebody(stage, "胡志远")
    await fill(stage, hu)
    args = {"cycle": 1, "year": 2027, "grades": ["优秀", "合格", "基本合格", "不合格"]}
    assert await stage.database.write(post.ask, hu, "self_rating", args, "self:1:x", "prompt")
    person = stage.person("hu")
    before = len(person.messages())
    await stage.passes(hours=3)
    assert len(person.messages()) == before
    assert "不说了" in [choice.label for choice in (await _answer(person, "合格")).choices]
    await person.taps("不说了")
    await person.taps("同意")
    assert (await stage.database.write(talks.load, hu.id))[0].frames == ()
    assert (await stage.ask(years.self_ratings, 1))[hu.id][0] == "合格"
    await stage.until(local(stage.clock.now()) + WEEK + timedelta(days=1))
    late = next(one for one in person.messages() if "自己评" in one.text and one.choices[0].label == "优秀")
    await person.taps("优秀", on=late)
    assert (await stage.ask(years.self_ratings, 1))[hu.id][0] == "合格"


async def test_the_check_in_comes_after_a_full_week_and_only_if_nothing_was_told(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 3, 15, 9))
    li, sun = stage.person("member"), stage.person("sun")
    for name in ("李明", "孙大海"):
        await fill(stage, await somebody(stage, name))
    await stage.until(day(2027, 3, 17))
    seen = len(sun.messages())
    assert "煤气罐" not in li.last.text
    await li.says("煤气罐换了六成了")
    told = len(li.messages())
    await stage.until(day(2027, 3, 24))
    assert len(sun.messages()) == seen + 1
    assert len(li.messages()) == told


async def test_everybody_may_ask_how_often(stage: Stage) -> None:
    li = stage.person("member")
    assert (await li.says("打扰")).startswith("这一周我没有主动找过你。")
    await fill(stage, await somebody(stage, "李明"))
    assert (await li.says("我的消息")).startswith("这一周我主动找了你3次。")
    await promises(stage, "member")
    await stage.passes(days=14)
    assert (await li.says("打扰")).startswith("这一周我没有主动找过你。")


async def test_everybody_may_ask_how_long_it_took(stage: Stage) -> None:
    li = stage.person("member")
    assert "不到1分钟" in await li.says("打扰")
    await promises(stage, "member")
    assert re.search(r"看和回加起来大约[1-9]分钟", await li.says("打扰"))
    await stage.passes(days=14)
    assert "不到1分钟" in await li.says("打扰")


async def test_the_secretary_hears_figures_and_no_names(stage: Stage) -> None:
    members = await stage.ask(people.members, 1)
    await fill(stage, await somebody(stage, "李明"))
    heard = await stage.person("secretary").says("打扰")
    assert f"平均每人找了{3 / len(members):.1f}次，最多的一位3次" in heard
    assert "分钟" in heard
    assert not any(one.name in heard for one in members)
    assert "平均" not in await stage.person("hu").says("打扰")


async def test_the_count_has_an_index(sqlite_database: Database) -> None:
    def plan(work: Work) -> str:
        query = "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE person_id = 1 AND purpose != 'reply'"
        found = work.connection.execute(text(f"{query} AND not_before > 'x' AND purpose IN ('a', 'b')"))
        return " ".join(str(row) for row in found)

    assert "ix_outbox_unasked" in await sqlite_database.read(plan)
