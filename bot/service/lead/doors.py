"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.lead import coverage, looking_down

DOORS = Doors(commands={"coverage": coverage.show, "below": looking_down.show})
