"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.propose import (
    leading,
    old_promises,
    org,
    own_items,
    playing,
    prompts,
    saying,
    spoken,
    submit,
    urgent,
)
from dialogs.effects.propose import CompleteCommitment, KeepOpinions, KeepSpoken, ReadBack, SubmitCommitment
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        SubmitCommitment: submit.submit,
        KeepSpoken: spoken.keep,
        ReadBack: spoken.read_back,
        KeepOpinions: org.keep,
        CompleteCommitment: old_promises.complete,
    },
    commands={
        "commit": saying.commit,
        "spoken": saying.hear_recording,
        "record": saying.record,
        "org_commit": org.commit,
        "opinions": org.note,
        "change_item": own_items.change,
        "take_back": own_items.take_back,
        "classify": own_items.classify,
        "urgent": urgent.commit,
        "call_out": urgent.call,
        "promises": old_promises.show,
        "play": playing.play,
    },
    each={
        Due.LEADERS_OPEN: "propose.lead",
        Due.PROPOSE_OPEN: "propose.ask",
        Due.PROPOSE_REMIND: "propose.nudge",
    },
    opening={Due.LEADERS_OPEN: (org.ask,), Due.PROPOSE_OPEN: (org.ask,)},
    holding={Due.PROPOSE_OPEN: leading.hold},
    personal={
        "propose.org": org.ask_one,
        "complete.ask": old_promises.ask_again,
        "propose.lead": prompts.ask_leaders,
        "propose.waits": leading.tell_lead,
        "propose.ask": prompts.ask_to_propose,
        "propose.nudge": prompts.remind_to_propose,
    },
    reminds_of={"propose.nudge": "propose.ask"},
)
