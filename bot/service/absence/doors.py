"""What leads into this room."""

from bot.service.absence import ask, decide
from bot.service.doors import Doors
from dialogs.effects.absence import DecideExemptions

DOORS = Doors(
    verbs={DecideExemptions: decide.decide},
    commands={
        "exempt": ask.exempt,
        "lighten": ask.lighten,
        "away": ask.go_away,
        "back": ask.come_back,
        "exemptions": decide.show,
    },
)
