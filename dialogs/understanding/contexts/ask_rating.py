"""The reply to: which grade do you give?"""

import re
from typing import Final

from dialogs.rules.quality.lazily import Lazy
from dialogs.understanding import controls
from dialogs.understanding.cue import cue
from dialogs.understanding.cues import asking, later, skipping
from dialogs.understanding.grades import BETWEEN, grade_in
from dialogs.understanding.outcome import cut, reading, reason_for, unclear
from dialogs.understanding.points import Grade
from dialogs.understanding.reading import Asked, Reading
from dialogs.understanding.said import Said

_PRAISE_PERSON = cue(
    "praise of a person, no grade",
    r"好人|好同志|好党员|热心|老实|辛苦|(?:人|为人|脾气)(?:很|挺|蛮|真|老|不)?(?:好|错)|能干|实在",
)


_ONLY_AGREES = cue(
    "agrees, gives no grade", r"(?:好|行|可以|嗯|恩|ok|好嘞|中|是|对|同意|没问题|没意见)(?:的|吧|啊|呀)*"
)


_AS_OTHERS: Final = Lazy(r"(?:书记|别人|大家|人家|他们)[^,]{0,3}[打评给选](?:几|什么|多少|啥)[^,]{0,2}我")
_TORN: Final = Lazy(r"说不清|不知道(?:是|该|给)|也[说谈]不上不")


def _no_grade(said: Said) -> str:
    """Why a reply that may look like a grade is none, or an empty string."""
    if not said.text:
        return "表情不是等次"
    if _ONLY_AGREES.whole(said.core):
        return "只应了一声,没有给等次"
    if _AS_OTHERS.search(said.text):
        return "没有给出等次,请本人定"
    return "拿不准是哪个等次" if _TORN.search(said.text) and BETWEEN.find(said.text) else ""


def read(said: Said, asked: Asked) -> Reading | None:
    """A grade of the scale, or one of the ways not to give one."""
    stars = str(len(said.raw.strip())) if controls.STARS.fullmatch(said.raw.strip()) else ""
    if stars in asked.scale:
        return reading("value", 0.9, f"{stars} 颗星", rating=stars)
    if why := _no_grade(said):
        return unclear(why, *asked.scale[:2])
    stated = [c for c in said.clauses if not c.asks]
    if not stated:
        return _retort(said, asked)
    told = ",".join(c.text for c in stated)
    bare = "".join(c.core for c in stated)
    grade = grade_in(told, asked.scale, bare)
    passed = skipping.ABSTAIN.find(told) or skipping.SKIP.find(told)
    if passed and not _firm(grade, told, asked):
        why = reason_for(said, passed) or cut(said, [c for c in stated if passed in c.text][:1])
        return reading("skip", 0.85, f"“{passed}”是不评", reason=why)
    if later.LATER.find(told) and not _firm(grade, told, asked):
        return controls.putting_off(said, asked)
    if grade is None or (said.asking and not _firm(grade, told, asked)):
        return _retort(said, asked)
    if grade.rating is None:
        return unclear(
            grade.why, *asked.scale[:2], flags=frozenset({grade.flag}) if grade.flag else frozenset()
        )
    return reading("value", 0.9, grade.why, rating=grade.rating, reason=reason_for(said, grade.why[2:-1]))


def _firm(grade: Grade | None, told: str, asked: Asked) -> bool:
    """Whether a grade of the scale is named in so many words."""
    return bool(
        grade
        and grade.rating
        and (
            grade.rating in told
            or grade.why.startswith("反语")
            or re.search(r"[给打评]|^[一二三四五1-5]分", told)
        )
    ) and not asking.HELP.find(told)


def _retort(said: Said, asked: Asked) -> Reading | None:
    grade = grade_in(said.text, asked.scale, said.core)
    if grade and grade.rating and grade.why.startswith("反语"):
        return reading("value", 0.8, grade.why, rating=grade.rating)
    return None
