"""What goes wrong in real life: two at once, failures in the middle, ticks twice, people who leave."""

import asyncio

import pytest

from bot.service import rooms
from bot.service.propose import prompts
from bot.service.reach.duty import Duty
from dialogs.content import Message
from dialogs.heard import Kind
from dialogs.rules.people import Person
from dialogs.rules.people import Status as Standing
from storage import people, records, tables, talks
from tests.service.test_commitment import kept
from tests.service.test_review import promises
from tests.support.stage import Stage, count


async def test_two_messages_of_one_person_at_the_same_moment(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    sentence = stage.heard("hu", Kind.TEXT, text="每周帮村里五户老人家挑水两次")
    due = stage.heard("hu", Kind.TEXT, text="做一整年")
    await asyncio.gather(stage.house.hear(sentence), stage.house.hear(due))
    await stage.house.delivery.deliver_due()
    assert await stage.ask(count(tables.inbox)) == 3
    for _ in range(4):
        if "对不对" in hu.last.text:
            break
        await hu.says("每周帮村里五户老人家挑水两次" if "实事" in hu.last.text else "做一整年")
    await hu.taps("对")
    assert len(await stage.ask(kept)) == 1


async def test_many_people_at_once_lose_nothing(stage: Stage) -> None:
    addresses = ["member", "sun", "hu", "zhao", "he", "ma", "deputy", "committee"]
    for sentence in ("报承诺", "每周帮村里五户老人家挑水两次", "做一整年", "对"):
        heard = [stage.heard(address, Kind.TEXT, text=sentence) for address in addresses]
        await asyncio.gather(*(stage.house.hear(one) for one in [*heard, *heard]))
    assert len(await stage.ask(kept)) == len(addresses)
    assert sorted(one.number for one in await stage.ask(kept)) == list(range(1, len(addresses) + 1))


async def test_one_failing_entry_stops_nobody_else(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    real = prompts.ask_to_propose

    def broken(duty: Duty, person: Person) -> None:
        if person.name == "孙大海":
            raise RuntimeError("a fault of ours")
        real(duty, person)

    monkeypatch.setitem(rooms.PERSONAL, "propose.ask", broken)
    await stage.passes(days=1)
    assert stage.person("hu").messages()
    assert not stage.person("sun").messages()
    monkeypatch.setitem(rooms.PERSONAL, "propose.ask", real)
    await stage.passes(hours=2)
    assert len(stage.person("sun").messages()) == 1
    assert len(stage.person("hu").messages()) == 1


async def test_two_clocks_ticking_at_once_ask_everybody_once(stage: Stage) -> None:
    stage.clock.advance(days=1, hours=2)
    await asyncio.gather(*(stage.house.clockwork.run_due() for _ in range(3)))
    await stage.passes(hours=1)
    asked = [address for address, _ in stage.wall.shown]
    assert len(asked) == len(set(asked)) + 1  # the helper of somebody without a phone has a task too


async def test_a_year_that_was_slept_through_is_made_up_for_without_a_flood(stage: Stage) -> None:
    stage.clock.advance(days=3)
    stage.restart()
    await stage.passes(hours=1)
    assert len(stage.person("hu").messages()) == 1


async def test_who_has_moved_away_is_left_in_peace(stage: Stage) -> None:
    await stage.passes(days=1)
    he = stage.person("he")
    assert "不再发消息" in await he.says("我组织关系转走了，别再给我发了")
    received = len(he.messages())
    await stage.passes(days=30)
    assert len(he.messages()) == received
    assert any("何小兵" in message.text and "停发" in message.text for message in _of(stage, "secretary"))
    members = await stage.ask(people.members, 1)
    assert all(one.status is Standing.ACTIVE for one in members)
    assert "停了" in await he.says("你好")


async def test_an_emergency_reaches_a_person_at_any_hour(stage: Stage) -> None:
    stage.clock.advance(hours=13)
    await stage.person("elder").says("救命，我老伴晕倒了")
    urgent = stage.person("member").messages()
    assert any(message.text.startswith("急：王秀英") for message in urgent)


async def test_the_secretary_sees_his_tasks(stage: Stage) -> None:
    await stage.person("hu").says("找书记")
    secretary = stage.person("secretary")
    assert "胡志远" in await secretary.says("待办")
    (one,) = await stage.ask(records.errands, await _id(stage, "陈国强"))
    assert one.kind == "call_back"


async def test_my_commitments_and_how_the_branch_stands(stage: Stage) -> None:
    await promises(stage, "member")
    assert "等书记看" in await stage.person("member").says("我的承诺")
    assert "等你看的1条" in await stage.person("secretary").says("现在审核到哪一步了，还有几条没审")


async def test_a_prompt_waits_until_the_talk_is_done(stage: Stage) -> None:
    hu = stage.person("hu")
    stage.clock.advance(days=1, hours=-1, minutes=25)
    await hu.says("报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    await stage.passes(minutes=20)
    before = len(hu.messages())
    assert "对不对" in await hu.taps("做一整年")
    assert len(hu.messages()) == before + 1
    talk, _ = await stage.database.write(talks.load, await _id(stage, "胡志远"))
    assert [frame.dialog for frame in talk.frames].count("commitment") <= 2


def _of(stage: Stage, address: str) -> list[Message]:
    return stage.person(address).messages()


async def _id(stage: Stage, name: str) -> int:
    members: list[Person] = await stage.ask(people.members, 1)
    return next(one.id for one in members if one.name == name)
