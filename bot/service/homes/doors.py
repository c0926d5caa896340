"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.homes import needs, promise, register, words
from dialogs.effects.homes import SayOfGuests
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={SayOfGuests: words.say},
    commands={
        "report_home": register.report,
        "live_in": register.live_in,
        "leave_home": register.leave,
        "home_needs": needs.tell,
        "commit_home": promise.commit,
        "guests": needs.show_guests,
        "home_words": words.show,
    },
    opening={Due.RATE_OPEN: (words.ask_for_words,)},
)
