"""Every kind of fault is found, all at once, and told so that it can be put right."""

import pytest

from dialogs.rules.people import Category, Role, Standing
from dialogs.rules.roster import report
from dialogs.rules.roster_columns import category_in, column_for, role_in
from dialogs.rules.roster_entries import Row
from tests.roster.build import faults, good, row, sheet, village


def test_a_good_roster_is_read() -> None:
    zhou, li, wang, chen = good(village()).entries
    assert (zhou.role, wang.role) == (Role.SECRETARY, Role.COMMITTEE)
    assert li.helper == "3"
    assert (li.oral, chen.oral) == (True, False)
    assert chen.standing is Standing.PROBATIONARY
    assert wang.accounts == {"wecom": {"wangq"}, "dingtalk": {"Wq01"}}
    assert li.label == "李桂芳（编号 2）"


@pytest.mark.parametrize(
    ("who", "cells", "place", "says"),
    [
        ("li", {"number": ""}, (3, "编号"), "没有写，请写上编号"),
        ("li", {"number": "无"}, (3, "编号"), "没有写"),
        ("li", {"number": "1.2E+17"}, (3, "编号"), "科学计数"),
        ("li", {"name": " "}, (3, "姓名"), "没有写，请写上姓名"),
        ("li", {"name": "长" * 51}, (3, "姓名"), "50 个字以内"),
        ("li", {"role": "书计"}, (3, "职务"), "书记、副书记、委员、党员"),
        ("li", {"category": ""}, (3, "类别"), "没有写"),
        ("li", {"category": "工人"}, (3, "类别"), "农村"),
        ("li", {"standing": "群众"}, (3, "党员身份"), "正式党员、预备党员"),
        ("li", {"post": "长" * 201}, (3, "岗位职责"), "200 个字以内"),
        ("li", {"oral": "也许"}, (3, "口头承诺"), "“是”或“否”"),
        ("li", {"helper": "9"}, (3, "帮办人"), "没有这个编号或姓名"),
        ("li", {"helper": "李桂芳"}, (3, "帮办人"), "不能是自己"),
        ("li", {"phone": "打不通"}, (3, "联系电话"), "不像电话号码"),
        ("li", {"wecom": "李桂芳"}, (3, "企业微信账号"), "不是姓名"),
        ("li", {"wecom": "ZhouLi"}, (3, "企业微信账号"), "和第 2 行的账号一样"),
        ("chen", {"number": "3", "name": "陈晨"}, (5, "编号"), "和第 4 行的编号一样"),
        ("chen", {"role": "支部书记"}, (5, "职务"), "在第 2 行已经有书记"),
        ("zhou", {"role": "党员"}, (2, "职务"), "“溪口村支部”没有书记"),
        ("zhou", {"branch": ""}, (2, "支部"), "没有写，请写上支部的名字"),
        ("zhou", {"parent": "溪口村支部"}, (2, "上级"), "成了自己的上级"),
    ],
)
def test_a_fault_is_found(who: str, cells: dict[str, str], place: tuple[int, str], says: str) -> None:
    found = [fault for fault in faults(village(**{who: cells})) if (fault.row, fault.column) == place]
    assert len(found) == 1
    assert says in found[0].advice
    assert found[0].sentence.startswith(f"第 {place[0]} 行“{place[1]}”：")


def test_an_empty_table_is_refused() -> None:
    assert "还没有人" in faults(sheet())[0].sentence
    assert "还没有人" in faults(sheet(row(2, number="示例", name="王小明")))[0].sentence


def test_a_broken_cell_is_reported_once() -> None:
    broken = Row(3, {"branch": "溪口村支部", "number": "2", "category": "农村"}, {"name": "这里显示 #N/A。"})
    table = village()
    (fault,) = faults(sheet(table.rows[0], broken))
    assert (fault.row, fault.column, fault.advice) == (3, "姓名", "这里显示 #N/A。")


def test_helpers_of_the_same_name_need_a_number() -> None:
    twin = row(6, number="5", name="王强")
    (fault,) = faults(sheet(*village().rows, twin))
    assert (fault.row, fault.shown) == (3, "王强")
    assert "请写编号" in fault.advice
    assert good(sheet(*village(li={"helper": "5"}).rows, twin)).entries[1].helper == "5"


def test_a_number_counts_more_than_a_name() -> None:
    strange = row(6, number="王强", name="赵六")
    assert good(sheet(*village().rows, strange)).entries[1].helper == "王强"


def test_a_helper_is_sought_in_the_same_branch() -> None:
    others = [
        row(6, branch="桥头村支部", number="1", name="孙七", role="书记"),
        row(7, branch="桥头村支部", number="2", name="钱八", helper="王强"),
    ]
    (fault,) = faults(sheet(*village().rows, *others))
    assert (fault.row, fault.column) == (7, "帮办人")


