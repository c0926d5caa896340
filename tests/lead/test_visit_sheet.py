"""Visits and findings from a table: every fault with its row and column, nothing by halves, twice is once."""

from datetime import date
from typing import Any

from aiohttp import FormData
from aiohttp.test_utils import TestClient

from bot.documents.sheet_book import write_book
from bot.service.lead import log_sheet
from dialogs.rules.roster_entries import Fault, Row, Sheet
from dialogs.rules.visits_sheet import LAYOUT, Logged, check
from storage import checks, people, visits
from storage.lead_tables import check_item
from storage.unit import Work
from tests.service.test_year import published
from tests.support.stage import Stage

TODAY = date(2027, 2, 1)


def sheet(*rows: dict[str, str]) -> Sheet:
    return Sheet(1, frozenset(LAYOUT.by_key), tuple(Row(n, one) for n, one in enumerate(rows, 2)))


def test_every_fault_is_named_with_row_and_column() -> None:
    found = check(
        sheet(
            {"org": "竹溪村", "kind": "看看", "words": "好"},
            {"org": "", "kind": "走访", "day": "2027年2月30日", "words": ""},
            {"org": "竹溪村", "kind": "抽查", "finding": "有出入"},
        ),
        TODAY,
    )
    faults = [one for one in found if isinstance(one, Fault)]
    assert [(one.row, one.column) for one in faults] == [
        (2, "类型"),
        (3, "党组织"),
        (3, "日期"),
        (3, "内容"),
        (4, "抽查编号"),
        (4, "内容"),
    ]


async def drawn(stage: Stage) -> int:
    """Something is drawn for the officer; its number."""
    await published(stage)
    await stage.person("town").says("抽查 4")
    officer = await stage.ask(people.by_identity, "sandbox", "officer")

    def give(work: Work) -> int:
        (item, *_) = checks.items(work, 1)
        chosen = check_item.c.id == item.id
        work.connection.execute(check_item.update().where(chosen), {"checker_id": officer.id})
        return item.id

    number: int = await stage.database.write(give)
    return number


async def told(stage: Stage, person: int, rows: list[Logged]) -> Any:
    return await stage.database.write(log_sheet.keep, person, rows)


async def test_one_bad_row_keeps_the_whole_table_out_and_twice_is_once(stage: Stage) -> None:
    number = await drawn(stage)
    officer = await stage.ask(people.by_identity, "sandbox", "officer")
    item = await stage.ask(checks.one, number)
    org = await stage.ask(people.org, item.org_id)
    rows = [
        Logged(2, "竹溪村", "visit", "", TODAY, "看了水渠，还差200米"),
        Logged(3, org.name, "check", "", TODAY, "", number, "true"),
        Logged(4, "山那边", "meeting", "", TODAY, "12人到会"),
    ]
    (fault,) = await told(stage, officer.id, rows)
    assert (fault.row, fault.column) == (4, "党组织")
    assert await stage.ask(visits.of_orgs, [officer.org_id + 1, officer.org_id + 2, item.org_id]) == []
    assert "新记2条" in await told(stage, officer.id, rows[:2])
    assert (await stage.ask(checks.one, number)).finding == "true"
    assert "新记0条，以前记过的2条没有动" in await told(stage, officer.id, rows[:2])
    other = [Logged(2, org.name, "check", "", TODAY, "没做", number, "differs")]
    (fault,) = await told(stage, officer.id, other)
    assert fault.column == "结果"


async def test_the_page_takes_the_table(stage: Stage, client: "TestClient[Any, Any]") -> None:
    officer = stage.person("officer")
    await officer.says("走访表")
    assert officer.last.link is not None
    path = officer.last.link.path
    assert "下面 4 个组织" in await (await client.get(path)).text()
    form = FormData()
    content = write_book([["竹溪村", "座谈会", "", "2026-11-20", "", "", "12人到会"]], LAYOUT)
    form.add_field("file", content, filename="走访.xlsx")
    text = await (await client.post(path, data=form)).text()
    assert "新记1条" in text
    assert "要书记" not in text
    assert "上级记事用的" in await stage.person("member").says("走访表")
