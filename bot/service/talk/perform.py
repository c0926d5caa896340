"""Which verb carries out which effect of a dialog."""

from collections.abc import Callable
from typing import Any

from bot.service.evaluate import rating
from bot.service.fulfil import progress as progress_verbs
from bot.service.propose import commitments, spoken
from bot.service.public import reports, wishes
from bot.service.publish import desk
from bot.service.talk import queries, support
from bot.service.talk.scene import Scene
from dialogs import effects
from dialogs.engine.outcome import Effect, FetchPerson, Open

_VERBS: dict[type[Effect], Callable[[Scene, Any], None]] = {
    Open: queries.carry_out,
    FetchPerson: support.fetch_person,
    effects.SubmitCommitment: commitments.submit,
    effects.DecideReviews: commitments.decide,
    effects.KeepSpoken: spoken.keep,
    effects.ReadBack: spoken.read_back,
    effects.RecordProgress: progress_verbs.record,
    effects.RecordSelfRating: rating.rate_self,
    effects.PublishCommitments: desk.publish,
    effects.SignSummary: desk.sign_summary,
    effects.PostDigest: desk.post_digest,
    effects.DecideWishes: wishes.decide,
    effects.AnswerReports: reports.answer,
    effects.TakeWish: wishes.take_up,
    effects.TellSecretary: support.tell_secretary,
    effects.StopWriting: support.stop_writing,
    effects.PutOff: desk.put_off,
}


def perform(scene: Scene, effect: Effect) -> None:
    """Carry out one effect, in the transaction of the message that led to it."""
    _VERBS[type(effect)](scene, effect)
