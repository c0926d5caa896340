"""Which of the purposes 组织创先进、党员争优秀、群众得实惠 a promise serves (一之一, R6).

The purposes are data. Of three, the first is the organisation's, the second the member's, the third the
people's; a pack with others has them in that order, too, and more than three are not derived.
"""

from collections.abc import Iterable

from dialogs.rules.pack import RulePack

#: What topics of practical good things (实事好事, 一之三) are called by; other wording counts by its tags.
_PRACTICAL = ("实事", "好事", "服务群众", "服务社会")


def is_practical(topics: Iterable[str], *, for_people: bool) -> bool:
    """Whether a promise is a practical good thing for the public (R18)."""
    return for_people or any(word in topic for topic in topics for word in _PRACTICAL)


def purposes_of(pack: RulePack, *, of_org: bool, for_people: bool) -> tuple[str, ...]:
    """The purposes of one promise. `for_people`: it answers a wish or carries a tag of people's benefit."""
    wanted = (of_org, not of_org, for_people)
    return tuple(purpose for purpose, serves in zip(pack.purposes, wanted, strict=False) if serves)
