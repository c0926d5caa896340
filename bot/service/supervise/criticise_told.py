"""Who reads what of a formal criticism: the person concerned first and alone, then its scope, no further."""

from datetime import timedelta

from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Message
from dialogs.rules.calendar import next_working_time
from dialogs.rules.criticism import Criticism, Scope, State, may_second
from dialogs.rules.people import Person
from dialogs.words import criticism as words
from dialogs.words import rectification as reading_words
from storage import criticisms, measures, people, tree, years
from storage.unit import Work

#: Time between the word to the person concerned and what the scope reads.
_FIRST = timedelta(hours=1)


def label(work: Work, one: Criticism) -> str:
    """Who is criticised, as it is said."""
    org = people.org(work, one.org_id) if one.of_org else None
    person = people.get(work, one.person_id)
    return org.name if org else person.name if person else ""


def tell(work: Work, one: Criticism, text: str, step: str) -> None:
    """A word to the person concerned, outside the week's budget; to somebody old it is read."""
    person, key = people.get(work, one.person_id), f"criticism:{one.id}:{step}"
    if person is None or not person.active:
        return
    helper = post.helper_of(work, person) if person.oral else None
    if helper is not None and people.identities(work, helper.id):
        post.errand(work, helper, "read_to", reading_words.read_to(person.name, text), key, about=person)
        return
    post.tell(work, person, Message(text), key, "reply")


def tell_proposer(work: Work, one: Criticism) -> None:
    """The proposer learns what the person concerned says."""
    proposer, said = people.get(work, one.proposer_id), measures.last(work, f"criticism:{one.id}", "view")
    if proposer is not None and said is not None:
        text = words.line(label(work, one), one.cause, words.STATES["heard"], said.words, "")
        post.tell(work, proposer, Message(text + "。"), f"criticism:{one.id}:view:{said.id}", "notice")


def goes_on(work: Work, one: Criticism, following: Person) -> None:
    """Whoever goes on with it in the proposer's place learns how it stands."""
    text = words.goes_on(words.line(label(work, one), one.cause, words.STATES[one.state.value], "", ""))
    key = f"criticism:{one.id}:goes-on:{following.id}"
    post.tell(work, following, Message(text), key, "task")


def seconds(work: Work, one: Criticism) -> list[Person]:
    """Who may agree as the second, the proposer's own organisation first."""
    able = []
    for org_id in (one.by_org_id, *(each.id for each in tree.above(work, one.by_org_id))):
        members = people.members(work, org_id)
        able += [each for each in members if may_second(each, one, above=org_id != one.by_org_id)]
    return able


def ask_second(work: Work, one: Criticism) -> None:
    """The first who may agree is asked; others may do it as well."""
    second = next(iter(seconds(work, one)), None)
    if second is not None:
        post.errand(work, second, "second", words.ask_second(label(work, one)), f"criticism:{one.id}:second")


def publish(work: Work, one: Criticism) -> None:
    """The person concerned reads the text; an hour later it goes to its scope."""
    tell(work, one, words.told_published(one.text, one.scope.label), "published")
    cycle = next(iter(years.of_org(work, one.org_id)), None)
    moment = next_working_time(work.now + _FIRST)
    if cycle is None:
        _post(work, one, one.text, "posted")
        return
    args = {"part": 0, "criticism": one.id}
    years.schedule(work, cycle.id, "criticism.post", f"criticism.post:{one.id}", args, moment)


def post_due(duty: Duty) -> None:
    """The hour is over: it goes to its scope, unless it was taken back meanwhile."""
    one = criticisms.get(duty.work, int(duty.task.args["criticism"]))
    if one is not None and one.state is State.PUBLISHED:
        _post(duty.work, one, one.text, "posted")


def correct(work: Work, one: Criticism, why: str) -> None:
    """It is taken back: the person concerned, and the same scope, read the correction."""
    text = words.correction(label(work, one), why)
    tell(work, one, text, "withdrawn")
    _post(work, one, text, "corrected")


def _post(work: Work, one: Criticism, text: str, step: str) -> None:
    orgs = [one.org_id]
    if one.scope is Scope.BELOW:
        orgs = [one.by_org_id, *(each.id for each in tree.under(work, one.by_org_id))]
    card = Message(text, title=words.title(label(work, one)))
    for org_id in orgs:
        post.tell_group(work, org_id, card, f"criticism:{one.id}:{step}:{org_id}")


def board_lines(work: Work, org_id: int) -> tuple[str, ...]:
    """What the noticeboard carries: the text, or in its place the correction. A query."""
    lines = []
    for one in criticisms.on_board(work, org_id):
        taken = measures.last(work, f"criticism:{one.id}", "withdraw")
        if taken is not None:
            lines.append(words.correction(label(work, one), taken.words))
        elif one.state is State.PUBLISHED:
            lines.append(one.text)
    return tuple(lines)
