"""What the public says in a county's year, each naming the branch of which it speaks: wishes and reports."""

from datetime import timedelta

from bot.rehearsal import lines
from bot.rehearsal.chance import some_time
from bot.rehearsal.county.invent import County
from bot.rehearsal.stage import Stage

_DAY = 86400

#: Wishes of one branch's public in a year at most, and how many branches are told of something not kept.
_WISHES, _REPORTS = 3, 0.25

#: Nobody has promised anything before.
_AFTER = timedelta(days=60)


def plan_public(stage: Stage, county: County, days: int) -> None:
    """What is said from outside in so many days; whoever says it is on no roster."""
    chance, now = stage.chance, stage.clock.now()
    for name in county.branches:
        said = [(now, f"愿望 {name}{chance.choice(lines.WISHES)}") for _ in range(chance.randint(0, _WISHES))]
        if chance.random() < _REPORTS:
            said.append((now + _AFTER, f"反映 {name}{chance.choice(lines.REPORTS)}"))
        for number, (after, text) in enumerate(said):
            at = some_time(chance, after, _DAY, (days - 90) * _DAY)
            stage.plan(at, "say", address=f"villager:{name}:{number}", text=text)
