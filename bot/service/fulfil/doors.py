"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.fulfil import evidence, late, onbehalf, progress, prompts, schedule
from dialogs.effects.fulfil import RecordProgress, ShowPicture
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={RecordProgress: progress.record, ShowPicture: evidence.show_picture},
    commands={
        "late_progress": late.take,
        "picture": evidence.picture,
        "saw": evidence.saw,
        "helped": evidence.helped,
        "progress_for": onbehalf.chosen,
        "schedule": schedule.change,
        "schedule_list": schedule.show,
        "schedule_ok": schedule.confirm,
        "step_done": schedule.reach,
    },
    each={Due.CHECK_OPEN: "check.ask", Due.CHECK_REMIND: "check.nudge"},
    personal={"check.ask": prompts.ask_for_progress, "check.nudge": prompts.remind_of_progress},
    reminds_of={"check.nudge": "check.ask"},
)
