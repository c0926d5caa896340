"""Overlays of rules: who wins, what is refused, what is different (R2, R80)."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.opening import first_day
from dialogs.rules.pack import Citation, RulePack
from dialogs.rules.pack_fields import FIELDS
from dialogs.rules.pack_preview import Affected, Promisor, preview
from dialogs.rules.packs import (
    Overlay,
    Reach,
    Scope,
    compare,
    contradictions,
    described,
    effective,
    read_changes,
)
from dialogs.rules.people import Level, Org

ROOT = Path(__file__).parents[2]

COUNTY = Org(1, "清河县委", level=Level.COUNTY)
TOWN = Org(2, "清溪乡党委", 1, level=Level.TOWN)
CLINIC = Org(3, "乡卫生院党支部", 2, line="卫健系统", kind="agency")
ABOVE = (TOWN, COUNTY)


def over(scope: Scope, document: str = "", **changes: Any) -> Overlay:
    return Overlay(scope, 1, Citation(document), changes)


ORDER = (
    over(Scope(Reach.ALL), "省", propose_days=11),
    over(Scope(Reach.UNDER, "1"), "县", propose_days=12),
    over(Scope(Reach.UNDER, "2"), "乡", propose_days=13),
    over(Scope(Reach.LINE, "卫健系统"), "系统", propose_days=14),
    over(Scope(Reach.LEVEL, "branch"), "层级", propose_days=15),
    over(Scope(Reach.KIND, "agency"), "类型", propose_days=16),
    over(Scope(Reach.OWN, "3"), "自己", propose_days=17),
)


@given(st.permutations(ORDER))
def test_the_narrower_overlay_wins_in_whatever_order_they_were_adopted(overlays: list[Overlay]) -> None:
    pack = effective(RulePack(), overlays, CLINIC, ABOVE)
    assert pack.propose_days == 17
    assert [one.document for one in pack.cites] == ["省", "县", "乡", "系统", "层级", "类型", "自己"]


@pytest.mark.parametrize("kept", range(1, 8))
def test_each_layer_stands_where_no_narrower_one_says_anything(kept: int) -> None:
    assert effective(RulePack(), ORDER[:kept], CLINIC, ABOVE).propose_days == 10 + kept


def test_overlays_of_others_do_not_reach() -> None:
    others = [over(Scope(Reach.LINE, "教育系统"), review_days=9), over(Scope(Reach.OWN, "2"), review_days=9)]
    assert effective(RulePack(), others, CLINIC, ABOVE) == RulePack()


def test_a_layer_changes_only_the_categories_that_it_names() -> None:
    pack = effective(RulePack(), [over(Scope(Reach.ALL), items={"elder": [1, 1]})], CLINIC, ABOVE)
    assert pack.items["elder"] == (1, 1)
    assert pack.items["mobile"] == RulePack().items["mobile"]


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("提诺天数", "15个工作日", 15),
        ("propose_days", 15, 15),
        ("什么时候开始", "年底", "year_end"),
        ("最后期限", "2027年8月31日", "2027-08-31"),
        ("最后期限", "无", None),
        ("审诺标准", "体现先进性、有利于工作", ["体现先进性", "有利于工作"]),
        ("每类几件", "农村 1到3、年老体弱 1到1", {"rural": [1, 3], "elder": [1, 1]}),
        ("每类哪几季问", "年老体弱 2和4季度", {"elder": [2, 4]}),
        ("季度问的日子", "3月20日、6月20日、9月20日、12月5日", [[3, 20], [6, 20], [9, 20], [12, 5]]),
        ("属于指尖上形式主义整治范围", "是", True),
        (
            "每类的例子",
            "农村：每月帮3户老人换煤气罐。社区党员：每周扫一次楼道",
            {"rural": "每月帮3户老人换煤气罐", "community": "每周扫一次楼道"},
        ),
        (
            "每类谁审",
            "农村：支委；流动：上级；其他人：书记",
            {"rural": "committee", "mobile": "superior", "usual": "office"},
        ),
        ("每类的评议表", "学校：先看言行，农村：先看票数", {"school": "deeds", "rural": "figures"}),
    ],
)
def test_figures_are_read_as_people_write_them(name: str, said: Any, value: Any) -> None:
    changes, faults = read_changes({name: said})
    assert faults == []
    assert list(changes.values()) == [value]


@pytest.mark.parametrize(
    ("name", "said", "trouble"),
    [
        ("提承诺天数", "很久", "请写一个数，1 到 60"),
        ("提承诺天数", 90, "写的是 90，要在 1 到 60 之间"),
        ("结果公示天数", 0, "要在 1 到 30 之间"),
        ("季度问的日子", "3月20日", "要有四个日子"),
        ("季度问的日子", "2月30日", "请写四个日子"),
        ("每类几件", "农村 5到3", "最少不能比最多大"),
        ("每类几件", "神仙 1到3", "没有“神仙”这一类"),
        ("每类哪几季问", {"elder": [5]}, "要写哪几个季度"),
        ("审核标准", "先进、先进", "有两个一样的"),
        ("最后期限", "八月底", "请写一个日子"),
        ("每类谁审", "农村：村长", "“农村”要写“上级”“书记”“支委”里的一个"),
        ("每类谁审", "党组织：支委", "只管党员"),
        ("每类的例子", "每月扫一次楼道", "请写成“农村：每月帮"),
        ("每类的例子", {"rural": "长" * 61}, "要有 1 到 60 个字"),
        ("每类的评议表", {"rural": 1}, "请写成"),
        ("天气", "晴", "没有“天气”这一项"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_name_of_the_field(name: str, said: Any, trouble: str) -> None:
    changes, faults = read_changes({name: said})
    assert changes == {}
    assert len(faults) == 1
    assert name in faults[0]
    assert trouble in faults[0]


def test_all_faults_are_told_at_once() -> None:
    _, faults = read_changes({"提承诺天数": 0, "审核天数": "x", "公示天数": 4})
    assert len(faults) == 2


def test_everything_that_is_written_out_can_be_read_again() -> None:
    row = RulePack(deadline=date(2027, 8, 31), season="year_end").to_json()
    changes, faults = read_changes({field.title: row[field.key] for field in FIELDS})
    assert faults == []
    assert changes == {field.key: row[field.key] for field in FIELDS}


def test_a_reminder_after_the_end_is_a_contradiction() -> None:
    assert contradictions(RulePack()) == []
    (line,) = contradictions(RulePack(propose_days=4))
    assert "几天后提醒" in line


def test_what_is_different_is_told_field_by_field() -> None:
    assert compare(RulePack(), RulePack(propose_days=15)) == ["提承诺天数：10个工作日 → 15个工作日"]
    assert len(described(RulePack())) == len(FIELDS)


def test_the_preview_tells_dates_and_people_and_items() -> None:
    people = tuple(Promisor(("rural",), False, items) for items in (4, 1, 0))
    new = RulePack(propose_days=15, items={"usual": (2, 3)})
    one = Affected("清溪村党支部", 12, RulePack(), new, date(2027, 1, 4), people)
    other = Affected("竹溪村党支部", 4, RulePack(), RulePack(), date(2027, 1, 4))
    found = preview(2027, [one, other])
    assert (found.orgs, found.people, found.apart, found.few, found.many) == (1, 12, 1, 1, 1)
    (some,) = found.alike
    assert some.names == ("清溪村党支部",)
    assert "提承诺：1月4日到1月18日 → 1月4日到1月25日" in some.changes


def test_a_year_begins_at_its_start_or_at_the_end_of_the_year_before() -> None:
    today = date(2026, 10, 12)
    assert first_day(2027, today, RulePack(season="year_start")) == date(2027, 1, 4)
    assert first_day(2027, today, RulePack(season="year_end")) == date(2026, 12, 1)
    assert first_day(2027, today, RulePack()) == date(2026, 10, 16)
    assert first_day(2027, date(2027, 2, 22), RulePack(season="year_start")) == date(2027, 2, 26)
    assert first_day(2027, today, RulePack(), "year_end") == date(2026, 12, 1)


def test_the_standards_of_2019_are_a_file_to_propose() -> None:
    """The guidance's words of 2010 were replaced: 党员教育管理工作条例, article 3."""
    told = json.loads((ROOT / "deploy/rules/member-standards-2019.json").read_text(encoding="utf-8"))
    cited = told.pop("依据")
    changes, faults = read_changes(told)
    assert not faults
    assert changes["standards_member"][:4] == ["政治合格", "执行纪律合格", "品德合格", "发挥作用合格"]
    assert cited["日期"] == "2019-05-06"
    assert changes.keys() == {"standards_member", "topics_member"}


def test_of_several_kinds_the_highest_reviews_and_leaders_are_looked_at_above() -> None:
    pack = RulePack(reviewers={"rural": "committee", "mobile": "superior"})
    assert pack.reviewed_by("rural") == "committee"
    assert pack.reviewed_by("rural", "mobile") == "superior"
    assert pack.reviewed_by("school") == "office"
    assert pack.reviewed_by("rural", leading=True) == "superior"
    assert not RulePack(forms={"usual": "deeds", "rural": "figures"}).deeds_first("rural")
    assert RulePack().deeds_first("rural")
