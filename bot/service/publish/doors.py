"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.publish import amend, audience, ledger, materials, plates, prompts, publish
from dialogs.effects.publish import DecideAmendments, PublishCommitments
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={PublishCommitments: publish.publish, DecideAmendments: amend.decide},
    commands={
        "publish": publish.offer_publication,
        "amend": amend.ask,
        "amendments": amend.show,
        "audience": audience.choose,
        "ledger": ledger.show,
        "ledger_line": ledger.write,
        "materials": materials.show,
        "plates": plates.show,
        "portrait": plates.show_portrait,
        "members_board": audience.show_members_board,
    },
    once={
        Due.PUBLISH_OFFER: prompts.offer_publication,
        Due.LEADERS_PUBLISH: prompts.offer_publication,
        ledger.ENDS: ledger.remind,
    },
    personal={"publish.ask": prompts.ask_to_publish},
)
