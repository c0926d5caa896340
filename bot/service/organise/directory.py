"""The platform's directory against the roster: shown to whoever leads, decided by him, never by itself."""

from typing import Any

from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.rules.directory import Account, Kind, Proposal, proposals, unknown
from dialogs.rules.people import Person, Role
from dialogs.scripts.directory_words import Wanted, wanted
from dialogs.words import channels as words
from storage import directory, people, records
from storage.unit import Work

#: The platform whose directory is read.
PLATFORM = "wecom"

#: Names that are told one by one.
_NAMED = 20


def read_in(work: Work, accounts: list[Account]) -> str:
    """Keep what the directory says and tell each secretary what might be put right; the roster stays as it
    is. A verb."""
    directory.keep(work, PLATFORM, accounts)
    told = 0
    for org in people.orgs(work):
        found = _of(work, org.id)
        told += len(found)
        day = work.now.date().isoformat()
        for person in people.members(work, org.id) if found else ():
            if person.role is Role.SECRETARY:
                text = words.directory_differs(len(found))
                post.tell(work, person, Message(text), f"directory:{day}:{person.id}", "notice")
    strangers = unknown(directory.accounts(work, PLATFORM), directory.holders(work, PLATFORM))
    return words.directory_read(len(accounts), told, [one.name for one in strangers][:_NAMED])


def read_quietly(work: Work, accounts: list[Account]) -> None:
    """Keep what the directory says, as it is read every day; what differs stands in the secretary's digest
    of the week. A verb."""
    directory.keep(work, PLATFORM, accounts)


def waiting_for(work: Work, person: Person) -> int:
    """How many proposals wait for this person's word. A query."""
    if person.role is not Role.SECRETARY or not directory.known(work, PLATFORM):
        return 0
    return len(_of(work, person.org_id))


def written(work: Work) -> str:
    """All proposals, for the command line. A query."""
    lines = [f"【{org.name}】{_listed(_of(work, org.id))}" for org in people.orgs(work)]
    return "\n".join(lines)


def show(scene: Scene, _: dict[str, Any]) -> None:
    """A command: what differs in the own organisation, and the decisions that are said with it."""
    person, work = scene.person, scene.work
    if not person.leads:
        scene.say(words.ONLY_LEADERS)
        return
    said = wanted(scene.heard.text)
    found = _of(work, person.org_id)
    if said is None:
        scene.say(_listed(found))
        return
    chosen = [found[number - 1] for number in said.numbers if 0 < number <= len(found)] or (
        found if not said.numbers else []
    )
    done = sum(_decided(work, person.id, one, said) for one in chosen)
    scene.say(words.directory_decided(done, len(_of(work, person.org_id))))


def _decided(work: Work, actor: int, one: Proposal, said: Wanted) -> bool:
    subject = f"person:{one.holder.person_id}"
    if not said.adopt:
        directory.decline(work, PLATFORM, one.account)
        records.note(work, actor, "directory_decline", subject, kind=one.kind.value)
        return True
    change = directory.give if one.kind is Kind.GIVE else directory.take
    done = change(work, PLATFORM, one.account.address, one.holder.person_id)
    if done:
        records.note(work, actor, f"directory_{one.kind.value}", subject)
    return done


def _of(work: Work, org_id: int) -> list[Proposal]:
    found = proposals(directory.accounts(work, PLATFORM), directory.holders(work, PLATFORM))
    return [one for one in found if one.holder.org_id == org_id]


def _listed(found: list[Proposal]) -> str:
    return words.directory_list(
        [
            words.directory_line(
                one.holder.name, one.account.address, one.account.department, give=one.kind is Kind.GIVE
            )
            for one in found
        ]
    )
