"""Drawing lots: repeatable, in proportion, nobody is sent to his own."""

from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.lots import Checker, draw, fingerprint, send, share

pools = st.lists(st.tuples(st.integers(1, 10_000), st.sampled_from("甲乙丙丁")), unique_by=lambda lot: lot[0])


@given(pools, st.integers(1, 60), st.text())
def test_whoever_draws_again_gets_the_same(pool: list[tuple[int, str]], size: int, seed: str) -> None:
    drawn = draw(pool, size, seed)
    assert drawn == draw(list(pool), size, seed)
    assert len(drawn) == min(size, len(pool)) == len(set(drawn))
    assert set(drawn) <= {number for number, _ in pool}
    assert set(draw(pool[::-1], size, seed)) == set(drawn)


@given(st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.integers(1, 50), min_size=1), st.integers(1, 80))
def test_every_stratum_has_its_share(sizes: dict[str, int], lots: int) -> None:
    found = share(sizes, lots)
    whole = sum(sizes.values())
    assert sum(found.values()) == min(lots, whole)
    assert all(0 <= found[name] <= sizes[name] for name in sizes)
    if lots >= len(sizes):
        assert min(found.values()) >= 1


def test_a_large_stratum_gives_more() -> None:
    assert share({"农村": 80, "社区": 20}, 10) == {"农村": 8, "社区": 2}
    assert share({"农村": 97, "社区": 2, "机关": 1}, 10) == {"农村": 8, "社区": 1, "机关": 1}


def test_another_seed_draws_others() -> None:
    pool = [(number, "甲") for number in range(200)]
    assert draw(pool, 10, "2027-06-01 一") != draw(pool, 10, "2027-06-01 二")
    assert fingerprint(pool) != fingerprint(pool[:-1])


@given(st.lists(st.integers(1, 6), min_size=1), st.lists(st.integers(1, 6), min_size=1, max_size=5))
def test_nobody_is_sent_to_his_own(orgs: list[int], homes: list[int]) -> None:
    checkers = [Checker(100 + place, home) for place, home in enumerate(homes)]
    goes = send(orgs, checkers)
    home_of = {one.person: one.org for one in checkers}
    assert all(home_of[person] != org for org, person in goes.items())
    assert set(goes) == {org for org in orgs if any(home != org for home in homes)}
