"""Rule packs laid over one another (R2, R80): an overlay names only what it changes, and by which document.

Base ← everybody ← from the top down ← line ← tier ← kind ← one's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from dialogs.rules.orgs import kind_label
from dialogs.rules.pack import Citation, RulePack
from dialogs.rules.pack_fields import BY_KEY, Unreadable, field_named
from dialogs.rules.people import Level, Org

#: Fields of which an overlay changes single categories, not the whole.
_BY_CATEGORY = frozenset({"items", "cadence", "examples", "reviewers", "forms", "explanations"})


class Reach(StrEnum):
    """To whom an overlay applies, the widest first; the narrower is laid over the wider."""

    ALL = "all"
    UNDER = "under"  # an organisation and everything below it
    LINE = "line"
    LEVEL = "level"
    KIND = "kind"
    OWN = "own"  # one organisation alone


@dataclass(frozen=True, slots=True)
class Scope:
    """To whom an overlay applies. `value` is an organisation's id, a line, a tier or a kind."""

    reach: Reach
    value: str = ""

    @property
    def key(self) -> str:
        """The scope as it is kept."""
        return f"{self.reach}:{self.value}" if self.value else str(self.reach)

    @staticmethod
    def of(key: str) -> "Scope":
        """The scope that `key` wrote."""
        reach, _, value = key.partition(":")
        return Scope(Reach(reach), value)

    def covers(self, org: Org, above: Sequence[Org]) -> bool:
        """Whether it applies to an organisation, whose superiors are `above`."""
        match self.reach:
            case Reach.ALL:
                return True
            case Reach.UNDER:
                return any(str(one.id) == self.value for one in (org, *above))
            case Reach.LINE:
                return org.line == self.value
            case Reach.LEVEL:
                return org.level == self.value
            case Reach.KIND:
                return org.kind == self.value
            case Reach.OWN:
                return str(org.id) == self.value

    def label(self, names: Mapping[str, str]) -> str:
        """To whom it applies, in words. `names` are organisations by id."""
        named = names.get(self.value, self.value)
        return {
            Reach.ALL: "全部党组织",
            Reach.UNDER: f"{named}和下面的党组织",
            Reach.LINE: f"{self.value}的党组织",
            Reach.LEVEL: f"所有{Level(self.value).label}" if self.reach is Reach.LEVEL else "",
            Reach.KIND: f"{kind_label(self.value)}的党组织",
            Reach.OWN: f"只有{named}",
        }[self.reach]


@dataclass(frozen=True, slots=True)
class Overlay:
    """One adopted change of rules: to whom, what (JSON values by field), and by which document."""

    scope: Scope
    version: int
    cites: Citation
    changes: Mapping[str, Any]


def effective(base: RulePack, overlays: Iterable[Overlay], org: Org, above: Sequence[Org]) -> RulePack:
    """The pack of an organisation, whose superiors are `above`, the nearest first."""
    fitting = [one for one in overlays if one.scope.covers(org, above)]
    row, cites = base.to_json(), list(base.cites)
    for one in sorted(fitting, key=lambda overlay: _rank(overlay.scope, above)):
        row = merged(row, one.changes)
        if one.cites.document or one.cites.change:
            cites.append(one.cites)
    pack = RulePack.from_json(row)
    return (
        RulePack.from_json({**row, "cites": [asdict(one) for one in dict.fromkeys(cites)]}) if cites else pack
    )


def merged(before: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Values by field with some changed; where a field goes by category, only the categories named."""
    row = dict(before)
    for key, value in changes.items():
        row[key] = {**row.get(key, {}), **value} if key in _BY_CATEGORY else value
    return row


def _rank(scope: Scope, above: Sequence[Org]) -> tuple[int, int]:
    """Wider first; of those that reach down the tree, the highest superior's first."""
    ids = [str(one.id) for one in above]
    height = -ids.index(scope.value) if scope.reach is Reach.UNDER and scope.value in ids else 1
    return (list(Reach).index(scope.reach), height)


def read_changes(told: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a file or a person wants changed as JSON values by key, and all that is wrong with it."""
    changes: dict[str, Any] = {}
    faults = [] if told else ["没有写要改什么。"]
    for name, value in told.items():
        field = field_named(name)
        if field is None:
            faults.append(
                f"没有“{name}”这一项。可以改的有：{'、'.join(one.title for one in BY_KEY.values())}。"
            )
            continue
        try:
            changes[field.key] = field.read(value)
        except Unreadable as trouble:
            faults.append(f"“{field.title}”：{trouble}。")
    return changes, faults


def contradictions(pack: RulePack) -> list[str]:
    """What in a whole pack does not fit together, one sentence each."""
    found = []
    if pack.remind_after >= pack.propose_days:
        found.append("“几天后提醒”要比“提承诺天数”少，不然提醒时已经结束了。")
    if pack.rating_remind_after >= pack.evaluate_days:
        found.append("“评议几天后提醒”要比“评议天数”少，不然提醒时已经结束了。")
    if pack.digest_every > pack.review_days + pack.propose_days:
        found.append("“几天送审一次”比整个审核时间还长，书记一次也收不到。")
    return found


def compare(old: RulePack, new: RulePack) -> list[str]:
    """What is different, one line a field: 提承诺天数：10个工作日 → 15个工作日."""
    before, after = old.to_json(), new.to_json()
    return [
        f"{field.title}：{field.say(before[field.key])} → {field.say(after[field.key])}"
        for field in BY_KEY.values()
        if before[field.key] != after[field.key]
    ]


def described(pack: RulePack) -> list[str]:
    """The whole pack in words, one line a field."""
    row = pack.to_json()
    return [f"{field.title}：{field.say(row[field.key])}" for field in BY_KEY.values()]
