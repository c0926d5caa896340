"""A rule pack: the figures and lists of a year as data, with the documents they come from (R2).

The defaults are those of the guidance 浙创先发〔2010〕18号. What a county, a line or a single organisation
does otherwise is laid over them (`dialogs.rules.packs`) and kept with the cycle.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from dialogs.rules import pack_lists as lists

#: The key of `RulePack.items` and `RulePack.cadence` for the promises of an organisation, and for
#: every category that is not named.
ORG = "org"
USUAL = "usual"

_ALL_QUARTERS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Citation:
    """A governing document: its number, title, day of issue (ISO, may be empty) and file name. `change` is
    the number of the change of rules that came with it, 0 where that is not known."""

    document: str
    title: str = ""
    issued: str = ""
    file: str = ""
    change: int = 0


@dataclass(frozen=True, slots=True)
class RulePack:
    """The figures and lists of a cycle. Lengths are in working days; quarters open on (month, day).

    `items` and `cadence` go by category; `leader_items` are asked of leaders on top (一之四), and the others
    wait at most `leaders_wait_days` for the leaders to be published.
    `deadline` is the last day of a campaign by which everybody must have promised (三).
    `examples`, `reviewers` and `forms` go by category too (`dialogs.rules.pack_labels`).
    `explanations` says by step what goes to the group when it opens, where it is other than usual.
    `covered_body`: online votes of the public are shown as opinions only. `cites` names what was laid over.
    """

    season: str = ""  # year_start, year_end, or as soon as may be
    document: str = "浙创先发〔2010〕18号"
    title: str = "关于在创先争优活动中全面推行基层党组织和党员公开承诺、定期考评制度的指导意见"
    issued: str = "2010-08-18"
    propose_days: int = 10
    review_days: int = 5
    publish_days: int = 5
    quarters: tuple[tuple[int, int], ...] = ((3, 16), (6, 16), (9, 16), (12, 1))
    check_days: int = 10
    evaluate_days: int = 8
    remind_after: int = 4
    rating_remind_after: int = 5
    digest_every: int = 2
    grades: tuple[str, ...] = ("优秀", "合格", "基本合格", "不合格")
    fewest_slips: int = 5
    leaders_first_days: int = 3
    leaders_wait_days: int = 5
    leader_items: int = 2
    publicity_days: int = 5
    deadline: date | None = None
    covered_body: bool = False
    standards_org: tuple[str, ...] = lists.STANDARDS_ORG
    standards_member: tuple[str, ...] = lists.STANDARDS_MEMBER
    goals: tuple[str, ...] = lists.GOALS
    purposes: tuple[str, ...] = lists.PURPOSES
    topics_org: tuple[str, ...] = lists.TOPICS_ORG
    topics_member: tuple[str, ...] = lists.TOPICS_MEMBER
    benefits: tuple[str, ...] = lists.BENEFITS
    criteria: tuple[str, ...] = lists.CRITERIA
    items: Mapping[str, tuple[int, int]] = field(default_factory=lambda: dict(lists.ITEMS))
    cadence: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: dict(lists.CADENCE))
    examples: Mapping[str, str] = field(default_factory=dict)
    reviewers: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=lambda: dict(lists.FORMS))
    explanations: Mapping[str, str] = field(default_factory=dict)
    cites: tuple[Citation, ...] = ()

    def items_for(self, *categories: str, leading: bool = False) -> tuple[int, int]:
        """How many items a promisor of those categories makes: fewest and most; of several categories that
        are named, the stricter figure each (R22)."""
        named = [self.items[one] for one in categories if one in self.items]
        limits = named or [self.items.get(USUAL, (1, 5))]
        fewest, most = max(one[0] for one in limits), min(one[1] for one in limits)
        fewest += self.leader_items if leading else 0
        return fewest, max(fewest, most)

    def asked_in(self, categories: Iterable[str], quarter: int) -> bool:
        """Whether somebody of those categories is asked for progress in that quarter; of several
        categories that are named, all must say so."""
        named = [self.cadence[one] for one in categories if one in self.cadence]
        return all(quarter in one for one in named or [self.cadence.get(USUAL, _ALL_QUARTERS)])

    def examples_for(self, *categories: str) -> dict[str, str]:
        """The examples that stand beside the question to somebody of those categories, where the pack has
        others than the usual ones."""
        return {one: self.examples[one] for one in (*categories, USUAL, ORG) if one in self.examples}

    def reviewed_by(self, *categories: str, leading: bool = False) -> str:
        """Who reviews the promises of somebody of those categories: superior, office or committee. Leaders
        are looked at one tier up (一之四) unless they are named themselves."""
        if leading:
            return self.reviewers.get("leader", "superior")
        named = [self.reviewers[one] for one in categories if one in self.reviewers]
        return min(named or [self.reviewers.get(USUAL, "office")], key=lists.REVIEWERS.index)

    def deeds_first(self, *categories: str) -> bool:
        """Whether the form of somebody of those categories begins with what he said and did."""
        return any(self.forms.get(one, self.forms.get(USUAL, "")) == "deeds" for one in categories)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, kept with the cycle: a later change of defaults changes nothing here."""
        return {key: _plain(value) for key, value in asdict(self).items()}

    @staticmethod
    def from_json(row: Mapping[str, Any]) -> "RulePack":
        """The pack that `to_json` wrote. What an older version did not know has its default,
        and what this version does not know any more is left out."""
        return RulePack(**{key: _READ.get(key, _same)(row[key]) for key in row.keys() & _KEYS})


_KEYS = frozenset(one.name for one in fields(RulePack))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value


def _same(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _pairs(value: Any) -> Any:
    return tuple(tuple(one) for one in value)


def _by_category(value: Any) -> Any:
    return {key: tuple(one) for key, one in value.items()}


def _day(value: Any) -> Any:
    return date.fromisoformat(value) if value else None


def _citations(value: Any) -> Any:
    return tuple(Citation(**one) for one in value)


_READ = {
    "quarters": _pairs,
    "items": _by_category,
    "cadence": _by_category,
    "deadline": _day,
    "cites": _citations,
}
