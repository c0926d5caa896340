"""Who answers an objection to results: somebody not concerned, near or further up; and who is next."""

from bot.service.evaluate import who
from bot.service.public.voices import may_handle
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.calendar import chinese_date
from dialogs.rules.people import Person
from dialogs.rules.publicity import Objection
from dialogs.rules.subjects import Kind, read_subject
from dialogs.rules.voices import spoken_of
from dialogs.words import objections as words
from storage import aftermath, evaluation, people, records, tree, years
from storage.unit import Work
from storage.years import Cycle


def first(work: Work, cycle: Cycle, one: Objection, but: int | None = None) -> Person | None:
    """Who answers it, `but` not whom it was with before. Near or further up: neither the one objected to,
    nor who objects or is spoken of, nor who wrote the word or typed the grade. Where everybody is
    concerned, whoever typed; else whoever leads, who says that nobody else is there. A query."""
    parties, graders = _parties(work, cycle, one), _graders(work, cycle, one)
    orgs = [cycle.org_id, *(each.id for each in tree.above(work, cycle.org_id))]
    for excluded in (parties | graders | {but}, parties | {but}):
        barred = frozenset(number for number in excluded if number)
        found = next((each for org in orgs for each in may_handle(work, org, barred)), None)
        if found is not None:
            return found
    return next((each for each in who.leaders(work, cycle.org_id) if each.id != but), None)


def concerned(work: Work, cycle: Cycle, one: Objection, handler: Person) -> bool:
    """Whether whoever answers is concerned himself, because nobody else is there. A query."""
    return handler.id in _parties(work, cycle, one) | _graders(work, cycle, one)


def _parties(work: Work, cycle: Cycle, one: Objection) -> set[int]:
    about = read_subject(one.subject)
    named = set(spoken_of(one.text, people.members(work, cycle.org_id)))
    named |= {number for number in (one.person_id, one.recorder_id) if number}
    return named | ({about.id} if about and about.kind is Kind.MEMBER else set())


def _graders(work: Work, cycle: Cycle, one: Objection) -> set[int]:
    kept = (evaluation.grades(work, cycle.id), evaluation.words(work, cycle.id))
    decided = (every.get(one.subject) for every in kept)
    return {each.author_id for each in decided if each is not None}


def bring(work: Work, cycle: Cycle, one: Objection, handler: Person) -> None:
    """Put it before whoever answers from now on. A verb."""
    aftermath.hand_objection(work, one.id, handler.id)
    if concerned(work, cycle, one, handler):
        records.note(work, None, "objection_alone", f"objection:{one.id}", handler=handler.id)
    name = next((called for about, called in who.subjects(work, cycle) if about.key == one.subject), "")
    text, key = words.objection_came(name, one.text, chinese_date(one.answer_by)), f"objection:{one.id}"
    if records.readdress(work, key, handler.id):
        post.tell(work, handler, Message(text), f"{key}:{handler.id}:{work.now.isoformat()}", "task")
    else:
        post.errand(work, handler, "objection", text, key)


def watch(work: Work, one: Objection, handler: Person) -> None:
    """It was not answered in time: the next in rank hears of it and may answer too. A verb."""
    cycle = cycle_of(work, one)
    following = first(work, cycle, one, handler.id) if cycle else None
    if following is None:
        return
    aftermath.watch_objection(work, one.id, following.id)
    records.note(work, None, "watch", f"objection:{one.id}", by=following.id)
    text = words.objection_watched(handler.name, one.text)
    post.errand(work, following, "objection", text, f"objection-watch:{one.id}")


def cycle_of(work: Work, one: Objection) -> Cycle | None:
    """The year to whose results it objects. A query."""
    found = aftermath.period_by_id(work, one.publicity_id)
    return years.get(work, found.cycle_id) if found else None


def pass_on(work: Work, one: Objection) -> None:
    """Nobody is there to answer it any more: it goes to whoever is next. A verb."""
    cycle = cycle_of(work, one)
    following = first(work, cycle, one, one.handler_id) if cycle else None
    if cycle is None or following is None or following.id == one.handler_id:
        return
    bring(work, cycle, one, following)
    records.note(work, None, "hand_on", f"objection:{one.id}", to=following.id)
