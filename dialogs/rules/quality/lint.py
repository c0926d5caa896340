"""Reads a spoken or typed public commitment and judges it (guidance §一: 明确、具体、实在; 防止过高过泛).

Deterministic, offline, pure. Nothing is added to what the person said; other people's private data is
taken out; improper promises are rejected and flagged so that the secretary is told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dialogs.rules.quality import bounds, copied
from dialogs.rules.quality.category import find_category
from dialogs.rules.quality.deadline import find_due
from dialogs.rules.quality.draft import Draft
from dialogs.rules.quality.item import ANYONE, Author, Item
from dialogs.rules.quality.items import Reading, read_items
from dialogs.rules.quality.judge import DUTY, GOOD, GRAND, VAGUE, Seen, judge
from dialogs.rules.quality.lazily import Lazy
from dialogs.rules.quality.learnt import likelier_category, suspected
from dialogs.rules.quality.mend import mend, spelled_out
from dialogs.rules.quality.normal import plain, simplified
from dialogs.rules.quality.outside import defers, is_empty
from dialogs.rules.quality.privacy import private_parts, without_private
from dialogs.rules.quality.quantity import find_quantity
from dialogs.rules.quality.reasons import example_for, why
from dialogs.rules.quality.signs import OBJECT, PLACE, SLOGAN
from dialogs.rules.quality.tidy import tidy
from dialogs.rules.quality.weigh import MIXED, proper, settled, weighed

# Nobody promises in more characters; what comes after is not read.
LONGEST = 1000
_ELDERS = Lazy(r"老年|离退休|退休|口头|高龄|年老")
_LEADERS = Lazy(r"(?<!副)书记(?!员)|村主任|局长|镇长|校长|院长|总经理|董事长|领导|班子成员")
_PROXY = Lazy(
    r"代写|代填|代报|我爸说|我妈说|我爷爷说|我奶奶说|(?:我是|是)(?:他|她)(?:的)?(?:女儿|儿子|孙|媳妇|老伴|家人)"
)
_SPOKEN_FOR = Lazy(
    r"(?:^|(?<=[,。;:]))(?:我是(?:(?:他|她)(?:的)?)?(?:大|小)?(?:女儿|儿子|孙子|孙女|外孙女?|儿媳妇?|媳妇|女婿|老伴|家人|侄子|侄女)(?:代写的|代填的|代报的|代他写的|代写|代填)?|我?(?:代|替)(?:我)?(?:爸|妈|爷爷|奶奶|外公|外婆|公公|婆婆|老伴|父亲|母亲)(?:填|写|报)?|我?(?:爸|妈|爷爷|奶奶|外公|外婆|公公|婆婆|父亲|母亲)[^,。:]{0,8}?(?:说|讲)(?:的是)?|(?:他|她)说|我?(?:爸|妈|爷爷|奶奶|外公|外婆|公公|婆婆|老伴)(?:让|叫|请|托|喊)我?(?:帮|替|代)?(?:打字|写|填|报|发)[^,。:]{0,4})(?:的)?[,:]*(?:他|她)?"
)
_OLD_YEAR = Lazy(r"(20[12]\d)年?(?:度)?")
_COURTESY = Lazy(
    r"(?<=.{6})[\n,。;]+(?:谢谢(?:大家|书记|组织)?|报告完毕|完毕|请(?:大家|组织|书记)?监督)[。]*$|"
    r"^我?(?:已经)?(?:想好|考虑好|想清楚)了[,:]*(?:就是)?(?=.{6})"
)
_RENEWED = Lazy(r"^(?:续|延续|接着|继续|还做)(?:去年|上年|往年)(?:的|那条)?[:,]+(?=.{6})")
# Whose duties at home are those of a post.
_PAID = Lazy(r"工作者|网格员|物业|专职|医生|护林员|管理员|代表|主任|店主")
_PARTY_DUTY = Lazy(r"党费|主题党日|组织生活|党课|支部|法|纪|赌|偷|骂")
_RENEW = Lazy(r"(?:跟|和|同|照)?(?:去年|往年|上年)一样|照旧|继续|接着")


@dataclass(frozen=True, slots=True)
class Lint:
    """The judgement. `why` and `example` are said to the person; `rejected` is not stored as a promise."""

    quality: str
    why: str
    items: tuple[Item, ...]
    rejected: tuple[str, ...]
    flags: frozenset[str]
    example: str = ""


def _place(text: str) -> str:
    found = PLACE.search(text)
    return found[0] if found else ""


def _beneficiary(text: str) -> str:
    found = OBJECT.search(text)
    return found[0] if found else ""


def _item(draft: Draft, today: date, period_end: date, author: Author) -> Item:
    said = without_private(draft.text)
    text = tidy(said) or "帮助1户困难家庭"
    due = find_due(said, today=today, period_end=period_end)
    quantity = find_quantity(said)
    quality = judge(Seen(said, quantity, due, author.elder, author.leader, author.persona))
    if quality == VAGUE and SLOGAN.search(said):
        quantity = ""
    category = find_category(
        draft.post + draft.text, author.setting, vague=quality == VAGUE, plain=quality in {DUTY, GRAND}
    )
    if (
        quality == DUTY
        and category == "其他"
        and _PAID.search(author.persona)
        and not _PARTY_DUTY.search(said)
    ):
        category = "岗位业务"
    category = likelier_category(category, text, author.setting, quality)
    return Item(text, due, quantity, category, quality, draft.scope, _place(text), _beneficiary(text))


def _overall(items: Sequence[Item], reading: Reading) -> str:
    if not items:
        return "not_a_commitment"
    found = {item.quality for item in items}
    if any(reason.startswith("improper") for _, reason in reading.rejected):
        return MIXED
    return found.pop() if len(found) == 1 else MIXED


def _nothing(text: str, reading: Reading) -> str:
    """Tells empty words from words that are about something else."""
    reasons = {reason for _, reason in reading.rejected}
    if any(reason.startswith("improper") for reason in reasons):
        return "not_a_commitment"
    if reasons == {"defers"} or (not reasons and (is_empty(text) or len(text) < 12 or defers(text))):
        return "empty"
    return "not_a_commitment"


def _pasted_from_the_past(text: str, period_end: date) -> bool:
    years = {int(y) for y in _OLD_YEAR.findall(text)}
    return bool(years) and max(years) < period_end.year and len(text) >= 8 and not defers(text)


def _flags(text: str, reading: Reading, items: Sequence[Item]) -> set[str]:
    flags = set(reading.marks)
    if any(reason.startswith("improper") for _, reason in reading.rejected):
        flags.add("improper")
    if private_parts(text) or any(
        reason in {"improper:leaking", "improper:shaming"} for _, reason in reading.rejected
    ):
        flags.add("privacy")
    if len(items) > 1:
        flags.add("multi")
    if _PROXY.search(text):
        flags.add("proxy")
    if items and _RENEW.search(text):
        flags.add("renew")
    if "单位" in text and ("社区" in text or "小区" in text):
        flags.add("dual_role")
    return flags


def _who(author: Author) -> Author:
    """The author with what the persona says of age and office."""
    elder = author.elder or bool(_ELDERS.search(author.persona))
    leader = author.leader or bool(_LEADERS.search(author.persona))
    return replace(author, elder=elder, leader=leader)


def _outside(quality: str, items: Sequence[Item], reading: Reading) -> str:
    """Why nothing was promised, what is improper first; "" where something was or the words are empty."""
    if items or quality == "empty":
        return ""
    reasons = sorted((reason for _, reason in reading.rejected), key=lambda r: not r.startswith("improper"))
    return next(iter(reasons), "")


def _copied(text: str, example: str) -> Lint:
    said = why("not_a_commitment", "copied")
    return Lint("not_a_commitment", said, (), (without_private(text),), frozenset({"copied"}), example)


def as_read(utterance: str, channel: str) -> str:
    """The message as it is read: plain spelling, dictation mended where `channel` is "asr"."""
    utterance = utterance[:LONGEST]
    text = plain(mend(simplified(utterance)) if channel == "asr" else spelled_out(utterance))
    return _RENEWED.sub("继续", _COURTESY.sub("", text))


def lint(
    utterance: str,
    *,
    today: date,
    period_end: date,
    author: Author = ANYONE,
    channel: str = "text",
) -> Lint:
    """Judge one message. `today` anchors "半年内"; days without a year are looked for up to `period_end`.

    `channel` is "text" or "asr" (transcribed speech). Never raises for any text.
    """
    return _judged(utterance, today, period_end, author, channel)


@lru_cache(maxsize=64)  # the same message is judged when it is read, asked about and kept
def _judged(utterance: str, today: date, period_end: date, author: Author, channel: str) -> Lint:
    text = as_read(utterance, channel)
    example = example_for(author.post, author.persona, author.setting)
    if is_empty(text):
        return Lint("empty", why("empty"), (), (), frozenset(), example)
    if _pasted_from_the_past(text, period_end):
        return _copied(text, example)
    if _PROXY.search(text) or "代填" in author.persona:
        text = _SPOKEN_FOR.sub("", text)
    author, reading = _who(author), read_items(text)
    drafts = bounds.rebound(
        reading.drafts, text, lambda part: suspected(part, author.setting, author.persona)
    )
    items = tuple(_item(draft, today, period_end, author) for draft in drafts)
    items = proper(items, author, reading)
    quality = _overall(items, reading) if items else _nothing(text, reading)
    whole = _item(Draft([text], "deed"), today, period_end, author)
    items, quality = weighed(items, quality, whole, text, author, reading)
    rejected = tuple(
        without_private(words) or "…" for words, why_not in reading.rejected if why_not != "defers"
    )
    items = settled(items, reading)
    flags = _flags(text, reading, items)
    if quality == "empty" and re.search("去年|往年|上年", text):
        flags.add("copied")
    said = why(quality, _outside(quality, items, reading))
    return Lint(quality, said, items, rejected, frozenset(flags), "" if quality == GOOD else example)


def copied_from(text: str, others: Sequence[str]) -> int | None:
    """The index of the text in `others` that `text` repeats almost word for word, or None."""
    return copied.copied_from(text, others)
