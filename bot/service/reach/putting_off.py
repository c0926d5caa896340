"""What a person put off is offered again."""

from bot.service.talk.scene import Scene
from dialogs.effects.talk import PutOff
from dialogs.rules.calendar import add_working_days, at, local, next_working_time
from storage import years

#: Working days after which something that was put off is offered again.
_AGAIN_AFTER = 3


def put_off(scene: Scene, effect: PutOff) -> None:
    """The same is offered again some working days later, until it is decided or the year is over."""
    day = add_working_days(local(scene.work.now).date(), _AGAIN_AFTER)
    args = {"part": effect.part, "person": scene.person.id, "again": True}
    key = f"{effect.what}-again:{effect.part}:{day.isoformat()}"
    due = next_working_time(at(day, 9))
    years.schedule(scene.work, effect.cycle, f"{effect.what}.ask", key, args, due)
    scene.say(effect.words)
