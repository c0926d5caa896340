"""Finding an organisation or a person by what somebody wrote, with a clear word where that fails."""

from bot.problems import BadInput
from dialogs.rules.people import Org, Person
from storage import people
from storage.unit import Work

#: Names that are told when one is not found.
_NAMED = 12


def named_org(work: Work, name: str | None) -> Org:
    """The organisation of that name; without a name the only one there is. A query.

    Raises:
        BadInput: there is none of that name, or several and none was named.
    """
    found = people.org_named(work, name) if name else people.only_org(work)
    if found is not None:
        return found
    known = [one.name for one in people.orgs(work)]
    if not known:
        raise BadInput("还没有党组织。请先导入花名册。")
    more = f"等 {len(known)} 个" if len(known) > _NAMED else ""
    told = "、".join(known[:_NAMED]) + more
    raise BadInput(f"没有“{name}”这个党组织。现有：{told}。" if name else f"请写明党组织名称。现有：{told}。")


def named_person(work: Work, org: Org, said: str) -> Person:
    """The active person of an organisation with that full name, or with that number of the roster. A query.

    Raises:
        BadInput: nobody is called that, or several are.
    """
    numbered = people.by_number(work, org.id, said.strip())
    if numbered is not None and numbered.active:
        return numbered
    found = people.by_name(work, org.id, said.strip())
    if len(found) == 1:
        return found[0]
    if found:
        numbers = "、".join(one.number for one in found)
        raise BadInput(f"{org.name}有{len(found)}个{said}，请写花名册编号：{numbers}。")
    raise BadInput(f"{org.name}没有叫“{said}”的党员。请写全名，或者花名册编号。")
