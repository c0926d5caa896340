"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.publish import prompts, publish
from dialogs.effects.publish import PublishCommitments
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={PublishCommitments: publish.publish},
    commands={"publish": publish.offer_publication},
    once={Due.PUBLISH_OFFER: prompts.offer_publication, Due.LEADERS_PUBLISH: prompts.offer_publication},
    personal={"publish.ask": prompts.ask_to_publish},
)
