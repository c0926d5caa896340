"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.organise import own_roster

DOORS = Doors(commands={"roster": own_roster.show})
