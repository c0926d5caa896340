"""Who reviews whom."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogs.rules.people import Category, Person, Role, Standing, Status, reviewer_for


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


people = st.lists(
    st.builds(
        somebody, st.integers(1, 50), st.sampled_from(Role), st.sampled_from(Status), st.integers(1, 2)
    ),
    min_size=1,
    unique_by=lambda one: one.id,
)


@given(people)
def test_nobody_reviews_himself_and_only_the_able_review(members: list[Person]) -> None:
    for author in members:
        reviewer = reviewer_for(author, members)
        able = {
            one.id
            for one in members
            if one.id != author.id
            and one.org_id == author.org_id
            and one.active
            and one.role is not Role.MEMBER
        }
        assert (reviewer.id in able) if reviewer else not able
