"""A rule pack is data: it comes back from the database as it was, and from older versions."""

from datetime import date

from dialogs.rules.pack import Citation, RulePack


def test_a_pack_comes_back_as_it_was() -> None:
    pack = RulePack(
        deadline=date(2027, 8, 31),
        criteria=("体现先进性",),
        items={"org": (2, 4), "usual": (1, 1)},
        cites=(Citation("清组〔2027〕3号", "实施意见", "2027-01-04", "实施意见.pdf"),),
    )
    assert RulePack.from_json(pack.to_json()) == pack


def test_a_row_of_an_older_version_is_read_with_the_defaults() -> None:
    old = {"document": "某文", "propose_days": 7, "quarters": [[3, 1]], "grades": ["好", "差"]}
    pack = RulePack.from_json(old)
    assert (pack.propose_days, pack.quarters, pack.grades) == (7, ((3, 1),), ("好", "差"))
    assert pack.criteria == RulePack().criteria


def test_what_a_newer_version_wrote_and_we_do_not_know_is_left_out() -> None:
    assert RulePack.from_json({**RulePack().to_json(), "unheard_of": 3}) == RulePack()


def test_leaders_make_more_items_than_others() -> None:
    pack = RulePack(items={"usual": (1, 2)}, leader_items=2)
    assert pack.items_for("rural") == (1, 2)
    assert pack.items_for("rural", leading=True) == (3, 3)


def test_of_several_categories_the_stricter_figure_holds() -> None:
    pack = RulePack(items={"usual": (1, 5), "leader": (2, 6), "mobile": (1, 3)})
    assert pack.items_for("rural", "mobile") == (1, 3)
    assert pack.items_for("leader", "mobile", "rural") == (2, 3)


def test_a_category_may_be_asked_less_often() -> None:
    pack = RulePack(cadence={"elder": (2, 4)})
    assert [quarter for quarter in (1, 2, 3, 4) if pack.asked_in(["rural", "elder"], quarter)] == [2, 4]
    assert pack.asked_in(["rural"], 1)
