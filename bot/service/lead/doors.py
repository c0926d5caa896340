"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.lead import (
    archive,
    contacts,
    coverage,
    drawing,
    ending,
    explain,
    findings,
    looking_down,
    practices,
    redraw,
    visiting,
    weekly,
)
from dialogs.effects.lead import CloseYear, DecideEnds, DecidePractices, RecordFindings
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        RecordFindings: findings.keep,
        DecideEnds: ending.decide,
        CloseYear: ending.close_year,
        DecidePractices: practices.decide,
    },
    commands={
        "coverage": coverage.show,
        "below": looking_down.show,
        "draw": drawing.draw,
        "redraw": redraw.show,
        "findings": findings.show,
        "contact": contacts.handle,
        "visit": visiting.log,
        "visits": visiting.show,
        "visit_sheet": visiting.show_page,
        "ends": ending.show,
        "archive": archive.show,
        "practice": practices.handle,
        "adopt": practices.adopt,
        "model_branch": practices.model,
        "explain": explain.what_is_this,
        "week": weekly.show,
        "unseen": looking_down.unseen,
    },
    once={Due.WEEKLY: weekly.look},
    personal={"check.branch": findings.ask_branch, "weekly.tell": weekly.bring},
    opening={
        Due.PROPOSE_OPEN: (explain.tell_group,),
        Due.REVIEW_DIGEST: (explain.tell_group,),
        Due.PUBLISH_OFFER: (explain.tell_group,),
        Due.OVERDUE_LOOK: (explain.tell_group,),
        Due.CHECK_OPEN: (explain.tell_group, contacts.remind),
        Due.RATE_OPEN: (explain.tell_group,),
    },
)
