"""What a reply means in the light of what was asked: pure, offline, the same every time."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Final

from dialogs.understanding import controls
from dialogs.understanding.counter import speaks_against
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import back, feelings, later, skipping
from dialogs.understanding.doubts import acts, own_words, settled
from dialogs.understanding.gist import GRADE, shares
from dialogs.understanding.options import by_number
from dialogs.understanding.outcome import unclear
from dialogs.understanding.reading import CONTEXTS, Asked, Reading
from dialogs.understanding.said import Said, hear, only
from dialogs.understanding.second_look import instead, second_look

Step = Callable[[Said, Asked], Reading | None]
LONGEST: Final = 2000
_FAMILY = cue(
    "someone of the family answers",
    r"(?:我)?(?:替|代|帮)(?:我)?(?:妈|爸|爷|奶|老伴|老公|老婆|父|母|他|她|外公|外婆|家里|书记)|"
    r"我(?:妈|爸|爷爷|奶奶|老伴|老公|老婆|外公|外婆|父亲|母亲)(?:说|讲|让我|叫我)|我是(?:他|"
    r"她)(?:儿子|女儿|孙|家属|老婆|老公|媳妇)",
)


_REVIEW_BACK = cue(
    "a reviewer goes back",
    r"(?:重新|从头|重)(?:审|来审)|上一|退一步(?!讲|说)|[批审]错|手滑|点错|按错|返回|回到(?:前|上)|撤回|回退|回去|手误|选错",
)
_REALLY_LEAVES = cue(
    "leaves, does not refuse",
    r"取消|退出|不(?:弄|答|聊|搞|回答|填)了|别(?:再)?发|关掉|停|退订|结束",
)


@cache
def _context(name: str) -> Step:
    step: Step = import_module(f"dialogs.understanding.contexts.{name}").read
    return step


def _keeps_turning(said: Said, asked: Asked) -> bool:
    """Whether words of going back mean it here; to a reviewer 重写 is a decision."""
    text = said.text
    if asked.context == "review_decision":
        return bool(_REVIEW_BACK.find(text)) and not re.search(r"让他|叫他|重新?(?:写|报|填)", text)
    return asked.context not in {"ask_commitment", "idle"} or len(said.core) <= 16


def _keeps_leaving(said: Said, asked: Asked) -> bool:
    """Whether words of leaving mean it here; 不参加 answers a question for consent."""
    context, text = asked.context, said.text
    if re.search(r"不(?:想|愿意?|便|方便)(?:回答|答|说|讲)(?:这|他|它|$)", text):
        return False
    if context == "ask_consent_to_peer_review":
        return bool(_REALLY_LEAVES.find(text)) and "退出互评" not in text
    if context in {"ask_progress", "ask_done"} and re.search(r"没(?:空|功夫|心思)", text):
        return False
    if context == "confirm_commitment" and re.search(r"(?:别|不要)再?问", text):
        return not re.search(r"按这|交吧|没错|(?:^|,)(?:好|对|可以|同意|确认)", text)
    if context == "ask_rating":
        return not skipping.ABSTAIN.find(text) or bool(re.search(r"退出|取消|关|停", text))
    if skipping.SKIP.find(text) and re.search(r"跳过|下一", text):
        return False
    stopped = re.search(r"(?:活动|项目|工程|计划|比赛|培训|会|演出).{0,3}(?:取消|停)", text)
    return not (stopped and context in {"ask_progress", "ask_done"})


def _skips_control(name: str, said: Said, asked: Asked) -> bool:
    """Where a control's words are an ordinary answer to this question."""
    if name == "turning_back":
        return not _keeps_turning(said, asked)
    if name == "leaving":
        return not _keeps_leaving(said, asked)
    return name == "skipping" and (asked.context == "idle" or said.asking)


def _steps(asked: Asked) -> tuple[tuple[str, Step], ...]:
    return (
        ("noise", controls.noise),
        ("emergency", controls.emergency),
        ("improper", controls.improper),
        ("by_number", by_number),
        ("gone", controls.gone),
        ("person", controls.person),
        ("leaving", controls.leaving),
        ("turning_back", controls.turning_back),
        ("leave_to_wait", controls.leave_to_wait),
        ("answer", _context(asked.context)),
        ("skipping", controls.passing),
        ("look_up", controls.look_up),
        ("again", controls.again),
        ("asks_how", controls.asks_how),
        ("putting_off", _later_answer),
        ("grumble", controls.grumble),
        ("new_business", controls.new_business),
        ("chat", controls.chat),
        ("any_question", controls.any_question),
    )


