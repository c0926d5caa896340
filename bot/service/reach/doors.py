"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.reach import allowance, linking, meter, putting_off, unreached, visits
from dialogs.effects.talk import PutOff
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={PutOff: putting_off.put_off},
    commands={
        "burden": meter.tell_burden,
        "allowance": allowance.tell,
        "unreached": unreached.tell,
        "link": linking.tell,
        "unlink": linking.part,
    },
    opening={
        Due.LEADERS_OPEN: (visits.send_out,),
        Due.PROPOSE_OPEN: (visits.send_out,),
        Due.CHECK_OPEN: (visits.send_out,),
        Due.RATE_OPEN: (visits.send_out,),
    },
)
