"""What a rule pack says kind by kind of member, beyond figures (R22): the example that stands beside the
question, who reviews, and what the evaluation form begins with. How it is read and said.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from dialogs.rules.pack import ORG, USUAL
from dialogs.rules.people import Category

#: Who reviews, and its word in a pack: the superior, the organisation's own secretary (else deputy, else
#: committee), or first a member of its committee.
REVIEWERS: Final = {"superior": "上级", "office": "书记", "committee": "支委"}

#: What a form begins with, and its word in a pack.
FORMS: Final = {"deeds": "先看言行", "figures": "先看票数"}

#: Characters of an example.
_LONGEST: Final = 60

#: Words for everybody whom a pack does not name, and for promises of organisations.
_ALL: Final = {USUAL: "其他人", ORG: "党组织", **{one.value: one.label for one in Category}}
_KEYS: Final = {label: key for key, label in _ALL.items()} | {key: key for key in _ALL}
_NAMED: Final = "|".join(sorted(map(re.escape, _ALL.values()), key=len, reverse=True))
_EACH: Final = re.compile(
    rf"({_NAMED})(?:党员)?\s*[：:]\s*(.*?)(?=(?:{_NAMED})(?:党员)?\s*[：:]|$)", re.DOTALL
)


class Unreadable(ValueError):
    """A value cannot be read; the text says in Chinese how it is to be written."""


def category_name(key: str) -> str:
    """The category as people call it."""
    return _ALL.get(key, key)


def category_in(name: str) -> str:
    """The key of the category that a person names.

    Raises:
        Unreadable: there is none of that name.
    """
    key = _KEYS.get(name.strip().removesuffix("党员")) or _KEYS.get(name.strip())
    if key is None:
        raise Unreadable(f"没有“{name}”这一类。可以写：{'、'.join(_ALL.values())}")
    return key


def read_examples(value: Any) -> dict[str, str]:
    """An example for each category, from JSON or "农村：…；社区：…".

    Raises:
        Unreadable: it is written otherwise, or an example is empty or too long.
    """
    told = _told(value, "每月帮村东3户老人换一次煤气罐")
    for name, text in told.items():
        if not 0 < len(text) <= _LONGEST:
            raise Unreadable(f"“{name}”的例子要有 1 到 {_LONGEST} 个字")
    return {category_in(name): text for name, text in told.items()}


def read_each(words: Mapping[str, str]) -> Callable[[Any], dict[str, str]]:
    """Reads one of those words for each category of members, from JSON or "农村：支委；社区：书记"."""
    known = {word: key for key, word in words.items()} | {key: key for key in words}

    def read(value: Any) -> dict[str, str]:
        found = {}
        for name, word in _told(value, next(iter(words.values()))).items():
            if word not in known:
                raise Unreadable(f"“{name}”要写“{'”“'.join(words.values())}”里的一个")
            found[category_in(name)] = known[word]
        if ORG in found:
            raise Unreadable("这一项只管党员，党组织自己的承诺照常由上级看")
        return found

    return read


def say_each(words: Mapping[str, str]) -> Callable[[Any], str]:
    """Says what each category has, always in the same order; texts that are none of the words stand as they
    are."""

    def say(value: Mapping[str, str]) -> str:
        named = [(name, value[key]) for key, name in _ALL.items() if key in value]
        return "；".join(f"{name}：{words.get(one, one)}" for name, one in named) or "照常"

    return say


def _told(value: Any, example: str) -> dict[str, str]:
    told = dict(_EACH.findall(value)) if isinstance(value, str) else value
    if not isinstance(told, Mapping) or (not told and value) or not all(map(_is_text, told.values())):
        raise Unreadable(f"请写成“农村：{example}”的样子，几类用分号隔开")
    return {str(name): text.strip(" \n；;、，,。") for name, text in told.items()}


def _is_text(one: Any) -> bool:
    return isinstance(one, str)
