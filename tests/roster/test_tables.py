"""Tables of every kind as people send them: each fault at its place, and nothing dropped without a word."""

from datetime import datetime
from typing import Any

import pytest

from bot.documents.grid import SheetError
from bot.documents.sheets import read_table
from dialogs.rules import (
    entering_sheet,
    homes_sheet,
    old_promises,
    posts_sheet,
    rectification_sheet,
    visits_sheet,
    wishes_sheet,
)
from dialogs.rules import orgs as org_sheet
from dialogs.rules import roster_columns as roster_sheet
from dialogs.rules.layouts import Layout
from tests.roster.test_sheet import book, saved

LAYOUTS = [
    one.LAYOUT
    for one in (
        entering_sheet,
        homes_sheet,
        old_promises,
        org_sheet,
        posts_sheet,
        rectification_sheet,
        roster_sheet,
        visits_sheet,
        wishes_sheet,
    )
]


def sent(layout: Layout, header: list[str], *rows: list[Any]) -> Any:
    return read_table(saved(book(header, *rows, title=layout.title)), layout)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.title)
def test_a_column_that_is_needed_is_missed_once_at_the_header(layout: Layout) -> None:
    *_, needed = (one.title for one in layout.columns if one.required)
    titles = [one.title for one in layout.columns if one.title != needed]
    with pytest.raises(SheetError) as fault:
        sent(layout, titles, ["某"] * len(titles))
    said = str(fault.value)
    assert said == f"第 1 行的表头里没有这一列，请加上：{needed}。" or said.startswith("找不到表头")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda one: one.title)
def test_a_column_that_nobody_reads_is_told(layout: Layout) -> None:
    titles = [one.title for one in layout.columns]
    assert sent(layout, [*titles, "序号", "备注"]).left_out == "这几列用不着，没有读入：“序号”、“备注”。"
    assert sent(layout, titles).left_out == ""


@pytest.mark.parametrize(
    ("layout", "key"),
    [(old_promises.LAYOUT, "due"), (entering_sheet.LAYOUT, "day"), (visits_sheet.LAYOUT, "day")],
)
def test_a_date_of_excels_own_is_read_where_a_day_is_wanted(layout: Layout, key: str) -> None:
    titles = [one.title for one in layout.columns]
    (row,) = sent(layout, titles, [datetime(2027, 6, 30)] * len(titles)).rows
    assert row.cells == {key: "2027-06-30"}
    assert "当成了日期" in row.broken[layout.marker]
