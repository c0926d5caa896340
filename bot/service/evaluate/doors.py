"""What leads into this room."""

from bot.service.doors import Doors
from bot.service.evaluate import (
    appraise,
    asking,
    commend,
    digest,
    followup,
    forms,
    grading,
    holders,
    meeting,
    objections,
    prompts,
    publicity,
    rating,
    roll,
    sealed,
    terms,
    void,
)
from dialogs.effects.aftermath import AnswerObjections, Commend, NoteSteps, Publicise
from dialogs.effects.appraise import Consent, TypeGrades, WriteWords
from dialogs.effects.evaluate import PostDigest, RecordSelfRating
from dialogs.rules.year import Due

DOORS = Doors(
    verbs={
        RecordSelfRating: rating.rate_self,
        PostDigest: digest.post_digest,
        WriteWords: appraise.keep,
        TypeGrades: grading.type_grades,
        Consent: grading.consent,
        Publicise: publicity.publicise,
        AnswerObjections: objections.answer,
        NoteSteps: followup.note,
        Commend: commend.choose,
    },
    commands={
        "results": digest.offer_results,
        "invite_public": asking.invite,
        "papers": asking.papers,
        "source_gap": asking.note_gap,
        "write_words": appraise.write,
        "type_grades": grading.open_list,
        "appraisal": appraise.show_appraisal,
        "consents": grading.show_consents,
        "forms": forms.bring,
        "publicise": publicity.open_dialog,
        "objections": objections.hear,
        "follow_ups": followup.open_list,
        "commend": commend.open_list,
        "key_holders": holders.name,
        "exclude": roll.exclude,
        "include": roll.include,
        "meeting": meeting.open_page,
        "whether_voted": rating.whether_voted,
    },
    once={
        Due.RATE_PREPARE: holders.prepare,
        Due.RATE_CLOSE: sealed.close,
        Due.RESULTS: sealed.tell,
        "rate.count": sealed.arrive,
        "rate.seal": sealed.close_box,
        "rate.public": sealed.close_public,
        "rate.void": void.declare,
        "rate.reopen": void.reopen,
        "rate.reclose": void.close,
        "publicity.open": publicity.hang,
        "publicity.close": publicity.close,
        "objection.late": objections.remind,
    },
    each={Due.RATE_OPEN: "rate.ask", Due.RATE_REMIND: "rate.nudge"},
    personal={
        "rate.ask": prompts.ask_to_rate,
        "rate.nudge": prompts.remind_to_rate,
        "digest.ask": prompts.ask_for_digest,
    },
    opening={Due.RATE_OPEN: (prompts.begin_evaluation, terms.fix, prompts.warn_of_few, sealed.announce)},
    reminds_of={"rate.nudge": "rate.ask"},
)
