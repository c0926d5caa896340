"""The secretary's desk: publish, the quarter's summary, the year's digest. People decide."""

from typing import Any

from bot.service.organise import year
from bot.service.public import kept_wishes
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects import PostDigest, PublishCommitments, PutOff, SignSummary
from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from dialogs.rules.commitments import Status
from dialogs.rules.people import Person, Role
from dialogs.words import news
from dialogs.words import rating as rating_words
from dialogs.words import service as words
from storage import commitments, people, records, years
from storage.unit import Work
from storage.years import Cycle

#: Working days after which something that was put off is offered again.
_AGAIN_AFTER = 3


def leads(person: Person) -> bool:
    """Whether the person decides for the branch: its secretary or deputy."""
    return person.role in (Role.SECRETARY, Role.DEPUTY)


def put_off(scene: Scene, effect: PutOff) -> None:
    """The same is offered again some working days later, until it is decided or the year is over."""
    day = add_working_days(local(scene.work.now).date(), _AGAIN_AFTER)
    args = {"part": effect.part, "person": scene.person.id, "again": True}
    key = f"{effect.what}-again:{effect.part}:{day.isoformat()}"
    due = next_working_time(at(day, 9))
    years.schedule(scene.work, effect.cycle, f"{effect.what}.ask", key, args, due)
    scene.say(effect.words)


def standing(work: Work, org_id: int) -> str:
    """How the branch stands: numbers, no names."""
    cycle = year.proposing(work, org_id)
    if cycle is None:
        return words.NO_CYCLE
    waiting, ready, published, missing = _counts(work, cycle)
    return words.status_line(waiting, ready, published, missing)


def publish_args(work: Work, cycle: Cycle) -> dict[str, Any] | None:
    """What the secretary is asked about publishing, or None when nothing is ready."""
    ready = commitments.of_cycle(work, cycle.id, Status.APPROVED)
    if not ready:
        return None
    waiting, _, _, missing = _counts(work, cycle)
    return {
        "cycle": cycle.id,
        "ready": len(ready),
        "people": len({one.person_id for one in ready}),
        "waiting": waiting,
        "missing": missing,
    }


def offer_publication(scene: Scene, _: dict[str, Any]) -> None:
    """Ask the secretary whether to publish what is ready."""
    cycle = year.proposing(scene.work, scene.person.org_id)
    if not leads(scene.person):
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
    if cycle is None or cycle.org_id != person.org_id or not leads(person):
        scene.say(words.ONLY_SECRETARY)
        return
    ready = commitments.of_cycle(work, cycle.id, Status.APPROVED)
    if not ready:
        scene.say(news.NOTHING_TO_PUBLISH)
        return
    names = {one.id: one.name for one in people.members(work, cycle.org_id)}
    for one in ready:
        commitments.set_status(work, one.id, Status.PUBLISHED)
        kept_wishes.answer_by_publication(work, one, names.get(one.person_id, ""))
        records.note(work, person.id, "publish", f"commitment:{one.id}:{one.version}")
    years.set_status(work, cycle.id, "fulfilling")
    branch = people.org(work, cycle.org_id)
    lines = [f"{names.get(one.person_id, '')}：{one.text}" for one in ready]
    card = Message(
        news.published(lines, len({one.person_id for one in ready})),
        title=news.published_title(branch.name if branch else "", cycle.year),
        link=Link(words.LOOK, f"/board/{cycle.org_id}"),
    )
    goes = post.tell_group(work, cycle.org_id, card, f"published:{cycle.id}:{ready[-1].id}")
    scene.says.append(Message(news.done_publishing(len(ready), goes, local(work.now).date()), link=card.link))


def offer_summary(scene: Scene, _: dict[str, Any]) -> None:
    """Show the secretary the summary that waits for a signature."""
    if not leads(scene.person):
        scene.say(words.ONLY_SECRETARY)
        return
    for cycle in year.running(scene.work, scene.person.org_id):
        waiting = years.unsigned_summary(scene.work, cycle.id)
        if waiting is not None:
            quarter, draft = waiting
            scene.begin("summary", {"cycle": cycle.id, "quarter": quarter, "draft": draft})
            return
    scene.say(news.NO_SUMMARY)


