"""The focus list of a year 中心工作、重点任务: given by the secretary, inherited from above (R9, R45)."""

from typing import Any

from bot.problems import BadInput
from bot.service.organise import year as cycles
from bot.service.organise.naming import named_org
from bot.service.talk.scene import Scene
from dialogs.rules.calendar import local
from dialogs.scripts.focus_words import read_focus
from dialogs.words import focus as words
from storage import focus as store
from storage import records, tree
from storage.unit import Work

#: How long one task may be, so that a commitment can carry it as a tag. Characters.
LONGEST = 40

#: How many an organisation gives itself.
MOST = 12

#: October is when one thinks of the next year.
_NEXT_YEAR_FROM = 10


def show(scene: Scene, args: dict[str, Any]) -> None:
    """The list, or what is to be added to or taken off it."""
    work, person = scene.work, scene.person
    said = read_focus(str(args.get("words", "")))
    year = year_of(work, person.org_id)
    if (said.add or said.drop) and not person.leads:
        scene.say(words.ONLY_LEADERS)
        return
    try:
        if said.add:
            add(work, person.org_id, year, said.add, person.id)
        if said.drop:
            drop(work, person.org_id, year, said.drop, person.id)
    except BadInput as trouble:
        scene.say(str(trouble))
        return
    scene.say(words.tasks(year, listed(work, person.org_id, year), leads=person.leads))


def listed(work: Work, org_id: int, year: int) -> list[tuple[str, str]]:
    """The tasks of a year that hold for an organisation, its own first, each with whose it is: an empty
    name for its own. A query."""
    above = tree.above(work, org_id)
    names = {one.id: one.name for one in above}
    return [
        (one.text, names.get(one.org_id, ""))
        for one in store.of(work, [org_id, *(a.id for a in above)], year)
    ]


def add(work: Work, org_id: int, year: int, tasks: list[str], author: int | None) -> int:
    """Put tasks on the list; how many are new. A verb.

    Raises:
        BadInput: one is too long, or there would be too many; then none is added.
    """
    long = next((one for one in tasks if len(one) > LONGEST), None)
    if long is not None:
        raise BadInput(words.TOO_LONG.format(task=long[:12], most=LONGEST))
    own = {one.text for one in store.of(work, [org_id], year)}
    if len(own | set(tasks)) > MOST:
        raise BadInput(words.TOO_MANY.format(most=MOST))
    new = sum(store.add(work, org_id, year, one, author) for one in dict.fromkeys(tasks))
    if new:
        records.note(work, author, "add_focus", f"org:{org_id}", year=year, tasks=list(tasks))
    return new


def drop(work: Work, org_id: int, year: int, number: int, author: int | None) -> None:
    """Take one of the organisation's own tasks off the list, by its number there. A verb.

    Raises:
        BadInput: there is no such number, or it comes from above.
    """
    everything = listed(work, org_id, year)
    own = store.of(work, [org_id], year)
    if not 1 <= number <= len(everything):
        raise BadInput(words.NO_SUCH.format(n=number))
    if number > len(own):
        raise BadInput(words.FROM_ABOVE.format(n=number, org=everything[number - 1][1]))
    store.drop(work, own[number - 1].id)
    records.note(work, author, "drop_focus", f"org:{org_id}", year=year, task=own[number - 1].text)


def by_command(work: Work, org: str | None, year: int | None, tasks: list[str], number: int) -> str:
    """The same from the command line. A verb.

    Raises:
        BadInput: no such organisation, or the tasks are not right.
    """
    here = named_org(work, org)
    which = year or year_of(work, here.id)
    if tasks:
        add(work, here.id, which, tasks, None)
    if number:
        drop(work, here.id, which, number, None)
    return words.tasks(which, listed(work, here.id, which), leads=False)


def year_of(work: Work, org_id: int) -> int:
    """The year that is spoken of: the newest that is open, else the one that comes next. A query."""
    cycle = next(iter(cycles.running(work, org_id)), None)
    today = local(work.now).date()
    return cycle.year if cycle else today.year + (today.month >= _NEXT_YEAR_FROM)
