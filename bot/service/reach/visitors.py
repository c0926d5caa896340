"""Somebody who came to a page without a link of his own: sent to be recognised, and known when he is back."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from bot.ports import Door, Links
from bot.service.evaluate import who
from bot.service.evaluate.rating import poll_name
from dialogs.rules.channels import SAME_ACCOUNTS
from dialogs.rules.receipts import shown
from dialogs.rules.voices import State
from dialogs.words import voices as words
from storage import logins, people, voices
from storage.unit import Work

#: Personal pages that a code on the wall may lead to, by their name in the address.
TARGETS = {
    "mine": Door.OWN_DATA,
    "promises": Door.PROMISES,
    "review": Door.REVIEW,
    "paper": Door.PAPER,
    "needs": Door.NEEDS,
    "roster": Door.ROSTER,
    "vote": Door.RATE,
}
#: The page of whoever is on no roster: what became of his wishes and reports.
OWN_WORDS = "voices"

#: So long a visitor may take to come back.
PATIENCE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a visitor said: its receipt code, whether it is a wish, and how it stands."""

    code: str
    kind: str
    standing: str


def expect(work: Work, state: str, platform: str, target: str) -> None:
    """Expect a visitor back. A verb."""
    logins.expect(work, _hashed(state), platform, target, work.now + PATIENCE)


def back(work: Work, state: str, platform: str) -> str:
    """To which page he wanted; empty when nobody is expected. A verb."""
    return logins.back(work, _hashed(state), platform)


def own_page(work: Work, platform: str, address: str, target: str, links: Links) -> str:
    """The path of this person's own page; empty for somebody who is on no roster. A query."""
    person = people.by_identity(work, platform, address)
    for kin, of in SAME_ACCOUNTS.items():
        if person is None and of == platform:
            person = people.by_identity(work, kin, address)
    if person is None or not person.active or target not in TARGETS:
        return ""
    cycle = who.evaluated(work, person.org_id) if TARGETS[target] is Door.RATE else None
    return links.page(TARGETS[target], poll_name(cycle.id) if cycle else "", person.id)


def told(work: Work, platform: str, address: str) -> list[Told]:
    """What somebody said from this address, newest first. A query."""
    found = []
    for one in voices.said_from(work, platform, address):
        head = one
        if one.state is State.MERGED and one.merged_into:
            head = voices.get(work, one.merged_into) or one
        found.append(Told(shown(one.code), one.kind.value, words.standing(head.state.value, head.answer)))
    return found


def _hashed(state: str) -> str:
    return hashlib.sha256(f"login|{state}".encode("utf-8", "replace")).hexdigest()
