"""Verbs on progress: what is said about a commitment is added, never overwritten."""

from datetime import date
from typing import Any

from bot.service.public import kept_wishes
from bot.service.talk.scene import Scene
from dialogs.effects.fulfil import RecordProgress
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Person
from dialogs.words import checkin as checkin_words
from storage import commitments, records
from storage.unit import Work


def record(scene: Scene, effect: RecordProgress) -> None:
    """Add what was said; a family member's word is marked as such."""
    work = scene.work
    one = commitments.get(work, effect.commitment)
    if one is None or one.person_id != scene.person.id:
        return
    before = commitments.last_progress(work, [one.id]).get(one.id)
    expected = date.fromisoformat(effect.expected) if effect.expected else None
    percent = effect.percent
    if expected and percent is None and before is not None and before.state == effect.state:
        percent = before.percent  # only the day is new
    keep(
        work,
        one,
        quarter=effect.quarter,
        state=effect.state,
        percent=percent,
        words=effect.words,
        told_by=effect.told_by,
        media_id=effect.media,
        expected=expected,
    )
    records.note(work, scene.person.id, "record_progress", f"commitment:{one.id}", quarter=effect.quarter)
    scene.say(checkin_words.thanks(effect.state, percent))
    if expected is not None:
        scene.say(checkin_words.rest_by(chinese_date(expected)))
    if before is not None and before.state == "done" and effect.state != "done":
        scene.say(checkin_words.CORRECTED)


def keep(work: Work, one: Commitment, *, state: str, quarter: int, **told: Any) -> int:
    """Keep a word on a commitment, whoever said it and wherever; whoever wished for it is asked once it is
    done. Gives the number of the word. A verb."""
    number = commitments.add_progress(work, one.id, state=state, quarter=quarter, **told)
    kept_wishes.ask_whether_done(work, one, state)
    return number


def checkin_args(one: Commitment, quarter: int, left: int, *, elder: bool) -> dict[str, Any]:
    """What the check-in on one commitment is begun with."""
    return {
        "commitment": one.id,
        "quarter": quarter,
        "text": one.text,
        "target": one.quantity,
        "left": left,
        "elder": elder,
    }


def published(work: Work, person: Person, cycle_id: int) -> list[Commitment]:
    """A person's published commitments of a cycle."""
    own = commitments.of_person(work, person.id, cycle_id)
    return [one for one in own if one.status is Status.PUBLISHED]


def quarter_of(work: Work) -> int:
    """The quarter it is now."""
    return (local(work.now).month - 1) // 3 + 1
