"""Coverage: a word in every cell, and a true one."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.calendar import at
from dialogs.rules.commitments import Status
from dialogs.rules.coverage import COLUMNS, Column, State, count_states
from dialogs.rules.coverage_rows import Known, Overseen, Visit, make_rows
from dialogs.rules.org_cell import OwnYear, year_cells
from dialogs.rules.pack import RulePack
from dialogs.rules.people import Category, Person, Role, Standing
from dialogs.rules.year import windows

STEPS = windows(2027, date(2026, 11, 24), RulePack())
AUTUMN, SPRING, SUMMER, WINTER, AFTER = (
    at(day, 10)
    for day in (
        date(2026, 11, 25),
        date(2027, 3, 18),
        date(2027, 7, 20),
        date(2027, 12, 17),
        date(2028, 1, 20),
    )
)
ASKED, LEFT = Overseen({1: True, 2: False}), Overseen({1: False, 2: True})
ITEM = (frozenset({1}), None)


def person(number: int, role: Role = Role.MEMBER, standing: Standing = Standing.FORMAL) -> Person:
    return Person(number, 1, str(number), f"人{number}", role, Category.RURAL, standing)


OTHERS = tuple(
    Known(person(number, role), True)
    for number, role in enumerate((Role.SECRETARY, Role.DEPUTY, *[Role.MEMBER] * 5), 101)
)


def word(known: Known, step: str, now: datetime, part: int = 0) -> str:
    rows = make_rows((*OTHERS, known), STEPS, now)
    return rows[-1].cells[COLUMNS.index(Column(step, part))].words


PUBLISHED = (Status.PUBLISHED,)


@pytest.mark.parametrize(
    ("known", "step", "part", "now", "words"),
    [
        (Known(person(1), True), "propose", 0, AUTUMN, "等本人"),
        (Known(person(1), True), "propose", 0, at(date(2026, 11, 23), 10), "还没开始"),
        (Known(person(1), False), "propose", 0, AUTUMN, "收不到消息，还没请人上门"),
        (
            Known(person(1), False, visits={Column("propose"): Visit("李明")}),
            "propose",
            0,
            AUTUMN,
            "收不到消息，已请李明上门",
        ),
        (
            Known(person(1), False, visits={Column("propose"): Visit("李明", been=True)}),
            "propose",
            0,
            AUTUMN,
            "收不到消息，李明去过了，还没记下话",
        ),
        (Known(person(1), True, (Status.SUBMITTED,)), "propose", 0, AUTUMN, "做了"),
        (Known(person(1), True), "comment", 0, AUTUMN, "还没到"),
        (Known(person(1), True, overseen=Overseen({1: True, 2: True})), "comment", 0, SPRING, "有点评"),
        (
            Known(person(1), True, overseen=Overseen({1: True, 2: False})),
            "comment",
            0,
            SPRING,
            "等第2季度的点评",
        ),
        (
            Known(person(1), True, overseen=Overseen({1: False, 2: True})),
            "comment",
            0,
            SPRING,
            "第1季度没有点评",
        ),
        (Known(person(1), True), "grade", 0, AUTUMN, "还没到"),
        (Known(person(1), True), "grade", 0, AFTER, "等写评语、评定"),
        (Known(person(1), True, overseen=Overseen(word=True)), "grade", 0, AFTER, "写了评语，等评定"),
        (Known(person(1), True, overseen=Overseen(graded=True)), "grade", 0, AFTER, "评定了"),
        (Known(person(1), True, overseen=Overseen(excuse="住院")), "grade", 0, AFTER, "没有评定，因为住院"),
        (Known(person(1), True, (Status.SUBMITTED,)), "review", 0, AUTUMN, "等书记"),
        (Known(person(101, Role.SECRETARY), True, (Status.SUBMITTED,)), "review", 0, AUTUMN, "等副书记"),
        (Known(person(1), True, (Status.RETURNED, Status.APPROVED)), "review", 0, AUTUMN, "等本人改"),
        (Known(person(1), True, (Status.APPROVED,)), "review", 0, AUTUMN, "做了"),
        (Known(person(1), True), "review", 0, AUTUMN, "还没提"),
        (Known(person(1), True, (Status.APPROVED, Status.PUBLISHED)), "publish", 0, AUTUMN, "等书记公示"),
        (Known(person(1), True, PUBLISHED), "publish", 0, AUTUMN, "做了"),
        (Known(person(1), True, PUBLISHED, (ITEM,)), "check", 1, AUTUMN, "还没到"),
        (Known(person(1), True, PUBLISHED, (ITEM,)), "check", 1, SPRING, "做了"),
        (Known(person(1), True, PUBLISHED, (ITEM, (frozenset(), None))), "check", 1, SPRING, "等本人"),
        (Known(person(1), True, PUBLISHED, (ITEM,)), "check", 2, SUMMER, "过了时间，没有说"),
        (Known(person(1), True, PUBLISHED, ((frozenset({1}), 1),)), "check", 2, SUMMER, "不用做：早就做完了"),
        (Known(person(1), True, (Status.SUBMITTED,)), "check", 1, SPRING, "不用做：没有公示的承诺"),
        (Known(person(1, standing=Standing.PROBATIONARY), True), "self", 0, WINTER, "不用做：预备党员"),
        (Known(person(1), True), "self", 0, SPRING, "还没到"),
        (Known(person(1), True), "self", 0, AFTER, "过了时间，没有说"),
        (Known(person(1), True, rated=True), "self", 0, AFTER, "做了"),
        (Known(person(1), True), "peers", 0, SPRING, "可以投票"),
        (Known(person(1, standing=Standing.PROBATIONARY), True), "peers", 0, SPRING, "不投票：预备党员"),
    ],
)
def test_every_word_is_true(known: Known, step: str, part: int, now: datetime, words: str) -> None:
    assert word(known, step, now, part) == words


def test_a_quarter_that_the_year_leaves_out() -> None:
    late = windows(2027, date(2027, 4, 1), RulePack())
    (row,) = make_rows([Known(person(1), True, PUBLISHED, (ITEM,))], late, SUMMER)
    assert row.cells[COLUMNS.index(Column("check", 1))].words == "不用做：这一季公示还没完"


def test_a_branch_that_is_too_small_rates_at_the_meeting() -> None:
    (row,) = make_rows([Known(person(1), True)], STEPS, SPRING)
    assert row.cells[COLUMNS.index(Column("peers"))].words == "不投票：人太少，开会时评"
    (alone,) = make_rows([Known(person(1), True, (Status.SUBMITTED,))], STEPS, SPRING)
    assert alone.cells[COLUMNS.index(Column("review"))].words == "等上级"


anybody = st.builds(
    Known,
    st.builds(person, st.integers(1, 99), st.sampled_from(Role), st.sampled_from(Standing)),
    st.booleans(),
    st.lists(st.sampled_from([one for one in Status if one is not Status.WITHDRAWN])).map(tuple),
    st.lists(st.tuples(st.frozensets(st.integers(1, 4)), st.none() | st.integers(1, 4))).map(tuple),
    st.booleans(),
)


@given(
    st.lists(anybody, max_size=8),
    st.sampled_from([AUTUMN, SPRING, SUMMER, WINTER, AFTER]),
    st.booleans(),
)
def test_nobody_and_nothing_is_left_blank(crowd: list[Known], now: datetime, known_windows: bool) -> None:
    rows = make_rows(crowd, STEPS if known_windows else (), now)
    assert [row.person for row in rows] == [one.person for one in crowd]
    for row in rows:
        assert len(row.cells) == len(COLUMNS)
        assert all(cell.words and cell.state in State for cell in row.cells)
        assert not any("%" in cell.words for cell in row.cells)
    for column in COLUMNS:
        assert sum(count_states(rows, column).values()) == len(crowd)


@pytest.mark.parametrize(
    ("own", "now", "above", "words"),
    [
        (OwnYear(), AUTUMN, True, ("还没到", "还没到", "还没到")),
        (OwnYear({1: True, 2: False}), SUMMER, True, ("第2季度等签发", "还没到", "还没到")),
        (OwnYear({1: True}, word=True), AFTER, True, ("签了1季", "写了评语，等评定", "没评，也没写原因")),
        (OwnYear(graded=True, public=True), AFTER, True, ("还没到", "评定了", "评了")),
        (
            OwnYear(excuse="新成立", silent="雪"),
            AFTER,
            True,
            ("还没到", "没开展，因为新成立", "没开展，因为雪"),
        ),
        (OwnYear(), AFTER, False, ("还没到", "上面没有组织", "没评，也没写原因")),
    ],
)
def test_the_organisation_itself(own: OwnYear, now: datetime, above: bool, words: tuple[str, ...]) -> None:
    assert tuple(one.words for one in year_cells(own, STEPS, now, above=above)) == words
