"""A superior asks how the organisations below stand: short counts in chat, all the rest on the page."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.lead import contacts, desk, reach, visiting
from bot.service.lead.below import Tree, grown, top_of
from bot.service.organise.naming import named_org
from bot.service.propose import leading_shown
from bot.service.publish import amend
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.coverage import State
from dialogs.rules.org_cell import YEAR_LABELS
from dialogs.rules.overview import DRAWN, Branch, Sum, alone, begun
from dialogs.words import coverage as coverage_words
from dialogs.words import lead as words
from storage import amendments, people, reviews
from storage.tree import under
from storage.unit import Work

#: Visits and findings that a page shows.
MOST_HISTORY = 12

#: Promises that were seen by nobody else, in one answer.
_MOST_UNSEEN = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What a superior's page shows: the tree, the organisation that is looked at, the leaders who look after
    it and those below, and who was there lately; `led` tells where the others waited for those who lead."""

    tree: Tree
    here: Branch
    contacts: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    led: tuple[str, ...] = ()

    @property
    def sum(self) -> Sum:
        """The organisation that is looked at, with all under it."""
        return self.tree.sums[self.here.org.id]


def show(scene: Scene, _: dict[str, Any]) -> None:
    """What needs a decision, how many are at what, and where the rest is."""
    work, person = scene.work, scene.person
    top = top_of(work, person)
    if top is None:
        scene.say(words.NOT_HERE)
        return
    tree = grown(work, top)
    if len(tree.branches) == 1:
        scene.say(words.NONE_BELOW)
        return
    link = Link(words.LINK, scene.links.page(Door.LEAD, top.id, person.id))
    scene.says.append(Message(_told(work, tree, desk.lines(work, person)), link=link))


def look(work: Work, subject: str, viewer: int, org_id: int | None, year: int | None) -> Look | None:
    """The page of one superior; None for who has no office there or looks beside his tree. A query."""
    person = people.get(work, viewer)
    top = top_of(work, person) if person else None
    if top is None or str(top.id) != subject:
        return None
    tree = grown(work, top, year)
    here = tree.branch(org_id or top.id)
    return _looked(work, tree, here) if here else None


def _looked(work: Work, tree: Tree, here: Branch) -> Look:
    orgs = {one.org.id: one.org for one in tree.branches if here.org in tree.way(one.org.id)}
    names = {number: org.name for number, org in orgs.items()} if len(orgs) > 1 else {}
    been = visiting.history(work, list(orgs), names)
    led = _led(work, tree, orgs)
    return Look(tree, here, tuple(contacts.lines(work, orgs)), tuple(been[:MOST_HISTORY]), tuple(led))


def _led(work: Work, tree: Tree, orgs: Collection[int]) -> list[str]:
    names = {one.cycle: one.org.name for one in tree.branches if one.cycle and one.org.id in orgs}
    return [*leading_shown.waiting(work, names), *leading_shown.unled(work, names)]


def reached(work: Work, subject: str, viewer: int) -> reach.Reach | None:
    """The roster against the chat, for the same person. A query."""
    found = look(work, subject, viewer, None, None)
    return reach.reach(work, found.tree.top) if found else None


def written(work: Work, name: str | None, year: int | None) -> str:
    """The tree for the command line: an organisation a line, indented as the tree is. A query."""
    tree = named_tree(work, name, year)
    lines = [f"{tree.top.name} {tree.year}年" if tree.year else f"{tree.top.name} 还没有开过年度"]
    return "\n".join(lines + [_written(tree, one) for one in tree.branches])


def named_tree(work: Work, name: str | None, year: int | None) -> Tree:
    """The tree under a named organisation; without a name under the one that stands above all. A query.

    Raises:
        BadInput: no such organisation, or several that stand above all.
    """
    tops = [one for one in people.orgs(work) if one.parent_id is None]
    top = tops[0] if name is None and len(tops) == 1 else named_org(work, name)
    tree = grown(work, top, year)
    if year is not None and year not in tree.years:
        raise BadInput(f"{top.name}和下面的组织都没有开过{year}年。")
    return tree


def unseen(scene: Scene, _: dict[str, Any]) -> None:
    """What was published, changed or ended below when nobody else was there to look at it."""
    top = top_of(scene.work, scene.person)
    if top is None:
        scene.say(words.NOT_HERE)
        return
    names = {one.id: one.name for one in under(scene.work, top.id)}
    found = [(one.text, org_id) for one, org_id in reviews.unseen(scene.work, names)]
    found += [(amend.line(scene.work, one), org_id) for one, org_id in amendments.alone(scene.work, names)]
    lines = [words.unseen_line(names[org_id], told) for told, org_id in found[:_MOST_UNSEEN]]
    scene.say(words.unseen(lines, len(found) - len(lines)) if lines else words.NONE_UNSEEN)


def _told(work: Work, tree: Tree, decide: list[str]) -> str:
    whole = tree.sums[tree.top.id]
    found = reach.reach(work, tree.top)
    below = [one.org.id for one in tree.branches if one.org != tree.top]
    unlooked = len(reviews.unseen(work, below)) + len(amendments.alone(work, below))
    more = [words.gaps([words.gap(org.name, gap.label) for org, gap in whole.gaps])] if whole.gaps else []
    more += [
        *(f"{line}。" for line in _led(work, tree, tree.sums)),
        words.steps([*_lines(whole), *_itself(tree)]),
        words.unreached(found.without, found.strangers),
        *([words.some_unseen(unlooked)] if unlooked else []),
        words.SEE,
    ]
    return words.table(tree.top.name, tree.year, whole.orgs - 1, whole.people, decide, more)


def _itself(tree: Tree) -> list[str]:
    """How the organisations themselves are supervised and evaluated: how many have it, how many lack it."""
    lines = []
    for place, label in enumerate(YEAR_LABELS):
        states = [one.own_year[place].state for one in tree.branches if one.own_year]
        done, waits = states.count(State.DONE) + states.count(State.FREE), states.count(State.LEADER)
        if waits or states.count(State.DONE):
            lines.append(words.itself(label, done, waits))
    return lines


def _lines(one: Sum) -> list[str]:
    return [
        coverage_words.line(
            coverage_words.title(column.step, column.part),
            [
                coverage_words.count(state.label, one.at(column, state))
                for state in State
                if one.at(column, state)
            ],
        )
        for column in DRAWN
        if begun(one, column)
    ]


def _written(tree: Tree, one: Branch) -> str:
    depth = len(tree.way(one.org.id))
    told = one.gap.label if one.gap else "；".join(_lines(alone(one))) or "各步都还没有开始"
    return f"{'  ' * depth}{one.org.name}：{one.people}人，{told}"
