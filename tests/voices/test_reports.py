"""Reports that a promise was not kept: a receipt, somebody who answers, and an end in five working days."""

from dialogs.rules.people import Role
from dialogs.rules.voices import State, Voice
from storage import people, records, roster, tables, voices
from storage.unit import Work
from tests.support.stage import Stage
from tests.voices.conftest import code_in


def only(work: Work) -> Voice:
    one = voices.get(work, 1)
    assert one is not None
    return one


def handler(work: Work) -> str:
    found = people.get(work, only(work).handler_id or 0)
    return found.name if found else ""


def everything(stage: Stage, *but: str) -> str:
    """All that was shown to anybody but these, and in the group."""
    shown = [message.text for address, message in stage.wall.shown if address not in but]
    return "\n".join([*shown, *(message.text for message in stage.wall.posted)])


async def test_a_stranger_reports_and_is_answered(stage: Stage) -> None:
    stranger, chen = stage.person("nobody"), stage.person("secretary")
    said = await stranger.says("反映 李明说好换煤气罐，没来")
    code = code_in(said)
    assert "五个工作日" in said
    assert "李明说好换煤气罐" in chen.last.text
    assert "11月30日前" in chen.last.text
    listed = await chen.says("反映")
    assert "1. 李明：李明说好换煤气罐，没来（群众，聊天，11月30日前回复）" in listed
    assert "我告诉他" in await chen.says("1 回复 昨天已经补上了，对不住")
    await stage.passes(hours=1)
    assert "已经补上" in stranger.last.text
    assert "已经补上" in await stranger.says(f"查 {code}")
    assert "没有等你回复的反映" in await chen.says("反映")
    assert await stage.ask(open_tasks) == []


def open_tasks(work: Work) -> list[str]:
    every = [task.kind for one in people.members(work, 1) for task in records.errands(work, one.id)]
    return [kind for kind in every if kind == "report"]


async def test_what_is_about_the_secretary_goes_to_the_deputy(stage: Stage) -> None:
    said = await stage.person("nobody").says("反映 陈国强答应修水渠，一年了没动")
    assert "书记" not in said
    assert await stage.ask(handler) == "林晓梅"
    assert "水渠" not in "".join(message.text for message in stage.person("secretary").messages())
    assert "没有等你回复" in await stage.person("secretary").says("反映")
    lin = stage.person("deputy")
    assert "水渠" in lin.last.text
    assert "水渠" in await lin.says("反映")
    await lin.says("1 回复 下个月动工")
    assert (await stage.ask(only)).answer == "下个月动工"


async def test_the_office_names_him_too_and_a_deputy_is_another(stage: Stage) -> None:
    await stage.person("nobody").says("反映 书记说好的路灯没装")
    assert await stage.ask(handler) == "林晓梅"


async def test_the_deputy_is_not_the_secretary(stage: Stage) -> None:
    await stage.person("nobody").says("反映 副书记说好的路灯没装")
    assert await stage.ask(handler) == "陈国强"


async def test_about_both_the_committee_answers(stage: Stage) -> None:
    await stage.person("nobody").says("反映 陈国强和林晓梅说好的事都没做")
    assert await stage.ask(handler) == "周建平"


async def test_the_secretary_writes_down_what_was_said_about_himself(stage: Stage) -> None:
    said = await stage.person("secretary").says("记反映 电话 王阿婆说陈国强答应来看她，没来")
    assert code_in(said)
    assert await stage.ask(handler) == "林晓梅"
    assert (await stage.ask(only)).channel == "phone"


async def test_a_secretary_who_reports_does_not_answer_himself(stage: Stage) -> None:
    await stage.person("secretary").says("反映 孙大海说好巡路，没去")
    assert await stage.ask(handler) == "林晓梅"


