"""The publicity period: first each person in private, then names within the scope, then final (R73)."""

from datetime import date, datetime
from typing import Any

from bot.ports import Door, Links
from bot.service.evaluate import files, final, who
from bot.service.evaluate.files import File
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.aftermath import Publicise
from dialogs.rules.calendar import add_working_days, at, chinese_date, local, next_working_time
from dialogs.rules.people import Person
from dialogs.rules.publicity import Period, last_day
from dialogs.words import aftermath as words
from dialogs.words import evaluation as evaluation_words
from storage import aftermath, evaluation, people, records, years
from storage.unit import Work
from storage.years import Cycle


def open_dialog(scene: Scene, args: dict[str, Any]) -> None:
    """Ask how the results hang; with “重开” and a reason a final result is taken up again."""
    cycle = who.evaluated(scene.work, scene.person.org_id)
    said = str(args.get("words", "")).partition(" ")[2].strip()
    if cycle is None or not scene.person.leads:
        scene.say(evaluation_words.NO_YEAR if cycle is None else evaluation_words.LEADERS_ONLY)
        return
    found = aftermath.period(scene.work, cycle.id)
    if said.startswith("重开"):
        _reopen(scene, cycle, found, said.removeprefix("重开").strip(" ，,：:"))
    elif found is not None and found.state == "final":
        scene.say(words.ALREADY_FINAL.format(year=cycle.year))
    elif found is not None and found.state == "running":
        scene.say(words.RUNNING.format(until=chinese_date(found.closes)))
    else:
        _ask(scene, cycle)


def _ask(scene: Scene, cycle: Cycle) -> None:
    members = _members(scene.work, cycle)
    graded = [one for one in members if one.grade is not None and one.grade.stands]
    missing = [one.name for one in members if one.waits]
    if missing or not graded:
        scene.say(words.NOT_YET.format(names="、".join(missing)) if missing else words.NO_PERIOD)
        return
    scene.set_aside("publicise")
    terms, _ = evaluation.terms_of(scene.work, cycle.id)
    about = {"cycle": cycle.id, "year": cycle.year, "count": len(graded), "days": terms.publicity_days}
    scene.begin("publicise", about)


def _reopen(scene: Scene, cycle: Cycle, found: Period | None, why: str) -> None:
    if found is None:
        scene.say(words.NO_PERIOD)
    elif not why:
        scene.say(words.REOPEN_HOW)
    else:
        aftermath.settle_period(scene.work, found.id, "reopened", why=why[:300], reopened_by=scene.person.id)
        records.note(scene.work, scene.person.id, "reopen_results", f"cycle:{cycle.id}", why=why[:300])
        scene.say(words.REOPENED.format(year=cycle.year))


def publicise(scene: Scene, effect: Publicise) -> None:
    """Tell each person in private today; the results hang from the next working day on."""
    work, person = scene.work, scene.person
    cycle = years.get(work, effect.cycle)
    if cycle is None or cycle.org_id != person.org_id or not person.leads or not effect.scope:
        scene.say(words.PUBLICISE_LATER)
        return
    found = aftermath.period(work, cycle.id)
    if found is not None and found.state != "reopened":
        scene.say(words.RUNNING.format(until=chinese_date(found.closes)))
        return
    terms, _ = evaluation.terms_of(work, cycle.id)
    opens = _opens(work)
    closes = last_day(opens, terms.publicity_days)
    values = {"scope": effect.scope, "shows": effect.shows, "opens": opens, "closes": closes}
    number = aftermath.open_period(work, cycle.id, {**values, "author_id": person.id})
    records.note(work, person.id, "publicise_results", f"cycle:{cycle.id}", scope=effect.scope)
    for kind, day, hour in (("publicity.open", opens, 9), ("publicity.close", closes, 17)):
        years.schedule(work, cycle.id, kind, f"{kind}:{number}", {"period": number}, at(day, hour))
    members = _members(work, cycle)
    for one in members:
        _tell(work, cycle, one, number, effect.scope, scene.links)
    scene.say(words.published(chinese_date(opens), chinese_date(closes), len(members)))


def _tell(work: Work, cycle: Cycle, file: File, number: int, scope: str, links: Links) -> None:
    """The result to the person himself, in the committee's words."""
    person, grade = file.person, file.grade
    if person is None:
        return
    said = file.word.words if file.word else ""
    if not file.graded:
        text = words.candidate_result(cycle.year, said)
    elif grade is None or not grade.stands:
        text = words.no_result(cycle.year, file.excuse)
    elif person.oral:
        text = words.own_result_elder(grade.grade)
    else:
        opens = chinese_date(_opens(work))
        text = words.own_result(cycle.year, grade.grade, said, opens)
    link = Link(words.LOOK, links.page(Door.OUTCOME, number, person.id)) if scope == "members" else None

    def by_hand(_: datetime) -> None:
        """His week is full: somebody tells him in person, so that he hears it before others do."""
        helper = post.helper_of(work, person)
        if helper is not None:
            key = f"tell-result:{number}:{person.id}"
            post.errand(work, helper, "tell", words.tell_in_person(person.name, text), key, about=person)

    key = f"result:{number}:{person.id}"
    post.tell(work, person, Message(text, link=link), key, "notice", later=by_hand)


def _opens(work: Work) -> date:
    """The first working day behind the one on which people hear it themselves."""
    return add_working_days(local(next_working_time(work.now)).date(), 1)


def hang(duty: Duty) -> None:
    """The results hang: a card without names goes to the group."""
    found = aftermath.period(duty.work, duty.cycle.id)
    if found is None or found.id != duty.task.args["period"] or found.state != "running":
        return
    link = Link(words.LOOK, f"/outcomes/{duty.cycle.org_id}") if found.scope == "public" else None
    card = Message(
        words.card(chinese_date(found.opens), chinese_date(found.closes)),
        title=words.card_title(duty.cycle.year),
        link=link,
    )
    post.tell_group(duty.work, duty.cycle.org_id, card, f"publicity:{found.id}")


def close(duty: Duty) -> None:
    """The last day is over: final, unless an objection waits for its answer."""
    found = aftermath.period(duty.work, duty.cycle.id)
    if found is None or found.id != duty.task.args["period"]:
        return
    left = final.settle(duty.work, duty.cycle)
    secretary = people.secretary(duty.work, duty.cycle.org_id)
    if left and secretary is not None:
        message = Message(words.waits_for(left))
        post.tell(duty.work, secretary, message, f"publicity-waits:{found.id}", "notice")


def _members(work: Work, cycle: Cycle) -> list[File]:
    return [one for one in files.gather(work, cycle).files if one.person is not None]


def shown_to(work: Work, period: Period, cycle: Cycle, person: Person | None) -> bool:
    """Whether the results may be read: by everybody, or by members of the branch only. A query."""
    if period.state == "reopened" or period.opens > local(work.now).date():
        return False
    if period.state == "final" and period.closes < local(work.now).date():
        return False
    return period.scope == "public" or (person is not None and person.org_id == cycle.org_id)
