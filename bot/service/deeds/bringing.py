"""Who checks a deed, and what he reads of it."""

from bot.service.fulfil import late
from bot.service.fulfil.evidence import promised
from bot.service.public.voices import may_handle
from bot.service.public.wishes import short
from bot.service.reach import post
from dialogs.rules.calendar import local
from dialogs.rules.deeds import Deed, Source
from dialogs.rules.people import Person
from dialogs.words import deeds as words
from storage import commitments, people, records
from storage.unit import Work


def who_checks(work: Work, org_id: int, *concerned: int | None) -> Person | None:
    """Who looks whether it is so: by office, here before above; never whose it is, nor who told it.
    A query."""
    excluded = frozenset(number for number in concerned if number)
    return next(iter(may_handle(work, org_id, excluded)), None)


def bring(work: Work, one: Deed, checker: Person) -> None:
    """Told where nothing of the kind waits yet; the others stand in the same list."""
    if any(waiting.kind == "deed" for waiting in records.errands(work, checker.id)):
        return
    key = f"deed:{checker.id}:{local(work.now).date()}"
    post.errand(work, checker, "deed", words.came(line(work, one)), key)


def promise_of(work: Work, whose: Person | None, text: str) -> int | None:
    """The promise that a deed belongs to: what he promised, done (激发闪光言行, 一之一). A query."""
    found = late.meant(text, promised(work, whose)) if whose is not None else None
    return found.id if found else None


def line(work: Work, one: Deed) -> str:
    """One deed of the checker's list. A query."""
    promise = commitments.get(work, one.commitment_id) if one.shows and one.commitment_id else None
    if promise is not None:
        return words.line_of_promise(name_of(work, one.person_id), short(one.text), short(promise.text))
    teller = name_of(work, one.told_by)
    if one.source is Source.SELF:
        teller = words.BY_HIMSELF
    return words.line(name_of(work, one.person_id), short(one.text), teller or words.BY_PUBLIC)


def name_of(work: Work, person_id: int | None) -> str:
    """Somebody's name; empty for nobody. A query."""
    found = people.get(work, person_id) if person_id else None
    return found.name if found else ""
