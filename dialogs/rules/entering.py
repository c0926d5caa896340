"""Whatever can be said in the chat can be entered from paper, a phone call or a visit (R28, R29, R102).

Recorder, day, place and whether it was read back are kept. A family member's word is marked as such and
never counts as consent, as one's own grade or as a claim.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Characters of what was said, and of a place.
LONGEST = 1000
LONGEST_PLACE = 100


class Kind(StrEnum):
    """What was said."""

    COMMITMENT = "commitment"
    PROGRESS = "progress"
    WISH = "wish"
    REPORT = "report"
    SELF_RATING = "self_rating"
    POST = "post"
    SERVED = "served"
    CONSENT = "consent"
    DEED = "deed"
    SEEN = "seen"
    BENEFICIARY = "beneficiary"
    PAPER = "paper"
    COMMENT = "comment"
    THANKS = "thanks"
    EXCHANGE = "exchange"
    HEARING = "hearing"
    URGENT = "urgent"
    SCHEDULE = "schedule"
    DELAY = "delay"
    ERRATUM = "erratum"
    UNMET = "unmet"
    TAKE_BACK = "take_back"
    RECTIFY_WORD = "rectify_word"
    OBJECTION = "objection"

    @property
    def label(self) -> str:
        """The kind in Chinese, as it stands in the table and on the page."""
        return _KINDS[self]


_KINDS = {
    Kind.COMMITMENT: "承诺",
    Kind.PROGRESS: "进展",
    Kind.WISH: "愿望",
    Kind.REPORT: "反映",
    Kind.SELF_RATING: "自评",
    Kind.POST: "认岗",
    Kind.SERVED: "履岗",
    Kind.CONSENT: "同意",
    Kind.DEED: "好事",
    Kind.SEEN: "见证",
    Kind.BENEFICIARY: "受益",
    Kind.PAPER: "材料",
    Kind.COMMENT: "点评",
    Kind.THANKS: "感谢",
    Kind.EXCHANGE: "交流",
    Kind.HEARING: "听取说明",
    Kind.URGENT: "急难险重",
    Kind.SCHEDULE: "安排",
    Kind.DELAY: "改期",
    Kind.ERRATUM: "更正",
    Kind.UNMET: "没做成",
    Kind.TAKE_BACK: "撤回",
    Kind.RECTIFY_WORD: "整改说明",
    Kind.OBJECTION: "异议",
}

#: Kinds that need the person's own word.
OWN_WORD = frozenset({Kind.SELF_RATING, Kind.POST, Kind.CONSENT, Kind.HEARING, Kind.TAKE_BACK})

#: Kinds in which somebody promises.
PROMISES = frozenset({Kind.COMMITMENT, Kind.URGENT})

#: Kinds that anybody may have said, on the roster or not; an exchange is told of a group or a meeting.
OF_THE_PUBLIC = frozenset(
    {Kind.WISH, Kind.REPORT, Kind.DEED, Kind.SEEN, Kind.BENEFICIARY, Kind.PAPER, Kind.EXCHANGE}
) | {Kind.OBJECTION}

#: Kinds whose words are said as in the chat, where the kind's name stands before them.
AS_IN_CHAT = frozenset({Kind.SCHEDULE, Kind.DELAY, Kind.ERRATUM, Kind.UNMET, Kind.TAKE_BACK})

#: Kinds in which somebody with an office speaks to the person named, who has heard it or hears it by the
#: way of the matter itself; it is not read back to him a second time.
TO_THE_PERSON = frozenset({Kind.COMMENT, Kind.THANKS, Kind.HEARING})

#: How it came: as people write it → the name in `provenance`.
CHANNELS = {
    "纸质": "paper",
    "纸": "paper",
    "书面": "paper",
    "电话": "phone",
    "上门": "visit",
    "走访": "visit",
    "当面": "visit",
    "口头": "spoken",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be entered. `who` is a name or number of the roster, for the public any name."""

    who: str
    kind: Kind
    channel: str
    words: str
    said_on: date | None = None
    said_where: str = ""
    read_back: bool = False
    family: bool = False

    @property
    def whole(self) -> str:
        """The words as they would be said in the chat: "改期 第2条 到9月底，因为路没通"."""
        named = self.kind in AS_IN_CHAT and not self.words.startswith(self.kind.label)
        return f"{self.kind.label} {self.words}" if named else self.words


def kind_in(text: str) -> Kind | None:
    """The kind that a word names."""
    return next((kind for kind, label in _KINDS.items() if label == text.strip()), None)


_FAMILY = re.compile(
    r"[，,。；;\s]*[（(]?(?:家属|家里人|他家人|她家人|儿子|女儿|老伴)(?:说的?|讲的?|代说)[）)]?[。\s]*$"
)
_READ = re.compile(
    r"[，,。；;\s]*[（(]?(?:已经?|都)?(?:念过|念给(?:他|她)听|读过)(?:了)?(?:[，,]?对(?:的|了)?)?[）)]?[。\s]*$"
)


_WHERE = re.compile(r"[，,。；;\s]+在([^，,。；;\s]{1,20}?)(?:说的?|讲的?|听的?|念的?)[。\s]*$")


def read_line(said: str) -> Entry | str:
    """One line of the chat: "上门 王秀英 承诺 每周三去烧水，念过". Where something is missing: the name of
    what it is (who, kind, words)."""
    channel, _, rest = said.strip().partition(" ")
    who, _, rest = rest.strip().partition(" ")
    head, _, tail = rest.strip().partition(" ")
    if channel not in CHANNELS or not who:
        return "who"
    kind = kind_in(head.rstrip("：:"))
    if kind is None:
        kind, tail = _guess(rest), rest
    if kind is None:
        return "kind"
    words, family, read, where = tail.strip(), False, False, ""
    for _ in range(3):
        found_family, found_read, found_where = (one.search(words) for one in (_FAMILY, _READ, _WHERE))
        family, read = family or found_family is not None, read or found_read is not None
        where = found_where[1] if found_where else where
        found = found_family or found_read or found_where
        words = words[: found.start()] if found else words
    if not words:
        return "words"
    return Entry(who, kind, CHANNELS[channel], words[:LONGEST], None, where, read, family)


def _guess(said: str) -> Kind | None:
    """The kind of what has no name before it, where that is plain."""
    if re.match(r"(做完|完成|办好|没变化|没动|还没|进行中|一半|快好|正在)", said.strip()):
        return Kind.PROGRESS
    return None
