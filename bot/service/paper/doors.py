"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.paper import chat, rounds

DOORS = Doors(commands={"enter_for": chat.enter, "was_read": chat.was_read, "visit_round": rounds.show})
