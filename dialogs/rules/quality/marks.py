"""What a message has, whatever its words: a figure, a day, a deed, somebody served, a clause that the gate bars.

These marks stand beside the runs of characters from which the weights learn (learnt.py): they tell the build of a
promise whose words were never met.
"""

from datetime import date
from typing import Final

from dialogs.rules.quality import gate, signs
from dialogs.rules.quality.deadline import find_due
from dialogs.rules.quality.frequency import find_frequency
from dialogs.rules.quality.quantity import find_quantity
from dialogs.rules.quality.split import clauses

# Only whether a day is named is asked, so any year does.
_ANY_DAY: Final = {"today": date(2020, 1, 1), "period_end": date(2027, 12, 31)}
_KINDS: Final = (
    ("grand", signs.GRAND),
    ("duty", signs.DUTY_HARD),
    ("slogan", signs.SLOGAN),
    ("vague", signs.VAGUE),
    ("trigger", signs.TRIGGER),
    ("extra", signs.EXTRA),
)


def marks(text: str) -> set[str]:
    """The marks of a message in plain text."""
    often, much = bool(find_frequency(text)), bool(find_quantity(text))
    due, acts = find_due(text, **_ANY_DAY) is not None, bool(signs.ACTION.search(text))
    served, place = bool(signs.OBJECT.search(text)), bool(signs.PLACE.search(text))
    found = {
        f"@often {often}",
        f"@much {much}",
        f"@due {due}",
        f"@acts {acts} {served} {place}",
        f"@checked {much} {due} {often} {acts}",
    }
    found |= {f"@{name}" for name, pattern in _KINDS if pattern.search(text)}
    for clause in clauses(text):
        found |= {f"@barred {gate.barred(clause)}"} | ({"@own"} if gate.own(clause) else set())
    return found
