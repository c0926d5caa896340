"""What somebody says of his own promises on paper, by phone or on a visit counts as if said in the chat."""

from datetime import date

from bot.service.paper.take import take_sheet
from dialogs.rules.commitments import Status
from storage import aftermath, amendments, commitments, deeds, milestones, people, provenance
from storage.unit import Work
from storage.year_tables import commitment
from tests.people.conftest import called
from tests.people.test_handing_on import hang
from tests.people.test_homes import saw
from tests.people.test_paper import GOOD, table
from tests.support.stage import Stage, count


async def promised(stage: Stage) -> None:
    """An elder has told what he will do; it is not published."""
    await stage.passes(days=2)
    await stage.person("secretary").says("上门 郑阿根 承诺 每个月扫一次村口的路，念过")


async def test_what_came_back_is_said_anew_and_stays_one_promise(stage: Stage) -> None:
    chen = stage.person("secretary")
    await promised(stage)
    await chen.says("审核")
    await chen.says("1 退回 写清扫到哪里")
    assert (await stage.ask(commitments.get, 1)).status is Status.RETURNED
    words = "每个月把村口到祠堂的路扫一次"
    told, _ = await stage.database.write(
        take_sheet, table({**GOOD, "who": "郑阿根", "words": words}), None, "陈国强", None
    )
    assert "新记 1 条" in told
    one = await stage.ask(commitments.get, 1)
    assert (one.version, one.status) == (2, Status.SUBMITTED)
    assert "祠堂" in one.text
    assert await stage.ask(count(commitment)) == 1
    assert (await stage.ask(provenance.of, ["commitment:1:2"]))["commitment:1:2"].channel == "visit"
    await chen.says("电话 郑阿根 承诺 第1条改成每个月把村口到祠堂的路扫两次，念过")
    assert "扫2次" in (await stage.ask(commitments.get, 1)).text
    assert await stage.ask(count(commitment)) == 1
    assert "按郑阿根说的" in await chen.says("电话 郑阿根 撤回 第1条，念过")
    assert (await stage.ask(commitments.get, 1)).status is Status.WITHDRAWN
    assert "没有这一条" in await chen.says("电话 郑阿根 承诺 第7条改成每个月扫两次路")


async def test_steps_another_day_and_why_not_are_told_for_somebody(stage: Stage) -> None:
    chen = stage.person("secretary")
    await promised(stage)
    for said in ("审核", "都通过", "公示"):
        await chen.says(said)
    await chen.taps("公示")
    assert "4月10日" in await chen.says("上门 郑阿根 安排 第1条 4月10日备好扫把 9月10日扫完，念过")
    steps = (await stage.ask(milestones.of, [1]))[1].steps
    assert [one.text for one in steps] == ["备好扫把", "扫完"]
    said = await chen.says("电话 郑阿根 改期 第1条 到2027年9月底，因为摔了一跤，在他家说的，念过")
    assert "按郑阿根说的" in said
    assert "等林晓梅同意" in said  # whoever wrote it down does not agree to it
    (one,) = await stage.ask(amendments.of, [1])
    zheng = await called(stage, "郑阿根")
    assert (one.asked_by, one.due_after) == (zheng.id, date(2027, 9, 30))
    (came,) = (await stage.ask(provenance.of, ["ask_delay:commitment:1:1"])).values()
    assert (came.channel, came.said_where, came.read_back) == ("phone", "他家", True)
    assert "因为" in await chen.says("电话 郑阿根 没做成 第1条")
    told = await chen.says("郑阿根 第1条经过")
    assert "他说：改期 第1条 到2027年9月底，因为摔了一跤（" in told
    assert "陈国强" in told.partition("他说：改期")[2]
    assert len(await stage.ask(amendments.of, [1])) == 1


async def test_urgent_work_promised_by_phone_is_brought_at_once(stage: Stage) -> None:
    await stage.passes(days=2)
    said = await stage.person("committee").says("电话 郑阿根 急难险重 今晚去村口守堤坝，念过")
    assert "记下了郑阿根的急难险重" in said
    assert (await stage.ask(commitments.get, 1)).urgent
    assert saw(stage.person("secretary"), "守堤坝")


async def test_the_newest_deed_is_taken_down_again_by_phone(stage: Stage) -> None:
    chen = stage.person("secretary")
    await stage.passes(days=2)
    await stage.person("hu").says("好事 郑阿根 天天替邻居挑水")
    await chen.says("好事")
    await chen.says("1 属实")
    await chen.says("电话 郑阿根 同意 可以的，念过")
    assert "记下了郑阿根的同意" in await chen.says("电话 郑阿根 同意 不要放了，念过")

    def shown(work: Work) -> list[str]:
        return [one.consent for one in deeds.of_person(work, people.by_name(work, 1, "郑阿根")[0].id)]

    assert await stage.ask(shown) == ["no"]


async def test_what_stands_in_the_way_and_an_objection_by_phone(stage: Stage) -> None:
    chen, lin = stage.person("secretary"), stage.person("deputy")
    await stage.passes(days=2)
    await chen.says("整改 郑阿根：路口没有扫；扫干净；12月10日前")
    await chen.taps(chen.last.choices[0].label)
    said = await lin.says("上门 郑阿根 整改说明 扫把坏了，等新的，念过")
    assert "记下了郑阿根的整改说明" in said
    await stage.passes(days=1)
    assert saw(chen, "扫把坏了")
    assert "现在没有公示的结果" in await lin.says("电话 张大爷 异议 郑阿根没有扫过路")
    zheng = await called(stage, "郑阿根")
    await hang(stage, "陈国强", "郑阿根")
    assert "收到，单号" in await lin.says("电话 张大爷 异议 郑阿根没有扫过路，在村口说的")
    one = await stage.ask(aftermath.objection_by_id, 1)
    assert (one.channel, one.subject) == ("phone", f"member:{zheng.id}")
    came = (await stage.ask(provenance.of, ["objection:1"]))["objection:1"]
    assert (came.channel, came.said_where) == ("phone", "村口")
