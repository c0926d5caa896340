"""Posts as others read them: the board and the plate, the proposal, the appraisal. All are queries."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.rules.people import Person
from dialogs.rules.posts import Claim, ClaimState, Post, Word
from storage import people
from storage import posts as store
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a post, and since when."""

    person: Person
    since: datetime | None


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A post as it is shown (明岗): its duties, and who serves in it now."""

    post: Post
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """One person in one post, for the appraisal: from when to when, and what was said of it."""

    post: Post
    claim: Claim
    words: tuple[Word, ...]


def posts_of(work: Work, org_id: int) -> list[ShownPost]:
    """The posts of an organisation with those who hold them, in the order in which they were set."""
    found = store.of_org(work, org_id)
    holders: dict[int, list[Holder]] = {one.id: [] for one in found}
    for claim in store.claims_on(work, holders):
        person = people.get(work, claim.person_id)
        if claim.state is ClaimState.HELD and person is not None and person.active:
            holders[claim.post_id].append(Holder(person, claim.since))
    return [ShownPost(one, tuple(holders[one.id])) for one in found]


def held_by(work: Work, person_id: int) -> list[tuple[Post, Claim]]:
    """The posts that a person holds now."""
    pairs = [(store.get(work, one.post_id), one) for one in store.claims_of(work, person_id)]
    return [(post, one) for post, one in pairs if post and one.state is ClaimState.HELD]


def services_of(work: Work, person_id: int) -> list[Service]:
    """Every service of a person, past ones too, with what was told and how the branch saw it."""
    served = (ClaimState.HELD, ClaimState.ENDED)
    claims = [one for one in store.claims_of(work, person_id, past_too=True) if one.state in served]
    said = store.words_on(work, [one.id for one in claims])
    pairs = [(store.get(work, one.post_id), one) for one in claims]
    return [
        Service(post, one, tuple(word for word in said if word.claim_id == one.id))
        for post, one in pairs
        if post and one.since
    ]
