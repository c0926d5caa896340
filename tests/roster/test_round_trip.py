"""Whatever a checked roster says survives a file and the database."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.grid import SheetError
from bot.documents.roster_sheet import export_roster, read_sheet
from dialogs.rules.people import Category, Person, Role, Standing
from dialogs.rules.roster import check
from dialogs.rules.roster_columns import COLUMNS
from dialogs.rules.roster_entries import Entry, Fault, Roster, Row, Sheet
from dialogs.rules.roster_plan import Known, Plan, Present, make_plan
from tests.roster.build import ALL, good

words = st.text(min_size=1, max_size=12)
blank_or = st.one_of(st.just(""), words)
accounts = st.one_of(st.sampled_from(["", "无"]), st.from_regex(r"[A-Za-z0-9_.]{1,8}", fullmatch=True))


@st.composite
def tables(draw: st.DrawFn) -> Sheet:
    """Mostly good rosters, typed by people with strange names."""
    rows = []
    for place in range(draw(st.integers(1, 6))):
        cells = {
            "branch": draw(words) if place == 0 else "",
            "number": f"{draw(blank_or)}{place}",
            "name": draw(words),
            "role": "书记" if place == 0 else draw(st.sampled_from(["", "副书记", "纪检委员"])),
            "category": draw(st.sampled_from(Category)).label,
            "standing": draw(st.sampled_from(["", "正式党员", "预备"])),
            "post": draw(blank_or),
            "oral": draw(st.sampled_from(["", "是", "否"])),
            "phone": draw(st.sampled_from(["", "无", "0571-88880000", "+86 138 0013 8000"])),
            "dingtalk": draw(accounts),
            "sandbox": draw(blank_or),
            "parent": draw(st.sampled_from(["", "镇党委"])),
            "labels": draw(st.sampled_from(["", "无", "流动", "无职、离退休党员", "乱写的"])),
            "skills": draw(blank_or),
            "level": draw(st.sampled_from(["", "党支部"])),
            "line": draw(st.sampled_from(["", "卫健系统"])) if place == 0 else "",
            "kind": draw(st.sampled_from(["", "村"])),
        }
        rows.append(Row(place + 2, {key: text for key, text in cells.items() if text}))
    return Sheet(1, ALL, tuple(rows))


def told(roster: Roster) -> list[Entry]:
    """What an exported file says again: no empty sets of accounts, a superior in every row."""
    return [
        replace(
            entry,
            accounts={platform: held for platform, held in entry.accounts.items() if held},
            parent=roster.branches[entry.branch],
        )
        for entry in roster.entries
    ]


@settings(max_examples=50, deadline=None)
@given(tables(), st.sampled_from([".xlsx", ".csv"]))
def test_a_roster_survives_being_written_and_read(table: Sheet, ending: str) -> None:
    roster = check(table)
    if not isinstance(roster, Roster):
        assert roster
        assert all(fault.advice for fault in roster)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"名册{ending}"
        entries = [replace(entry, row=row) for row, entry in enumerate(told(roster), start=2)]
        export_roster(path, entries)
        assert list(good(read_sheet(path)).entries) == entries


def as_known(roster: Roster) -> Present:
    """What the database would hold after the roster was read."""
    people = {
        (entry.branch, entry.number): Person(
            id=number,
            org_id=1,
            number=entry.number,
            name=entry.name,
            role=entry.role,
            category=entry.category,
            standing=entry.standing,
            post=entry.post,
            oral=entry.oral,
            phone=entry.phone,
            skills=entry.skills,
            labels=entry.labels,
        )
        for number, entry in enumerate(roster.entries, start=1)
    }
    known = {
        key: Known(
            people[key],
            entry.branch,
            people.get((entry.branch, entry.helper)),
            {platform: held for platform, held in entry.accounts.items() if held},
        )
        for entry in roster.entries
        for key in [(entry.branch, entry.number)]
    }
    holders = {(p, a): one for one in known.values() for p, held in one.accounts.items() for a in held}
    return Present({}, known, holders)


@settings(max_examples=80, deadline=None)
@given(tables(), tables())
def test_a_roster_that_was_read_changes_nothing_and_another_is_all_or_nothing(
    first: Sheet, second: Sheet
) -> None:
    known, other = check(first), check(second)
    if not (isinstance(known, Roster) and isinstance(other, Roster)):
        return
    again = make_plan(known, as_known(known))
    assert isinstance(again, Plan)
    assert (again.added, again.changed, again.not_in_file) == ((), (), ())
    plan = make_plan(other, as_known(known))
    if isinstance(plan, Plan):
        assert len(plan.added) + len(plan.changed) + plan.unchanged == len(other.entries)
    else:
        assert all(isinstance(fault, Fault) for fault in plan)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from([c.key for c in COLUMNS]), st.text(max_size=60)), max_size=6))
def test_no_text_in_the_cells_is_a_crash(cells: list[dict[str, str]]) -> None:
    found = check(Sheet(1, ALL, tuple(Row(number, some) for number, some in enumerate(cells, start=2))))
    if isinstance(found, Roster):
        assert all(entry.number and entry.name and entry.branch for entry in found.entries)
    else:
        assert found
        assert [fault.row for fault in found] == sorted(fault.row for fault in found)
        assert all(fault.sentence for fault in found)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.binary().map(b"PK".__add__))
)
def test_no_bytes_are_a_crash(content: bytes) -> None:
    with pytest.raises(SheetError) as refusal:
        read_sheet(content, "发来的文件")
    assert str(refusal.value).endswith("。")


def test_the_strategy_makes_good_rosters_too() -> None:
    row = Row(2, {"branch": "甲", "number": "0", "name": "=周", "role": "书记", "category": "农村"})
    (entry,) = good(Sheet(1, ALL, (row,))).entries
    assert (entry.role, entry.standing) == (Role.SECRETARY, Standing.FORMAL)
