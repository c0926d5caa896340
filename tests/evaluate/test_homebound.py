"""Who has no phone votes at home, on paper, himself: never by a helper's account (E15)."""

from bot.ports import Door
from bot.service.evaluate.rating import poll_name
from bot.web.pages.round import KINDS
from storage import records
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
    assert all(
        one.about_id != zheng for one in await season.stage.ask(records.errands, li) if "评" in one.text
    )
    assert not any("票" in kind.label or "互评" in kind.label for kind in KINDS)
