"""Two homes: a doctor who works in the clinic and lives in the community."""

import pytest

from bot.problems import BadInput
from bot.service.homes import needs, register
from storage import commitments, homes, people, years
from storage.coverage import known
from storage.unit import Work
from tests.people.conftest import called
from tests.support.stage import Actor, Stage

COMMUNITY = "溪口社区党支部"


async def org_id(stage: Stage, name: str = COMMUNITY) -> int:
    found = await stage.ask(people.org_named, name)
    assert found is not None
    return int(found.id)


def saw(actor: Actor, words: str) -> bool:
    return any(words in message.text for message in actor.messages())


async def reports(stage: Stage) -> tuple[Actor, Actor, Actor]:
    """罗敏 is registered with the community."""
    ye, luo, han = stage.person("ye"), stage.person("luo"), stage.person("han")
    await ye.says("社区需要 每周清一次楼道；帮独居老人买菜")
    await ye.says("报到 罗敏")
    return ye, luo, han


async def test_who_lives_there_says_so_and_the_community_confirms(township: Stage) -> None:
    ye, luo, han = township.person("ye"), township.person("luo"), township.person("han")
    assert "我问问溪口社区党支部" in await luo.says("我住溪口社区")
    assert await township.ask(homes.of, (await called(township, "罗敏")).id) == []
    await township.passes(hours=2)
    assert saw(ye, "罗敏（乡卫生院党支部）说住在这里")
    assert "登记好了：罗敏（乡卫生院党支部）" in await ye.says("报到 罗敏")
    assert "已经登记过" in await ye.says("报到 罗敏")
    await township.passes(hours=2)
    assert saw(luo, "溪口社区党支部记下你住在那里了")
    assert sum("罗敏在居住地" in message.text for message in han.messages()) == 1


async def test_the_second_set_is_the_communitys(township: Stage) -> None:
    ye, luo, _ = await reports(township)
    await township.passes(days=10)
    await luo.says("社区承诺")
    assert saw(luo, "社区想请大家做：每周清一次楼道；帮独居老人买菜")
    assert "溪口社区党支部" in luo.last.text  # in one of the two wordings: her unit may have asked first
    assert any(words in luo.last.text for words in ("想做什么事", "想做件什么"))
    await luo.says("每个月给独居老人量1次血压，做到年底")
    assert "记下了" in await luo.taps("对")
    community = await org_id(township)
    (cycle,) = await township.ask(years.of_org, community)
    (one,) = await township.ask(commitments.of_cycle, cycle.id)
    assert one.person_id == (await called(township, "罗敏")).id
    assert "罗敏" in await ye.says("审核")
    await ye.says("都通过")
    await ye.says("公示")
    await ye.taps("公示")
    mine = await luo.says("我的承诺")
    assert f"{COMMUNITY}：每个月给独居老人量1次血压" in mine.replace("每月", "每个月")
    assert "罗敏（乡卫生院党支部）：" in await ye.says("报到名单")
    rows = {row.person.name: row for row in await township.ask(known, cycle)}
    assert rows["罗敏"].guest
    assert not rows["叶萍"].guest


async def test_both_homes_ask_and_one_week_holds_for_both(township: Stage) -> None:
    _, luo, _ = await reports(township)
    await township.passes(days=14)
    unasked = [when for who, when in township.wall.when if who == "luo"]
    for moment in unasked:
        week = [one for one in unasked if 0 <= (one - moment).total_seconds() < 7 * 86400]
        assert len(week) <= 3
    texts = ("每个月给独居老人量1次血压，做到年底", "每个月在卫生院多值1次夜班，做到年底")
    both = "".join(message.text for message in luo.messages())
    for text in texts:
        await luo.says(text)
        both += await luo.taps("对")
    assert "社区想请大家做" in both
    assert "你的岗位：内科医生" in both
    person = await called(township, "罗敏")
    numbers = [
        (await township.ask(years.of_org, org))[0].id for org in (await org_id(township), person.org_id)
    ]
    assert [len(await township.ask(commitments.of_person, person.id, one)) for one in numbers] == [1, 1]


