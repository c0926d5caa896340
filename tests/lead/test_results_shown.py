"""After the year: the noticeboard tells how everything ended, and goes on doing so once it is closed."""

from bot.service.lead import ending
from bot.web import boards
from storage import people, years
from tests.lead.conftest import furnished
from tests.lead.test_ends import at_the_end, cycle_of, numbers
from tests.service.test_year import day
from tests.support.moments import Come


async def test_the_board_tells_how_it_ended(come: Come) -> None:
    stage = await come(furnished, at_the_end)
    cycle = await cycle_of(stage)
    org = await stage.ask(people.org_named, "清溪村党支部")
    secretary = stage.person("secretary")
    at = numbers(await secretary.says("结束年度"))
    await secretary.says(f"{at['李明']} 没完成 换煤气的车坏了半年，其余完成")
    await stage.until(day(2028, 1, 3))
    await stage.person("town").says("没开展 考评 都 今年刚并村")
    await secretary.says("没开展 考评 党员 今年刚并村")
    await stage.person("deputy").says("没开展 考评 党员 今年刚并村")
    told = await stage.database.write(ending.close, await stage.ask(years.get, cycle.id), None)
    assert "2027年结束了" in told
    board = await stage.ask(boards.public_board, org.id)
    states = {person.name: person.items[0] for person in board.people}
    assert states["李明"].state == "没完成"
    assert states["李明"].notes == ("说明：换煤气的车坏了半年",)
    assert states["胡志远"].state == "已完成"
    assert board.year == 2027
