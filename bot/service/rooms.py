"""All doors of all rooms, put together; two rooms with the same door are a fault found at the start."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from bot.service.absence.doors import DOORS as ABSENCE
from bot.service.deeds.doors import DOORS as DEEDS
from bot.service.doors import Doors, Once
from bot.service.evaluate.doors import DOORS as EVALUATE
from bot.service.fulfil.doors import DOORS as FULFIL
from bot.service.homes.doors import DOORS as HOMES
from bot.service.keep.doors import DOORS as KEEP
from bot.service.lead.doors import DOORS as LEAD
from bot.service.moves.doors import DOORS as MOVES
from bot.service.organise.doors import DOORS as ORGANISE
from bot.service.paper.doors import DOORS as PAPER
from bot.service.posts.doors import DOORS as POSTS
from bot.service.propose.doors import DOORS as PROPOSE
from bot.service.public.doors import DOORS as PUBLIC
from bot.service.publish.doors import DOORS as PUBLISH
from bot.service.reach.doors import DOORS as REACH
from bot.service.review.doors import DOORS as REVIEW
from bot.service.supervise.doors import DOORS as SUPERVISE
from bot.service.talk.doors import DOORS as TALK

K = TypeVar("K")
V = TypeVar("V")

ROOMS: tuple[Doors, ...] = (
    TALK,
    REACH,
    ORGANISE,
    PUBLIC,
    PROPOSE,
    REVIEW,
    PUBLISH,
    FULFIL,
    SUPERVISE,
    EVALUATE,
    LEAD,
    POSTS,
    HOMES,
    KEEP,
    ABSENCE,
    MOVES,
    PAPER,
    DEEDS,
)


def _joined(parts: list[Mapping[K, V]]) -> dict[K, V]:
    whole: dict[K, V] = {}
    for part in parts:
        twice = whole.keys() & part.keys()
        if twice:
            raise ValueError(f"two rooms have the same door: {twice}")
        whole |= part
    return whole


def _opening() -> dict[str, tuple[Once, ...]]:
    found: dict[str, tuple[Once, ...]] = defaultdict(tuple)
    for room in ROOMS:
        for kind, done in room.opening.items():
            found[kind] += done
    return dict(found)


VERBS = _joined([room.verbs for room in ROOMS])
COMMANDS = _joined([room.commands for room in ROOMS])
ONCE = _joined([room.once for room in ROOMS])
PERSONAL = _joined([room.personal for room in ROOMS])
EACH = _joined([room.each for room in ROOMS])
HOLDING = _joined([room.holding for room in ROOMS])
REMINDS_OF = _joined([room.reminds_of for room in ROOMS])
LASTING = frozenset().union(*(room.lasting for room in ROOMS))
OPENING = _opening()
