"""Rectifications at the command line: the list, the story of one, and what came on paper."""

from datetime import date
from typing import Any

from bot.problems import BadInput
from bot.service.organise import naming
from bot.service.supervise import rectify, rectify_decide, rectify_proof, rectify_sources
from bot.service.supervise.rectify import Order
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.people import Person
from dialogs.rules.rectification import Rectification, Source
from dialogs.words import rectification as words
from storage import measures, people, provenance, rectifications, tree
from storage.unit import Work

_KINDS = {
    "order": "安排",
    "import": "从整改清单读入",
    "evidence": "说改好了",
    "word": "说明",
    "close": "办结",
    "extend": "再给时间",
    "withdraw": "撤销",
}
_CHANNELS = {"paper": "纸上", "phone": "电话", "visit": "上门", "spoken": "口头"}


def listed(work: Work, org_name: str | None) -> str:
    """All of an organisation and those below it, one a line. A query.

    Raises:
        BadInput: no such organisation.
    """
    org = naming.named_org(work, org_name)
    orgs = [org.id, *(one.id for one in tree.under(work, org.id))]
    lines = [_line(work, one) for one in rectifications.in_orgs(work, orgs)]
    return "\n".join(lines) or "没有整改。"


def story(work: Work, number: int) -> str:
    """Everything that happened in one, with who, when and how it came. A query.

    Raises:
        BadInput: there is none of that number.
    """
    one = _known(work, number)
    steps = measures.of(work, rectify.subject(one))
    came = provenance.of(work, [f"measure_step:{step.id}" for step in steps])
    lines = [_line(work, one), f"  原因：{one.cause}", f"  来源：{one.source.label}"]
    for step in steps:
        actor = people.get(work, step.actor_id) if step.actor_id else None
        how = came.get(f"measure_step:{step.id}")
        by = f"（{_CHANNELS[how.channel]}，{how.said_on}）" if how else ""
        due = f"，到{step.due}" if step.due else ""
        who = actor.name if actor else "系统"
        lines.append(f"  {local(step.created_at):%Y-%m-%d} {who}{_KINDS[step.kind]}{due}{by}：{step.words}")
    return "\n".join(lines)


def order(
    work: Work, *, by: tuple[str, str], whom: str, cause: str, demand: str, due: date, source: str
) -> str:
    """Order one in somebody's name: `by` is his organisation and his name. The report or the promise that
    the source speaks of is looked for, so that the reporter hears of it and nobody asks for it twice; without
    a source whatever fits. A verb.

    Raises:
        BadInput: a name is unknown, or the order cannot stand.
    """
    actor = _actor(work, *by)
    found = rectify.named(work, actor, whom)
    if found is None:
        raise BadInput(f"{by[0]}和下级里没有“{whom}”，或者有几位同名。")
    kinds = {one.value: one for one in Source}
    if source and source not in kinds:
        raise BadInput(f"没有“{source}”这种来源。可以写：{'、'.join(kinds)}。")
    kind, (person, of_org) = kinds.get(source), found
    about = rectify_sources.about(work, actor, person, cause, of_org=of_org, source=kind)
    key = f"desk:{actor.id}:{person.id}:{work.now.isoformat()}"
    given: dict[str, Any] = {"source": kind or Source.OTHER, **about}
    one = rectify.order(work, actor, Order(person, cause, demand, due, key, of_org, **given))
    missing = "" if about else words.UNLINKED.get(one.source, "")
    return "\n".join(filter(None, (f"第{one.id}号：{_line(work, one)}{words.moved(due, one.due)}", missing)))


def note(work: Work, number: int, by: tuple[str, str], said: str, channel: str, day: date, where: str) -> str:
    """Write down what the person concerned said on paper, by telephone or on a visit. A verb.

    Raises:
        BadInput: no such number, channel or person, or it cannot be taken.
    """
    one, actor = _known(work, number, lock=True), _actor(work, *by)
    if channel not in provenance.CHANNELS:
        raise BadInput(f"没有“{channel}”这种方式。可以写：{'、'.join(provenance.CHANNELS)}。")
    if day > local(work.now).date():
        raise BadInput(f"{day} 还没有到。请写他说这话的那一天。")
    came = rectify_proof.came_by(one, channel, actor, day, where)
    rectify_proof.show(work, one, actor, said, came)
    return f"记下了。{_line(work, _known(work, number))}"


def decide(work: Work, number: int, by: tuple[str, str], verb: str, said: str, due: date | None) -> str:
    """Close one, give a further term or take it back. A verb.

    Raises:
        BadInput: no such number, verb or person, or he may not.
    """
    one, actor = _known(work, number, lock=True), _actor(work, *by)
    if verb == "close":
        rectify_decide.close(work, one, actor, said)
    elif verb == "withdraw":
        rectify_decide.withdraw(work, one, actor, said)
    elif verb == "extend" and due is not None:
        return f"{rectify_decide.extend(work, one, actor, said, due)}。{_line(work, _known(work, number))}"
    else:
        raise BadInput("做法写 close（办结）、extend（再给时间，加 --due）或 withdraw（撤销）。")
    return _line(work, _known(work, number))


def _known(work: Work, number: int, *, lock: bool = False) -> Rectification:
    one = rectifications.get(work, number, lock=lock)
    if one is None:
        raise BadInput(f"没有第{number}号整改。")
    return one


def _actor(work: Work, org_name: str, name: str) -> Person:
    return naming.named_person(work, naming.named_org(work, org_name or None), name)


def _line(work: Work, one: Rectification) -> str:
    late = one.open and one.due < local(work.now).date()
    state = "到日子了" if late else one.state.label
    return words.one(rectify.label(work, one), one.demand, chinese_date(one.due), state, "", one.id)
