"""A person's data: shown, taken along, corrected, deleted with a receipt (R106).

Source: 个人信息保护法, articles 44 to 47.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.ports import Door
from bot.problems import BadInput
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.people import Person
from dialogs.rules.receipts import ALPHABET, LENGTH, shown
from dialogs.words import own_data as words
from storage import own_data, people, records, retention
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is kept about one person: how many of what, in words. `recordings` are on our disk."""

    person: Person
    org: str
    kinds: tuple[tuple[str, int], ...]
    recordings: int


def show(scene: Scene, _: dict[str, Any]) -> None:
    """Hand the person a personal link to everything that is kept about him."""
    link = Link(words.LINK, scene.links.page(Door.OWN_DATA, "", scene.person.id))
    scene.says.append(Message(words.OFFER, link=link))


def sheet(work: Work, person_id: int) -> Sheet | None:
    """What is kept, for the person's own page. A query."""
    person = people.get(work, person_id)
    org = people.org(work, person.org_id) if person else None
    if person is None or org is None:
        return None
    kinds: dict[str, int] = {}
    for table, number in own_data.counts(work, person_id).items():
        kinds[words.kind(table)] = kinds.get(words.kind(table), 0) + number
    return Sheet(person, org.name, tuple(kinds.items()), own_data.recordings(work, person_id))


def export(work: Work, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about a person, to be taken along as a file: plain JSON values. A query."""
    return {
        words.kind(table): [{name: _plain(value) for name, value in row.items()} for row in found]
        for table, found in own_data.rows_of(work, person_id)
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def correct(work: Work, person_id: int, said: str) -> bool:
    """What is wrong is brought to the secretary, who keeps the roster; False for empty words. A verb."""
    person, text = people.get(work, person_id), said.strip()[:500]
    keeper = people.secretary(work, person.org_id) if person else None
    if person is None or not text:
        return False
    if keeper is not None:
        key = f"correct:{person_id}:{work.now.isoformat()}"
        post.errand(work, keeper, "correct", words.correction(person.name, text), key, about=person)
    records.note(work, person_id, "ask_correction", f"person:{person_id}")
    return True


_PARTS: dict[str, Callable[[Work, int], int]] = {
    "recordings": retention.forget_recordings,
    "talk": lambda work, who: retention.forget_heard(work, who) + retention.forget_said(work, who),
    "contact": own_data.forget_contact,
}


def erase(work: Work, person_id: int, part: str) -> str | None:
    """Delete one part at the person's own wish; the receipt in words, None for an unknown part. A verb.

    Parts are recordings, talk and contact. What the year stands on stays until it is closed.
    """
    take = _PARTS.get(part)
    if take is None or people.get(work, person_id) is None:
        return None
    number = 0
    while some := take(work, person_id):
        number += some
    code = _code()
    records.note(work, person_id, "erase", f"person:{person_id}", part=part, number=number, receipt=code)
    return words.erased(part, number, shown(code))


def anonymise(work: Work, person: Person, why: str) -> str:
    """Take the name off somebody who has left, once no open year holds anything of him. A verb.

    Raises:
        BadInput: the person still takes part, an open year needs the name, or no reason was given.
    """
    if person.active:
        raise BadInput(words.STILL_HERE.format(name=person.name))
    if own_data.has_open_year(work, person.id):
        raise BadInput(words.OPEN_YEAR.format(name=person.name))
    if not why.strip():
        raise BadInput(words.NO_REASON)
    for take in _PARTS.values():
        while take(work, person.id):
            pass
    own_data.anonymise(work, person, words.SOMEBODY)
    code = _code()
    records.note(work, None, "anonymise", f"person:{person.id}", receipt=code, why=why.strip()[:100])
    return words.anonymised(shown(code))


def _code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
