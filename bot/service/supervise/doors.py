"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.supervise import prompts, summary
from dialogs.effects.supervise import SignSummary
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={SignSummary: summary.sign_summary},
    commands={"summary": summary.offer_summary},
    once={Due.SUMMARY_DRAFT: prompts.draft_summary},
    personal={"summary.ask": prompts.ask_to_sign},
)
