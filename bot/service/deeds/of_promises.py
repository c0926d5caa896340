"""What somebody who is on no roster says of a promise waits for a look like a deed (R21, R55)."""

from bot.problems import BadInput
from bot.service.deeds.bringing import bring, name_of, who_checks
from bot.service.fulfil import evidence
from dialogs.rules.deeds import Deed, Source, State
from dialogs.rules.evidence import Evidence, Kind
from dialogs.rules.people import Person
from dialogs.scripts.parts import rest
from dialogs.scripts.people_commands import about_people
from dialogs.words import evidence as words
from storage import commitments, people, records
from storage import deeds as store
from storage.unit import Work


def hear(work: Work, key: str, said: str) -> str | None:
    """ "受益 李明 每个月都来", "见证 李明 修好了": the answer, or None for something else. A verb."""
    command = about_people(said.strip())
    if command not in ("saw", "helped"):
        return None
    kind, text = (Kind.SEEN if command == "saw" else Kind.BENEFICIARY), rest(said, "见证", "作证", "受益")
    try:
        one, author = evidence.meant(work, text, people.named_in(work, text), "")
    except BadInput as fault:
        return str(fault)
    checker = who_checks(work, author.org_id, author.id)
    new = store.add(
        work,
        key,
        org_id=author.org_id,
        cycle_id=one.cycle_id,
        person_id=author.id,
        source=Source.PUBLIC.value,
        channel="chat",
        text=text,
        checker_id=checker.id if checker else None,
        commitment_id=one.id,
        shows=kind.value,
    )
    kept = store.by_key(work, key)
    if new and kept is not None:
        records.note(work, None, f"tell_{kind}", f"deed:{kept.id}")
        if checker is not None:
            bring(work, kept, checker)
    return words.waits(author.name, one.text, name_of(work, checker.id if checker else None))


def put_beside(work: Work, one: Deed, checker: Person, shown: str) -> None:
    """It is so: it stands beside the promise, in the checker's words where he has written others. A verb."""
    promise = commitments.get(work, one.commitment_id or 0)
    store.change(work, one.id, state=State.BESIDE.value, shown=shown)
    records.note(work, checker.id, "check_deed", f"deed:{one.id}", reworded=bool(shown))
    if promise is not None:
        said = Evidence(promise.id, Kind(one.shows), "", "", shown or one.text)
        evidence.keep(work, promise, said, one.channel, None)
