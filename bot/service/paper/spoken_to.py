"""What was said to a member, or among members, on paper, by phone or face to face: comments, thanks, an
exchange, the hearing before a criticism. Each gives the record's name."""

from datetime import date

from bot.problems import BadInput
from bot.service.organise import tiers, year
from bot.service.paper.said import Said
from bot.service.supervise import comments, criticise, exchange, thanks
from dialogs.rules.calendar import local
from dialogs.rules.comments import commentator
from dialogs.rules.criticism import WAITING
from dialogs.scripts.thanks import meeting
from dialogs.words import paper as words
from storage import criticisms, people
from storage.unit import Work
from storage.years import Cycle


def comment(work: Work, said: Said) -> str:
    """A comment, in the name of whoever gives it to this member; on paper he is told, else he has heard."""
    person = said.whose
    cycle, part = _quarter(work, person.org_id)
    author = commentator(
        person, people.members(work, person.org_id), tiers.secretary_above(work, person.org_id)
    )
    if author is None or author.org_id != said.recorder.org_id or said.recorder.id == person.id:
        raise BadInput(words.NOT_COMMENTED)
    comments.draft_all(work, cycle, part)
    return comments.give(work, author, cycle, part, person, said.entry.words, heard=_heard(said))


def thank(work: Work, said: Said) -> str:
    """Thanks passed on by the recorder, or heard already."""
    person = said.whose
    if person.id == said.recorder.id:
        raise BadInput(words.NOT_YOURS)
    cycle = _running(work, person.org_id)
    return thanks.keep(work, said.key, said.recorder, person, cycle, said.entry.words, heard=_heard(said))


def meet(work: Work, said: Said) -> str:
    """A meeting at which members exchanged."""
    if not said.recorder.holds_office:
        raise BadInput(words.ONLY_OFFICE)
    cycle, part = _quarter(work, said.org.id)
    day, place, present, told = _told(work, said)
    exchange.keep(work, said.key, said.recorder, cycle, part, (day, place or said.entry.who, present, told))
    return f"exchange:{cycle.id}:{part}:{said.key}"


def hearing(work: Work, said: Said) -> str:
    """The person concerned was heard: where, when, and what he said."""
    waiting = criticisms.about(work, said.whose.id, WAITING)
    if not waiting:
        raise BadInput(words.NOTHING_TO_HEAR)
    day, place, _, told = _told(work, said)
    if not place or not told:
        raise BadInput(words.NEEDS_PLACE)
    criticise.hear(work, waiting[0], said.recorder, told, day, place)
    return criticise.subject(waiting[0])


def _heard(said: Said) -> bool:
    return said.entry.read_back or said.entry.channel != "paper"


def _told(work: Work, said: Said) -> tuple[date, str, int | None, str]:
    """Day, place, how many were there, and what was said: from the columns, else from the words."""
    found = meeting(said.entry.words, local(work.now).date())
    if found is None:
        raise BadInput(words.NO_DAY)
    day, place, present, told = found
    return said.entry.said_on or day, said.entry.said_where or place, present, told


def _running(work: Work, org_id: int) -> Cycle:
    cycle = next(iter(year.running(work, org_id)), None)
    if cycle is None:
        raise BadInput(words.NO_YEAR)
    return cycle


def _quarter(work: Work, org_id: int) -> tuple[Cycle, int]:
    cycle = _running(work, org_id)
    part = comments.quarter_now(work, cycle)
    if not part:
        raise BadInput(words.NO_QUARTER)
    return cycle, part
