"""Strangers in a township: of whom they speak is asked once and remembered; nothing they said is lost."""

from pathlib import Path

import pytest

from bot.documents import invented
from bot.service.public.whereabouts import named
from dialogs.rules.people import Org
from storage import people, voices
from storage.database import Database
from storage.unit import Work
from tests.support.clock import ManualClock
from tests.support.stage import Stage
from tests.voices.conftest import code_in


@pytest.fixture
async def township(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish(invented.township(), year_of=None)
    return stage


def wishes(work: Work) -> dict[str, list[str]]:
    """What was wished, by organisation."""
    found = {org.name: [one.text for one in voices.wishes(work, org.id)] for org in people.orgs(work)}
    return {name: texts for name, texts in found.items() if texts}


async def test_one_question_then_it_is_remembered(township: Stage) -> None:
    stranger = township.person("nobody")
    assert "哪个村、哪个单位" in await stranger.says("桥头的路灯坏了三个月没人修")
    code = code_in(await stranger.says("竹溪村的"))
    assert await township.ask(wishes) == {"竹溪村党支部": ["桥头的路灯坏了三个月没人修"]}
    code_in(await stranger.says("愿望 凉亭边装个扶手"))
    assert len((await township.ask(wishes))["竹溪村党支部"]) == 2
    assert "等支部回复" in await stranger.says(f"查 {code}")


async def test_a_name_in_the_words_needs_no_question(township: Stage) -> None:
    stranger = township.person("nobody")
    code_in(await stranger.says("清溪村的路灯坏了三个月没人修"))
    assert list(await township.ask(wishes)) == [invented.BRANCH]
    code_in(await stranger.says("愿望 竹溪村的桥头也装一盏"))
    assert list(await township.ask(wishes)) == [invented.BRANCH, "竹溪村党支部"]


async def test_what_nobody_can_place_goes_to_the_top_with_all_that_was_said(township: Stage) -> None:
    stranger = township.person("nobody")
    await stranger.says("愿望 桥头装一盏灯")
    said = await stranger.says("就是我们那座桥")
    assert "我先交给清溪乡党委" in said
    assert await township.ask(wishes) == {"清溪乡党委": ["桥头装一盏灯\n就是我们那座桥"]}


async def test_a_greeting_is_answered_by_the_place_that_was_named(township: Stage) -> None:
    stranger = township.person("nobody")
    assert "哪个村" in await stranger.says("你好")
    assert "竹溪村党支部的花名册" in await stranger.says("竹溪村")
    assert "没有公示的结果" in await stranger.says("异议 方立新的等次不对")


def test_the_longest_name_wins_and_a_tie_is_asked() -> None:
    town, village = Org(1, "清溪乡党委", None, ""), Org(2, "清溪村党支部", 1, "")
    assert named("清溪村的灯", [town, village]) == village
    assert named("清溪乡的灯", [town, village]) == town
    assert named("清溪村和清溪乡的灯", [town, village]) is None
    assert named("桥头的灯", [town, village]) is None
