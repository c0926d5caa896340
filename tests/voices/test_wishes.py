"""A wish from its first word to the answer."""

from datetime import timedelta

from bot.service.public.voices import Said, take
from dialogs.rules.evidence import Kind as Shown
from dialogs.rules.voices import Kind, State, Voice
from storage import evidence, people, records, voices
from storage.unit import Work
from tests.people.test_moves import publish
from tests.support.stage import Stage
from tests.voices.conftest import code_in


def kept(work: Work) -> list[Voice]:
    return [one for number in range(1, 30) if (one := voices.get(work, number)) is not None]


async def test_a_stranger_wishes_asks_and_is_answered(stage: Stage) -> None:
    stranger, chen = stage.person("nobody"), stage.person("secretary")
    code = code_in(await stranger.says("村口的路灯坏了三个月没人修"))
    assert any("路灯" in message.text for message in chen.messages())
    assert "等支部回复" in await stranger.says(f"查 {code.replace('-', '').lower()}")
    listed = await chen.says("愿望")
    assert "1. 村口的路灯坏了三个月没人修" in listed
    assert "等回复1" in listed
    assert "我告诉他" in await chen.says("1 回复 已经报给电力公司，下周来修")
    await stage.passes(hours=1)
    assert "下周来修" in stranger.last.text
    assert code in stranger.last.text
    assert "下周来修" in await stranger.says(f"查{code}")
    assert "没有等你回复的愿望" in await chen.says("愿望")


async def test_a_wish_becomes_a_commitment_and_the_wisher_learns_of_it(stage: Stage) -> None:
    stranger, chen, li = (stage.person(name) for name in ("nobody", "secretary", "member"))
    code = code_in(await stranger.says("愿望 村口想有人管路灯，坏了没人修"))
    await stage.passes(days=2)
    await chen.says("愿望")
    assert "李明" in await chen.says("1 认领 李明")
    await stage.passes(days=8)
    assert "正在找人" in await stranger.says(f"查 {code}")
    asked = [message for message in li.messages() if "愿意把它写成你的承诺" in message.text]
    assert len(asked) == 1
    assert "管路灯" in await li.taps("愿意")
    await li.says("每个月检查1次村口的路灯，坏了就换，做到年底")
    if "什么时候" in li.last.text:
        await li.taps("做一整年")
    assert "记下" in await li.taps("对")
    await chen.says("审核")
    await chen.says("都通过")
    await chen.says("公示")
    await chen.taps("公示")
    await stage.passes(days=1)
    assert "李明承诺来做" in stranger.last.text
    assert "李明承诺来做" in await stranger.says(f"查 {code}")
    (one,) = await stage.ask(kept)
    assert one.state is State.PROMISED
    assert one.commitment_id is not None


async def test_whoever_left_a_number_on_the_page_is_rung_up(stage: Stage) -> None:
    chen = stage.person("secretary")
    await publish(stage, "member")
    said = Said(Kind.WISH, "老人换煤气罐没人帮", "page", contact="010-12345678")
    await stage.database.write(take, 1, "page:1", said)
    await chen.says("愿望")
    assert "对上了李明" in await chen.says("1 对上 李明 第1条")
    (task,) = [one for one in await stage.ask(records.errands, 1) if one.kind == "ring"]
    assert "010-12345678" in task.text
    assert "李明承诺来做" in task.text
    assert (await stage.ask(voices.get, 1)).contact  # how it ends is still to be told
    await stage.database.write(take, 1, "page:2", Said(Kind.WISH, "桥头装个扶手", "page", contact="0571"))
    await chen.says("愿望")
    assert "也跟他说一声" in await chen.says("1 回复 下月就装")
    assert "0571" in await chen.says("待办")
    assert not (await stage.ask(voices.get, 2)).contact


