"""What becomes of each kind of entry: the same verbs that the chat uses. Each gives the record's name."""

import re
from collections.abc import Callable

from bot.problems import BadInput
from bot.service.deeds import consent, tell
from bot.service.evaluate import objections, who
from bot.service.fulfil import evidence, late, progress
from bot.service.organise import year
from bot.service.paper import as_in_chat, promises, spoken_to
from bot.service.paper.said import Said
from bot.service.posts import claims, serve
from bot.service.posts.queries import held_by
from bot.service.posts.set_up import called
from bot.service.public import voices
from bot.service.supervise import rectify, rectify_proof
from dialogs.rules.calendar import local
from dialogs.rules.entering import AS_IN_CHAT, Kind
from dialogs.rules.evidence import Kind as Shown
from dialogs.rules.voices import Kind as Voicing
from dialogs.scripts.checkin import state_of
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand
from dialogs.words import paper as words
from storage import consents, people, quarter, records, rectifications, years
from storage.unit import Work

#: Which of several: "5 零件没到货".
_NUMBERED = re.compile(r"(?:第)?(\d{1,6})[号件]?[\s:：，,]+(.*)", re.DOTALL)


def _progress(work: Work, said: Said) -> str:
    author, entry = said.whose, said.entry
    guest = author.org_id != said.org.id
    cycles = year.running(work, said.org.id) if guest else year.running_for(work, author)
    own = [one for each in cycles for one in progress.published(work, author, each.id)]
    if not own:
        raise BadInput(words.NO_ITEM)
    one = own[0] if len(own) == 1 else late.meant(entry.words, own)
    if one is None:
        raise BadInput(words.WHICH_ITEM)
    today = local(work.now).date()
    reading = understand(entry.words, Asked("ask_progress", today, target=one.quantity))
    state = state_of(reading, entry.words)
    if state is None:
        raise BadInput(words.WHICH_STATE)
    number = progress.keep(
        work,
        one,
        quarter=progress.quarter_of(work),
        state=state,
        percent=reading.percent,
        words=entry.words,
        told_by="family" if entry.family else "helper",
        recorder_id=said.recorder.id,
    )
    records.finish_errands(work, "visit", author.id)
    return f"progress:{number}"


def _voice(kind: Voicing) -> Callable[[Work, Said], str]:
    def take(work: Work, said: Said) -> str:
        told = voices.Said(kind, said.entry.words, said.entry.channel, recorder=said.recorder)
        one = voices.take(work, said.org.id, said.key, told)
        if one is None:
            raise BadInput(words.TOO_MANY)
        return f"voice:{one.id}"

    return take


def _self_rating(work: Work, said: Said) -> str:
    cycle = next((one for one in year.running(work, said.whose.org_id) if one.status == "evaluating"), None)
    if cycle is None:
        raise BadInput(words.NOT_NOW)
    named = sorted((one for one in cycle.rules.grades if one in said.entry.words), key=len, reverse=True)
    if not named:
        raise BadInput(words.NO_GRADE)
    years.rate_self(work, cycle.id, said.whose.id, named[0], said.entry.words)
    records.finish_errands(work, "visit", said.whose.id)
    return f"self_rating:{cycle.id}:{said.whose.id}"


def _post(work: Work, said: Said) -> str:
    one = called(work, said.org.id, said.entry.words.rstrip("。"))
    if one is None or not claims.claim_for(work, said.whose, one):
        raise BadInput(words.NO_POST)
    return f"post_claim:{one.id}:{said.whose.id}"


def _served(work: Work, said: Said) -> str:
    held = held_by(work, said.whose.id)
    meant = [claim for one, claim in held if one.name in said.entry.words] or [claim for _, claim in held]
    if not meant:
        raise BadInput(words.NO_SERVICE)
    return f"post_word:{serve.keep(work, meant[0], said.recorder.id, said.entry.words)}"


