"""The month's allowance: counted, foretold, told to whoever leads, and spared."""

from datetime import date
from pathlib import Path

import pytest

from bot.dingtalk import Ledger
from bot.service.reach import allowance
from dialogs.rules.allowance import CALLS, MESSAGES, Outlook, forecast, month_of, next_month
from storage import allowances, people, rows
from storage.database import Database
from storage.tables import identity
from storage.unit import Work
from tests.e2e.memory import table
from tests.support.clock import ManualClock
from tests.support.stage import Stage

ALL = {CALLS: 5000, MESSAGES: 3000}


@pytest.fixture
async def stage(database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    stage = Stage(database, clock, tmp_path / "home")
    await stage.furnish()
    return stage


def join(work: Work) -> None:
    """Everybody who has a phone in the sandbox has one in DingTalk too."""
    for org in people.orgs(work):
        for person in people.members(work, org.id):
            if any(name == "sandbox" for name, _ in people.identities(work, person.id)):
                given = {"platform": "dingtalk", "address": f"ding{person.id}", "person_id": person.id}
                rows.insert_new(work, identity, **given)


def test_the_forecast_takes_the_pace_or_the_plan() -> None:
    assert forecast(100, date(2027, 3, 10), 0) == 310
    assert forecast(100, date(2027, 3, 10), 400) == 500
    assert forecast(100, date(2027, 3, 3), 0) == 100
    assert forecast(100, date(2027, 2, 28), 0) == 100
    assert (month_of(date(2027, 3, 1)), next_month(date(2027, 12, 31))) == ("2027-03", date(2028, 1, 1))


def test_an_allowance_without_a_limit_is_never_short() -> None:
    assert not Outlook("dingtalk", CALLS, 9, 0, 10**9).short
    assert Outlook("dingtalk", CALLS, 9, 10, 11).short
    assert Outlook("dingtalk", CALLS, 10, 10, 10).gone


async def test_what_counts_is_counted_by_the_month(stage: Stage) -> None:
    ledger = Ledger(stage.database, ALL)
    for _ in range(3):
        await ledger.called()
    await ledger.brought()
    seen = await stage.ask(allowance.outlooks)
    assert [(one.meter, one.used, one.most) for one in seen] == [(CALLS, 3, 5000), (MESSAGES, 1, 3000)]
    stage.clock.advance(days=40)
    assert await stage.ask(allowance.outlooks) == []
    await ledger.called()
    assert [(one.meter, one.used) for one in await stage.ask(allowance.outlooks)] == [(CALLS, 1)]


async def test_a_step_that_asks_everybody_is_foreseen(stage: Stage) -> None:
    await stage.database.write(join)
    ledger = Ledger(stage.database, ALL)
    await ledger.called()
    (calls,) = await stage.ask(allowance.outlooks)
    asked = await stage.ask(
        allowances.asked, "dingtalk", ["propose.open"], stage.clock.now().replace(year=2030)
    )
    assert asked == 11
    assert calls.forecast >= 1 + 4 * asked


async def test_when_it_runs_short_the_secretary_hears_it_once(stage: Stage) -> None:
    await stage.database.write(join)
    ledger = Ledger(stage.database, {CALLS: 20, MESSAGES: 3000})
    await ledger.look()
    before = ledger.short
    await ledger.called()
    for _ in range(3):
        await ledger.look()
    assert [before, ledger.short] == [False, True]
    (told,) = [row for row in await stage.ask(table, "outbox") if row["key"].startswith("allowance:")]
    secretary = await stage.ask(people.by_identity, "sandbox", "secretary")
    assert told["person_id"] == secretary.id
    assert "一共20" in told["message"]["text"]
    assert "网页" in told["message"]["text"]


async def test_whoever_leads_may_ask(stage: Stage) -> None:
    secretary = stage.person("secretary")
    assert "没有按月计数" in await secretary.says("额度")
    await Ledger(stage.database, ALL).called()
    assert "钉钉接口次数：这个月用了1，一共5000" in await secretary.says("额度")
    assert "书记" in await stage.person("member").says("额度")
