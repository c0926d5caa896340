"""Explanations: in the group with the opening of a step, one sentence before the first question."""

from pathlib import Path

from bot.service.lead import explain
from dialogs.rules.pack import RulePack
from dialogs.rules.packs import read_changes
from dialogs.words import explain as words
from storage.database import Database
from tests.service.test_year import day, published
from tests.support.clock import ManualClock
from tests.support.stage import Stage


async def test_each_step_is_explained_to_the_group_once(
    database: Database, clock: ManualClock, tmp_path: Path
) -> None:
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    await published(stage)
    await stage.until(day(2027, 12, 20))
    posted = [one.text for one in stage.wall.posted]
    assert [posted.count(words.GROUP[step]) for step in words.GROUP] == [1] * 6


async def test_the_first_question_says_what_it_is_for_and_old_people_hear_the_question_alone(
    stage: Stage,
) -> None:
    li, elder = stage.person("member"), stage.person("elder")
    assert any(words.PERSON["propose"].strip() in one.text for one in li.messages())
    assert elder.messages()
    assert not any(words.PERSON["propose"].strip() in one.text for one in elder.messages())


async def test_whoever_asks_is_told(stage: Stage) -> None:
    said = await stage.person("member").says("这是做什么的")
    assert "现在走到：提承诺" in said
    assert "年底评一评" in said
    assert (await stage.person("sun").says("贴公示是做什么的")).startswith("贴公示：")


async def test_a_rule_pack_says_it_otherwise_or_not_at_all(stage: Stage) -> None:
    pack = RulePack(explanations={"propose": "今年先说给老人做的事。", "check": ""})
    assert explain.for_group(pack, "propose") == "今年先说给老人做的事。"
    assert explain.for_group(pack, "check") == ""
    assert explain.for_person(pack, "check", old=False) == ""
    assert explain.for_group(pack, "evaluate") == words.GROUP["evaluate"]
    assert RulePack.from_json(pack.to_json()) == pack


def test_a_county_writes_its_own_explanation() -> None:
    changes, faults = read_changes({"每步说明": "提承诺：今年先说给老人做的事。季度问一问：无"})
    assert faults == []
    assert changes == {"explanations": {"propose": "今年先说给老人做的事。", "check": ""}}
    changes, _ = read_changes({"每步说明": "示诺：村口也贴一张。去做：说到做到。"})
    assert changes == {"explanations": {"publish": "村口也贴一张。", "fulfil": "说到做到。"}}
    _, faults = read_changes({"每步说明": "今年先说给老人做的事"})
    assert "请写成" in faults[0]
