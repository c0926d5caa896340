"""What came of it is told: to who reported it, on the board, in the quarter's summary. Nobody is named."""

from datetime import date

from bot.web import boards
from dialogs.rules.milestones import Step
from storage import milestones, rectifications, voices
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Stage


async def reported(stage: Stage) -> None:
    """A neighbour says that a published promise was not kept."""
    await stage.passes(days=1)
    await promises(stage, "member", "hu", "sun")
    await review_all(stage)
    await stage.until(day(2027, 2, 1))
    said = await stage.person("zhao").says("反映 李明说好每月帮老人换煤气罐，两个月没来了")
    assert "单号" in said


async def mended(stage: Stage) -> None:
    """The secretary orders it, it is done, another person looks."""
    secretary = stage.person("secretary")
    await secretary.says("整改 李明：群众反映煤气罐没换；把3户老人的煤气罐换好；5个工作日")
    await secretary.taps("发给他")
    await stage.person("member").says("整改好了 3户都换好了")
    await stage.person("committee").says("整改")
    assert "办结" in await stage.person("committee").says("1 办结 问过老人，换好了")
    await stage.passes(days=1)


async def test_whoever_reported_it_learns_that_it_was_put_right(stage: Stage) -> None:
    await reported(stage)
    await mended(stage)
    one = await stage.ask(rectifications.get, 1)
    assert one.voice_id == (await stage.ask(voices.get, 1)).id
    (told,) = [message.text for message in stage.person("zhao").messages() if "改好了" in message.text]
    assert "这件事改好了，另有人去看过" in told
    assert "李明" not in told


async def test_the_board_and_the_summary_tell_it_without_names(stage: Stage) -> None:
    await reported(stage)
    await mended(stage)
    branch = (await stage.ask(rectifications.get, 1)).org_id
    board = await stage.ask(boards.public_board, branch)
    assert len(board.mended) == 1
    assert "李明" not in board.mended[0]
    await stage.until(day(2027, 4, 1))
    draft = await stage.person("secretary").says("小结")
    assert "反映1件" in draft
    assert "补做好1件" in draft
    assert not any("整改" in message.text for message in stage.wall.posted)


async def test_the_digest_of_the_quarter_is_grouped_and_newest_first(stage: Stage) -> None:
    await reported(stage)
    await stage.until(day(2027, 3, 17))
    for address in ("sun", "hu"):
        await stage.person(address).taps("做完了")
    await stage.until(day(2027, 4, 1))
    secretary = stage.person("secretary")
    await secretary.says("小结")
    await secretary.taps("签发")
    await stage.passes(days=4)
    (posted,) = [message.text for message in stage.wall.posted if "第1季度" in message.text]
    assert posted.index("50斤米") < posted.index("水库的路")
    assert "李明" not in posted


async def test_steps_that_were_reached_stand_in_the_draft(stage: Stage) -> None:
    await reported(stage)
    steps = (Step("备料", date(2027, 2, 1), date(2027, 2, 10)), Step("动工", date(2027, 5, 1), None))
    await stage.database.write(milestones.put, 1, steps)
    await stage.until(day(2027, 4, 1))
    assert "按进度表走到的有1步" in await stage.person("secretary").says("小结")


async def test_an_order_that_nobody_else_knows_of_is_told_to_nobody_else(stage: Stage) -> None:
    await reported(stage)
    secretary = stage.person("secretary")
    await secretary.says("整改 孙大海：台账没有交；补上台账；5个工作日")
    await secretary.taps("发给他")
    await stage.person("deputy").says("整改")
    await stage.person("deputy").says("1 办结 交了")
    branch = (await stage.ask(rectifications.get, 1)).org_id
    assert (await stage.ask(boards.public_board, branch)).mended == ()