def test_numbers_may_repeat_in_another_branch_and_names_anywhere() -> None:
    others = [
        row(6, branch="桥头村支部", number="1", name="周立", role="书记"),
        row(7, branch="桥头村支部", number="2", name="周立"),
    ]
    assert len(good(sheet(*village().rows, *others)).entries) == 6


def test_an_empty_branch_repeats_the_row_above() -> None:
    rows = [*village().rows, row(6, branch="", number="5", name="赵六")]
    assert good(sheet(*rows)).entries[4].branch == "溪口村支部"


def test_a_file_without_branches_is_told_once() -> None:
    rows = [row(n, branch="", number=str(n), name="赵六") for n in range(2, 30)]
    (fault,) = faults(sheet(*rows))
    assert (fault.row, fault.column) == (2, "支部")


def test_an_unreadable_office_is_not_also_a_missing_secretary() -> None:
    (fault,) = faults(village(zhou={"role": "书计"}))
    assert fault.shown == "书计"


def test_superiors_must_agree_and_not_go_round() -> None:
    two = faults(village(zhou={"parent": "镇党委"}, li={"parent": "县委"}))
    assert [(fault.row, fault.column) for fault in two] == [(3, "上级")]
    round_ = [
        row(6, branch="桥头村支部", number="1", name="孙七", role="书记", parent="溪口村支部"),
        *village(zhou={"parent": "桥头村支部"}).rows,
    ]
    assert {fault.row for fault in faults(sheet(*round_))} == {2, 6}


def test_a_secretary_without_an_account_is_a_warning() -> None:
    assert not good(village()).warnings
    (warning,) = good(village(zhou={"wecom": "无"})).warnings
    assert "周立没有写账号" in warning


def test_all_twelve_faults_of_three_hundred_rows_are_told_at_once() -> None:
    people = {n: {"number": str(n), "name": f"党员{n}"} for n in range(1, 301)}
    people[1]["role"] = "书记"
    wrong: dict[int, dict[str, str]] = {
        **{20: {"number": ""}, 40: {"name": ""}, 60: {"role": "主任"}, 80: {"category": "外星"}},
        **{
            100: {"standing": "积极"},
            120: {"oral": "大概"},
            140: {"helper": "张三丰"},
            160: {"helper": "160"},
        },
        **{180: {"phone": "没电话"}, 200: {"wecom": "张三"}, 220: {"number": "219"}, 300: {"role": "书记"}},
    }
    rows = [row(n + 1, **(cells | wrong.get(n, {}))) for n, cells in people.items()]
    found = faults(sheet(*rows))
    assert [fault.row for fault in found] == [n + 1 for n in sorted(wrong)]
    text = report(found)
    assert text.startswith("名册里有 12 处要改，现在什么都没有读入：")
    assert len(text.splitlines()) == 13
    assert report(found, most=5).endswith("还有 7 处，改好这些再看。")


def test_a_long_value_is_shown_shortened() -> None:
    (fault,) = faults(village(li={"oral": "说" * 30}))
    assert fault.sentence == f"第 3 行“口头承诺”：写的是“{'说' * 20}…”。请写“是”或“否”。"


def test_unseen_characters_and_spread_names_are_put_right() -> None:
    entry = good(village(chen={"name": "\ufeff陈\u3000晨\u200b\x00", "phone": "１３８ 0013 8000"})).entries[3]
    assert (entry.name, entry.phone) == ("陈晨", "138 0013 8000")
    assert good(village(chen={"name": "Anna  Maria"})).entries[3].name == "Anna Maria"


def test_one_cell_may_hold_several_accounts() -> None:
    held = good(village(chen={"wecom": "Chen01、chen02；CHEN01"})).entries[3].accounts
    assert held == {"wecom": {"chen01", "chen02"}}


@pytest.mark.parametrize(
    ("header", "key"),
    [
        *(
            ("姓 名", "name"),
            ("*编号", "number"),
            ("职务（书记/副书记/委员/党员）", "role"),
            ("手机号", "phone"),
        ),
        *(("企业微信ID", "wecom"), ("类别(必填)", "category"), ("上级党组织：", "parent")),
    ],
)
def test_headers_are_understood(header: str, key: str) -> None:
    column = column_for(header)
    assert column is not None
    assert column.key == key


def test_other_headers_are_left_alone() -> None:
    assert column_for("备注") is None
    assert column_for("") is None


@pytest.mark.parametrize("category", Category)
def test_categories_are_understood_with_and_without_the_word_member(category: Category) -> None:
    assert category_in(category.label) is category
    assert category_in(f"{category.label}党员") is category


@pytest.mark.parametrize("role", Role)
def test_offices_are_understood(role: Role) -> None:
    assert role_in(f" {role.label} ") is role
