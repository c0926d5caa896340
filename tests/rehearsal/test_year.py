"""A small branch plays its year, and what comes of it is what was promised."""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
import pytest_asyncio

from bot.clocks import ManualClock
from bot.rehearsal.anomalies import MOST_WITH_TASKS, Kind
from bot.rehearsal.measure import Report, kind_of, percentile
from bot.rehearsal.play import rehearse
from bot.rehearsal.report import WIDTH, width, written
from storage.database import open_database
from tests.support.clock import START

MEMBERS = 8
SEED = 5

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def played(folder: Path, seed: int, told: list[str]) -> Report:
    clock = ManualClock(START)
    database = await open_database(f"sqlite:///{folder}/rehearsal.db", clock.now)
    try:
        return await rehearse(MEMBERS, seed, folder, database, clock, told.append, random.Random(seed))
    finally:
        await database.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def twice(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> tuple[tuple[Report, list[str]], tuple[Report, list[str]]]:
    """The same rehearsal, played twice: the report and the lines told on the way."""
    homes = [tmp_path_factory.mktemp("rehearsal") for _ in range(2)]
    for home in homes:
        shutil.copy(sqlite_template, home / "rehearsal.db")
    first: list[str] = []
    second: list[str] = []
    return (
        (await played(homes[0], SEED, first), first),
        (await played(homes[1], SEED, second), second),
    )


@pytest.fixture
def report(twice: tuple[tuple[Report, list[str]], tuple[Report, list[str]]]) -> Report:
    return twice[0][0]


async def test_the_same_seed_gives_the_same_year(
    twice: tuple[tuple[Report, list[str]], tuple[Report, list[str]]],
) -> None:
    (first, told), (second, told_again) = twice
    assert written(first) == written(second)
    assert first.talks == second.talks
    assert told == told_again


async def test_everybody_is_there(report: Report) -> None:
    roles = Counter(one.player.entry.role.value for one in report.shares)
    assert roles == {"secretary": 1, "deputy": 1, "committee": 1, "member": 5}
    assert report.with_phone < MEMBERS
    without = [one.player for one in report.shares if not one.player.address]
    assert all(one.entry.helper for one in without)


async def test_the_year_runs_to_its_end(report: Report) -> None:
    kinds = {one.kind for one in report.timeline}
    assert {"propose", "review-digest", "publish", "post.published", "self", "rate"} <= kinds
    assert {f"post.summary.{part}" for part in (1, 2, 3, 4)} <= kinds
    assert {"results", "post.digest"} <= kinds
    assert report.states["已公示"] >= MEMBERS // 2
    assert report.answered[1] > 0
    assert 0 < report.voted <= report.entitled


async def test_people_are_not_asked_at_wrong_times_or_twice_or_in_vain(report: Report) -> None:
    never = {Kind.REPEATED, Kind.HOURS, Kind.OLD_TOO_MANY, Kind.SAME_WORDS, Kind.UNANSWERABLE}
    assert [one.text for one in report.anomalies if one.kind in never] == []


async def test_nobody_gets_more_than_three_messages_a_week_for_himself(report: Report) -> None:
    """Beside these, helpers and the secretary get tasks for others; the report names such weeks."""
    assert report.overdone == ()
    busy = {one.player.name for one in report.shares if one.worst[0] > MOST_WITH_TASKS}
    named = {one.text.partition("一周")[0] for one in report.anomalies if one.kind is Kind.TASKS_TOO_MANY}
    assert busy == named
    assert not [one for one in report.anomalies if one.kind is Kind.TOO_MANY]


async def test_every_commitment_is_published_or_named_as_open(report: Report) -> None:
    open_ones = [one for one in report.unfinished if "没有提" not in one]
    assert len(open_ones) == report.states.total() - report.states["已公示"]
    missing = [one for one in report.unfinished if "没有提" in one]
    assert report.promised + len(missing) == MEMBERS


async def test_results_are_told_of_everybody_who_may_be_rated(report: Report) -> None:
    assert report.results is not None
    assert (report.results.voted, report.results.may_vote) == (report.voted, report.entitled)
    for person in report.results.people:
        (figures,) = person.figures
        graded = sum(count for _, count in figures.grades)
        assert figures.gap is not None or graded >= 5


async def test_the_report_fits_a_terminal(report: Report) -> None:
    lines = written(report).splitlines()
    assert max(map(width, lines)) <= WIDTH
    for heading in ("一、", "二、", "三、", "四、", "五、", "六、"):
        assert sum(line.startswith(heading) for line in lines) == 1
    for one in report.shares:
        assert any(line.startswith(one.player.name) for line in lines)


async def test_every_kind_of_message_has_a_name(report: Report) -> None:
    raw = {one.kind for one in report.timeline}
    lines = written(report).splitlines()
    assert not [kind for kind in raw if any(f" {kind} " in f" {line} " for line in lines)]


async def test_one_line_a_month_is_told_on_the_way(
    twice: tuple[tuple[Report, list[str]], tuple[Report, list[str]]],
) -> None:
    told = twice[0][1]
    months = [line.split("：")[0] for line in told]
    assert months[0] == "2026年11月"
    assert "2027年12月" in months
    assert len(set(months)) == len(months)


async def test_minutes_and_messages_add_up(report: Report) -> None:
    for one in report.shares:
        if one.player.address:
            assert one.weeks.total() == one.unasked
            assert one.minutes > 0
        else:
            assert (one.unasked, one.replies, one.said, one.minutes) == (0, 0, 0, 0)


async def test_percentiles() -> None:
    assert percentile([], 0.95) == 0
    assert percentile([1], 0.95) == 1
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([1] * 19 + [9], 0.95) == 1
    assert percentile([1] * 18 + [9, 9], 0.95) == 9


async def test_messages_are_sorted_by_their_keys() -> None:
    assert kind_of("propose:1:4") == "propose"
    assert kind_of("check:1:2:7") == "check.2"
    assert kind_of("summary:1:3:0") == "summary.3"
    assert kind_of("errand:tell:review:3:1") == "errand.tell"
