"""Making a commitment, by everybody who makes one."""

from bot.service.organise import year
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from storage import commitments, people, provenance, tables
from storage.unit import Work
from tests.support.stage import Stage, count


def kept(work: Work) -> list[Commitment]:
    """The commitments of the only cycle."""
    org = people.only_org(work)
    assert org is not None
    return commitments.of_cycle(work, year.running(work, org.id)[0].id)


async def test_a_member_types_one_sentence_and_says_right(stage: Stage) -> None:
    li = stage.person("member")
    assert "实事" in await li.says("报承诺")
    asked = await li.says("每月帮村东3户老人换一次煤气罐")
    assert "到什么时候" in asked
    read_back = await li.taps("做一整年")
    assert "煤气罐" in read_back
    assert "对不对" in read_back
    assert "交给书记" in await li.taps("对")
    (one,) = await stage.ask(kept)
    assert one.status is Status.SUBMITTED
    assert one.original == "每月帮村东3户老人换一次煤气罐"
    assert one.due.isoformat() == "2027-12-31"
    assert one.channel == "typed"


async def test_the_prompt_comes_in_working_hours_and_can_be_answered_at_once(stage: Stage) -> None:
    li = stage.person("member")
    await stage.passes(days=2)
    assert any("李明，2027年" in message.text for message in li.messages())
    await li.says("明年6月底前把晒谷场的路灯修好3盏")
    assert "对不对" in li.last.text
    await li.says("对的")
    assert len(await stage.ask(kept)) == 1


async def test_an_old_person_speaks_one_sentence_with_a_transcript(stage: Stage) -> None:
    wang = stage.person("elder")
    await stage.passes(days=2)
    before = len(wang.messages())
    assert "对不对" in await wang.speaks("v1", "嗯我嘛每个礼拜三到文化礼堂烧水")
    await wang.says("对个对个")
    assert len(wang.messages()) - before == 2
    (one,) = await stage.ask(kept)
    assert one.channel == "spoken"
    assert one.media_id is not None


async def test_a_recording_without_words_goes_to_the_helper_and_is_read_back(stage: Stage) -> None:
    wang, li = stage.person("elder"), stage.person("member")
    await wang.says("报承诺")
    assert "李明" in await wang.speaks("v1")
    assert await stage.ask(kept) == []
    await stage.passes(hours=1)
    assert "王秀英录了一段话" in li.last.text
    assert li.last.link is not None
    assert "对不对" in await li.says("每周三去文化礼堂给戏班烧水")
    assert "念给王秀英听" in await li.taps("你去问他")
    assert await stage.ask(kept) == []
    await stage.passes(hours=8)
    assert "烧水" in wang.last.text
    await wang.taps("对")
    (one,) = await stage.ask(kept)
    assert one.channel == "spoken"
    assert one.media_id is not None


async def test_a_helper_records_in_a_visit(stage: Stage) -> None:
    li = stage.person("member")
    assert "郑阿根" in await li.says("代录 郑阿根")
    assert "对不对" in await li.says("每天早上扫自家门口到桥头那段路")
    assert "在哪里念给郑阿根听" in await li.taps("当面念过，对")
    assert "郑阿根" in await li.says("在桥头")
    (one,) = await stage.ask(kept)
    assert one.channel == "visit"
    assert one.recorder_id is not None
    (came,) = (await stage.ask(provenance.of, ["commitment:1:1"])).values()
    assert (came.said_on, came.said_where) == (local(stage.clock.now()).date(), "桥头")
    told = await stage.person("secretary").says("郑阿根第1条怎么来的")
    assert "上门听来的，11月23日，在桥头，李明代记" in told


async def test_a_stranger_may_not_be_recorded_for(stage: Stage) -> None:
    sun = stage.person("sun")
    assert "花名册" in await sun.says("代录 郑阿根")
    assert await stage.ask(kept) == []


