"""The secretary asks who is at which step: numbers in chat, names on his page only."""

from bot.ports import Door
from bot.service.lead import coverage
from dialogs.rules.coverage import COLUMNS, Column
from storage import people
from tests.service.test_review import promises
from tests.service.test_year import day, published
from tests.support.stage import Stage


async def words(stage: Stage, name: str, step: str, part: int = 0) -> str:
    table = await stage.ask(coverage.read, "1", 1)
    row = next(one for one in table.rows if one.person.name == name)
    found: str = row.cells[COLUMNS.index(Column(step, part))].words
    return found


async def test_the_secretary_gets_numbers_and_a_link(stage: Stage) -> None:
    await stage.passes(days=1)
    await promises(stage, "member", "sun")
    secretary = stage.person("secretary")
    said = await secretary.says("进度表")
    assert "支部12人" in said
    assert "1. 提承诺：做了2人，等本人9人，要上门1人" in said
    assert "等支部2人" in said
    assert "自己评" not in said
    assert "互相评" not in said
    members = await stage.ask(people.members, 1)
    assert not any(one.name in said for one in members)
    assert secretary.last.link is not None
    token = secretary.last.link.path.removeprefix("/coverage/")
    right = stage.house.links.read(Door.COVERAGE, token, stage.clock.now())
    assert right is not None
    assert (right.subject, right.person) == ("1", 1)
    table = await stage.ask(coverage.read, right.subject, right.person)
    assert [row.person.name for row in table.rows] == [one.name for one in members]


async def test_it_is_for_those_who_lead_only(stage: Stage) -> None:
    for address in ("member", "committee"):
        assert "要书记来办" in await stage.person(address).says("进度表")
    assert "支部12人" in await stage.person("deputy").says("进度表")
    may = [number for number in range(0, 14) if await stage.ask(coverage.read, "1", number) is not None]
    assert may == [1, 2]
    assert await stage.ask(coverage.read, "2", 1) is None
    assert await stage.ask(coverage.read, "peers-1", 1) is None


async def test_the_year_moves_every_word_on(stage: Stage) -> None:
    assert await words(stage, "李明", "propose") == "还没开始"
    await published(stage)
    assert await words(stage, "李明", "publish") == "做了"
    assert await words(stage, "赵雪", "review") == "做了"
    assert await words(stage, "马丽", "propose") == "等本人"
    assert await words(stage, "郑阿根", "propose") == "收不到消息，已请李明上门"
    await stage.until(day(2027, 3, 17))
    assert await words(stage, "李明", "check", 1) == "等本人"
    await stage.person("member").taps("做完了")
    assert await words(stage, "李明", "check", 1) == "做了"
    assert await words(stage, "郑阿根", "check", 1) == "不用做：没有公示的承诺"
    await stage.until(day(2027, 6, 18))
    assert await words(stage, "李明", "check", 2) == "不用做：早就做完了"
    assert await words(stage, "孙大海", "check", 1) == "过了时间，没有说"
    await stage.until(day(2027, 12, 20))
    assert await words(stage, "郑阿根", "self") == "收不到消息，已请李明上门"
    assert await words(stage, "马丽", "self") == "不用做：预备党员"
    assert await words(stage, "李明", "peers") == "可以投票"


async def test_on_the_command_line_it_is_one_line_a_member(stage: Stage) -> None:
    await stage.passes(days=1)
    lines = (await stage.ask(coverage.written, 2027)).splitlines()
    assert lines[0] == "清溪村党支部 2027年"
    assert len(lines) == 14
    assert lines[-1].startswith("  组织自己的承诺 等书记记下怎么听的意见，再提；季度小结 还没到；上级考评 ")
    assert lines[1].startswith("  陈国强：提诺 等本人")
    assert "还没有开过" in await stage.ask(coverage.written, 2030)


async def test_what_was_spoken_counts_before_it_is_written_down(stage: Stage) -> None:
    wang = stage.person("elder")
    await wang.says("报承诺")
    await wang.speaks("v1")
    await stage.passes(days=1, hours=6)
    assert await words(stage, "王秀英", "propose") == "说了，等李明写下来"
    assert await words(stage, "王秀英", "review") == "还没写下来"
    assert not any("想做点啥" in message.text for message in wang.messages()[2:])
