"""After the grades: private word first, then publicity, objections, the end; follow-up and commendation."""

import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.service.evaluate import final
from dialogs.rules.followup import Kind, State
from storage import aftermath, evaluation, people
from tests.evaluate.conftest import BRANCH, Season, confirmed, counted, excused, season_at
from tests.evaluate.test_grading import MET
from tests.service.test_year import day
from tests.support.moments import Come
from tests.support.stage import Stage

Client = TestClient[Any, Any]

POOR, BEST = "孙大海", "李明"


async def given(stage: Stage) -> None:
    """Everybody gets a grade that stands."""
    chen, lin = stage.person("secretary"), stage.person("deputy")
    members = await stage.ask(people.members, (await stage.ask(people.org_named, BRANCH)).id)
    others = [one.name for one in members if one.name not in ("陈国强", "马丽")]
    grades = dict.fromkeys(others, "合格") | {POOR: "基本合格", BEST: "优秀"}
    await chen.says("写评语")
    await chen.says("；".join(f"{name} {grade} 邻居都看见了" for name, grade in grades.items()))
    await chen.says("评定")
    said = await chen.says("；".join(f"{name} {grade}" for name, grade in grades.items()) + f" {MET}")
    assert "10. " in said, said
    assert "陈国强" in await chen.says("公示结果")  # his own is still missing
    await lin.says("写评语")
    await lin.says("陈国强 合格 带头修了水渠")
    await lin.says("评定")
    await lin.says(f"陈国强 合格 {MET}")


@pytest.fixture
async def season(come: Come) -> Season:
    """Everybody has a grade that stands."""
    return await season_at(come, counted, excused, confirmed, given)


async def publicise(season: Season, choice: str = "公示栏，都公示") -> None:
    chen = season.stage.person("secretary")
    assert "先私下告诉每个人" in await chen.says("公示结果")
    assert "起公示" in await chen.taps(choice)


async def test_everybody_hears_his_own_first_then_it_hangs_and_is_final(
    season: Season, client: Client
) -> None:
    stage = season.stage
    await publicise(season)
    assert (await client.get(f"/outcomes/{season.branch}")).status == 404  # not before people have heard
    await stage.until(day(2028, 1, 4, 12))
    sun, wang = stage.person("sun"), stage.person("elder")
    (told,) = (one.text for one in sun.messages() if "支委会给你评的是" in one.text)
    assert "基本合格。评语：邻居都看见了" in told
    assert "异议" in told
    elder = next(one.text for one in wang.messages() if "今年给你评的是合格" in one.text)
    assert len(elder) <= 40
    await stage.until(day(2028, 1, 6, 12))
    page = await (await client.get(f"/outcomes/{season.branch}")).text()
    assert "孙大海" in page
    assert "基本合格" in page
    assert "邻居都看见了" not in page  # only names and grades
    (card,) = (one for one in stage.wall.posted if "公示" in one.title)
    assert not any(name in card.text for name in season.numbers)
    await stage.until(day(2028, 1, 17))
    assert await stage.ask(final.is_final, season.cycle)
    assert any("结果都有了" in one.title for one in stage.wall.posted)
    assert (await client.get(f"/outcomes/{season.branch}")).status == 404  # the period is over
    chen = stage.person("secretary")
    assert "已经公示完" in await chen.says("公示结果")
    assert "没有等你评定" in await chen.says("评定")
    assert "为什么重开" in await chen.says("公示结果 重开")
    assert "重开" in await chen.says("公示结果 重开 漏算了纸票")
    assert not await stage.ask(final.is_final, season.cycle)


async def test_the_list_of_the_best_names_nobody_else(season: Season, client: Client) -> None:
    await publicise(season, "只公示优秀")
    await season.stage.until(day(2028, 1, 6, 12))
    page = await (await client.get(f"/outcomes/{season.branch}")).text()
    assert BEST in page
    assert POOR not in page


async def test_for_members_only_it_needs_a_members_own_link(season: Season, client: Client) -> None:
    await publicise(season, "党员看，都公示")
    await season.stage.until(day(2028, 1, 6, 12))
    assert (await client.get(f"/outcomes/{season.branch}")).status == 404
    told = next(
        one for one in season.stage.person("hu").messages() if one.link and "outcome" in one.link.path
    )
    assert told.link is not None
    assert POOR in await (await client.get(told.link.path)).text()


