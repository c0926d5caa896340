"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.keep import own_data

DOORS = Doors(commands={"own_data": own_data.show})