def _later_answer(said: Said, asked: Asked) -> Reading | None:
    return None if asked.context == "idle" else controls.putting_off(said, asked, later.LATER)


def understand(utterance: str, asked: Asked) -> Reading:
    """The meaning of `utterance` as a reply to `asked`; never raises on any text.

    Raises ValueError for a context that is not one of reading.CONTEXTS.
    """
    if asked.context not in CONTEXTS:
        raise ValueError(f"不认识的情境:{asked.context}")
    said = hear(utterance[:LONGEST], asked.context)
    found = _first(said, asked)
    found = second_look(found, said, asked)
    if found and acts(found):
        found = _own_word(found, said, asked)
    if found and (against := speaks_against(found, said, asked)):
        found = instead(found, against, said, asked)
    return _finished(found, said, asked) if found else unclear("听不出意思", *_likeliest(said, asked))


def _own_word(found: Reading, said: Said, asked: Asked) -> Reading:
    """Only what the speaker says for himself is acted on; a reviewer's condition is a return."""
    bad = found.rating is not None and found.rating == asked.scale[-1] and not found.rating.isdigit()
    own = own_words(said, conditions=asked.context != "review_decision", framed=not bad)
    if own is None:
        return found
    return settled(found, _first(own, asked) if own.clauses else None, asked)


def _first(said: Said, asked: Asked) -> Reading | None:
    """What the first table that knows the wording makes of it."""
    for name, step in _steps(asked):
        found = None if _skips_control(name, said, asked) else step(said, asked)
        if found and found.intent == "back" and name == "turning_back":
            return _put_right(said, asked) or found
        if found:
            return found
    return None


def _put_right(said: Said, asked: Asked) -> Reading | None:
    """ "点错了,是合格": a slip and behind it what is meant is the answer itself."""
    last = max((place for place, c in enumerate(said.clauses) if back.BACK.find(c.text)), default=-1)
    tail = said.clauses[last + 1 :]
    if not tail or asked.context not in {"ask_rating", "ask_progress", "ask_done", "ask_deadline"}:
        return None
    meant = _context(asked.context)(only(said, tail), asked)
    given = meant and (meant.rating or meant.percent or meant.date or meant.intent == "done")
    return meant if given else None


_TWO: Final = 2
_ANSWERS: Final = {
    "confirm_commitment": ("yes", "no"),
    "ask_consent_to_peer_review": ("yes", "no"),
    "ask_done": ("done", "no", "progress", "not_started"),
    "ask_progress": ("progress", "not_started", "done"),
    "review_decision": ("approve", "return"),
    "idle": ("help", "start_commitment"),
}


def _likeliest(said: Said, asked: Asked) -> tuple[str, ...]:
    """The two answers to this question that the reply comes nearest to."""
    answers = asked.scale if asked.context == "ask_rating" else _ANSWERS.get(asked.context, ("help",))
    if len(answers) <= _TWO or not said.core:
        return answers[:2]
    near = shares(said, asked)
    ranked = sorted(
        answers, key=lambda answer: -max(near.get(answer, 0.0), near.get(f"{GRADE}{answer}", 0.0))
    )
    return tuple(answer for answer in answers if answer in ranked[:2])


def _finished(found: Reading, said: Said, asked: Asked) -> Reading:
    """Add what was said in passing."""
    also = [*found.also]
    if found.intent not in {"complaint", "unclear", "submit_public_wish"} and feelings.COMPLAINT.find(
        said.text
    ):
        also.append("complaint")
    if found.intent in {"yes", "no", "done", "progress", "value", "not_started"} and said.asking:
        also.append("help")
    flags = found.flags | ({"proxy"} if _FAMILY.find(said.text) else set())
    likeliest = found.likeliest or (_likeliest(said, asked) if found.intent == "unclear" else ())
    return replace(found, also=tuple(also), flags=frozenset(flags), likeliest=likeliest)
