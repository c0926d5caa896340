"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.lead import (
    archive,
    contacts,
    coverage,
    drawing,
    ending,
    findings,
    looking_down,
    visiting,
)
from dialogs.effects.lead import CloseYear, DecideEnds, RecordFindings
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        RecordFindings: findings.keep,
        DecideEnds: ending.decide,
        CloseYear: ending.close_year,
    },
    commands={
        "coverage": coverage.show,
        "below": looking_down.show,
        "draw": drawing.draw,
        "findings": findings.show,
        "contact": contacts.handle,
        "visit": visiting.log,
        "visits": visiting.show,
        "ends": ending.show,
        "archive": archive.show,
    },
    personal={"check.branch": findings.ask_branch},
    opening={Due.CHECK_OPEN: (contacts.remind,)},
)
