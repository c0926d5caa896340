"""The ledger from the command line."""

from bot.problems import BadInput
from bot.service.organise.naming import named_org, named_person
from bot.service.publish.ledger import keep, listed, shown_cycle
from dialogs.rules.calendar import local
from dialogs.scripts.ledger_words import read
from dialogs.words import ledger as words
from storage.unit import Work


def written(work: Work, org_name: str | None) -> str:
    """The ledger of an organisation. A query.

    Raises:
        BadInput: no such organisation.
    """
    org = named_org(work, org_name)
    cycle = shown_cycle(work, org.id)
    lines = listed(work, cycle) if cycle else []
    return words.table(cycle.year, lines) if cycle and lines else words.EMPTY.format(how=words.HOW)


def write(work: Work, org_name: str | None, by: str, said: str) -> str:
    """Write a line; what came of it in words. A verb.

    Raises:
        BadInput: no such organisation or person, or the line cannot be read.
    """
    org = named_org(work, org_name)
    person = named_person(work, org, by)
    if not person.holds_office:
        raise BadInput(f"{person.name}不是支部委员，台账要由书记、副书记或委员来记。")
    entry, cycle = read(said, local(work.now).date()), shown_cycle(work, org.id)
    if entry is None:
        raise BadInput(f"看不懂“{said}”。{words.HOW}")
    if cycle is None:
        raise BadInput(f"{org.name}还没有公示的承诺。")
    return keep(work, person, cycle, entry)
