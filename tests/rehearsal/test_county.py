"""A county that is invented, halved, played and told of."""

import random
from collections import Counter
from pathlib import Path

import pytest

from bot.clocks import ManualClock
from bot.rehearsal.county.invent import COUNTY, County, invent_county
from bot.rehearsal.county.lots import Lots
from bot.rehearsal.county.measure import CountyReport, measure_county
from bot.rehearsal.county.rehearse import rehearse_county
from bot.rehearsal.county.report import written
from bot.rehearsing import halve
from dialogs.rules.people import Role
from storage.database import open_database
from tests.support.clock import START


def county(seed: int = 1, orgs: int = 60, members: int = 1800) -> County:
    return invent_county(orgs, members, 0.4, random.Random(seed))


def test_the_same_seed_invents_the_same_county() -> None:
    assert county() == county()
    assert county() != county(seed=2)


def test_it_has_as_many_organisations_and_members_as_were_asked_for() -> None:
    one = county()
    orgs = {player.entry.branch for player in one.players}
    assert (len(orgs), len(one.players)) == (60, 1800)
    assert len({player.address for player in one.players if player.address}) == sum(
        1 for player in one.players if player.address
    )
    heads = Counter(player.entry.branch for player in one.players if player.entry.role is Role.SECRETARY)
    assert heads == dict.fromkeys(orgs, 1)


def test_in_a_branch_without_phones_only_its_officers_chat() -> None:
    one = county()
    quiet = [p for p in one.players if p.entry.branch in set(one.branches) - one.chatting and p.address]
    assert quiet
    assert all(player.entry.role is not Role.MEMBER for player in quiet)


def test_the_halves_share_the_towns_and_both_have_the_county() -> None:
    one = county()
    first, second = halve(one)
    assert set(first.towns) | set(second.towns) == set(one.towns)
    assert not set(first.towns) & set(second.towns)
    assert set(first.branches) | set(second.branches) == set(one.branches)
    for half in (first, second):
        assert COUNTY in {player.entry.branch for player in half.players}
        assert [player.entry.row for player in half.players] == list(range(2, len(half.players) + 2))


@pytest.fixture
async def played(tmp_path: Path, sqlite_url: str) -> CountyReport:
    """A county of three organisations plays its year."""
    clock = ManualClock(START)
    database = await open_database(sqlite_url, clock.now)
    try:
        lots = Lots(random.Random(1), lambda name: random.Random(f"1:{name}"))
        small = invent_county(3, 12, 1.0, random.Random(1))
        stage = await rehearse_county(small, tmp_path, database, clock, lambda _: None, lots)
        return await measure_county(stage, 2027)
    finally:
        await database.close()


async def test_a_small_county_plays_its_year(played: CountyReport) -> None:
    whole = played.whole
    assert (whole.orgs, whole.members) == (3, 11)  # one has moved away
    assert whole.promised > 6
    assert whole.published > 0
    assert sum(whole.told.values()) > 0
    assert "misfiled" not in played.anomalies
    text = written(played)
    assert "11名党员" in text
    ended = whole.outcome
    assert ended.signed[4] > 0
    assert ended.given[4] > 0
    assert ended.results.total() > 6
    assert ended.closed + len(ended.unended) == whole.orgs
    assert ended.by_kind.total() == ended.results.total()
    assert ended.exchanged.total() > 0
    assert played.secretary_tasks.total() > 0
    for line in ("没有回音的，进度表上写的原因", "按人员类别：", "书记的时间花在：", "纸票由两个人"):
        assert line in text
    assert "四、督没督\n  第1季度：" in text
    assert "十、还开着的，等谁" in text
