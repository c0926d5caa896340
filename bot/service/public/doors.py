"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.public import needs, offers, reports, speaking, wishes
from dialogs.effects.public import AnswerReports, DecideWishes, TakeWish

DOORS = Doors(
    verbs={
        DecideWishes: wishes.decide,
        AnswerReports: reports.answer,
        TakeWish: wishes.take_up,
    },
    commands={
        "needs": needs.show,
        "speak": speaking.hear_member,
        "help_out": offers.show,
        "claim_wish": offers.claim,
    },
)
