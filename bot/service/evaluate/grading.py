"""Grades: typed after a meeting, never computed. Words and figures come first (R31), a third is the cap."""

from datetime import date
from typing import Any

from bot.service.evaluate import appraise, files, final, who
from bot.service.evaluate.files import File
from bot.service.organise import tiers
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.effects.appraise import Consent, TypeGrades
from dialogs.rules.calendar import chinese_date
from dialogs.rules.grading import BEST, Meeting, cap
from dialogs.rules.people import Person
from dialogs.rules.subjects import Kind, read_subject
from dialogs.words import appraise as words
from storage import evaluation, people, records, years
from storage.evaluation import Grade
from storage.unit import Work
from storage.years import Cycle


def open_list(scene: Scene, _: dict[str, Any]) -> None:
    """Put those before the committee who have no grade that stands; whoever is final is left out."""
    waiting = [
        (cycle, file)
        for cycle, file in appraise.own_files(scene.work, scene.person)
        if not final.is_final(scene.work, cycle.id)
        and (file.grade is None or file.grade.consent in ("refused", "objected"))
    ]
    scene.set_aside("grade")
    if not waiting:
        scene.say(words.NOTHING_TO_GRADE)
    else:
        appraise.begin(scene, "grade", waiting, appraise.line)


def type_grades(scene: Scene, effect: TypeGrades) -> None:
    """Keep each grade by itself, with the meeting behind it; what cannot stand is refused with its name."""
    day, entitled, present, in_favour = effect.meeting
    meeting = Meeting(date.fromisoformat(day), entitled, present, in_favour)
    kept = []
    for cycle_id, key, grade, said in effect.marks:
        found = appraise.checked(scene, cycle_id, key, grade)
        subject = read_subject(key)
        if found is None or subject is None:
            continue
        file = files.gather(scene.work, found[0]).of(subject)
        if file is None or not file.graded or not _ready(scene, found[0], file, grade, said):
            continue
        if _keep(scene, found[0], file, grade, said, meeting):
            kept.append(words.grade_line(file.name, grade))
    if kept:
        scene.say(words.graded(kept, chinese_date(meeting.day)))
        _settle(scene, {cycle_id for cycle_id, _, _, _ in effect.marks})


def _settle(scene: Scene, cycles: set[int]) -> None:
    """What was decided anew after an objection may have been the last thing that was open."""
    for number in cycles:
        cycle = years.get(scene.work, number)
        if cycle is not None:
            final.settle(scene.work, cycle)


def _ready(scene: Scene, cycle: Cycle, file: File, grade: str, said: str) -> bool:
    """Whether nothing is missing; else it is said what."""
    if final.is_final(scene.work, cycle.id):
        scene.say(words.FINAL.format(name=file.name))
        return False
    if file.lacks:
        scene.say(words.cannot(file.name, [words.LACKS[one.value] for one in file.lacks]))
        return False
    if grade == BEST and file.person is not None and file.person.id == scene.person.id:
        scene.say(words.OWN_BEST)
        return False
    if grade == BEST and file.flags and not said:
        scene.say(words.needs_reason(file.name, [words.FLAGS[one] for one in file.flags]))
        return False
    return True


def _keep(scene: Scene, cycle: Cycle, file: File, grade: str, said: str, meeting: Meeting) -> bool:
    over = grade == BEST and file.subject.kind is Kind.MEMBER and _over_cap(scene.work, cycle, file)
    above = next(iter(who.superiors(scene.work, cycle.org_id)), None)
    by_superior = above is not None and above.id == scene.person.id
    asked = over and not by_superior
    if asked and not said:
        scene.say(words.over_cap(file.name, cap(_graded(scene.work, cycle))))
        return False
    if asked and above is None:
        scene.say(words.no_superior(file.name))
        return False
    number = evaluation.add_grade(
        scene.work,
        cycle.id,
        {
            "subject": file.subject.key,
            "grade": grade,
            "met_on": meeting.day,
            "entitled": meeting.entitled,
            "present": meeting.present,
            "in_favour": meeting.in_favour,
            "reason": said[:300],
            "consent": "asked" if asked else "",
            "consent_why": said[:300] if asked else "",
            "author_id": scene.person.id,
        },
    )
    subject = f"cycle:{cycle.id}:{file.subject.key}"
    records.note(scene.work, scene.person.id, "type_grade", subject, decision=number)
    if asked and above is not None:
        _ask(scene, cycle, file, above, said, number)
        return False
    return True


def _graded(work: Work, cycle: Cycle) -> int:
    return sum(1 for one in files.gather(work, cycle).files if one.graded and one.person is not None)


def _over_cap(work: Work, cycle: Cycle, file: File) -> bool:
    """Whether one more of the best grade is beyond a third of those who are graded."""
    best = [
        one
        for key, one in evaluation.grades(work, cycle.id).items()
        if key.startswith(Kind.MEMBER) and one.grade == BEST and one.stands and key != file.subject.key
    ]
    return len(best) + 1 > cap(_graded(work, cycle))


def _ask(scene: Scene, cycle: Cycle, file: File, above: Person, said: str, number: int) -> None:
    branch = people.org(scene.work, cycle.org_id)
    text = words.consent_came(branch.name if branch else "", file.name, said)
    post.errand(scene.work, above, "consent", text, f"consent:{number}")
    scene.say(words.asked_superior(file.name, above.name))


def show_consents(scene: Scene, _: dict[str, Any]) -> None:
    """What waits for the superior's word."""
    found = waiting_consents(scene.work, scene.person)
    scene.set_aside("consent")
    if not found:
        scene.say(words.NOTHING_TO_CONSENT)
        return
    items = [{"grade": one.id, "line": _consent_line(scene.work, one)} for one in found]
    scene.begin("consent", {"items": items})


def waiting_consents(work: Work, person: Person) -> list[Grade]:
    """The grades below this superior that wait for his word. A query."""
    return consents_under(work, person.org_id) if person.leads else []


def consents_under(work: Work, org_id: int) -> list[Grade]:
    """The grades right below an organisation that wait for a word of who leads it. A query."""
    below = [one.id for one in tiers.below(work, org_id)]
    years.know(work, below)
    cycles = [who.evaluated(work, number) for number in below]
    return evaluation.waiting_consents(work, [one.id for one in cycles if one is not None])


def consent(scene: Scene, effect: Consent) -> None:
    """The superior has said; whoever typed the grade is told."""
    mine = {one.id: one for one in waiting_consents(scene.work, scene.person)}
    done = 0
    for number, agreed in effect.decisions:
        one = mine.get(number)
        word = "granted" if agreed else "refused"
        if one is None or not evaluation.settle_consent(scene.work, number, word, scene.person.id):
            continue
        done += 1
        records.finish_known(scene.work, f"consent:{number}")
        records.note(scene.work, scene.person.id, f"consent_{word}", f"cycle:{one.cycle_id}:{one.subject}")
        author = people.get(scene.work, one.author_id)
        if author is not None:
            text = words.consent_told(_name(scene.work, one), scene.person.name, agreed=agreed)
            post.tell(scene.work, author, Message(text), f"consented:{number}", "notice")
    scene.say(words.consents_done(done))


def _consent_line(work: Work, one: Grade) -> str:
    cycle = years.get(work, one.cycle_id)
    branch = people.org(work, cycle.org_id) if cycle else None
    return words.consent_line(branch.name if branch else "", _name(work, one), one.consent_why)


def _name(work: Work, one: Grade) -> str:
    cycle = years.get(work, one.cycle_id)
    found = who.subjects(work, cycle) if cycle else []
    return next((name for subject, name in found if subject.key == one.subject), "")
