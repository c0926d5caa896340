"""A recording that no browser plays is played by the chat that it came from: whoever is to write it down
asks for it, and the platform's own player does the rest."""

from datetime import timedelta
from typing import Any

from bot.ports import answer_key
from bot.service.talk.scene import Scene
from dialogs.content import Message
from dialogs.words import channels as words
from storage import outbox, records

#: WeCom keeps a recording for three days and plays it again by its own name until then (§3.8).
_KEPT = timedelta(days=3)

#: So many are played at once; the rest when these are written down.
_MOST = 3


def play(scene: Scene, _: dict[str, Any]) -> None:
    """A command: the recordings of one's open tasks, as sounds in this chat."""
    work, heard = scene.work, scene.heard
    wanted = [one.media_id for one in records.errands(work, scene.person.id) if one.media_id is not None]
    found = [records.recording(work, number) for number in wanted]
    playable = [one for one in found if one is not None and one.platform == heard.platform == "wecom"]
    young = [one for one in playable if one.created_at > work.now - _KEPT][:_MOST]
    for number, one in enumerate(young):
        outbox.put(
            work,
            key=f"{answer_key(heard.platform, heard.key)}:{number}",
            kind="send",
            platform=heard.platform,
            address=heard.address,
            message=Message(words.SOUND, sound=one.reference),
            purpose="reply",
            person_id=scene.person.id,
        )
    scene.say(words.playing(len(young)) if young else words.NOTHING_TO_PLAY)
