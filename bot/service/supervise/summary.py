"""The quarter's summary: drafted from the record, signed by a person."""

from typing import Any

from bot.service.deeds import shown
from bot.service.organise import year
from bot.service.reach import post
from bot.service.supervise import comments, thanks
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.supervise import SignSummary
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Progress, Status
from dialogs.rules.voices import Kind
from dialogs.rules.year import quarter_span
from dialogs.words import news
from dialogs.words import service as words
from storage import commitments, deeds, milestones, records, rectifications, voices, years
from storage import quarter as quarters
from storage.unit import Work
from storage.years import Cycle


def offer_summary(scene: Scene, _: dict[str, Any]) -> None:
    """Show the secretary the summary that waits for a signature."""
    if not scene.person.leads:
        scene.say(words.ONLY_SECRETARY)
        return
    for cycle in year.running(scene.work, scene.person.org_id):
        waiting = years.unsigned_summary(scene.work, cycle.id) or _of_nothing(scene, cycle)
        if waiting is not None:
            quarter, draft = waiting
            scene.begin("summary", {"cycle": cycle.id, "quarter": quarter, "draft": draft})
            return
    scene.say(news.NO_SUMMARY)


def _of_nothing(scene: Scene, cycle: Cycle) -> tuple[int, str] | None:
    """Nothing is published of which a summary could speak: that, with a reason, can be signed too."""
    part = comments.quarter_now(scene.work, cycle)
    published = commitments.of_cycle(scene.work, cycle.id, Status.PUBLISHED)
    if not part or published or part in quarters.summaries(scene.work, cycle.id):
        return None
    draft = news.nothing_promised(cycle.year, part)
    years.draft_summary(scene.work, cycle.id, part, draft)
    scene.say(news.WHY_NOTHING)
    return part, draft


def sign_summary(scene: Scene, effect: SignSummary) -> None:
    """The signed text goes to the group under the secretary's name, once."""
    work, person = scene.work, scene.person
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not person.leads:
        scene.say(words.ONLY_SECRETARY)
        return
    text, thanked = shown.as_agreed(work, cycle.id, effect.text)
    if not years.sign_summary(work, cycle.id, effect.quarter, person.id, text):
        scene.say(news.SIGNED_ALREADY)
        return
    deeds.thank(work, thanked)
    records.note(work, person.id, "sign_summary", f"cycle:{cycle.id}:{effect.quarter}")
    card = Message(
        f"{text}\n{news.signed_by(person.role.label, person.name)}",
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
    by_id = {one.id: one for one in items}
    states = [latest[one.id].state if one.id in latest else "" for one in items]
    return news.summary_draft(
        year=cycle.year,
        quarter=quarter,
        items=len(items),
        told=len(told),
        done=states.count("done"),
        going=states.count("going") + states.count("no_change"),
        done_texts=[by_id[number].text for number in quarters.newest_done(work, by_id, quarter)],
        steps=len(_steps(work, cycle, quarter, items)),
        own=[_own(one, latest) for one in items if one.of_org],
        public=_public(work, cycle, quarter),
        thanked=thanks.good_examples(work, cycle, quarter),
    )


def _steps(work: Work, cycle: Cycle, quarter: int, items: list[Commitment]) -> list[tuple[int, str]]:
    """Steps of the schedules that were reached in the months of that quarter."""
    since, until = quarter_span(cycle.year, quarter)
    ids = [one.id for one in items]
    return milestones.reached_between(work, ids, local(since).date(), local(until).date())


def _own(one: Commitment, latest: dict[int, Progress]) -> str:
    return f"{one.text}，{latest[one.id].label if one.id in latest else news.UNDER_WAY}"


def _public(work: Work, cycle: Cycle, quarter: int) -> str:
    """What the public said in the months of that quarter, and what was put right."""
    since, until = quarter_span(cycle.year, quarter)
    came = voices.came_between(work, cycle.org_id, since, until)
    wishes, reports = (came.get(kind, (0, 0)) for kind in (Kind.WISH, Kind.REPORT))
    mended = len(rectifications.closed_between(work, cycle.org_id, since, until))
    return news.summary_public(wishes, reports, mended)
