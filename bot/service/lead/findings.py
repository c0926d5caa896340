"""What was found at a random check (R84): told first to the person concerned, then to the secretary."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.service.lead.below import top_of
from bot.service.lead.drawing import line_of
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.lead import RecordFindings
from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.scripts.checks import AT_ONCE
from dialogs.scripts.public import by_channel
from dialogs.understanding.past_day import past_day
from dialogs.words import checks as words
from storage import checks as store
from storage import commitments, people, provenance, records, years
from storage.checks import Item
from storage.provenance import Provenance
from storage.unit import Work


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Put before somebody what he has to look at, or before an officer what others told him of."""
    scene.set_aside("checks")
    args = list_args(scene.work, scene.person)
    if args is None:
        scene.say(words.NOTHING_OPEN)
    else:
        scene.begin("checks", args)


def list_args(work: Work, person: Person) -> dict[str, Any] | None:
    """The list of what waits for somebody: his own first, then those of his organisation. A query."""
    own = store.waiting(work, checker=person.id)
    if not own and top_of(work, person) is not None:
        own = store.waiting(work, superior=person.org_id)
    if not own:
        return None
    shown = [{"item": one.id, "line": line_of(work, one, person.id)} for one in own[:AT_ONCE]]
    return {"items": shown, "more": len(own) - len(shown)}


@dataclass(slots=True)
class Told:
    """What has been kept so far; `seen` are true findings by organisation, to be told at once; `differs`
    names an organisation where something differs."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("true", "differs", "put_off"), 0))
    seen: dict[int, list[str]] = field(default_factory=dict)
    differs: str = ""


def keep(scene: Scene, effect: RecordFindings) -> None:
    """Each by itself; what somebody else has told meanwhile is left alone."""
    work, kept = scene.work, Told()
    for number, place, finding, said in effect.findings:
        item = store.one(work, number)
        if item is None or not may(work, scene.person, item):
            scene.say(words.NOTHING_OPEN)
        else:
            told = _keep(scene, item, finding, said)
            if told is None:
                scene.say(words.DONE_ALREADY.format(number=place))
                continue
            kept.counts[finding] += 1
            _tell(scene.work, item, finding, told, kept)
    tell_branches(work, kept)
    left = list_args(work, scene.person)
    number_left = len(left["items"]) + left["more"] if left else 0
    scene.say(words.kept(kept.counts["true"], kept.counts["differs"], kept.counts["put_off"], number_left))
    if kept.differs:
        scene.say(words.next_step(kept.differs))
    if not store.waiting(work, checker=scene.person.id):
        records.finish_kind(work, "check", scene.person.id)


def tell_branches(work: Work, kept: Told) -> None:
    """What was found to be true is told to whoever leads there, organisation by organisation."""
    for org, lines in kept.seen.items():
        _tell_branch(work, org, lines)


def note(work: Work, person: Person, item: Item, finding: str, said: str, day: date, kept: Told) -> bool:
    """One finding from a table; False where it was told before. A verb."""
    if not _find(work, person, item, finding, said, day, "paper"):
        return False
    _tell(work, item, finding, said, kept)
    if not store.waiting(work, checker=person.id):
        records.finish_kind(work, "check", person.id)
    return True


def may(work: Work, person: Person, item: Item) -> bool:
    """Whoever was sent; or somebody with an office where it was drawn, for a checker who told him."""
    draw = store.get(work, item.draw_id)
    same = draw is not None and top_of(work, person) is not None and draw.org_id == person.org_id
    return person.active and person.org_id != item.org_id and (item.checker_id == person.id or same)


def _keep(scene: Scene, item: Item, finding: str, said: str) -> str | None:
    """What was found, without the day and the way it came; None where it was told already."""
    work, today = scene.work, local(scene.work.now).date()
    channel, rest = by_channel(said)
    day, rest = past_day(rest, today)
    return rest if _find(work, scene.person, item, finding, rest, day or today, channel) else None


def _find(work: Work, recorder: Person, item: Item, finding: str, said: str, day: date, channel: str) -> bool:
    if not store.find(work, item.id, finding, said, day):
        return False
    provenance.keep(work, Provenance(f"check:{item.id}", channel, recorder.id, day))
    records.note(work, recorder.id, "record_finding", f"check:{item.id}", finding=finding)
    return True


def _tell(work: Work, item: Item, finding: str, said: str, kept: Told) -> None:
    promise = commitments.get(work, item.commitment_id) if item.commitment_id else None
    author = people.get(work, promise.person_id) if promise else None
    text = promise.text if promise else ""
    if author is not None and finding != "put_off":
        message = words.author_differs(text, said) if finding == "differs" else words.author_true(text)
        elder = author.oral and finding == "true"
        told = Message(words.AUTHOR_ELDER if elder else message)
        post.tell(work, author, told, f"check:{item.id}:author", "notice")
    if finding == "true":
        who = f"{author.name}：{text}" if author else ""
        kept.seen.setdefault(item.org_id, []).append(who or said or words.FINDINGS["true"])
    elif finding == "differs":
        org = people.org(work, item.org_id)
        kept.differs = org.name if org else ""
        _ask_branch(work, item, author, promise)


def _ask_branch(work: Work, item: Item, author: Person | None, promise: Commitment | None) -> None:
    """Whoever leads there gets a task, on the next working day: the person concerned hears it first."""
    leader = _leader(work, item.org_id)
    if leader is None:
        return
    if author is None or promise is None:
        _bring(work, item, leader)
    elif author.id != leader.id:
        due = next_working_time(at(add_working_days(local(work.now).date(), 1), 9))
        args = {"person": leader.id, "item": item.id}
        years.schedule(work, promise.cycle_id, "check.branch", f"check.branch:{item.id}", args, due)


def ask_branch(duty: Duty, leader: Person) -> None:
    """The task comes, to whoever leads the organisation now."""
    item = store.one(duty.work, int(duty.task.args["item"]))
    now = _leader(duty.work, item.org_id) if item else None
    if item is not None:
        _bring(duty.work, item, now or leader)


def _bring(work: Work, item: Item, leader: Person) -> None:
    org = people.org(work, item.org_id)
    promise = commitments.get(work, item.commitment_id) if item.commitment_id else None
    author = people.get(work, promise.person_id) if promise else None
    name, text = author.name if author else "", promise.text if promise else ""
    told = words.branch_differs(org.name if org else "", name, text, item.words)
    post.errand(work, leader, "check_differs", told, f"check:{item.id}:branch", about=author)


def _tell_branch(work: Work, org_id: int, lines: list[str]) -> None:
    leader = _leader(work, org_id)
    if leader is not None:
        key = f"check-true:{org_id}:{work.now.isoformat()}"
        post.tell(work, leader, Message(words.branch_true(lines)), key, "digest")


def _leader(work: Work, org_id: int) -> Person | None:
    members = people.members(work, org_id)
    return people.secretary(work, org_id) or next((one for one in members if one.leads), None)