async def test_whoever_declines_sends_it_back(stage: Stage) -> None:
    chen, hu = stage.person("secretary"), stage.person("hu")
    await stage.person("nobody").says("愿望 帮老人晒谷子")
    await chen.says("愿望")
    await chen.says("1 认领 胡志远")
    await stage.passes(hours=2)
    assert "请别人" in await hu.taps("不方便")
    (one,) = await stage.ask(kept)
    assert (one.state, one.claimer_id) == (State.OPEN, None)
    await stage.passes(hours=2)
    assert any("胡志远说不方便" in message.text for message in chen.messages())


async def test_the_one_who_was_asked_first_comes_too_late(stage: Stage) -> None:
    chen, hu = stage.person("secretary"), stage.person("hu")
    await stage.person("nobody").says("愿望 帮老人晒谷子")
    await chen.says("愿望")
    await chen.says("1 认领 胡志远")
    await stage.passes(hours=2)
    await chen.says("愿望")
    await chen.says("1 认领 孙大海")
    assert "已经有结果" in await hu.taps("愿意")


async def test_alike_ones_are_shown_and_merged_and_all_are_answered(stage: Stage) -> None:
    first, second, chen = stage.person("one"), stage.person("two"), stage.person("secretary")
    await first.says("愿望 村口的路灯坏了三个月没人修")
    code = code_in(await second.says("愿望 村口路灯坏了，没人修"))
    await stage.person("three").says("愿望 老人食堂的菜太咸")
    listed = await chen.says("愿望")
    assert "2. 村口路灯坏了，没人修（像第1条）" in listed
    assert "3. 老人食堂的菜太咸\n" in listed
    assert "并好了" in await chen.says("2 并到 1")
    assert "等支部回复" in await second.says(f"查 {code}")
    await chen.says("1 回复 下周来修")
    await stage.passes(hours=1)
    assert "下周来修" in first.last.text
    assert "下周来修" in second.last.text


async def test_several_decisions_in_one_go(stage: Stage) -> None:
    chen = stage.person("secretary")
    for number, wish in enumerate(("桥头装扶手", "小学门口划斑马线", "晒谷场铺平一点")):
        await stage.person(f"x{number}").says(f"愿望 {wish}")
    await chen.says("愿望")
    said = await chen.says("1 转上级\n2 回复 明天就划\n3 认领 我")
    assert "打个电话" in said
    assert "第2件回复好了" in said
    assert "愿意把它写成你的承诺" in said
    states = [one.state for one in await stage.ask(kept)]
    assert states == [State.PASSED_UP, State.ANSWERED, State.CLAIMED]


async def test_a_slip_changes_nothing(stage: Stage) -> None:
    chen = stage.person("secretary")
    await stage.person("nobody").says("愿望 桥头装扶手")
    await chen.says("愿望")
    assert "没有这个号" in await chen.says("7 回复 好的")
    assert "写在号后面" in await chen.says("1 回复")
    assert "并到自己" in await chen.says("1 并到 1")
    assert "花名册上没有" in await chen.says("1 认领 王小二")
    assert [one.state for one in await stage.ask(kept)] == [State.OPEN]


async def test_paper_phone_and_visit_count_as_much(stage: Stage) -> None:
    li, chen = stage.person("member"), stage.person("secretary")
    code = code_in(await li.says("记愿望 电话 张大爷想在桥头装扶手"))
    assert "写在后面" in await li.says("记愿望")
    (one,) = await stage.ask(kept)
    assert (one.channel, one.text, one.kind) == ("phone", "张大爷想在桥头装扶手", Kind.WISH)
    await chen.says("愿望")
    await chen.says("1 回复 月底装好")
    await stage.passes(hours=2)
    assert "请转告" in li.last.text
    assert "月底装好" in li.last.text
    assert "月底装好" in await stage.person("nobody").says(f"查 {code}")