async def test_late_one_reminder_then_the_deputy(stage: Stage) -> None:
    chen, lin = stage.person("secretary"), stage.person("deputy")
    await stage.person("nobody").says("反映 孙大海说好巡路，没去")
    before = len(lin.messages())
    await stage.passes(days=6)
    assert not any("到期" in message.text for message in chen.messages())
    await stage.passes(days=1, hours=12)
    late = [message for message in chen.messages() if "到期" in message.text]
    assert len(late) == 1
    assert not any("还没有回复群众" in message.text for message in lin.messages()[before:])
    await stage.passes(days=2)
    told = [message.text for message in lin.messages() if "陈国强还没有回复群众" in message.text]
    assert len(told) == 1
    await stage.passes(days=20)
    assert len([message for message in chen.messages() if "到期" in message.text]) == 1
    await lin.says("先不弄")
    assert "孙大海" in await lin.says("反映")
    await lin.says("1 回复 已经去了")
    assert (await stage.ask(only)).state is State.ANSWERED
    assert await stage.ask(open_tasks) == []


async def test_answered_in_time_nobody_is_reminded(stage: Stage) -> None:
    chen = stage.person("secretary")
    await stage.person("nobody").says("反映 孙大海说好巡路，没去")
    await chen.says("反映")
    await chen.says("回复 今天就去")
    await stage.passes(days=30)
    assert not any("到期" in message.text for message in chen.messages())


async def test_nobody_but_the_handler_learns_who_said_what(stage: Stage) -> None:
    await stage.person("hu").says("反映 孙大海说好巡路，没去")
    chen = stage.person("secretary")
    assert "胡志远" in await chen.says("反映")
    await chen.says("1 回复 明天去")
    await stage.passes(days=20)
    others = everything(stage, "hu", "secretary")
    assert "巡路，没去" not in others
    assert "胡志远" not in "\n".join(message.text for message in stage.wall.posted)


async def test_a_broken_promise_told_without_the_word_is_a_report(stage: Stage) -> None:
    said = await stage.person("nobody").says("你们去年答应修的水渠到现在没有修，能不能来修一下")
    assert "五个工作日" in said
    assert (await stage.ask(only)).kind == "report"


async def test_it_belongs_to_no_year(stage: Stage) -> None:
    """A branch that has opened no year is reminded all the same."""

    def stop_the_year(work: Work) -> None:
        for one in people.members(work, 1):
            if one.role is Role.MEMBER:
                people.stop(work, one.id, "moved")

    await stage.database.write(stop_the_year)
    await stage.person("nobody").says("反映 公示的事没做")
    await stage.passes(days=8)
    assert any("到期" in message.text for message in stage.person("secretary").messages())


async def test_asking_for_the_list_again_leaves_one_list(stage: Stage) -> None:
    chen = stage.person("secretary")
    await stage.person("nobody").says("反映 孙大海说好巡路，没去")
    for _ in range(3):
        await chen.says("反映")
    assert "我告诉他" in await chen.says("1 回复 今天去")
    assert "没有等你回复的反映" in await chen.says("反映")
    assert "反映" not in await chen.says("我的承诺")


async def test_a_handler_without_a_chat_is_not_told_through_others(stage: Stage) -> None:
    def without_phone(work: Work) -> None:
        for platform, address in people.identities(work, 2):
            roster.free_accounts(work, [(2, platform, address)])

    await stage.database.write(without_phone)
    await stage.person("nobody").says("反映 陈国强说好修水渠，没修")
    assert await stage.ask(handler) == "周建平"
    await stage.passes(days=12)
    told = [message.text for message in stage.person("secretary").messages()]
    assert not any("水渠" in text for text in told)


async def test_who_reports_is_not_in_the_journal(stage: Stage) -> None:
    def actors(work: Work) -> set[int | None]:
        query = tables.journal.select().where(tables.journal.c.verb == "take_report")
        return {row.actor_id for row in work.connection.execute(query)}

    await stage.person("hu").says("反映 孙大海说好巡路，没去")
    assert await stage.ask(actors) == {None}
