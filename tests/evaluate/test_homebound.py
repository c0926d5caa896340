"""Who has no phone votes at home, on paper, himself: never by a helper's account (E15)."""

from typing import Any

from bot.ports import Door
from bot.service.evaluate.rating import poll_name
from bot.service.lead import coverage
from bot.web.pages.round import KINDS
from dialogs.rules.coverage import COLUMNS, Column
from storage import records, years
from tests.evaluate.conftest import Season


async def test_paper_and_the_box_come_home_and_no_helper_holds_a_ballot(season: Season) -> None:
    await season.opens()
    chen, zheng, li = (season.numbers[name] for name in ("陈国强", "郑阿根", "李明"))
    (task,) = [one for one in await season.stage.ask(records.errands, chen) if one.kind == "paper_ballot"]
    assert "郑阿根" in task.text
    assert "请带纸票和票箱上门，由本人自己填" in task.text
    his = season.stage.house.clockwork.links.page(Door.RATE, poll_name(season.cycle), zheng)
    shown = [one.link.path for _, one in season.stage.wall.shown if one.link]
    assert his not in shown
    found = [one for one in await season.stage.ask(records.errands, li) if one.about_id == zheng]
    (asked,) = [one for one in found if "评" in one.text]
    assert "问问自己这一年评什么等次" in asked.text
    assert "票" not in asked.text
    assert await _own_rating(season) == "收不到消息，已请李明上门"
    await season.stage.person("member").says("上门 郑阿根 自评 合格，念过")
    assert (await season.stage.ask(years.self_ratings, season.cycle))[zheng][0] == "合格"
    assert await _own_rating(season) == "做了"
    assert not [one for one in await season.stage.ask(records.errands, li) if one.about_id == zheng]
    assert not any("票" in kind.label or "互评" in kind.label for kind in KINDS)


async def _own_rating(season: Season) -> Any:
    """What coverage says of 郑阿根's own grade."""
    cycle = await season.stage.ask(years.get, season.cycle)
    found = await season.stage.ask(coverage.rows, cycle)
    row = next(one for one in found if one.person.name == "郑阿根")
    return row.cells[COLUMNS.index(Column("self"))].words
