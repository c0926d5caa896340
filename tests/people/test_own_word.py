"""What a family member told, or what was not read back, is not a promise before its author says so (R29)."""

from dialogs.rules.commitments import Status
from storage import commitments, papers
from tests.people.conftest import called
from tests.people.test_homes import saw
from tests.support.stage import Stage


async def statuses(stage: Stage) -> list[Status]:
    return [one.status for one in await stage.ask(commitments.of_cycle, 1)]


async def test_what_the_family_told_is_not_approved_before_he_heard_it(stage: Stage) -> None:
    chen, li = stage.person("secretary"), stage.person("member")
    await stage.passes(days=2)
    assert "念过 郑阿根" in await li.says("电话 郑阿根 承诺 每个月扫一次村口的路，女儿说的")
    assert "家里人说的，本人还没说对" in await chen.says("审核")
    said = await chen.says("通过")
    assert "郑阿根的这一条是家里人说的，先不能通过" in said
    assert "念过 郑阿根" in said
    assert await statuses(stage) == [Status.SUBMITTED]
    assert "家里人说的，等本人说一声对" in await chen.says("郑阿根第1条怎么来的")
    assert "这几句念过了" in await li.says("念过 郑阿根")
    await chen.says("审核")
    assert "通过：郑阿根" in await chen.says("通过")
    told = await chen.says("郑阿根第1条怎么来的")
    assert "电话里说的" in told
    assert "李明代记" in told
    assert "李明念给本人听，本人说对" in told


async def test_whoever_has_a_chat_says_yes_himself(stage: Stage) -> None:
    wu, zhao, chen = stage.person("wu"), stage.person("zhao"), stage.person("secretary")
    await stage.passes(days=2)
    await zhao.says("上门 吴桂芳 承诺 每周二教孩子们写毛笔字")
    await stage.passes(days=8)
    assert saw(wu, "赵雪替你记的是：每周二教孩子们写毛笔字。")
    await chen.says("审核")
    assert "先不能通过" in await chen.says("通过")
    await wu.taps("对")
    await chen.says("审核")
    assert "通过：吴桂芳" in await chen.says("通过")
    assert len(await statuses(stage)) == 1
    assert await stage.ask(papers.unread, (await called(stage, "吴桂芳")).id) == []
    assert "本人说对" in await chen.says("吴桂芳第1条怎么来的")


async def test_what_he_says_otherwise_takes_the_place_of_what_was_entered(stage: Stage) -> None:
    wu, zhao, chen = stage.person("wu"), stage.person("zhao"), stage.person("secretary")
    await stage.passes(days=2)
    await zhao.says("电话 吴桂芳 承诺 每周二教孩子们写毛笔字")
    await stage.passes(days=8)
    await wu.taps("不对")
    await wu.says("每个月教孩子们写2次毛笔字")
    await wu.taps("对")
    (one,) = await stage.ask(commitments.of_cycle, 1)
    assert (one.version, one.text) == (2, "每个月教孩子们写2次毛笔字")
    await chen.says("审核")
    assert "通过：吴桂芳" in await chen.says("通过")