async def test_a_leader_of_his_unit_is_looked_at_by_the_community(township: Stage) -> None:
    ye, han = township.person("ye"), township.person("han")
    await ye.says("报到 韩松")
    await township.passes(days=10)
    await han.says("社区承诺")
    assert "溪口社区党支部" in han.last.text
    await han.says("每季度给社区老人讲1次健康课，做到年底")
    await han.taps("对")
    assert "韩松" in await ye.says("审核")


async def test_the_communitys_word_goes_to_the_person_and_then_to_the_unit(township: Stage) -> None:
    ye, luo, han = await reports(township)
    assert "罗敏（乡卫生院党支部）" in await ye.says("社区意见")
    assert "记下了：罗敏" in await ye.says("1 常给老人量血压，邻居都认得她")
    await township.passes(days=8)
    assert saw(luo, "常给老人量血压")
    assert saw(han, "说罗敏：常给老人量血压")
    person = await called(township, "罗敏")
    (word,) = await township.ask(homes.words_on, person.id, 2027)
    assert (word.org_id, word.words) == (await org_id(township), "常给老人量血压，邻居都认得她")


async def test_at_the_end_of_the_year_the_community_is_asked_and_the_guest_not_rated(township: Stage) -> None:
    ye, luo, _ = await reports(township)
    (cycle,) = await township.ask(years.of_org, await org_id(township))
    window = next(one for one in await township.ask(years.windows_of, cycle.id) if one.step == "evaluate")
    await township.until(window.opens)
    await township.passes(days=2)
    assert saw(ye, "住在这里的1位党员")
    person = await called(township, "罗敏")

    def rated_there(work: Work) -> bool:
        from storage.year_tables import agenda

        rows = work.connection.execute(agenda.select().where(agenda.c.cycle_id == cycle.id))
        return any(row.kind == "rate.ask" and row.args.get("person") == person.id for row in rows)

    assert not await township.ask(rated_there)


async def test_whoever_moves_away_is_not_counted_any_more(township: Stage) -> None:
    ye, luo, _ = await reports(township)
    assert "不在溪口社区党支部算了" in await luo.says("不住溪口社区")
    assert "现在没有别的单位" in await ye.says("报到名单")
    await ye.says("报到 罗敏")
    assert "不在溪口社区党支部算了" in await ye.says("取消报到 罗敏")


async def test_needs_are_written_and_taken_off(township: Stage) -> None:
    ye, luo = township.person("ye"), township.person("luo")
    assert "2. 帮独居老人买菜" in await ye.says("社区需要 每周清一次楼道\n帮独居老人买菜")
    assert "1. 帮独居老人买菜" in await ye.says("社区需要 删 1")
    assert "没有这个号" in await ye.says("社区需要 删 7")
    assert "要书记来办" in await luo.says("社区需要 扫地")


async def test_a_name_that_is_nowhere_or_in_two_places(township: Stage) -> None:
    ye = township.person("ye")
    assert "没有叫“张三”" in await ye.says("报到 张三")
    assert "不用报到" in await ye.says("报到 潘师傅")
    assert "登记好了" in await ye.says("报到 乡卫生院党支部 江涛")


async def test_a_table_is_read_whole_or_not_at_all(township: Stage) -> None:
    rows = [(2, "乡卫生院党支部", "罗敏", COMMUNITY), (3, "乡卫生院党支部", "张三", COMMUNITY)]
    with pytest.raises(BadInput, match="第 3 行") as refused:
        await township.database.write(register.import_homes, rows)
    assert "什么都没有读入" in str(refused.value)
    assert await township.ask(people.guests, await org_id(township)) == []
    assert "新登记 1 人" in await township.database.write(register.import_homes, rows[:1])
    assert "新登记 0 人" in await township.database.write(register.import_homes, rows[:1])
    assert "新加 2 条" in await township.database.write(needs.import_needs, COMMUNITY, ["扫楼道", "买菜"])


async def test_who_has_not_reported_is_told_how(township: Stage) -> None:
    assert "还没有在社区报到" in await township.person("luo").says("社区承诺")
