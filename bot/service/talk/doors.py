"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.talk import errands, queries, read_back, support
from dialogs.effects.hearing import DropHeard, TakeHeard
from dialogs.effects.talk import StopWriting, TellSecretary
from dialogs.engine.outcome import FetchPerson

DOORS = Doors(
    verbs={
        FetchPerson: support.fetch_person,
        TellSecretary: support.tell_secretary,
        StopWriting: support.stop_writing,
        TakeHeard: read_back.take,
        DropHeard: read_back.drop,
    },
    commands={
        "help": queries.help_,
        "mine": queries.mine,
        "status": queries.status,
        "unclear": queries.unclear,
        "board": queries.board,
        "tasks": errands.show,
        "errand_done": errands.done,
    },
)
