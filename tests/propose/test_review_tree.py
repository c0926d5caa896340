"""The superior reviews leaders and organisations, an organisation its members; criteria and history."""

import re

from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.pack_lists import CRITERIA
from storage import commitments, reviews
from storage.unit import Work
from tests.support.stage import Stage


async def promise(stage: Stage, address: str, text: str) -> str:
    """That person hands that in; gives the thanks."""
    person = stage.person(address)
    await person.says("报承诺")
    said = await person.says(text)
    if "对不对" not in said:
        said = await person.taps("做一整年")
    assert "对不对" in said, said
    return await person.taps("对")


def item(work: Work, number: int = 1) -> Commitment:
    """The item of that number in the database."""
    one = commitments.get(work, number)
    assert one is not None
    return one


async def test_a_secretarys_own_goes_to_the_superior(township: Stage) -> None:
    assert "交给上级书记" in await promise(township, "secretary", "6月底前把村口50米断头路修通")
    deputy, town = township.person("deputy"), township.person("town")
    assert "没有等你看的" in await deputy.says("审核")
    listed = await town.says("审核")
    assert "清溪村党支部：\n1. 陈国强：" in listed
    await town.says("通过")
    assert (await township.ask(item)).status is Status.APPROVED


async def test_a_superiors_list_is_in_groups_and_one_line_decides(township: Stage) -> None:
    await promise(township, "fang", "6月底前把村口到茶山的2公里路灯装好")
    await promise(township, "secretary", "6月底前把村口50米断头路修通")
    await promise(township, "officer", "每月到1个村蹲点2天，当场办群众提的事")
    town = township.person("town")
    listed = await town.says("审核")
    assert "清溪乡党委：\n1. 许航" in listed
    assert "清溪村党支部：\n2. 陈国强" in listed
    assert "竹溪村党支部：\n3. 方立新" in listed
    said = await town.says("1 2 通过，3 退回 3不符 看不出谁来装")
    assert "通过：许航、陈国强" in said
    assert "不符合“有利于工作” 看不出谁来装" in said
    assert "不符合“有利于工作”" in township.person("fang").last.text
    (decision,) = await township.ask(reviews.of, 1)
    assert [one.criterion for one in decision.points if not one.met] == [CRITERIA[2]]
    (approved,) = await township.ask(reviews.of, 2)
    assert [one.met for one in approved.points] == [True] * 5


async def test_members_stay_in_their_organisation(township: Stage) -> None:
    assert "交给书记" in await promise(township, "zhu", "每月帮3户老人采一次茶")
    assert "没有等你看的" in await township.person("town").says("审核")
    assert "没有等你看的" in await township.person("secretary").says("审核")
    assert "朱金花" in await township.person("fang").says("审核")


async def test_how_an_item_came_about(township: Stage) -> None:
    zhu, fang = township.person("zhu"), township.person("fang")
    await promise(township, "zhu", "每月帮3户老人采一次茶")
    await fang.says("审核")
    await fang.says("退回 4不符")
    assert "不符合“体现岗位职责特点”。其他4条标准都符合" in zhu.last.text
    read_back = await zhu.says("4月底前帮3户老人把春茶采完")
    assert "对不对" in read_back
    await zhu.taps("对")
    told = await zhu.says("第1条经过")
    assert "第1稿" in told
    assert "方立新请他改：不符合“体现岗位职责特点”" in told
    assert "  符合：体现先进性、有利于工作、符合科学发展观要求、符合群众意愿。" in told
    assert "第2稿" in told
    await fang.says("审核")
    assert "第2稿" in await fang.says("第一条经过")
    await fang.says("通过")
    assert "看了，通过" in await fang.says("朱金花 第1条经过")
    await township.passes(days=8)
    news = next(one.text for one in reversed(zhu.messages()) if "通过了" in one.text)
    assert "对照5条标准看过，都符合" in news
    assert re.search(r"我先排了3步：.+前动手，.+前做到一半，4月30日前做完。公示后说“我的安排”", news)
    assert "没找到" in await township.person("qian").says("第2条经过")
    assert "没找到" in await zhu.says("方立新 第1条经过")


async def test_the_superior_is_told_once_for_all_organisations(township: Stage) -> None:
    await promise(township, "fang", "6月底前把村口到茶山的2公里路灯装好")
    await promise(township, "secretary", "6月底前把村口50米断头路修通")
    await township.passes(days=12)
    town = township.person("town")
    lists = [one for one in town.messages() if "等你看" in one.text]
    assert 1 <= len(lists) <= 3
    assert "方立新" in lists[0].text
    assert "陈国强" in lists[0].text
