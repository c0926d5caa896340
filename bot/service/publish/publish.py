"""Publishing what is approved: texts are locked, the card goes to the group, the page shows them."""

from datetime import datetime
from typing import Any

from bot.service.lead import standing
from bot.service.organise import year
from bot.service.propose import own_word
from bot.service.public import kept_wishes
from bot.service.reach import post
from bot.service.review import who
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.publish import PublishCommitments
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.rules.publishing import PUBLIC, Channel
from dialogs.words import news
from dialogs.words import service as words
from storage import commitments, people, publications, records, years
from storage.unit import Work
from storage.years import Cycle


def publish_args(work: Work, cycle: Cycle) -> dict[str, Any] | None:
    """What the secretary is asked about publishing, or None when nothing is ready."""
    ready = _ready(work, cycle)
    if not ready:
        return None
    waiting, _, _, missing = standing.counts(work, cycle)
    unseen = sum(1 for one in ready if one.status is Status.SUBMITTED)
    return {
        "cycle": cycle.id,
        "ready": len(ready),
        "people": len({one.person_id for one in ready}),
        "waiting": waiting - unseen,
        "missing": missing,
        **({"unseen": unseen} if unseen else {}),
    }


def _ready(work: Work, cycle: Cycle) -> list[Commitment]:
    """What may be published: what is approved, and what there is nobody to look at; that is shown so."""
    items = commitments.of_cycle(work, cycle.id)
    ready = [one for one in items if one.status is Status.APPROVED or _unseen(work, cycle, one)]
    unheard = own_word.unheard(work, ready)
    return [one for one in ready if one.id not in unheard]


def _unseen(work: Work, cycle: Cycle, one: Commitment) -> bool:
    author = people.get(work, one.person_id) if one.status is Status.SUBMITTED else None
    return author is not None and who.reviewer_of(work, author, cycle.org_id, of_org=one.of_org) is None


def offer_publication(scene: Scene, _: dict[str, Any]) -> None:
    """Ask the secretary whether to publish what is ready."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    if not scene.person.leads:
        scene.say(words.ONLY_SECRETARY)
        return
    args = publish_args(scene.work, cycle) if cycle else None
    if args is None:
        scene.say(news.NOTHING_TO_PUBLISH)
    else:
        scene.begin("publish", args)


def publish(scene: Scene, effect: PublishCommitments) -> None:
    """Publish what is approved: texts are locked, the card goes to the group, the page shows them."""
    work, person = scene.work, scene.person
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not person.leads:
        scene.say(words.ONLY_SECRETARY)
        return
    ready = _ready(work, cycle)
    if not ready:
        scene.say(news.NOTHING_TO_PUBLISH)
        return
    for one in ready:
        commitments.set_status(work, one.id, Status.PUBLISHED)
        kept_wishes.answer_by_publication(work, one, promisor_name(work, one))
        verb = "publish" if one.status is Status.APPROVED else "publish_unseen"
        records.note(work, person.id, verb, f"commitment:{one.id}:{one.version}")
    years.set_status(work, cycle.id, "fulfilling")
    card = group_card(work, cycle, ready)
    goes = post.tell_group(work, cycle.org_id, card, f"published:{cycle.id}:{ready[-1].id}")
    _keep_ledger(work, cycle, person, goes)
    scene.says.append(Message(news.done_publishing(len(ready), goes, local(work.now).date()), link=card.link))


def _keep_ledger(work: Work, cycle: Cycle, person: Person, goes: datetime | None) -> None:
    """What the bot itself makes known stands in the ledger: the page at once, the group when it is said."""
    today = local(work.now).date()
    known = {one.channel for one in publications.of_cycle(work, cycle.id)}
    if Channel.WEB not in known:
        publications.add(work, cycle.id, Channel.WEB, today, person_id=person.id)
    if goes is not None:
        publications.add(work, cycle.id, Channel.GROUP, local(goes).date(), person_id=person.id)


def group_card(work: Work, cycle: Cycle, items: list[Commitment]) -> Message:
    """The card for the work group: what everybody may read, the organisation's own first. A query."""
    branch = people.org(work, cycle.org_id)
    shown = sorted((one for one in items if one.audience == PUBLIC), key=lambda one: not one.of_org)
    promising = {(one.of_org, one.person_id) for one in shown}
    lines = [f"{promisor_name(work, one)}：{one.text}" for one in shown]
    return Message(
        news.published(lines, 0 if any(one.of_org for one in shown) else len(promising)),
        title=news.published_title(branch.name if branch else "", cycle.year),
        link=Link(words.LOOK, f"/board/{cycle.org_id}"),
    )


def promisor_name(work: Work, one: Commitment) -> str:
    """In whose name it is promised: the organisation's, or a member's. A query."""
    person = people.get(work, one.person_id)
    branch = people.org(work, person.org_id) if person and one.of_org else None
    return branch.name if branch else person.name if person else ""
