"""Bringing back what was returned, to whoever can say how it is to be changed."""

from datetime import datetime

from bot.service.propose.arguments import recorder_args, revision_args
from bot.service.reach import post
from bot.service.review import who
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person, Role
from storage import people, years
from storage.unit import Work


def revise(work: Work, author: Person, one: Commitment, guidance: str) -> None:
    """Bring the author what came back; when the author's week is full, as soon as it is not."""

    def put_off(moment: datetime) -> None:
        args = {"person": author.id, "commitment": one.id}
        key = f"revise.ask:{one.id}:{one.version}:{moment.isoformat()}"
        years.schedule(work, one.cycle_id, "revise.ask", key, args, moment)

    if not people.identities(work, author.id):
        _to_helper(work, author, one)
        return
    args = revision_args(work, author, one, guidance, _judge(work, author, one))
    key = f"review:{one.id}:{one.version}"
    post.ask(work, author, "commitment", args, key, "notice", later=put_off)


def _judge(work: Work, author: Person, one: Commitment) -> str:
    """Who asks for the change, where it is not the secretary."""
    cycle = years.get(work, one.cycle_id)
    judge = who.reviewer_of(work, author, cycle.org_id, of_org=one.of_org) if cycle else None
    if cycle is None or judge is None:
        return ""
    above = judge.org_id != cycle.org_id
    return f"上级{judge.role.label}" if above else "" if judge.role is Role.SECRETARY else judge.role.label


def _to_helper(work: Work, author: Person, one: Commitment) -> None:
    """Who has no chat is asked by his helper."""
    helper, args = post.helper_of(work, author), recorder_args(work, author)
    if helper is not None and args is not None:
        post.ask(work, helper, "commitment", args, f"ask:review:{one.id}:{one.version}", "task")
