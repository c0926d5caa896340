"""Exemption, lighter duty and absence: with a reason, decided by somebody else, to an end."""

from datetime import date

import pytest

from dialogs.rules.coverage import Column
from dialogs.rules.exemptions import split
from storage import absences, people, years
from storage.coverage import known
from tests.people.conftest import called
from tests.people.test_homes import saw
from tests.support.stage import Stage


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("王秀英 卧床", ("王秀英", "卧床", "")),
        ("王秀英 卧床 到6月30日", ("王秀英", "卧床", "6月30日")),
        ("王秀英 卧床，到2027年3月1日为止", ("王秀英", "卧床", "2027年3月1日")),
        ("王秀英", ("王秀英", "", "")),
    ],
)
def test_who_why_and_until_when(said: str, parts: tuple[str, str, str]) -> None:
    assert split(said) == parts


async def coverage_of(stage: Stage, name: str, step: str) -> str:
    person = await called(stage, name)
    (cycle,) = await stage.ask(years.of_org, person.org_id)
    from bot.service.lead.coverage import read
    from dialogs.rules.coverage import COLUMNS

    secretary = await stage.ask(people.secretary, person.org_id)
    table = await stage.ask(read, str(cycle.id), secretary.id)
    (row,) = [one for one in table.rows if one.person.name == name]
    return str(row.cells[COLUMNS.index(Column(step))].words)


async def test_an_exemption_is_decided_by_the_superior_and_coverage_tells_why(township: Stage) -> None:
    chen, town, wang = (township.person(name) for name in ("secretary", "town", "elder"))
    assert "请沈玉珍来定" in await chen.says("免 王秀英 卧床 到2027年6月30日")
    await township.passes(hours=2)
    assert saw(town, "王秀英想今年不写承诺：卧床")
    assert "没有等你定的" in await chen.says("免减")
    assert "王秀英，今年不写承诺：卧床（到2027年6月30日" in (await town.says("免减")).replace(
        "到6月30日", "到2027年6月30日"
    )
    assert "同意了：王秀英" in await town.says("1 同意")
    await township.passes(days=10)
    assert saw(wang, "支部知道你卧床")
    assert not saw(wang, "想做点啥")
    assert (await coverage_of(township, "王秀英", "propose")).startswith("不用做：卧床")
    assert await coverage_of(township, "李明", "propose") == "等本人"
    assert "恢复原样" in await chen.says("恢复 王秀英")
    assert not (await coverage_of(township, "王秀英", "propose")).startswith("不用做")


async def test_it_ends_by_its_date(township: Stage) -> None:
    chen, town = township.person("secretary"), township.person("town")
    await chen.says("免 胡志远 手术 到12月10日")
    await town.says("免减")
    await town.says("都同意")
    person = await called(township, "胡志远")
    assert set(await township.ask(absences.exempt, date(2026, 12, 10))) == {person.id}
    assert await township.ask(absences.exempt, date(2026, 12, 11)) == {}


async def test_without_a_superior_a_second_of_the_committee_decides(stage: Stage) -> None:
    chen, deputy = stage.person("secretary"), stage.person("deputy")
    assert "请林晓梅来定" in await chen.says("减 胡志远 腿伤，少写一点")
    await stage.passes(hours=2)
    assert saw(deputy, "胡志远想少写一点")
    await deputy.says("免减")
    assert "没有同意" in await deputy.says("1 不同意 他已经好了")
    await stage.passes(days=8)
    assert saw(chen, "胡志远的事这次没有同意：他已经好了")


async def test_a_helper_may_ask_and_a_stranger_to_the_matter_may_not(stage: Stage) -> None:
    li, hu = stage.person("member"), stage.person("hu")
    assert "来定" in await li.says("免 王秀英 卧床")
    assert "不归你记" in await hu.says("免 王秀英 卧床")
    assert "写上姓名和原因" in await li.says("免 王秀英")
    assert "没看懂" in await li.says("免 王秀英 卧床 到那个时候再说")


async def test_whoever_is_away_is_left_in_peace(stage: Stage) -> None:
    chen, hu = stage.person("secretary"), stage.person("hu")
    assert "胡志远到" in await chen.says("请假 胡志远 住院 到12月31日")
    await stage.passes(days=30)
    assert hu.messages() == []
    assert "我的" in await hu.says("帮助")
    await stage.passes(days=10)
    assert saw(hu, "想")
    person = await called(stage, "胡志远")
    assert await stage.ask(absences.away, person.id, date(2026, 12, 31)) is not None
    assert await stage.ask(absences.away, person.id, date(2027, 1, 1)) is None


async def test_ones_own_leave_and_coming_back(stage: Stage) -> None:
    hu = stage.person("hu")
    assert "到12月20日我不打扰你" in await hu.says("请假 外出 到12月20日")
    await stage.passes(days=3)
    assert len(hu.messages()) == 1
    assert "恢复原样" in await hu.says("销假")
    await stage.passes(days=8)
    assert len(hu.messages()) > 2


async def test_known_says_who_is_free(township: Stage) -> None:
    chen, town = township.person("secretary"), township.person("town")
    await chen.says("免 郑阿根 瘫痪在床")
    await town.says("免减")
    await town.says("1 同意")
    person = await called(township, "郑阿根")
    (cycle,) = await township.ask(years.of_org, person.org_id)
    free = {one.person.name: one.free for one in await township.ask(known, cycle) if one.free}
    assert free == {"郑阿根": "不用做：瘫痪在床"}
    assert person.id not in {one.id for one in await township.ask(people.promisors, person.org_id)}


async def test_a_lighter_duty_is_told_with_the_question(township: Stage) -> None:
    chen, town, hu = (township.person(name) for name in ("secretary", "town", "hu"))
    await chen.says("减 胡志远 腿伤")
    await town.says("免减")
    await town.says("1 同意")
    await township.passes(days=10)
    assert saw(hu, "知道你腿伤，写一件小的就行")
    await hu.says("报承诺")
    await hu.says("今年给邻居看看门")
    assert "看看门" in hu.last.text
