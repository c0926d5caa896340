"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.supervise import (
    below,
    comments_chat,
    criticise_chat,
    criticise_told,
    exchange,
    overdue,
    prompts,
    quarter_sheet,
    rectify_agenda,
    rectify_answers,
    rectify_chat,
    rectify_import,
    rectify_list,
    summary,
    thanks,
)
from dialogs.effects.supervise import (
    AgreeToThanks,
    DecideCriticisms,
    DecideOverdue,
    DecideRectifications,
    DropOrder,
    GiveComments,
    OrderRectification,
    PostExchange,
    ProposeCriticism,
    SignSummary,
)
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        SignSummary: summary.sign_summary,
        OrderRectification: rectify_chat.order,
        DropOrder: rectify_chat.drop,
        DecideOverdue: overdue.decide,
        AgreeToThanks: thanks.agree,
        PostExchange: exchange.post_invitation,
        ProposeCriticism: criticise_chat.propose,
        DecideCriticisms: criticise_chat.decide,
        GiveComments: comments_chat.give,
        DecideRectifications: rectify_list.decide,
    },
    commands={
        "summary": summary.offer_summary,
        "quarter_sheet": quarter_sheet.show,
        "supervise": below.show,
        "overdue": overdue.show,
        "thanks": thanks.take,
        "footprints": thanks.show_footprints,
        "exchange": exchange.take,
        "criticism": criticise_chat.take,
        "criticism_view": criticise_chat.state_view,
        "comments": comments_chat.take,
        "comments_own": comments_chat.show_own,
        "rectify": rectify_chat.take,
        "rectifications": rectify_import.show,
        "rectify_done": rectify_answers.done,
        "rectify_word": rectify_answers.explain,
        "rectify_note": rectify_answers.note,
    },
    once={
        Due.SUMMARY_DRAFT: prompts.draft_summary,
        Due.OVERDUE_LOOK: overdue.look,
        "criticism.post": criticise_told.post_due,
        "summary.missing": below.tell_superior,
    },
    personal={
        "summary.ask": prompts.ask_to_sign,
        "overdue.tell": overdue.tell,
        "rectify.remind": rectify_agenda.remind,
        "rectify.over": rectify_agenda.run_out,
    },
    lasting=frozenset({"rectify.remind", "rectify.over"}),
)