async def test_an_empty_phrase_is_led_to_something_concrete(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    assert "比如" in await hu.says("全心全意为人民服务")
    await hu.says("那我每个月给村里3户困难户送一次米")
    await hu.taps("做一整年")
    await hu.says("ok")
    (one,) = await stage.ask(kept)
    assert "送" in one.text


async def test_the_same_words_twice_are_one_answer(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("我要报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    again = await hu.says("每周帮村里五户老人家挑水两次")
    assert "做完" in again or "什么时候" in again
    await hu.taps("做一整年")
    await hu.says("是")
    assert len(await stage.ask(kept)) == 1


async def test_a_double_tap_does_one_thing_and_is_answered_once(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    await hu.taps("做一整年")
    question = hu.last
    await hu.taps("对", on=question)
    assert await hu.taps("对", on=question) == ""
    assert len(await stage.ask(kept)) == 1


async def test_the_same_callback_twice_is_one_message(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺", key="same")
    assert await hu.says("报承诺", key="same") == ""
    assert await stage.ask(count(tables.inbox)) == 1


async def test_an_old_button_leads_to_the_present_question(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    old = hu.last
    await hu.taps("做一整年")
    await hu.taps("不对")
    said = await hu.taps("上半年做完", on=old)
    assert "前面那一步" in said
    assert "整句" in said or "什么事" in said


async def test_weeks_and_a_restart_lie_between_question_and_answer(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    await stage.passes(days=90)
    stage.restart()
    answer = await hu.says("9月底之前")
    assert "接着说" in answer
    assert "对不对" in answer
    await hu.says("对")
    (one,) = await stage.ask(kept)
    assert one.due.isoformat() == "2027-09-30"


async def test_help_back_and_cancel_at_any_point(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    await hu.says("每周帮村里五户老人家挑水两次")
    helped = await hu.says("怎么弄啊")
    assert "我的承诺" in helped
    assert "做完" in helped or "什么时候" in helped
    assert "上一步" in await hu.says("上一步")
    await hu.says("每周帮村里六户老人家挑水两次")
    assert "先不弄" in await hu.says("算了不弄了")
    assert await stage.ask(kept) == []


async def test_two_replies_not_understood_fetch_a_person(stage: Stage) -> None:
    wang = stage.person("elder")
    await wang.says("报承诺")
    await wang.speaks("v1", "每个礼拜三去文化礼堂烧水")
    await wang.says("咕咕咕噜噜噜")
    assert "李明" in await wang.says("嘟嘟嘟嘟嘟")
    await stage.passes(hours=4)
    assert "王秀英" in stage.person("member").last.text
    assert "记下" in await wang.taps("对")


async def test_somebody_not_on_the_roster_is_answered_kindly(stage: Stage) -> None:
    stranger = stage.person("nobody")
    said = await stranger.says("你好")
    assert "陈国强" in said
    assert stranger.last.link is not None


async def test_an_improper_promise_is_not_kept_and_the_secretary_learns_of_it(stage: Stage) -> None:
    hu = stage.person("hu")
    await hu.says("报承诺")
    assert "不能写" in await hu.says("选举的时候给每户发200块钱，让大家选我")
    await stage.passes(days=1)
    assert any("不合适" in message.text for message in stage.person("secretary").messages())
    assert await stage.ask(kept) == []


async def test_a_wish_of_a_stranger_reaches_the_secretary(stage: Stage) -> None:
    stranger = stage.person("nobody")
    assert "转给支部书记" in await stranger.says("村口的路灯坏了三个月没人修")
    assert any("路灯" in message.text for message in stage.person("secretary").messages())


async def test_two_items_with_a_date_each(stage: Stage) -> None:
    zhao = stage.person("zhao")
    await zhao.says("提诺")
    await zhao.says("单位：带教2名新人；社区：每月最后一个周六教老人用手机银行一次")
    await zhao.says("单位6月底，社区全年")
    await zhao.says("没错")
    dues = [one.due.isoformat() for one in await stage.ask(kept)]
    assert dues == ["2027-06-30", "2027-12-31"]


async def test_nobody_learns_who_gave_which_grade(stage: Stage) -> None:
    assert "不记名" in await stage.person("he").says("谁给我打的基本合格，你查一下告诉我")


async def test_a_stranger_who_wants_to_promise_learns_of_the_roster(stage: Stage) -> None:
    assert "花名册" in await stage.person("nobody").says("我也想报承诺")


async def test_for_whom_or_where_is_asked_once_and_can_be_left_out(stage: Stage) -> None:
    hu, li = stage.person("hu"), stage.person("member")
    await hu.says("报承诺")
    asked = await hu.says("每月去看1次果园")
    assert "做到什么时候" in asked
    asked = await hu.taps("做一整年")
    assert "是给谁做的，在哪里" in asked
    assert "每月去看1次果园，为村东的果农" in await hu.says("村东的果农")
    await hu.taps("对")
    await li.says("报承诺")
    await li.says("每月去看1次果园")
    await li.taps("做一整年")
    await li.taps("不用写")
    await li.taps("对")
    assert [one.text for one in await stage.ask(kept)] == ["每月去看1次果园，为村东的果农", "每月去看1次果园"]
