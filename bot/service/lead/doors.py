"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.lead import coverage

DOORS = Doors(commands={"coverage": coverage.show})
