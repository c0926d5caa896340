"""Three kinds of incentive (R63): thanks at once, each quarter anew, and what stays over the years."""

from typing import Any

from bot.service.organise import year
from bot.service.reach import post
from bot.service.supervise import comments, comments_chat
from bot.service.talk.scene import Scene
from dialogs.effects.supervise import AgreeToThanks
from dialogs.rules.commitments import Status
from dialogs.rules.deeds import Deed
from dialogs.rules.people import Person
from dialogs.scripts.supervising import named_first, rest_of
from dialogs.words import deeds as deed_words
from dialogs.words import thanks as words
from storage import commitments, deeds, footprints, people, quarter, records
from storage.quarter import Thanks
from storage.unit import Work
from storage.years import Cycle

#: Good examples that one message names.
SHOWN = 3

#: Years that the answer shows.
_YEARS = 6

#: Longest thanks. Characters.
_LONGEST = 200


def take(scene: Scene, args: dict[str, Any]) -> None:
    """ "感谢 李明 半夜帮老人换煤气": said to him alone; the group reads it only where he agrees."""
    work = scene.work
    name, said = named_first(rest_of(str(args.get("words", ""))))
    found = comments_chat.member(scene, name) if name else None
    if found is None or not said:
        scene.say(words.WHO)
        return
    cycle, person = found
    if person.id == scene.person.id:
        scene.say(words.NOT_OWN)
        return
    keep(work, f"chat:{scene.heard.platform}:{scene.heard.key}", scene.person, person, cycle, said)
    scene.say(words.passed_on(person.name))


def keep(
    work: Work, key: str, giver: Person, person: Person, cycle: Cycle, said: str, *, heard: bool = False
) -> str:
    """Keep thanks and tell the person in private, unless he has `heard` them; gives the record's name. A
    verb."""
    quarter.thank(
        work,
        key,
        cycle_id=cycle.id,
        quarter=max(1, comments.quarter_now(work, cycle)),
        person_id=person.id,
        giver_id=giver.id,
        words=said.rstrip("。.")[:_LONGEST],
        consent="open",
    )
    kept = quarter.thanks_by_key(work, key)
    if kept is None:
        return ""
    records.note(work, giver.id, "thank", f"thanks:{kept.id}")
    if not heard:
        _tell(work, giver, person, kept)
    return f"thanks:{kept.id}"


def _tell(work: Work, giver: Person, person: Person, kept: Thanks) -> None:
    key = f"thanks:{kept.id}"
    helper = post.helper_of(work, person) if person.oral else None
    if helper is not None and helper.id != giver.id and people.identities(work, helper.id):
        text = words.read_to(person.name, giver.name, kept.words)
        post.errand(work, helper, "tell", text, key, about=person)
        return
    args = {"thanks": kept.id, "giver": giver.name, "words": kept.words}
    post.ask(work, person, "thanked", args, key, "digest")


def agree(scene: Scene, effect: AgreeToThanks) -> None:
    """The person has said whether the group may read it."""
    one = quarter.get_thanks(scene.work, effect.thanks)
    if one is None or one.person_id != scene.person.id:
        return
    quarter.change_thanks(scene.work, one.id, consent="yes" if effect.agreed else "no")
    records.note(scene.work, scene.person.id, "agree_to_thanks", f"thanks:{one.id}")
    scene.say(words.AGREED if effect.agreed else words.PRIVATE)


def good_examples(work: Work, cycle: Cycle, part: int) -> list[str]:
    """This quarter's thanks and deeds of people who agree to be named, the newest first. A query."""
    names = {one.id: one.name for one in people.members(work, cycle.org_id)}
    agreed = [one for one in quarter.thanks_of(work, cycle.id, part) if one.consent == "yes"]
    told = [words.good_one(names[one.person_id], one.words) for one in agreed[::-1] if one.person_id in names]
    return told + [
        deed_words.shown(names[one.person_id], one.words)
        for one in _deeds(work, cycle, part)
        if one.person_id in names
    ]


def _deeds(work: Work, cycle: Cycle, part: int) -> list[Deed]:
    """Deeds that the group has not read yet, or read for the first time in this quarter's summary."""
    signed = quarter.summaries(work, cycle.id).get(part)
    since = signed.signed_at if signed else None
    agreed = deeds.agreed(work, cycle.id)[::-1]
    return [one for one in agreed if one.thanked_at is None or (since and one.thanked_at >= since)]


def show_footprints(scene: Scene, _: dict[str, Any]) -> None:
    """A person's own years and deeds: no points, nobody else's."""
    lines = footprint_lines(scene.work, scene.person)
    scene.say(words.footprint(lines[:_YEARS]) if lines else words.NO_FOOTPRINT)


def footprint_lines(work: Work, person: Person) -> list[str]:
    """One line a year, the newest first. A query."""
    lines = []
    own_deeds, thanked = deeds.of_person(work, person.id)[::-1], quarter.thanks_to(work, person.id)
    for cycle_id, of_year in footprints.cycles_of(work, person.id).items():
        own = commitments.of_person(work, person.id, cycle_id)
        kept = [one for one in own if one.status is Status.PUBLISHED]
        latest = commitments.last_progress(work, [one.id for one in kept])
        done = sum(1 for one in latest.values() if one.state == "done")
        told = [one.words for one in own_deeds if one.cycle_id == cycle_id]
        told += [one.words for one in thanked[::-1] if one.cycle_id == cycle_id]
        if kept or told:
            lines.append(words.footprint_year(of_year, len(kept), done, told))
    return lines


def running(work: Work, org_id: int) -> Cycle | None:
    """The year that thanks and exchanges belong to. A query."""
    return next(iter(year.running(work, org_id)), None)
