"""Posts, who claims and holds them, and what was said of the service."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from dialogs.rules.posts import Claim, ClaimState, NewPost, Post, Word
from storage import rows
from storage.post_tables import post, post_claim, post_word
from storage.unit import Work

_OF_ORG = select(post).where(post.c.org_id == bindparam("org")).order_by(post.c.id)
_ON = (
    select(post_claim)
    .where(post_claim.c.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(post_claim.c.id)
)
_CLAIMS_OF = select(post_claim).where(post_claim.c.person_id == bindparam("who")).order_by(post_claim.c.id)
_NOW = (ClaimState.CLAIMED.value, ClaimState.HELD.value)


def put(work: Work, org_id: int, new: NewPost) -> int:
    """Set a post; one of that name is worded anew, and opened again if it was closed. Gives its number."""
    rows.put(
        work,
        post,
        ("org_id", "name"),
        org_id=org_id,
        name=new.name,
        duties=new.duties,
        places=new.places,
        created_at=work.now,
        closed_at=None,
    )
    query = select(post.c.id).where(post.c.org_id == org_id, post.c.name == new.name)
    return int(work.connection.execute(query).scalar_one())


def close(work: Work, post_id: int) -> None:
    """The branch gives the post up; whoever held it and how stays to be read."""
    work.connection.execute(post.update().where(post.c.id == post_id), {"closed_at": work.now})


def get(work: Work, post_id: int) -> Post | None:
    """One post."""
    row = work.connection.execute(select(post).where(post.c.id == post_id)).first()
    return _post(row) if row else None


def of_org(work: Work, org_id: int, *, closed_too: bool = False) -> list[Post]:
    """The posts of an organisation, in the order in which they were set."""
    found = [_post(row) for row in work.connection.execute(_OF_ORG, {"org": org_id})]
    return [one for one in found if closed_too or not one.closed]


def claims_on(work: Work, posts: Iterable[int], *, past_too: bool = False) -> list[Claim]:
    """Who claims or holds those posts, in the order in which they came."""
    wanted = list(posts)
    found = [_claim(row) for row in work.connection.execute(_ON, {"posts": wanted})] if wanted else []
    return [one for one in found if past_too or one.state.value in _NOW]


def claims_of(work: Work, person_id: int, *, past_too: bool = False) -> list[Claim]:
    """What a person claims or holds, in the order in which it came."""
    found = [_claim(row) for row in work.connection.execute(_CLAIMS_OF, {"who": person_id})]
    return [one for one in found if past_too or one.state.value in _NOW]


def claim(work: Work, post_id: int, person_id: int) -> int:
    """Note that a person wants a post. Gives the number of the claim."""
    state = ClaimState.CLAIMED.value
    return rows.insert(
        work, post_claim, post_id=post_id, person_id=person_id, state=state, created_at=work.now, why=""
    )


def assign(work: Work, claim_id: int, by: int | None) -> None:
    """The claim is granted."""
    values = {"state": ClaimState.HELD.value, "since": work.now, "decided_by": by}
    work.connection.execute(post_claim.update().where(post_claim.c.id == claim_id), values)


def settle(work: Work, claim_id: int, state: ClaimState, by: int | None, why: str) -> None:
    """The claim was declined, or the service has ended."""
    values = {"state": state.value, "until": work.now, "decided_by": by, "why": why[:200]}
    work.connection.execute(post_claim.update().where(post_claim.c.id == claim_id), values)


def say(work: Work, claim_id: int, kind: str, said_by: int, day: date, words: str) -> int:
    """Keep a word about somebody's service. Gives its number."""
    return rows.insert(
        work,
        post_word,
        claim_id=claim_id,
        kind=kind,
        said_by=said_by,
        day=day,
        words=words,
        created_at=work.now,
    )


def words_on(work: Work, claims: Iterable[int]) -> list[Word]:
    """What was said of those services, oldest first."""
    query = select(post_word).where(post_word.c.claim_id.in_(list(claims))).order_by(post_word.c.id)
    return [Word(row.claim_id, row.kind, row.day, row.words) for row in work.connection.execute(query)]


def _post(row: Any) -> Post:
    return Post(row.id, row.org_id, row.name, row.duties, row.places, row.closed_at is not None)


def _claim(row: Any) -> Claim:
    return Claim(row.id, row.post_id, row.person_id, ClaimState(row.state), row.since, row.until, row.why)