def _consent(work: Work, said: Said) -> str:
    """Whether others may read of thanks or of a deed: the newest that he was asked about."""
    no = any(word in said.entry.words for word in ("不同意", "不愿", "不要", "别"))
    if "互评" in said.entry.words:
        return _to_be_shown(work, said, agreed=not no)
    deed = consent.open_one(work, said.whose.id) or (consent.shown_one(work, said.whose.id) if no else None)
    if deed is not None:
        consent.said_to(work, deed, said.recorder, agreed=not no)
        return f"deed:{deed.id}"
    for cycle in year.running(work, said.whose.org_id):
        for part in (4, 3, 2, 1):
            for one in quarter.thanks_of(work, cycle.id, part):
                if one.person_id == said.whose.id and one.consent == "open":
                    quarter.change_thanks(work, one.id, consent="no" if no else "yes")
                    return f"thanks:{one.id}"
    raise BadInput(words.NOTHING_TO_AGREE)


def _to_be_shown(work: Work, said: Said, *, agreed: bool) -> str:
    """Whether those who rate him see how his promises went."""
    cycle = who.evaluated(work, said.whose.org_id)
    if cycle is None:
        raise BadInput(words.NO_YEAR)
    told, recorder = said.entry.words, said.recorder.id
    consents.add(work, cycle.id, said.whose.id, agreed=agreed, words=told, recorder=recorder)
    return f"peer_consent:{cycle.id}:{said.whose.id}"


def _deed(work: Work, said: Said) -> str:
    told = tell.Told(said.entry.words, said.entry.channel, teller=said.person, recorder=said.recorder)
    one = tell.take(work, said.org.id, said.key, told)
    if one is None:
        raise BadInput(words.TOO_MANY)
    return f"deed:{one.id}"


def _evidence(kind: Shown) -> Callable[[Work, Said], str]:
    """What somebody says or hands in about another one's promise; the public too."""

    def take(work: Work, said: Said) -> str:
        among = [*people.members(work, said.org.id), *people.guests(work, said.org.id)]
        name = said.person.name if said.person else said.entry.who
        words_, channel = said.entry.words, said.entry.channel
        _, _, number = evidence.take(work, kind, words_, among, name, channel, said.recorder)
        return f"evidence:{number}"

    return take


def _explain(work: Work, said: Said) -> str:
    """What stands in the way of what he has to put right; by its number where there are several."""
    waiting = rectifications.open_rectifications(work, person_id=said.whose.id)
    numbered = _NUMBERED.fullmatch(said.entry.words) if len(waiting) > 1 else None
    told = numbered[2] if numbered else said.entry.words
    wanted = {int(numbered[1])} if numbered else {one.id for one in waiting}
    meant = [one for one in waiting if one.id in wanted]
    if len(meant) != 1:
        raise BadInput(words.NOTHING_TO_RECTIFY)
    came = said.came(rectify.subject(meant[0]))
    rectify_proof.state(work, meant[0], said.recorder, told, came)
    return f"word:{rectify.subject(meant[0])}"


def _object(work: Work, said: Said) -> str:
    """Against results that hang; anybody may."""
    entry, cycle = said.entry, who.evaluated(work, said.org.id)
    told = objections.Said(entry.words, entry.channel, person=said.person, recorder=said.recorder)
    one = objections.take(work, cycle, said.key, told)
    if one is None:
        raise BadInput(words.NO_PERIOD)
    said.answers.append(objections.receipt(work, one))
    return f"objection:{one.id}"


TAKES: dict[Kind, Callable[[Work, Said], str]] = {
    Kind.COMMITMENT: promises.take,
    Kind.URGENT: promises.take,
    Kind.PROGRESS: _progress,
    Kind.WISH: _voice(Voicing.WISH),
    Kind.REPORT: _voice(Voicing.REPORT),
    Kind.SELF_RATING: _self_rating,
    Kind.POST: _post,
    Kind.SERVED: _served,
    Kind.CONSENT: _consent,
    Kind.DEED: _deed,
    Kind.SEEN: _evidence(Shown.SEEN),
    Kind.BENEFICIARY: _evidence(Shown.BENEFICIARY),
    Kind.PAPER: _evidence(Shown.PAPER),
    Kind.COMMENT: spoken_to.comment,
    Kind.THANKS: spoken_to.thank,
    Kind.EXCHANGE: spoken_to.meet,
    Kind.HEARING: spoken_to.hearing,
    Kind.RECTIFY_WORD: _explain,
    Kind.OBJECTION: _object,
    **dict.fromkeys(AS_IN_CHAT, as_in_chat.take),
}
