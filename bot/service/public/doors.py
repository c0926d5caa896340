"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.public import calling, needs, offers, reports, speaking, wishes
from dialogs.effects.public import AnswerReports, DecideWishes, TakeWish
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        DecideWishes: wishes.decide,
        AnswerReports: reports.answer,
        TakeWish: wishes.take_up,
    },
    once={Due.WISHES_CALL: calling.call},
    commands={
        "needs": needs.show,
        "speak": speaking.hear_member,
        "help_out": offers.show,
        "claim_wish": offers.claim,
    },
)
