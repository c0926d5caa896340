"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.organise import basis, directory, focus, gaps, open_in_chat, own_roster, rule_answers, topics
from dialogs.rules.year import Due

DOORS = Doors(
    commands={
        "roster": own_roster.show,
        "basis": basis.show,
        "rules": rule_answers.show,
        "rule_idea": rule_answers.propose,
        "rule_ideas": rule_answers.waiting,
        "focus": focus.show,
        "topics": topics.show,
        "gaps": gaps.show,
        "directory": directory.show,
        "open_year": open_in_chat.open_year,
    },
    once={Due.DEADLINE: gaps.before_deadline},
)
