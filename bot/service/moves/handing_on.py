"""What waits for somebody who has left his office, his branch or this life waits for whoever is next, each
matter by its own rule: nobody gets what he may not decide, and nothing waits for nobody."""

from bot.service.evaluate import answerer, followup
from bot.service.lead import drawing
from bot.service.public.voices import may_handle
from bot.service.publish import amend
from bot.service.supervise import criticise
from dialogs.rules.people import Person
from storage import aftermath, amendments, checks, criticisms, handing_over, people
from storage.unit import Work

#: Tasks that stay with whoever knows the person.
_STAYING = ("transcribe", "tell")


def to_successor(work: Work, old: Person, new: Person) -> None:
    """What anybody in his office may deal with: tasks, reports, deeds, what is to be put right. A verb."""
    handing_over.readdress_tasks(work, old.id, new.id, _STAYING)
    handing_over.readdress_reports(work, old.org_id, old.id, new.id)
    handing_over.readdress_deeds(work, old.org_id, old.id, new.id)
    handing_over.readdress_rectifications(work, old.org_id, old.id, new.id)


def by_rule(work: Work, org_id: int, *left: int) -> None:
    """What not everybody may deal with: objections, follow-ups, criticisms, checks, changes to agree to; also
    what waited there for somebody who is long gone. The offices are changed already. A verb."""
    everybody = people.members(work, org_id, stopped_too=True)
    gone = {*left, *(one.id for one in everybody if not one.active)}
    for objection in aftermath.left_objections(work, gone, org_id):
        answerer.pass_on(work, objection)
    for follow_up in aftermath.left_follow_ups(work, gone, org_id):
        followup.pass_on(work, follow_up)
    for criticism in criticisms.left(work, gone):
        criticise.pass_on(work, criticism)
    for change in amendments.left(work, gone):
        amend.pass_on(work, change)
    drawing.pass_on(work, [one for each in gone for one in checks.waiting(work, checker=each)], org_id)


def of_gone(work: Work, old: Person) -> None:
    """Somebody with an office is gone and has named nobody: whoever is next in rank has it. A verb."""
    if old.holds_office:
        following = next(iter(may_handle(work, old.org_id, frozenset({old.id}))), None)
        if following is not None:
            to_successor(work, old, following)
    by_rule(work, old.org_id, old.id)


def of_those_gone(work: Work, new: Person) -> None:
    """Somebody leads where nobody did: what still waits for those who are gone is his. A verb."""
    for one in people.members(work, new.org_id, stopped_too=True):
        if one.holds_office and not one.active:
            to_successor(work, one, new)
    by_rule(work, new.org_id)