async def test_an_objection_is_answered_by_somebody_not_concerned_before_it_is_final(
    season: Season, client: Client
) -> None:
    stage = season.stage
    await publicise(season)
    await stage.until(day(2028, 1, 6, 12))
    path = f"/outcomes/{season.branch}"
    text = await (await client.get(path)).text()
    key = re.search(r'name="key" value="([\w-]+)"', text)
    assert key
    fields = {"key": key[1], "text": "李明的煤气罐只换了半年", "contact": "010-12345678"}
    first = await (await client.post(path, data=fields)).text()
    assert await (await client.post(path, data=fields)).text() == first  # sent twice, kept once
    assert (await client.post(path, data={"text": " "})).status == 422
    assert "单号" in await stage.person("sun").says("异议 孙大海 我清了三处石头")
    chen, lin = stage.person("secretary"), stage.person("deputy")
    assert "没有等你答复" in await chen.says("异议")  # he typed the grades
    listed = await lin.says("异议")
    assert "煤气罐" in listed
    assert "清了三处" in listed
    await stage.until(day(2028, 1, 17))
    assert not await stage.ask(final.is_final, season.cycle)
    assert any("还有2件异议" in one.text for one in chen.messages())
    await lin.says("异议")
    said = await lin.says("1 维持 问过三户，都换了；2 重评 确实清了三处")
    assert "010-12345678" in said
    assert "2件答复好了" in said
    await stage.passes(days=3)
    assert any("要重新评" in one.text for one in stage.person("sun").messages())
    grades = await stage.ask(evaluation.grades, season.cycle)
    sun = f"member:{season.numbers['孙大海']}"
    assert not grades[sun].stands
    assert "孙大海" in await chen.says("评定")
    await chen.says("1 合格 1月20日 应到3 实到3 同意3")
    assert (await stage.ask(evaluation.grades, season.cycle))[sun].stands
    assert await stage.ask(final.is_final, season.cycle)


async def test_a_poor_result_is_followed_up_and_another_person_looks(season: Season) -> None:
    stage = season.stage
    await publicise(season)
    await stage.until(day(2028, 1, 17))
    chen, lin, town = (stage.person(one) for one in ("secretary", "deputy", "town"))
    (one,) = await stage.ask(aftermath.follow_ups, season.cycle)
    assert one.subject == f"member:{season.numbers[POOR]}"
    assert "孙大海：评定是基本合格，等谈话" in await chen.says("谈话")
    assert "没写内容" in await chen.says("1 谈了")
    assert "定个计划" in await chen.says("1 谈了 1月16日在他家，他说人手不够")
    await chen.says("谈话")
    assert "最长三个月" in await chen.says("1 计划 10月底前清完水渠")
    await chen.says("谈话")
    assert "请林晓梅去看" in await chen.says("1 计划 3月底前把水渠清完")
    assert "没有等你跟进" in await chen.says("谈话")  # whoever made the plan does not look himself
    await lin.says("谈话")
    assert "文件" in await lin.says("1 组织处理 警告")
    await lin.says("谈话")
    await lin.says("1 批评教育 当面说了，他听进去了")
    await lin.says("谈话")
    assert "转给上级" in await lin.says("1 没改好 水渠还堵着")
    (one,) = await stage.ask(aftermath.follow_ups, season.cycle)
    assert one.state is State.PASSED
    assert "孙大海" in await town.says("谈话")
    await town.says("1 组织处理 清溪乡党委〔2028〕3号，诫勉")
    steps = await stage.ask(aftermath.steps, one.id)
    assert [step.kind for step in steps] == [
        Kind.TALK,
        Kind.PLAN,
        Kind.ADMONITION,
        Kind.RECHECK,
        Kind.PASSED,
        Kind.MEASURE,
    ]
    assert "清溪乡党委〔2028〕3号" in steps[-1].document


async def test_who_may_be_put_forward_and_who_chose(season: Season) -> None:
    stage = season.stage
    chen = stage.person("secretary")
    assert "现在没有可以推荐的人" in await chen.says("评优")
    await publicise(season)
    await stage.until(day(2028, 1, 17))
    listed = await chen.says("评优")
    assert "按名册顺序，不分先后" in listed
    assert "孙大海（等次不够）" in listed
    assert "赵雪（还没到社区报到）" in listed
    assert "陈国强" not in listed  # nobody puts himself forward
    number = re.search(r"(\d+)\. 李明", listed)
    assert number
    assert "推荐：李明" in await chen.says(f"{number[1]} 推荐 换煤气罐一年没落下")
    picks = await stage.ask(evaluation.picks, season.cycle)
    (pick,) = picks.values()
    assert (pick.reason, pick.author_id) == ("换煤气罐一年没落下", season.numbers["陈国强"])
