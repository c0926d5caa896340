"""A day has passed and something is not done: a kind word to the author, a list to who decides, no group."""

from datetime import date

from dialogs.rules.rectification import Source
from storage import fulfil_tables, overdue, rectifications, rows
from storage.unit import Work
from tests.service.test_review import promises
from tests.service.test_year import day
from tests.supervise.conftest import review_all
from tests.support.stage import Stage


async def run_out(stage: Stage) -> None:
    """One of two promises runs until the end of June; it is the first of July."""
    await stage.passes(days=1)
    await promises(stage, "hu", "sun")
    await review_all(stage)
    await stage.until(day(2027, 7, 8))


async def test_the_author_hears_a_kind_word_once_and_alone(stage: Stage) -> None:
    await run_out(stage)
    await stage.until(day(2027, 9, 1))
    told = [message.text for message in stage.person("hu").messages() if "说的是6月30日前" in message.text]
    assert len(told) == 1
    assert "不要紧" in told[0]
    assert not any("说的是6月30日前" in message.text for message in stage.person("sun").messages())
    assert not any("困难户" in message.text and "到日子" in message.text for message in stage.wall.posted)


async def test_who_decides_sees_the_list_and_can_order_from_it(stage: Stage) -> None:
    await run_out(stage)
    secretary = stage.person("secretary")
    brought = [message.text for message in secretary.messages() if "到日子还没说做完" in message.text]
    assert brought
    assert all(text.startswith("等你定的：") for text in brought)
    listed = await secretary.says("到期")
    assert "1. 胡志远：" in listed
    assert "孙大海" not in listed
    named = await secretary.says("整改 胡志远：米只送了2户；把另外3户送到；7月30日前")
    assert "原因：米只送了2户\n要做到：把另外3户送到\n7月30日前做好" in named
    await secretary.taps("不发")
    await secretary.says("到期")
    assert "发吗" in await secretary.says("1 整改 10个工作日")
    assert "记下了" in await secretary.taps("发给他")
    (one,) = await stage.ask(rectifications.open_rectifications)
    assert one.source is Source.OVERDUE
    assert one.commitment_id is not None
    assert "没有到日子" in await secretary.says("到期")
    await stage.person("hu").says("整改好了 5户都送到了")
    await stage.person("deputy").says("整改")
    assert "办结" in await stage.person("deputy").says("1 办结 去看过，都送到了")
    assert "没有到日子" in await secretary.says("到期")


async def test_members_see_no_list(stage: Stage) -> None:
    await run_out(stage)
    for address in ("member", "committee"):
        assert "要书记来办" in await stage.person(address).says("到期")


async def test_what_is_done_is_not_overdue(stage: Stage) -> None:
    await run_out(stage)
    await stage.person("hu").says("5户的米都送完了")
    await stage.person("hu").says("做完了")
    assert await stage.ask(overdue.of_cycle, 1, date(2027, 7, 1)) == {}


async def test_a_step_of_the_schedule_can_be_overdue_before_the_promise(stage: Stage) -> None:
    await run_out(stage)

    def plan(work: Work) -> None:
        steps = (
            (1, date(2027, 2, 1), None),
            (2, date(2027, 3, 1), date(2027, 2, 20)),
            (2, date(2027, 5, 1), None),
        )
        for number, (plan, due, done) in enumerate(steps):
            rows.insert(
                work,
                fulfil_tables.milestone,
                commitment_id=2,
                plan=plan,
                number=number,
                text="巡一遍",
                due=due,
                confirmed=True,
                done_on=done,
                created_at=work.now,
            )

    await stage.database.write(plan)
    found = await stage.ask(overdue.of_cycle, 1, date(2027, 5, 2))
    assert {number: missed for number, (_, missed) in found.items()} == {2: date(2027, 5, 1)}
    assert await stage.ask(overdue.of_cycle, 1, date(2027, 5, 1)) == {}
