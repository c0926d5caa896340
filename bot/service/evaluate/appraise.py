"""The organisation's words: who waits, what is written. Whoever writes about whom: `who.deciders`."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.ports import Door
from bot.service.evaluate import files, who
from bot.service.evaluate.files import File
from bot.service.organise import tiers
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.appraise import WriteWords
from dialogs.rules.people import Person
from dialogs.rules.sources import RESULTS
from dialogs.rules.subjects import read_subject
from dialogs.scripts.appraise import AT_ONCE
from dialogs.words import appraise as words
from dialogs.words import evaluation as evaluation_words
from storage import evaluation, people, records, years
from storage.unit import Work
from storage.years import Cycle

#: A file and the year it belongs to.
Waiting = tuple[Cycle, File]


def write(scene: Scene, _: dict[str, Any]) -> None:
    """Put those before the writer on whom nothing is written yet; all of them once everything is."""
    waiting = [one for one in own_files(scene.work, scene.person) if one[1].word is None]
    _open(scene, "appraise", waiting, words.NOTHING_TO_WRITE)


def keep(scene: Scene, effect: WriteWords) -> None:
    """Keep each word by itself; what somebody may not write is refused with its name."""
    kept = []
    for cycle_id, key, grade, said in effect.marks:
        found = checked(scene, cycle_id, key, grade)
        if found is not None:
            cycle, name = found
            values = {"subject": key, "grade": grade, "words": said, "author_id": scene.person.id}
            evaluation.add_word(scene.work, cycle.id, values)
            records.note(scene.work, scene.person.id, "write_word", f"cycle:{cycle.id}:{key}")
            kept.append(name)
    if kept:
        scene.say(words.words_kept(kept))
    write(scene, {})


def checked(scene: Scene, cycle_id: int, key: str, grade: str) -> tuple[Cycle, str] | None:
    """The year and the name, where this person may write about that subject; else it is said why not."""
    cycle, subject = years.get(scene.work, cycle_id), read_subject(key)
    if cycle is None or subject is None or cycle.status == "closed" or grade not in cycle.rules.grades:
        scene.say(evaluation_words.NO_YEAR)
        return None
    name = next((called for one, called in who.subjects(scene.work, cycle) if one == subject), "")
    if not name or not who.may_decide(scene.work, cycle, subject, scene.person):
        scene.say(words.NOT_YOURS.format(name=name))
        return None
    return cycle, name


def own_files(work: Work, person: Person) -> Iterator[Waiting]:
    """Those whom a list puts before this person: of his own organisation, and of those directly below."""
    if not person.holds_office:
        return
    below = [one.id for one in tiers.below(work, person.org_id)]
    for org_id in (person.org_id, *below):
        cycle = who.evaluated(work, org_id)
        if cycle is None:
            continue
        for file in files.gather(work, cycle).files:
            first = who.first_decider(work, cycle, file.subject)
            if file.graded and first is not None and first.id == person.id:
                yield cycle, file


def show_appraisal(scene: Scene, args: dict[str, Any]) -> None:
    """The way to the files of a year: of one's own organisation, also where a member of it is named, or of
    one below that is named."""
    named = str(args.get("words", "")).partition(" ")[2].strip()
    own = not named or bool(people.by_name(scene.work, scene.person.org_id, named))
    found = people.org(scene.work, scene.person.org_id) if own else people.org_named(scene.work, named)
    if found is None:
        scene.say(words.NO_SUCH_ORG.format(name=named))
        return
    cycle = who.evaluated(scene.work, found.id)
    if cycle is None and not named:
        below = tiers.below(scene.work, scene.person.org_id)
        if below and scene.person.leads:
            scene.say(words.WHICH_BRANCH.format(name=below[0].name))
            return
    if cycle is None or not who.may_read(scene.work, cycle, scene.person):
        scene.say(evaluation_words.OFFICE_ONLY if cycle else evaluation_words.NO_YEAR)
        return
    link = Link(words.APPRAISAL_LINK, scene.links.page(Door.APPRAISE, cycle.id, scene.person.id))
    scene.says.append(Message(words.APPRAISAL, link=link))


def line(file: File) -> str:
    """One subject in a list: the record, the middles of the sources, what is missing."""
    done = sum(1 for one in file.items if one.result == RESULTS["done"])
    parts = []
    for source, shown in (("互评", file.peers), ("群众", file.public)):
        if shown.figures.median:
            parts.append(words.middle(source, "和".join(shown.figures.median)))
    if file.word is not None:
        parts.append(words.middle("评语", file.word.grade))
    if file.lacks:
        parts.append(words.lacking([words.LACKS[one.value] for one in file.lacks]))
    return words.facts(file.name, done, len(file.items), parts)


def begin(scene: Scene, dialog: str, waiting: list[Waiting], describe: Callable[[File], str]) -> None:
    """Open a numbered list of these."""
    items = [
        {
            "cycle": cycle.id,
            "subject": file.subject.key,
            "name": file.name,
            "line": describe(file) + (words.OWN if file.person == scene.person else ""),
        }
        for cycle, file in waiting[:AT_ONCE]
    ]
    grades = list(waiting[0][0].rules.grades)
    scene.begin(dialog, {"items": items, "more": len(waiting) - len(items), "grades": grades})


def _open(scene: Scene, dialog: str, waiting: list[Waiting], nothing: str) -> None:
    scene.set_aside(dialog)
    if not waiting and not scene.person.leads:
        scene.say(evaluation_words.LEADERS_ONLY)
    elif not waiting:
        scene.say(nothing)
    else:
        begin(scene, dialog, waiting, line)
