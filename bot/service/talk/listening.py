"""A recording without words, where the branch has a speech server: it is heard, read back, and only then
counts as said."""

from bot.ports import Links, answer_key
from bot.service.talk import turn
from bot.service.talk.scene import Scene
from dialogs.engine.receive import receive
from dialogs.engine.show import Turn
from dialogs.heard import Heard, Kind
from dialogs.scripts.catalog import CATALOG
from dialogs.words import hearing as words
from storage import channels, outbox, people, records, talks, transcripts
from storage.unit import Work

#: Fewer characters than these are too little to go by (E8).
_FEWEST = 4

#: Questions of a promise behind its first: by then it has been read back, or will be.
_READ_BACK = frozenset({"due", "whom", "base", "confirm"})


def want(scene: Scene) -> bool:
    """Whether the recording is put to the speech server; then nothing else comes of it now."""
    heard = scene.heard
    if not scene.listens or heard.kind is not Kind.AUDIO or heard.text or not heard.media:
        return False
    transcripts.want(scene.work, int(heard.media), scene.person.id)
    scene.say(words.LISTENING)
    return True


def heard(work: Work, media: int, text: str, links: Links) -> bool:
    """What the server heard is read back to the speaker; False when that has been done. A verb."""
    if len(text) < _FEWEST:
        return missed(work, media, links)
    return transcripts.settle(work, media, heard=True) and _speak(work, media, text, links)


def missed(work: Work, media: int, links: Links) -> bool:
    """Nobody could hear it: it goes on as where there is no such server, a helper listens. A verb."""
    return transcripts.settle(work, media, heard=False) and _speak(work, media, "", links)


def _speak(work: Work, media: int, text: str, links: Links) -> bool:
    scene = _scene(work, media, text, links)
    if scene is None:
        return False
    before = scene.talk
    if not text:
        turn.play(scene)
    else:
        first = receive(CATALOG, scene.talk, scene.heard, work.now)
        if _is_read_back(first):
            scene.show(first)
        else:
            scene.begin("hearing", {"text": text, "media": media})
    if scene.talk != before:
        talks.save(work, scene.person.id, scene.talk)
    answer, to = scene.answer(), scene.heard
    if answer is not None:
        outbox.put(
            work,
            key=answer_key(to.platform, to.key),
            kind="send",
            platform=to.platform,
            address=to.address,
            message=answer,
            purpose="reply",
            person_id=scene.person.id,
        )
    return True


def _is_read_back(first: Turn) -> bool:
    """Whether the words are a promise whose own question reads them back, and nothing was done by them."""
    top = first.talk.top
    return not first.effects and top is not None and top.dialog == "commitment" and top.asking in _READ_BACK


def _scene(work: Work, media: int, text: str, links: Links) -> Scene | None:
    """The speaker as he stands now, with what he said."""
    kept = records.recording(work, media)
    person = people.get(work, kept.person_id) if kept and kept.person_id else None
    if kept is None or person is None or not person.active:
        return None
    address = next((to for on, to in channels.accounts(work, person.id) if on == kept.platform), "")
    if not address:
        return None
    said = Heard(kept.platform, address, f"transcript:{media}", Kind.AUDIO, work.now, text, media=str(media))
    talk, _ = talks.load(work, person.id)
    return Scene(work, person, said, talk, links)