async def test_a_member_wishes_in_the_middle_of_something_else(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    said = await hu.says("愿望 想有个篮球场")
    assert code_in(said)
    assert "为谁做" in said


async def test_said_twice_it_is_one_wish(stage: Stage) -> None:
    stranger = stage.person("nobody")
    first = code_in(await stranger.says("愿望 桥头装扶手"))
    assert code_in(await stranger.says("愿望 桥头装扶手")) == first
    assert len(await stage.ask(kept)) == 1


async def test_ten_wishes_of_a_day_are_one_message(stage: Stage) -> None:
    chen = stage.person("secretary")
    for number in range(10):
        await stage.person(f"x{number}").says(f"愿望 第{number}个路口装一盏灯")
    await stage.passes(minutes=30)
    assert len(chen.messages()) == 1
    listed = await chen.says("愿望")
    assert "8. " in listed
    assert "后面还有2件" in listed


async def test_the_task_ends_with_the_last_decision(stage: Stage) -> None:
    def tasks(work: Work) -> list[str]:
        secretary = people.secretary(work, 1)
        assert secretary
        return [one.kind for one in records.errands(work, secretary.id)]

    chen = stage.person("secretary")
    await stage.person("nobody").says("愿望 桥头装扶手")
    assert await stage.ask(tasks) == ["wish"]
    await chen.says("愿望")
    await chen.says("1 回复 好的，月底装")
    assert await stage.ask(tasks) == []


async def test_members_see_no_list_and_decide_nothing(stage: Stage) -> None:
    sun = stage.person("sun")
    await stage.person("nobody").says("愿望 桥头装扶手")
    said = await sun.says("愿望")
    assert "桥头装扶手" not in said
    assert "写在后面" in said


async def test_a_wrong_code_and_no_code(stage: Stage) -> None:
    stranger = stage.person("nobody")
    assert "没有这个单号" in await stranger.says("查 7KQ2MP")
    assert "没有这个单号" in await stranger.says("7KQ-2MP")
    assert "没有这个单号" not in await stranger.says("2026-11")


async def test_weeks_later_nothing_is_lost(stage: Stage) -> None:
    stranger, chen = stage.person("nobody"), stage.person("secretary")
    code = code_in(await stranger.says("愿望 桥头装扶手"))
    await stage.until(stage.clock.now() + timedelta(days=60))
    stage.restart()
    await chen.says("先不弄")
    await chen.says("愿望")
    await chen.says("1 回复 装好了")
    assert "装好了" in await stranger.says(f"查 {code}")


async def test_whoever_wished_is_asked_once_whether_it_was_done(stage: Stage) -> None:
    stranger, chen, li = (stage.person(name) for name in ("nobody", "secretary", "member"))
    code = code_in(await stranger.says("愿望 村口想有人管路灯，坏了没人修"))
    await publish(stage, "member", "每个月检查1次村口的路灯，坏了就换，做到年底")
    await chen.says("愿望")
    assert "对上谁的哪一条" in await chen.says("1 对上 孙大海")
    assert "第1件对上了李明的" in await chen.says("1 对上 李明 第1条")
    await stage.passes(days=1)
    assert "李明承诺来做" in stranger.last.text
    for _ in range(2):
        await chen.says("上门 李明 进展 做完了，念过")
        await stage.passes(days=1)
    asked = [one for one in stranger.messages() if "真做好了吗" in one.text]
    assert len(asked) == 1
    assert "谢谢你告诉我们" in await stranger.says(f"做好了 {code}")
    ((shown,),) = (await stage.ask(evidence.of, [1])).values()
    assert (shown.kind, shown.verdict) == (Shown.BENEFICIARY, "done")
    assert "单号" in await stranger.says(f"没做好 {code}")
    assert await stage.ask(voices.counts, 1, Kind.REPORT) == {State.OPEN: 1}


async def test_the_same_wish_of_another_is_told_as_the_same_and_offered_to_nobody_twice(stage: Stage) -> None:
    for address in ("villager", "another"):
        await stage.person(address).says("愿望 村里老人想量血压，没人教怎么看血糖")
        await stage.passes(days=2)
    told = [one.text for one in stage.person("secretary").messages() if "提了愿望" in one.text]
    assert ["前面有1位提过" in one for one in told] == [False, True]
    offered = [one for one in stage.person("zhao").messages() if "你会这个" in one.text]
    assert len(offered) == 1
