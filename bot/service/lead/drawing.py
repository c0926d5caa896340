"""Random checks (R84, R85): drawn from a seed that anybody can use again, and sent out."""

from collections.abc import Sequence
from typing import Any

from bot.problems import BadInput
from bot.service.keep import audit
from bot.service.lead import redraw
from bot.service.lead.below import Tree, grown, top_of
from bot.service.organise.naming import named_org
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.rules import lots
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.lots import Checker, Lot
from dialogs.rules.people import Org, Person, Role
from dialogs.rules.voices import handlers
from dialogs.scripts.lead_commands import Wanted, wanted_draw
from dialogs.words import checks as words
from dialogs.words import lead as lead_words
from storage import checks as store
from storage import commitments, people, records
from storage.checks import Draw, Item
from storage.unit import Work

#: A draw is a task for people: more at once is no check but a campaign.
MOST = 200


def draw(scene: Scene, args: dict[str, Any]) -> None:
    """ "抽查 10": draw, say what was drawn, and send people out."""
    top = top_of(scene.work, scene.person)
    if top is None or not people.below(scene.work, top.id):
        scene.say(lead_words.NOT_HERE if top is None else lead_words.NONE_BELOW)
        return
    wanted = wanted_draw(str(args.get("words", "")))
    if wanted is None or wanted.size > MOST:
        scene.say(words.HOW_MANY)
        return
    made = make(scene.work, top, wanted, scene.person.id)
    scene.say(made if isinstance(made, str) else told(scene.work, made, scene.person.id))


def make(work: Work, top: Org, wanted: Wanted, by: int | None) -> Draw | str:
    """Draw and keep what was drawn; a sentence where there is nothing to draw from. A verb."""
    tree = grown(work, top)
    items = _items(work, tree) if wanted.what == "item" else {}
    pool = _pool(tree, items) if items else _orgs(tree) if wanted.what == "org" else ()
    if not pool:
        return words.NO_ORGS if wanted.what == "org" else words.NOTHING_TO_DRAW
    seed = wanted.seed or f"{local(work.now).date()} {audit.head(work)}"
    one = Draw(0, top.id, tree.year, wanted.what, wanted.size, seed, pool)
    number = store.add_draw(work, one, by)
    records.note(work, by, "draw_check", f"draw:{number}", seed=seed, pool=lots.fingerprint(pool))
    _send(work, number, one, items, _checkers(work, tree, cross=wanted.cross))
    return Draw(number, one.org_id, one.year, one.what, one.size, one.seed, one.pool)


def by_command(work: Work, org: str | None, wanted: Wanted) -> str:
    """The same for the command line. A verb.

    Raises:
        BadInput: no such organisation, or nothing to draw from.
    """
    made = make(work, _top(work, org), wanted, None)
    if isinstance(made, str):
        raise BadInput(made)
    return told(work, made, 0)


def again(work: Work, number: int) -> str:
    """Draw once more from what is kept, and say whether the same came out. A query.

    Raises:
        BadInput: there is no such draw.
    """
    one = store.get(work, number)
    if one is None:
        raise BadInput(f"没有编号{number}的抽查。")
    lines = [words.redrawn(number, one.seed, lots.fingerprint(one.pool), redraw.same(work, one))]
    return "\n".join([*lines, *_lines(work, store.items(work, number), 0)])


def listed(work: Work, org: str | None) -> str:
    """Every draw of a superior with what was found, for the command line. A query."""
    top = _top(work, org)
    found = []
    for one in store.draws(work, top.id):
        items = store.items(work, one.id)
        found.append(words.draw_line(one.id, one.year, len(one.pool), len(items), one.seed))
        found += [f"  {line}" for line in _lines(work, items, 0)]
    return "\n".join(found) or words.NEVER_DRAWN


def told(work: Work, one: Draw, viewer: int) -> str:
    """What was drawn, in the words of the chat. A query."""
    lines = _lines(work, store.items(work, one.id), viewer)
    return words.drawn(store.count(work, one.org_id, one.year), len(one.pool), lines, one.seed, one.id)


