"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.propose import prompts, saying, spoken, submit
from dialogs.effects.propose import KeepSpoken, ReadBack, SubmitCommitment
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        SubmitCommitment: submit.submit,
        KeepSpoken: spoken.keep,
        ReadBack: spoken.read_back,
    },
    commands={"commit": saying.commit, "spoken": saying.hear_recording, "record": saying.record},
    each={
        Due.LEADERS_OPEN: "propose.lead",
        Due.PROPOSE_OPEN: "propose.ask",
        Due.PROPOSE_REMIND: "propose.nudge",
    },
    personal={
        "propose.lead": prompts.ask_leaders,
        "propose.ask": prompts.ask_to_propose,
        "propose.nudge": prompts.remind_to_propose,
    },
    reminds_of={"propose.nudge": "propose.ask"},
)
