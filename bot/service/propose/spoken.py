"""Spoken words without writing: a helper listens, writes, and the author hears it again."""

from typing import Any

from bot.ports import Door
from bot.service.homes.recording import may_record
from bot.service.organise import year
from bot.service.propose.arguments import came_back, commitment_args, recorder_args
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.effects.propose import KeepSpoken, ReadBack
from dialogs.rules.people import Person
from dialogs.words import commitment as commitment_words
from dialogs.words import service as words
from storage import commitments, people, records
from storage.unit import Work


def keep(scene: Scene, effect: KeepSpoken) -> None:
    """Keep the recording as a commitment in the making and ask a helper to write it down."""
    work = scene.work
    author = people.get(work, effect.author)
    if author is None:
        return
    helper = scene.person if scene.person.id != author.id else post.helper_of(work, author)
    if helper is None:
        scene.say(commitment_words.NO_HELPER)
        return
    args = recorder_args(
        work, author, None, effect.media, scene.links.page(Door.LISTEN, effect.media, helper.id)
    )
    if args is None:
        scene.say(words.NO_CYCLE)
        return
    if helper.id == scene.person.id:
        scene.begin("commitment", args)
        return
    _send_to(scene, helper, author, effect.media, args)
    scene.say(commitment_words.SENT_TO_HELPER.format(name=helper.name))


def has_promised(work: Work, person: Person, cycle_id: int) -> bool:
    """Whether he has promised in that year; what he said into the phone counts before it is written down
    (可以只进行口头承诺, R28). A query."""
    return bool(commitments.own(work, person.id, cycle_id)) or records.waits(work, "transcribe", person.id)


def _send_to(scene: Scene, helper: Person, author: Person, media: int, args: dict[str, Any]) -> None:
    """The task, and the question; a helper who is busy with something else is told of it."""
    key, work = f"transcribe:{media}", scene.work
    text = commitment_words.recorder_listens(author.name)
    link = Link(commitment_words.LISTEN, args["listen"])
    post.add_errand(work, helper, "transcribe", text, key, about=author, media=media)
    if not post.ask(work, helper, "commitment", args, f"ask:{key}", "task"):
        post.tell(work, helper, Message(text, link=link), f"tell:{key}", "task")


def read_back(scene: Scene, effect: ReadBack) -> None:
    """Ask the author himself whether what was written is right: nothing is kept before."""
    work = scene.work
    author = people.get(work, effect.author)
    cycle = year.proposing(work, effect.home or author.org_id) if author else None
    if author is None or cycle is None or not may_record(work, scene.person, author):
        scene.say(words.ONLY_SECRETARY)
        return
    given = {"given": effect.value, "written_by": scene.person.id}
    args = {**commitment_args(work, author, cycle), **came_back(work, author, cycle), **given}
    key = f"readback:{scene.heard.platform}:{scene.heard.key}"
    post.ask(work, author, "commitment", args, key, "reply")
    records.note(work, scene.person.id, "write_for", f"person:{author.id}")
    scene.say(words.READ_BACK_SENT.format(name=author.name))
