"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.lead import contacts, coverage, drawing, findings, looking_down, visiting
from dialogs.effects.lead import RecordFindings
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={RecordFindings: findings.keep},
    commands={
        "coverage": coverage.show,
        "below": looking_down.show,
        "draw": drawing.draw,
        "findings": findings.show,
        "contact": contacts.handle,
        "visit": visiting.log,
        "visits": visiting.show,
    },
    personal={"check.branch": findings.ask_branch},
    opening={Due.CHECK_OPEN: (contacts.remind,)},
)
