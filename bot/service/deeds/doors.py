"""What leads into this room."""

from bot.service.deeds import check, consent, tell
from bot.service.doors import Doors
from dialogs.effects.deeds import AgreeToDeed, CheckDeeds

DOORS = Doors(
    verbs={CheckDeeds: check.decide, AgreeToDeed: consent.agree},
    commands={"deed": tell.hear, "deed_own": consent.show_own, "deed_change": consent.change},
)
