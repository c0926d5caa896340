"""Words first, then a grade typed after a meeting; nothing is computed, nobody grades himself."""

from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.ports import Door
from bot.service.evaluate import files, sheets
from storage import comments, evaluation, years
from tests.evaluate.conftest import Season, confirmed, counted, excused, season_at
from tests.support.moments import Come

MET = "12月30日 应到3 实到3 同意3"


@pytest.fixture
async def season(come: Come) -> Season:
    """Votes are over; the reasons why two sources are missing are noted; every promise has its result."""
    return await season_at(come, counted, excused, confirmed)


async def grades(season: Season) -> dict[str, str]:
    found = await season.stage.ask(evaluation.grades, season.cycle)
    names = {f"member:{number}": name for name, number in season.numbers.items()}
    return {names.get(key, key): one.grade for key, one in found.items() if one.stands}


async def test_words_come_before_a_grade(season: Season) -> None:
    chen = season.stage.person("secretary")
    listed = await chen.says("评定")
    assert "李明" in listed
    assert "还缺评语" in listed
    assert "参考，不作为唯一依据" in listed
    said = await chen.says(f"李明 合格 {MET}")
    assert "李明还不能评定，缺评语" in said
    assert await grades(season) == {}
    await chen.says("写评语")
    assert "只有等次" in await chen.says("李明 合格")
    assert "记下了：李明、孙大海" in await chen.says(
        "李明 合格 换煤气罐一次没落下；孙大海 合格 路修得好，石头3处清了2处"
    )
    words = await season.stage.ask(evaluation.words, season.cycle)
    assert words[f"member:{season.numbers['孙大海']}"].words == "路修得好，石头3处清了2处"
    await chen.says("评定")
    assert "哪天开会" in await chen.says("李明 合格 孙大海 基本合格")
    assert "到会的没有过半" in await chen.says("12月30日 应到5 实到2 同意2")
    said = await chen.says(MET)
    assert "1. 李明 合格" in said
    assert await grades(season) == {"李明": "合格", "孙大海": "基本合格"}
    (one,) = (
        grade
        for grade in (await season.stage.ask(evaluation.grades, season.cycle)).values()
        if grade.subject == f"member:{season.numbers['李明']}"
    )
    assert (one.entitled, one.present, one.in_favour) == (3, 3, 3)


async def test_a_result_is_confirmed_before_a_grade(come: Come) -> None:
    season = await season_at(come, counted, excused)
    chen = season.stage.person("secretary")
    await chen.says("写评语")
    await chen.says("李明 合格 换煤气罐一次没落下")
    assert "还缺承诺的结果" in await chen.says("评定")
    assert "李明还不能评定，缺承诺的结果" in await chen.says(f"李明 合格 {MET}")
    assert await grades(season) == {}
    await confirmed(season.stage)
    await chen.says("评定")
    await chen.says(f"李明 合格 {MET}")
    assert await grades(season) == {"李明": "合格"}


async def test_nobody_grades_himself_and_candidates_get_none(season: Season) -> None:
    chen, lin = season.stage.person("secretary"), season.stage.person("deputy")
    listed = await chen.says("评定")
    assert "陈国强" not in listed
    assert "马丽" not in listed  # a probationary member takes part without a grade
    assert "清溪村党支部" not in listed
    assert "陈国强" in await lin.says("写评语")
    await lin.says("陈国强 优秀 带头修了水渠")
    assert "陈国强" in await lin.says("评定")
    assert "没有等你" in await season.stage.person("member").says("评定")
    town = season.stage.person("town")
    assert "清溪村党支部" in await town.says("写评语")
    await town.says("1 合格 路灯装了，账目清楚")
    await town.says("评定")
    await town.says(f"清溪村党支部 合格 {MET}")
    assert await grades(season) == {f"org:{season.branch}": "合格"}


