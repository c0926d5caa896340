"""The results for the committee and the digest of the year for the group."""

from typing import Any

from bot.ports import Door
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.evaluate import PostDigest
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Status
from dialogs.rules.people import Role
from dialogs.words import news
from dialogs.words import rating as rating_words
from dialogs.words import service as words
from storage import commitments, records, years
from storage.unit import Work
from storage.years import Cycle


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
            page = scene.links.page(Door.RESULT, cycle.id, scene.person.id)
            if scene.person.leads:
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
    if cycle is None or cycle.org_id != person.org_id or not person.leads:
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
