"""What leads into this room. What had to wait because a week was full comes back as an entry of its own."""

from bot.service.doors import Doors
from bot.service.review import decide, history, prompts
from dialogs.effects.review import DecideReviews
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={DecideReviews: decide.decide},
    commands={"review": decide.show, "history": history.show},
    once={Due.REVIEW_DIGEST: prompts.send_reviews, Due.LEADERS_REVIEW: prompts.send_leaders_reviews},
    personal={"revise.ask": prompts.ask_to_revise, "review.ask": prompts.bring_reviews},
)
