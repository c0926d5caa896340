"""Members exchange with each other 党员互相交流 (R61): in the group, or at a small-group meeting."""

from datetime import date
from typing import Any

from bot.service.reach import post
from bot.service.supervise import comments, thanks
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.supervise import PostExchange
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person, Role
from dialogs.scripts.supervising import rest_of
from dialogs.scripts.thanks import meeting
from dialogs.words import news
from dialogs.words import service as service_words
from dialogs.words import thanks as words
from storage import quarter, records, years
from storage.unit import Work
from storage.years import Cycle

_LONGEST = 500


def take(scene: Scene, args: dict[str, Any]) -> None:
    """With words behind it a meeting is written down; alone the invitation is offered."""
    if scene.person.role is Role.MEMBER:
        scene.say(service_words.ONLY_SECRETARY)
        return
    cycle = thanks.running(scene.work, scene.person.org_id)
    part = comments.quarter_now(scene.work, cycle) if cycle else 0
    if cycle is None or not part:
        scene.say(words.NO_CYCLE)
        return
    rest = rest_of(str(args.get("words", "")))
    if rest:
        _keep_meeting(scene, cycle, part, rest)
    elif not scene.person.leads:
        scene.say(service_words.ONLY_SECRETARY)
    else:
        scene.set_aside("exchange")
        scene.begin("exchange", _args(scene.work, cycle, part))


def _keep_meeting(scene: Scene, cycle: Cycle, part: int, said: str) -> None:
    work, today = scene.work, local(scene.work.now).date()
    read = meeting(said, today)
    if read is None:
        scene.say(words.NO_DAY)
        return
    day, place, present, text = read
    if not text or day > today:
        scene.say(words.AHEAD if text else words.NOTHING_SAID)
        return
    keep(work, f"meeting:{scene.heard.platform}:{scene.heard.key}", scene.person, cycle, part, read)
    people_there = f"{present}人" if present else "大家"
    where = f"在{place}" if place else ""
    scene.set_aside("exchange")
    scene.say(words.EXCHANGE_KEPT.format(day=chinese_date(day), place=where, present=people_there))


def keep(
    work: Work,
    key: str,
    recorder: Person,
    cycle: Cycle,
    part: int,
    held: tuple[date, str, int | None, str],
) -> None:
    """Keep a meeting at which members exchanged: day, place, how many were there, what was said. A verb."""
    day, place, present, text = held
    new = quarter.add_exchange(
        work,
        key,
        cycle_id=cycle.id,
        quarter=part,
        kind="meeting",
        held_on=day,
        place=place,
        present=present,
        words=text[:_LONGEST],
        recorder_id=recorder.id,
    )
    if new:
        records.note(work, recorder.id, "record_exchange", f"cycle:{cycle.id}:{part}")


def post_invitation(scene: Scene, effect: PostExchange) -> None:
    """The invitation goes to the group, once a quarter, and the exchange is recorded."""
    work, person = scene.work, scene.person
    if not effect.text:
        scene.say(words.EXCHANGE_LATER)
        return
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not person.leads:
        scene.say(service_words.ONLY_SECRETARY)
        return
    key, today = f"exchange:{cycle.id}:{effect.quarter}", local(work.now).date()
    goes = post.tell_group(work, cycle.org_id, Message(effect.text, title=words.title(effect.quarter)), key)
    if goes is not None:
        quarter.add_exchange(
            work,
            key,
            cycle_id=cycle.id,
            quarter=effect.quarter,
            kind="group",
            held_on=today,
            place="",
            present=None,
            words=effect.text,
            recorder_id=person.id,
        )
        _mark_posted(work, cycle, effect.quarter)
        records.note(work, person.id, "post_exchange", f"cycle:{cycle.id}:{effect.quarter}")
    scene.say(news.posted(goes, today))


def _mark_posted(work: Work, cycle: Cycle, part: int) -> None:
    for one in quarter.thanks_of(work, cycle.id, part):
        if one.consent == "yes" and one.posted_at is None:
            quarter.change_thanks(work, one.id, posted_at=work.now)


def _args(work: Work, cycle: Cycle, part: int) -> dict[str, Any]:
    good = thanks.good_examples(work, cycle, part)[: thanks.SHOWN]
    return {"cycle": cycle.id, "quarter": part, "draft": words.invitation(part, good)}
