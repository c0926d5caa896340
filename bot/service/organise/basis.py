"""What a running year goes by (R2): the guidance, what is laid over it, what each changed, its file."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from bot.problems import BadInput
from bot.service.organise import rules, year
from bot.service.publish.ledger import shown_cycle
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.pack import Citation
from dialogs.words import rules as words
from dialogs.words import service as service_words
from dialogs.words.common import numbered
from storage import packs, people, records, years
from storage.unit import Work
from storage.years import Cycle

#: Kinds of files that are kept, by the end of their names, and the largest in bytes.
KINDS = ("pdf", "ofd", "doc", "docx", "wps", "txt", "jpg", "png")
MOST = 5 * 1024 * 1024

#: Characters of a file's name that are kept.
_NAME = 100


@dataclass(frozen=True, slots=True)
class Basis:
    """One governing document in words, what it changed of the rules (empty for the guidance), and the name of
    its file. `kept` is the number under which the file can be had, 0 where only its name is known."""

    document: str
    changed: str = ""
    file: str = ""
    kept: int = 0

    @property
    def line(self) -> str:
        """All of it in one line."""
        return words.basis_line(self.document, self.changed, self.file)


def of_cycle(work: Work, cycle: Cycle) -> list[Basis]:
    """What that year goes by, the guidance first, what is laid over it after it. A query."""
    pack = cycle.rules
    files = packs.papers(work, [one.change for one in pack.cites])
    first = Basis(words.document(pack.document, pack.title, pack.issued))
    return [first, *(_basis(work, one, files.get(one.change, "")) for one in pack.cites)]


def _basis(work: Work, one: Citation, kept: str) -> Basis:
    change = packs.get(work, one.change) if one.change else None
    told = words.document(one.document, one.title, one.issued)
    if not one.document:
        told = words.without_document(change.decided_as if change else "")
    changed = rules.what(change.changes) if change else ""
    return Basis(told, changed, kept or one.file, one.change if kept else 0)


def line(work: Work, cycle: Cycle) -> str:
    """The documents of that year in one line. A query."""
    return words.cited([one.document for one in of_cycle(work, cycle)])


def show(scene: Scene, _: dict[str, Any]) -> None:
    """The same in the chat, for every year that is running in one's own organisation."""
    org = people.org(scene.work, scene.person.org_id)
    found = year.running(scene.work, scene.person.org_id)
    if org is None or not found:
        scene.say(service_words.NO_CYCLE)
        return
    kept = any(one.kept for cycle in found for one in of_cycle(scene.work, cycle))
    link = Link(words.BASIS_LINK, f"/board/{org.id}") if kept else None
    scene.says.append(Message("\n".join(_told(scene.work, org.name, one) for one in found), link=link))


def written(work: Work, org_id: int) -> list[str]:
    """The same for the command line. A query."""
    org = people.org(work, org_id)
    return [_told(work, org.name, one) for one in year.running(work, org_id)] if org else []


def _told(work: Work, org: str, cycle: Cycle) -> str:
    lines = [one.line for one in of_cycle(work, cycle)]
    return "\n".join([words.basis_head(org, cycle.year), numbered(lines)])


def attach(work: Work, number: int, path: str, content: bytes) -> str:
    """Keep the file of the governing document of a change. A verb.

    Raises:
        BadInput: no such change, too large, or not a kind of file that is kept.
    """
    rules.found(work, number)
    name = PurePath(path).name[-_NAME:]
    if name.rpartition(".")[2].lower() not in KINDS:
        raise BadInput(words.NO_SUCH_KIND.format(name=name, kinds="、".join(KINDS)))
    if len(content) > MOST:
        raise BadInput(words.TOO_BIG.format(name=name))
    packs.attach(work, number, name, content)
    records.note(work, None, "attach_rules", f"rules:{number}", name=name)
    return words.attached(number, name)


def paper(work: Work, org_id: int, number: int) -> tuple[str, bytes] | None:
    """The file that belongs to the year on an organisation's noticeboard; None where it does not. A query."""
    cycle = board_cycle(work, org_id)
    cited = cycle is not None and any(one.change == number for one in cycle.rules.cites)
    return packs.paper(work, number) if cited else None


def board_cycle(work: Work, org_id: int) -> Cycle | None:
    """The year that an organisation's noticeboard shows. A query."""
    return shown_cycle(work, org_id) or next(iter(years.of_org(work, org_id)), None)
