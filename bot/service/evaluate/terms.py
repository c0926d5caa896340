"""The terms of a year's evaluation: set before the first vote, fixed when voting opens (R34)."""

from bot.problems import BadInput
from bot.service.organise.naming import named_org
from bot.service.reach.duty import Duty
from dialogs.rules.index import UnfairWeights, Weights
from dialogs.rules.terms import Terms
from storage import evaluation, records, years
from storage.unit import Work
from storage.years import Cycle


def fix(duty: Duty) -> None:
    """Voting opens: from now on the terms stay as they are; the journal keeps their fingerprint."""
    terms = evaluation.freeze_terms(duty.work, duty.cycle.id)
    records.note(duty.work, None, "fix_terms", f"cycle:{duty.cycle.id}", sha256=terms.fingerprint)


def choose(
    work: Work,
    org: str | None,
    year: int,
    *,
    shows_index: bool | None = None,
    covered: bool | None = None,
    publicity_days: int | None = None,
    weights: str = "",
) -> str:
    """Set the terms of a year and tell them; without anything to set they are only told. A verb.

    `weights` are five numbers: record, organisation, public, peers, self.

    Raises:
        BadInput: no such year, the terms are fixed already, or the weights are out of bounds.
    """
    cycle = _year(work, org, year)
    before, fixed = evaluation.terms_of(work, cycle.id)
    chosen = Terms(
        _weights(weights) if weights else before.weights,
        before.shows_index if shows_index is None else shows_index,
        before.covered if covered is None else covered,
        before.publicity_days if publicity_days is None else publicity_days,
    )
    if chosen != before:
        if fixed is not None or not evaluation.set_terms(work, cycle.id, chosen):
            raise BadInput("投票已经开始，评议办法不能再改。")
        records.note(work, None, "set_terms", f"cycle:{cycle.id}", sha256=chosen.fingerprint)
    return _told(chosen, fixed=fixed is not None)


def _weights(said: str) -> Weights:
    try:
        numbers = [int(one) for one in said.replace("，", ",").split(",")]
        ledger, organisation, public, peers, own = numbers
    except ValueError:
        raise BadInput(
            "看不懂权重。请写五个数，例如 20,20,30,20,10，依次是平时、组织、群众、互评、自评。"
        ) from None
    try:
        return Weights(ledger, organisation, public, peers, own)
    except UnfairWeights as unfair:
        raise BadInput(f"权重不对：{unfair}") from None


def _told(terms: Terms, *, fixed: bool) -> str:
    weights = terms.weights
    return "\n".join(
        (
            f"评议办法（{'已定，不再改' if fixed else '投票开始前可以改'}，校验码 {terms.fingerprint[:8]}）",
            f"参考指数：{'给支委看' if terms.shows_index else '不算'}，不作为唯一依据，等次由会议评定",
            f"权重：平时{weights.ledger}，组织{weights.organisation}，群众{weights.public}，"
            f"互评{weights.peers}，自评{weights.self}",
            f"机关单位（网上群众意见不计数）：{'是' if terms.covered else '否'}",
            f"公示：{terms.publicity_days}个工作日",
        )
    )


def _year(work: Work, org: str | None, year: int) -> Cycle:
    branch = named_org(work, org)
    for cycle in years.of_org(work, branch.id):
        if cycle.year == year:
            return cycle
    raise BadInput(f"{branch.name}没有开着的{year}年。先用 jiannuo cycle open 开一个。")
