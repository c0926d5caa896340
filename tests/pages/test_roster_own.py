"""What a branch may say of itself in a roster, and what it may not."""

from dialogs.rules.roster_entries import Roster, Row, Sheet
from dialogs.rules.roster_own import check_own, not_ours
from tests.roster.build import row, sheet, village

OURS = "溪口村支部"


def told(table: Sheet, parent: str = "") -> list[tuple[int, str, str]]:
    """The faults as row, column and what stands there."""
    found = check_own(table, OURS, parent)
    assert isinstance(found, list), found
    assert all(one.advice for one in found)
    return [(one.row, one.column, one.shown) for one in found]


def test_a_roster_of_the_own_branch_is_taken() -> None:
    assert isinstance(check_own(village(), OURS, ""), Roster)
    known = village(zhou={"parent": "溪口镇 党委"}, li={"parent": "溪口镇党委"})
    assert isinstance(check_own(known, OURS, "溪口镇党委"), Roster)
    assert isinstance(check_own(village(), OURS, "溪口镇党委"), Roster)


def test_an_empty_cell_is_the_branch_above() -> None:
    blank = Row(3, {"number": "2", "name": "李桂芳", "category": "农村"})
    head = row(2, number="1", name="周立", role="书记")
    assert isinstance(check_own(sheet(head, blank), OURS, ""), Roster)
    foreign = row(2, number="1", name="周立", role="书记", branch="桥头村支部")
    assert told(sheet(foreign, blank)) == [(2, "支部", "桥头村支部")]


def test_a_slip_in_the_name_is_told_alone() -> None:
    assert told(village(li={"branch": "溪口支部", "helper": ""})) == [(3, "支部", "溪口支部")]


def test_rows_alike_are_told_once_with_the_last_of_them() -> None:
    other = {"branch": "桥头村支部", "helper": ""}
    found = check_own(village(li=other, wang=other, chen={"branch": "上溪支部"}), OURS, "")
    assert isinstance(found, list)
    assert [(one.row, one.shown) for one in found] == [(3, "桥头村支部"), (5, "上溪支部")]
    assert "第 3 行到第 4 行" in found[0].advice
    assert "行到第" not in found[1].advice


def test_other_faults_are_told_in_the_same_breath_and_in_the_order_of_the_rows() -> None:
    table = village(zhou={"phone": "没电话机"}, wang={"branch": "桥头村支部"}, chen={"standing": "老"})
    assert told(table) == [
        (2, "联系电话", "没电话机"),
        (3, "帮办人", "王强"),
        (4, "支部", "桥头村支部"),
        (5, "党员身份", "老"),
    ]


def test_an_office_that_cannot_be_read_is_told_in_a_foreign_row_too() -> None:
    head = row(2, number="1", name="周立", role="书记")
    cells = {"branch": "桥头村支部", "number": "2", "name": "孙七", "category": "农村"}
    assert told(sheet(head, Row(3, cells, {"role": "这里是公式。"}))) == [
        (3, "职务", ""),
        (3, "支部", "桥头村支部"),
    ]


def test_a_branch_does_not_choose_its_superior() -> None:
    assert told(village(zhou={"parent": "县委"})) == [(2, "上级", "县委")]
    assert told(village(zhou={"parent": "县委"}), "溪口镇党委") == [(2, "上级", "县委")]


def test_what_has_no_branch_is_not_told_twice() -> None:
    assert told(sheet(row(2, number="1", name="周立", role="书记", branch=""))) == [(2, "支部", "")]


def test_nothing_is_said_of_nobody() -> None:
    assert not_ours((), OURS, "") == []