def sign_summary(scene: Scene, effect: SignSummary) -> None:
    """The signed text goes to the group under the secretary's name, once."""
    work, person = scene.work, scene.person
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not leads(person):
        scene.say(words.ONLY_SECRETARY)
        return
    if not years.sign_summary(work, cycle.id, effect.quarter, person.id, effect.text):
        scene.say(news.SIGNED_ALREADY)
        return
    records.note(work, person.id, "sign_summary", f"cycle:{cycle.id}:{effect.quarter}")
    card = Message(
        f"{effect.text}\n{news.signed_by(person.role.label, person.name)}",
        title=news.summary_title(cycle.year, effect.quarter),
        link=Link(words.LOOK, f"/board/{cycle.org_id}"),
    )
    goes = post.tell_group(work, cycle.org_id, card, f"summary:{cycle.id}:{effect.quarter}")
    scene.say(news.posted(goes, local(work.now).date()))


def draft_summary(work: Work, cycle: Cycle, quarter: int) -> str:
    """Draft a quarter's summary from the record: figures, nobody who is late."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    latest = commitments.last_progress(work, [one.id for one in items])
    told = commitments.last_progress(work, [one.id for one in items], quarter)
    states = [latest[one.id].state if one.id in latest else "" for one in items]
    return news.summary_draft(
        year=cycle.year,
        quarter=quarter,
        items=len(items),
        told=len(told),
        done=states.count("done"),
        going=states.count("going") + states.count("no_change"),
        done_texts=[one.text for one in items if one.id in told and told[one.id].state == "done"],
    )


def digest_text(work: Work, cycle: Cycle) -> str:
    """The digest of the year, from the record."""
    items = commitments.of_cycle(work, cycle.id, Status.PUBLISHED)
    latest = commitments.last_progress(work, [one.id for one in items])
    done = sum(1 for one in latest.values() if one.state == "done")
    promised = len({one.person_id for one in items})
    return rating_words.digest(cycle.year, promised, len(items), done, cycle.voted, cycle.entitled)


def digest_args(work: Work, cycle: Cycle, page: str) -> dict[str, Any]:
    """What the secretary is asked about the digest, with the way to the results."""
    results = rating_words.results(cycle.year, cycle.voted, cycle.entitled)
    return {"cycle": cycle.id, "draft": digest_text(work, cycle), "results": results, "page": page}


def offer_results(scene: Scene, _: dict[str, Any]) -> None:
    """Show the committee the results and ask the secretary about the digest."""
    if scene.person.role is Role.MEMBER:
        scene.say(words.ONLY_SECRETARY)
        return
    for cycle in years.of_org(scene.work, scene.person.org_id):
        if years.results(scene.work, cycle.id):
            page = scene.links.results(cycle.id, scene.person.id)
            if leads(scene.person):
                scene.begin("digest", digest_args(scene.work, cycle, page))
                return
            text = rating_words.results(cycle.year, cycle.voted, cycle.entitled)
            scene.says.append(Message(text, link=Link(rating_words.RESULTS_LINK, page)))
            return
    scene.say(news.NO_RESULTS)


def post_digest(scene: Scene, effect: PostDigest) -> None:
    """The digest of the year goes to the group, once."""
    work, person = scene.work, scene.person
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not leads(person):
        scene.say(words.ONLY_SECRETARY)
        return
    card = Message(
        digest_text(work, cycle),
        title=news.digest_title(cycle.year),
        link=Link(words.LOOK, f"/board/{cycle.org_id}"),
    )
    goes = post.tell_group(work, cycle.org_id, card, f"digest:{cycle.id}")
    records.note(work, person.id, "post_digest", f"cycle:{cycle.id}")
    scene.say(news.posted(goes, local(work.now).date()))


def _counts(work: Work, cycle: Cycle) -> tuple[int, int, int, int]:
    """(waiting for review, approved, published, people without any)."""
    items = commitments.of_cycle(work, cycle.id)
    by_status = [one.status for one in items]
    members = {one.id for one in people.members(work, cycle.org_id)}
    missing = members - {one.person_id for one in items if one.status is not Status.WITHDRAWN}
    return (
        by_status.count(Status.SUBMITTED),
        by_status.count(Status.APPROVED),
        by_status.count(Status.PUBLISHED),
        len(missing),
    )
