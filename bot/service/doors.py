"""How the rooms of the service are entered: each room has a `doors.py` that names what leads into it.

A new use case is a verb in its room and one line in that room's doors; nothing else has to know of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.engine.outcome import Effect
from dialogs.rules.people import Person

Verb = Callable[[Scene, Any], None]
Command = Callable[[Scene, dict[str, Any]], None]
Once = Callable[[Duty], None]
Holding = Callable[[Duty], bool]
Personal = Callable[[Duty, Person], None]


@dataclass(frozen=True, slots=True)
class Doors:
    """What leads into one room.

    `verbs` carry out effects of dialogs, `commands` what people can want at any point. Of the agenda,
    `once` are entries that concern a branch, `personal` those that concern one member, `each` entries
    that are spread into a personal one for every member, and `opening` what is done beside any.
    `holding` says of an entry whether it waits; then it has put itself off. `reminds_of` names, for a
    personal reminder, the personal question that it reminds of; `lasting` are entries that outlast the
    year on whose agenda they stand.
    """

    verbs: Mapping[type[Effect], Verb] = field(default_factory=dict)
    commands: Mapping[str, Command] = field(default_factory=dict)
    once: Mapping[str, Once] = field(default_factory=dict)
    personal: Mapping[str, Personal] = field(default_factory=dict)
    each: Mapping[str, str] = field(default_factory=dict)
    opening: Mapping[str, tuple[Once, ...]] = field(default_factory=dict)
    holding: Mapping[str, Holding] = field(default_factory=dict)
    reminds_of: Mapping[str, str] = field(default_factory=dict)
    lasting: frozenset[str] = frozenset()
