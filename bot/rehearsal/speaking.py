"""Saying something by oneself."""

from datetime import datetime

from bot.rehearsal.answers import Say
from bot.rehearsal.branch import Player
from bot.rehearsal.stage import Stage
from dialogs.engine.talk import Frame
from storage import talks


async def speak_up(stage: Stage, player: Player, text: str) -> None:
    """Say something by oneself; it must not be taken for the answer to a question not seen yet."""
    person = stage.person(player)
    before = (await stage.house.database.read(talks.look, person.id)).top
    waits = before is not None and unseen(stage, player, before)
    await stage.hear(player.address, Say(text))
    after = (await stage.house.database.read(talks.look, person.id)).top
    if before is not None and waits and (after is None or after.given != before.given):
        told = f"{player.name}说“{text}”，被当成了回答，可那个问题（{before.dialog}）还没送到"
        stage.oddities.append(told)


def unseen(stage: Stage, player: Player, frame: Frame) -> bool:
    """Whether the question counts as put, but its message waits for the morning."""
    shown = stage.phones.of(player.address)
    return not shown or shown[-1].at < datetime.fromisoformat(frame.since)
