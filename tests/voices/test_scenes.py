"""What is printed leads on: by its short address to a page, by its scanned code into the right talk."""

from datetime import timedelta

import pytest

from bot.service.reach import short
from dialogs.heard import Kind
from storage import shorts, voices
from storage.short_tables import short_link
from storage.unit import Work
from tests.support.stage import Actor, Stage
from tests.voices.conftest import code_in


async def scans(actor: Actor, path: str) -> str:
    heard = actor.stage.heard(actor.address, Kind.ENTER, token=path.removeprefix(short.PREFIX))
    before = len(actor.messages())
    await actor.stage.hear(heard)
    return "\n".join(message.text for message in actor.messages()[before:])


async def lasting(stage: Stage, kind: str) -> str:
    return await stage.database.write(short.lasting, kind, 1)


def test_only_what_is_public_has_a_lasting_one() -> None:
    assert set(short.PUBLIC) == {"board", "wish", "report", "ask"}


async def test_a_public_one_is_always_the_same(stage: Stage) -> None:
    first = await lasting(stage, "wish")
    assert await lasting(stage, "wish") == first
    assert await lasting(stage, "report") != first
    found = await stage.ask(short.find, first.removeprefix(short.PREFIX).lower())
    assert (found.kind, found.org_id, found.path) == ("wish", 1, "/wish/1")


async def test_a_private_one_ends_with_its_target_and_stands_nowhere(stage: Stage) -> None:
    until = stage.clock.now() + timedelta(days=1)
    path = await stage.database.write(short.private, "/ask/7KQ2MPXX", until)
    mark = path.removeprefix(short.PREFIX)
    assert len(mark) == 16
    assert (await stage.ask(short.find, mark)).path == "/ask/7KQ2MPXX"
    other = ("0" if mark[0] != "0" else "1") + mark[1:]
    assert await stage.ask(short.find, other) is None

    def kept(work: Work) -> str:
        return str([tuple(row) for row in work.connection.execute(short_link.select())])

    rows = await stage.ask(kept)
    assert mark not in rows
    assert "7KQ2MPXX" not in rows
    stage.clock.set(until)
    assert await stage.ask(short.find, mark) is None
    assert await stage.database.write(shorts.forget) == 1


async def test_a_code_for_wishes_makes_a_wish_of_what_is_said_next(stage: Stage) -> None:
    stranger = stage.person("nobody")
    said = await scans(stranger, await lasting(stage, "wish"))
    assert "有什么愿望" in said
    assert stranger.last.link is not None
    assert stranger.last.link.path == "/wish/1"
    assert "花名册" in await stranger.says("你好")  # a greeting is no wish
    code = code_in(await stranger.says("凉亭边装个扶手"))
    assert [one.text for one in await stage.ask(voices.wishes, 1)] == ["凉亭边装个扶手"]
    assert "等支部回复" in await stranger.says(f"查 {code}")


async def test_a_code_for_reports_makes_a_report_and_only_once(stage: Stage) -> None:
    stranger = stage.person("nobody")
    await scans(stranger, await lasting(stage, "report"))
    code_in(await stranger.says("桥头那盏灯还是黑的"))
    assert await stage.ask(voices.wishes, 1) == []
    assert "单号" not in await stranger.says("天气真好呀今天")


@pytest.mark.parametrize("later", [timedelta(hours=2)])
async def test_the_scene_ends_after_an_hour(stage: Stage, later: timedelta) -> None:
    stranger = stage.person("nobody")
    await scans(stranger, await lasting(stage, "report"))
    stage.clock.set(stage.clock.now() + later)
    assert "单号" not in await stranger.says("我来看看你们在不在")


async def test_a_member_who_scans_is_told_how_to_say_it(stage: Stage) -> None:
    li = stage.person("member")
    assert "愿望 " in await scans(li, await lasting(stage, "wish"))


async def test_a_code_that_leads_nowhere_is_answered_kindly(stage: Stage) -> None:
    stranger = stage.person("nobody")
    assert "花名册" in await scans(stranger, "/s/000000")
    assert "花名册" in await scans(stranger, "/s/000000")


async def test_a_recording_of_a_stranger_is_answered(stage: Stage) -> None:
    assert "打几个字" in await stage.person("nobody").speaks("sound-1")
