"""Which of the purposes 组织创先进、党员争优秀、群众得实惠 a promise serves (一之一, R6).

The purposes are data. Of three, the first is the organisation's, the second the member's, the third the
people's; a pack with others has them in that order, too, and more than three are not derived.
"""

from dialogs.rules.pack import RulePack


def purposes_of(pack: RulePack, *, of_org: bool, for_people: bool) -> tuple[str, ...]:
    """The purposes of one promise. `for_people`: it answers a wish or carries a tag of people's benefit."""
    wanted = (of_org, not of_org, for_people)
    return tuple(purpose for purpose, serves in zip(pack.purposes, wanted, strict=False) if serves)
