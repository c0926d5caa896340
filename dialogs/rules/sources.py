"""The four sources of one subject, each with its figures or the reason why there are none (R33, R69)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dialogs.rules.ballots import WITHHELD
from dialogs.rules.commitments import Commitment
from dialogs.rules.index import GRADE_WORTH, RESULT_WORTH, SATISFACTION_WORTH, index, worth
from dialogs.rules.satisfaction import PublicFigures, Weightless, added, public_figures
from dialogs.rules.tally import Figures, Gap, Source, tally
from dialogs.rules.terms import Terms

#: Results of promises in plain words; open ones have no end yet.
RESULTS = {
    "done": "完成",
    "mostly_done": "基本完成",
    "not_done": "没完成",
    "changed": "因故变更",
    "open": "还没有结果",
}


class Open(StrEnum):
    """What a file still lacks before a grade can be typed."""

    WORDS = "words"
    RESULTS = "results"
    FIGURES = "figures"
    PUBLIC = "public"
    PEERS = "peers"


@dataclass(frozen=True, slots=True)
class Given:
    """What was counted about one subject. None: nobody was asked. `invited` of the public,
    `results` the ends of the promises, by word, `unconfirmed` how many of his own have no end that his
    organisation confirmed; `reasons` why a source was not asked; `quorate` whether more
    than half of the peers have rated: else what they say is shown and counts nothing."""

    own: str = ""
    peers: Mapping[str, int] | None = None
    peers_paper: Mapping[str, int] | None = None
    word: str = ""
    public: Mapping[str, int] | None = None
    public_paper: Mapping[str, int] | None = None
    invited: int = 0
    results: Mapping[str, int] | None = None
    reasons: Mapping[str, str] | None = None
    quorate: bool = True
    unconfirmed: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One source: its figures, or no figures and why. `online_only` are opinions that count nothing."""

    source: Source
    figures: Figures
    reason: str = ""
    weightless: Weightless = Weightless.NONE
    online_only: Figures | None = None
    withheld: int = 0


def peers(given: Given) -> Line:
    """Online slips and paper ones together. Where the few online ones are withheld, paper stands alone."""
    online, paper = given.peers, given.peers_paper
    reason = (given.reasons or {}).get("peers", "")
    hidden = (online or {}).get(WITHHELD, 0)
    if hidden and paper is not None:
        return Line(Source.PEERS, tally(Source.PEERS, paper), reason, withheld=hidden)
    return Line(Source.PEERS, tally(Source.PEERS, added(online, paper)), reason)


def public(given: Given, terms: Terms) -> Line:
    """The public's word. For covered bodies what came online is shown as opinions and counts nothing."""
    reason = (given.reasons or {}).get("public", "")
    if terms.covered:
        shown = public_figures(given.public_paper, given.invited)
        opinions = public_figures(given.public, given.invited, covered=True) if given.public else None
        online = opinions.figures if opinions else None
        return Line(Source.PUBLIC, shown.figures, reason, _weight(shown), online)
    paper = given.public_paper
    hidden = (given.public or {}).get(WITHHELD, 0) if paper is not None else 0
    shown = public_figures(paper if hidden else added(given.public, paper), given.invited)
    return Line(Source.PUBLIC, shown.figures, reason, _weight(shown), withheld=hidden)


def _weight(shown: PublicFigures) -> Weightless:
    return Weightless.NONE if shown.figures.gap is Gap.MISSING else shown.weightless


def reference(given: Given, terms: Terms) -> int | None:
    """The reference index in basis points, or None. Thin sources and unfinished promises are left out."""
    heard, people = public(given, terms), peers(given)
    parts: dict[str, Fraction | None] = {
        "ledger": worth(given.results or {}, RESULT_WORTH),
        "organisation": worth({given.word: 1}, GRADE_WORTH) if given.word else None,
        "self": worth({given.own: 1}, GRADE_WORTH) if given.own else None,
        "peers": None
        if people.figures.gap or not given.quorate
        else worth(dict(people.figures.grades), GRADE_WORTH),
        "public": None
        if heard.figures.gap or heard.weightless is not Weightless.NONE
        else worth(dict(heard.figures.grades), SATISFACTION_WORTH),
    }
    return index(parts, terms.weights)


def lacks(given: Given, words: str) -> tuple[Open, ...]:
    """What is missing before a grade may be typed: words, confirmed ends of all promises, figures, and each
    source or its reason (定量与定性 R31, 组织与群众 R33)."""
    reasons = given.reasons or {}
    found = []
    if not words.strip():
        found.append(Open.WORDS)
    if given.unconfirmed:
        found.append(Open.RESULTS)
    counted = {name: n for name, n in (given.results or {}).items() if n}
    explained = bool(reasons.get("public") and reasons.get("peers"))  # nothing promised, and why nobody rated
    if not (counted or explained or given.own) and given.peers is None and given.peers_paper is None:
        found.append(Open.FIGURES)
    if given.public is None and given.public_paper is None and not reasons.get("public"):
        found.append(Open.PUBLIC)
    if given.peers is None and given.peers_paper is None and not reasons.get("peers"):
        found.append(Open.PEERS)
    return tuple(found)


def ends(items: list[Commitment], states: Mapping[int, str], results: Mapping[int, str]) -> dict[str, int]:
    """How many promises ended how. What was told done and has no confirmed end counts as done;
    everything else without an end is open."""
    found: dict[str, int] = {}
    for one in items:
        end = results.get(one.id, "open")
        if end == "open" and states.get(one.id) == "done":
            end = "done"
        found[end] = found.get(end, 0) + 1
    return found