async def test_more_than_a_third_excellent_needs_the_superior(season: Season) -> None:
    chen, town = season.stage.person("secretary"), season.stage.person("town")
    four = ["李明", "孙大海", "何小兵", "胡志远"]
    await chen.says("写评语")
    await chen.says("；".join(f"{name} 优秀 说到做到" for name in four))
    await chen.says("评定")
    said = await chen.says(f"李明 孙大海 何小兵 胡志远 优秀 {MET}")
    assert "优秀最多3名，胡志远超了，没有记" in said
    await chen.says("评定")
    assert "我去问沈玉珍" in await chen.says(f"胡志远 优秀 抢险立了功，{MET}")
    assert await grades(season) == dict.fromkeys(four[:3], "优秀")
    await season.stage.passes(days=5)
    assert any("抢险立了功" in one.text for one in town.messages())
    assert "胡志远" in await town.says("超额")
    await town.says("1 同意")
    assert await grades(season) == dict.fromkeys(four, "优秀")
    await season.stage.passes(days=5)
    assert any("沈玉珍同意了" in one.text for one in chen.messages())


async def test_a_warning_needs_a_reason(season: Season) -> None:
    chen = season.stage.person("secretary")
    await chen.says("写评语")
    await chen.says("赵雪 优秀 量血压一次没落下")
    await chen.says("评定")
    assert "赵雪还没到社区报到" in await chen.says(f"赵雪 优秀 {MET}")
    assert await grades(season) == {}
    await chen.says("评定")
    await chen.says(f"赵雪 优秀 社区刚成立，下月去报到 {MET}")
    assert await grades(season) == {"赵雪": "优秀"}


async def test_the_quarters_stand_in_the_annual_file(season: Season, client: "TestClient[Any, Any]") -> None:
    write = season.stage.database.write
    ming, chen = season.numbers["李明"], season.numbers["陈国强"]
    await write(comments.draft, season.cycle, 4, ming, "四季度煤气罐都换了。")
    await write(comments.give, season.cycle, 4, ming, chen, "四季度煤气罐都换了，下季度多走动。")
    assert "没找到“李小明”" in await season.stage.person("secretary").says("综合评议 李小明")
    await season.stage.person("secretary").says("综合评议 李明")
    text = await (await client.get(season.page(Door.APPRAISE, "secretary"))).text()
    assert "<strong>第4季度点评</strong>：四季度煤气罐都换了，下季度多走动。" in text


async def test_the_committee_reads_the_files_but_not_its_own(
    season: Season, client: "TestClient[Any, Any]"
) -> None:
    for address, own in (("secretary", "陈国强"), ("deputy", "林晓梅")):
        assert "综合评议" not in await season.stage.person("member").says("综合评议")
        await season.stage.person(address).says("综合评议")
        path = season.page(Door.APPRAISE, address)
        text = await (await client.get(path)).text()
        assert f"<h2>{own}</h2>" not in text
        assert "<h2>李明</h2>" in text
        assert "没有开展，因为大雪封山" in text
        assert "重在看闪光言行" in text
        assert "参考指数" not in text  # off unless the terms say so
    town = season.stage.person("town")
    assert "综合评议 清溪村党支部" in await town.says("综合评议")
    await town.says("综合评议 清溪村党支部")
    assert "<h2>陈国强</h2>" in await (await client.get(season.page(Door.APPRAISE, "town"))).text()


async def test_who_gets_no_grade_is_told_why_and_keeps_nobody_waiting(season: Season) -> None:
    chen, lin = season.stage.person("secretary"), season.stage.person("deputy")
    await chen.says("写评语")
    await chen.says("李明 合格 换煤气罐一次没落下")
    await chen.says("评定")
    await chen.says(f"李明 合格 {MET}")
    assert "还不能公示，这些人还没有评定" in await chen.says("公示结果")
    assert "孙大海" in await chen.says("没开展 考评 党员 年底才并过来")
    assert "还不能公示，这些人还没有评定：陈国强" in await chen.says("公示结果")
    assert "陈国强今年没开展考评" in await lin.says("没开展 考评 党员 年底才并过来")
    assert "2027年1位都评定好了" in await chen.says("公示结果")
    await chen.taps("公示栏，都公示")
    await season.stage.passes(days=4)
    told = [one.text for one in season.stage.person("sun").messages()]
    assert any("没有给你评等次，因为年底才并过来" in text for text in told)
    cycle = await season.stage.ask(years.get, season.cycle)
    found = await season.stage.ask(files.gather, cycle)
    said = {one.name: sheets.grade(one) for one in found.files}
    assert said["孙大海"] == "没有评定，因为年底才并过来"
    assert said["李明"].startswith("合格。")