def line_of(work: Work, item: Item, viewer: int) -> str:
    """One thing that was drawn: where, whose, what, who goes, and what was found. A query."""
    org = people.org(work, item.org_id)
    promise = commitments.get(work, item.commitment_id) if item.commitment_id else None
    author = people.get(work, promise.person_id) if promise else None
    checker = people.get(work, item.checker_id) if item.checker_id else None
    goes = words.MINE if checker and checker.id == viewer else checker.name if checker else words.NOBODY
    if item.finding != "open":
        goes = words.FINDINGS[item.finding] + (f"，{item.words}" if item.words else "")
    return words.line(
        org.name if org else "", author.name if author else "", promise.text if promise else "", goes
    )


def _lines(work: Work, items: Sequence[Item], viewer: int) -> list[str]:
    return [line_of(work, one, viewer) for one in items]


def _top(work: Work, org: str | None) -> Org:
    tops = [one for one in people.orgs(work) if one.parent_id is None]
    return tops[0] if org is None and len(tops) == 1 else named_org(work, org)


def _items(work: Work, tree: Tree) -> dict[int, tuple[Commitment, int]]:
    """The published promises below, with their organisation; the superior's own are for his superior."""
    orgs = {one.cycle: one.org.id for one in tree.branches if one.cycle and one.org.id != tree.top.id}
    found = commitments.of_cycles(work, list(orgs))
    return {one.id: (one, orgs[one.cycle_id]) for one in found if one.status is Status.PUBLISHED}


def _pool(tree: Tree, items: dict[int, tuple[Commitment, int]]) -> tuple[Lot, ...]:
    """Strata by the sort of organisation and the category of the member."""
    sorts = {one.org.id: _sort(one.org) for one in tree.branches}
    categories = {row.person.id: row.person.category.label for one in tree.branches for row in one.rows}
    return tuple(
        (number, f"{sorts[org]}·{categories.get(one.person_id, '')}") for number, (one, org) in items.items()
    )


def _orgs(tree: Tree) -> tuple[Lot, ...]:
    below = [one for one in tree.branches if one.cycle and one.org.id != tree.top.id]
    return tuple((one.org.id, _sort(one.org)) for one in below)


def _sort(org: Org) -> str:
    return "·".join(part for part in (org.level.label, org.kind, org.line) if part)


def _checkers(work: Work, tree: Tree, *, cross: bool) -> list[Checker]:
    """Those with an office at the superior's; crosswise those who lead the organisations below."""
    if not cross:
        found = [one for one in people.members(work, tree.top.id) if one.role is not Role.MEMBER]
    else:
        members = people.members_of(work, [one.org.id for one in tree.below(tree.top.id)])
        found = [one for some in members.values() for one in some if one.leads]
    return [Checker(one.id, one.org_id) for one in found]


def _send(
    work: Work,
    number: int,
    one: Draw,
    items: dict[int, tuple[Commitment, int]],
    checkers: list[Checker],
) -> None:
    drawn = lots.draw(one.pool, one.size, one.seed)
    orgs = [items[lot][1] if items else lot for lot in drawn]
    goes = lots.send(orgs, checkers)
    for place, (lot, org) in enumerate(zip(drawn, orgs, strict=True), 1):
        store.add_item(work, number, place, org, lot if items else None, goes.get(org))
    for checker in dict.fromkeys(goes.values()):
        _task(work, number, people.get(work, checker))


def pass_on(work: Work, left: list[Item], org_id: int) -> None:
    """Who was to look has gone: whoever leads in his place goes, but not to look at his own; else somebody
    where it was drawn. A verb."""
    sent: dict[tuple[int, int], Person] = {}
    for one in left:
        draw = store.get(work, one.draw_id)
        own = [] if one.org_id == org_id else people.members(work, org_id)
        drawn = people.members(work, draw.org_id) if draw else []
        following = next(iter(handlers(own, frozenset()) + handlers(drawn, frozenset())), None)
        if following is None or following.id == one.checker_id:
            continue
        store.send(work, one.id, following.id)
        records.note(work, None, "hand_on", f"check:{one.id}", to=following.id)
        records.finish_known(work, f"check:{one.draw_id}:{one.checker_id}")
        sent[one.draw_id, following.id] = following
    for (number, _), checker in sent.items():
        _task(work, number, checker)


def _task(work: Work, number: int, checker: Person | None) -> None:
    own = [one for one in store.items(work, number) if checker and one.checker_id == checker.id]
    if checker is not None and own:
        text = words.task([line_of(work, one, checker.id) for one in own])
        post.errand(work, checker, "check", text, f"check:{number}:{checker.id}")
