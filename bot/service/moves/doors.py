"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.moves import hand_over, leaving, lost, transfer
from dialogs.rules.year import Due

DOORS = Doors(
    commands={
        "move_out": transfer.send,
        "move_in": transfer.take_in,
        "give_on": transfer.give,
        "leave_branch": leaving.leave,
        "confirm_death": leaving.confirm_death,
        "after_death": leaving.keep_or_take_down,
        "restart_person": leaving.restart,
        "hand_over": hand_over.command,
    },
    opening={Due.CHECK_OPEN: (lost.look_for_lost,)},
)
