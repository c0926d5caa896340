"""Who reviews whom."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.pack_lists import CRITERIA
from dialogs.rules.people import Category, Person, Role, Standing, Status
from dialogs.rules.reviewing import Point, points_in, reviewer_for, spell_out


def somebody(number: int, role: Role, status: Status = Status.ACTIVE, org_id: int = 1) -> Person:
    return Person(number, org_id, str(number), "某人", role, Category.RURAL, Standing.FORMAL, status=status)


SECRETARY, DEPUTY = somebody(1, Role.SECRETARY), somebody(2, Role.DEPUTY)
COMMITTEE, MEMBER = somebody(3, Role.COMMITTEE), somebody(4, Role.MEMBER)
ALL = [MEMBER, COMMITTEE, DEPUTY, SECRETARY]


def test_the_secretary_reviews_everybody_else() -> None:
    assert {reviewer_for(author, ALL) for author in (DEPUTY, COMMITTEE, MEMBER)} == {SECRETARY}


def test_the_secretary_is_reviewed_by_the_deputy_or_the_committee() -> None:
    assert reviewer_for(SECRETARY, ALL) == DEPUTY
    assert reviewer_for(SECRETARY, [SECRETARY, MEMBER, COMMITTEE]) == COMMITTEE
    assert reviewer_for(SECRETARY, [SECRETARY, MEMBER]) is None


def test_the_deputy_stands_in_for_a_missing_or_stopped_secretary() -> None:
    assert reviewer_for(MEMBER, [MEMBER, DEPUTY]) == DEPUTY
    assert reviewer_for(MEMBER, [replace(SECRETARY, status=Status.STOPPED), DEPUTY, MEMBER]) == DEPUTY


TOWN = somebody(11, Role.SECRETARY, org_id=2), somebody(12, Role.COMMITTEE, org_id=2)


def test_leaders_and_the_organisation_itself_are_reviewed_one_tier_up() -> None:
    assert reviewer_for(SECRETARY, ALL, TOWN) == TOWN[0]
    assert reviewer_for(DEPUTY, ALL, TOWN) == TOWN[0]
    assert reviewer_for(replace(MEMBER, category=Category.LEADER), ALL, TOWN) == TOWN[0]
    assert reviewer_for(MEMBER, ALL, TOWN) == SECRETARY
    assert reviewer_for(SECRETARY, ALL, TOWN, of_org=True) == TOWN[0]
    assert reviewer_for(SECRETARY, ALL, TOWN[1:], of_org=True) == TOWN[1]


def test_without_anybody_above_it_stays_in_the_house() -> None:
    assert reviewer_for(SECRETARY, ALL, [replace(one, role=Role.MEMBER) for one in TOWN]) == DEPUTY
    assert reviewer_for(DEPUTY, ALL, of_org=True) == SECRETARY


def test_members_of_an_organisation_without_offices_are_reviewed_above() -> None:
    assert reviewer_for(MEMBER, [MEMBER], TOWN) == TOWN[0]


def test_a_guest_is_reviewed_where_he_promises() -> None:
    guest = somebody(21, Role.MEMBER, org_id=3)
    assert reviewer_for(guest, ALL, TOWN) == SECRETARY


def test_criteria_are_named_by_their_number_behind_the_word_that_sends_back() -> None:
    said = spell_out("1 退回 3不符 不够具体；3 不符合要求", CRITERIA)
    assert said == "1 退回 不符合“有利于工作” 不够具体；3 不符合要求"
    assert spell_out("3不符合", CRITERIA) == "3不符合"
    assert spell_out("退回 9不符", CRITERIA) == "退回 9不符"


def test_what_comes_back_fails_the_criteria_named_and_what_is_approved_meets_all() -> None:
    points = points_in("不符合“有利于工作”，不够具体", CRITERIA, approved=False)
    assert [one.criterion for one in points if not one.met] == ["有利于工作"]
    assert points[2] == Point("有利于工作", False, "不够具体")
    assert all(one.met for one in points_in("", CRITERIA, approved=True))
    assert points_in("缺时限", CRITERIA, approved=False) == ()


people = st.lists(
    st.builds(somebody, st.integers(1, 50), st.sampled_from(Role), st.sampled_from(Status)),
    min_size=1,
    unique_by=lambda one: one.id,
)
above = st.lists(
    st.builds(
        somebody, st.integers(51, 99), st.sampled_from(Role), st.sampled_from(Status), org_id=st.just(2)
    ),
    unique_by=lambda one: one.id,
)


@given(people, above, st.booleans())
def test_nobody_reviews_himself_and_only_the_able_review(
    members: list[Person], superiors: list[Person], of_org: bool
) -> None:
    for author in members:
        reviewer = reviewer_for(author, members, superiors, of_org=of_org)
        able = {one.id for one in (*members, *superiors) if one.id != author.id and one.active}
        able &= {one.id for one in (*members, *superiors) if one.holds_office}
        assert (reviewer.id in able) if reviewer else not able
