"""Whether those who rate see how a person's promises went: his own word, at any time, and when he said it.

He is rated either way (the yearly evaluation is everybody's);
what he decides is what is laid beside his name.
"""

from typing import Any

from bot.service.evaluate import who
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.effects.evaluate import AgreeToBeShown
from dialogs.scripts import consent_words
from dialogs.words import evaluation as evaluation_words
from dialogs.words import rating as words
from storage import consents, people, records, years


def agree(scene: Scene, effect: AgreeToBeShown) -> None:
    """What was said to the question."""
    cycle = years.get(scene.work, effect.cycle)
    if cycle is not None and cycle.status != "closed":
        _keep(scene, cycle.id, effect.agreed, effect.words, effect.media)
        if not effect.agreed:
            scene.say(words.NOT_SHOWN)


def change(scene: Scene, args: dict[str, Any]) -> None:
    """ "不同意互评": it is taken back, or given, at any time of the year."""
    said = str(args.get("words", ""))
    cycle, agreed = who.evaluated(scene.work, scene.person.org_id), consent_words.agreed(said)
    if cycle is None or agreed is None:
        scene.say(evaluation_words.NO_YEAR)
        return
    media = int(scene.heard.media) if scene.heard.media else None
    _keep(scene, cycle.id, agreed, said, media)
    scene.say(words.SHOWN if agreed else words.NOT_SHOWN)
    if consent_words.private(said) and not agreed:
        _have_looked(scene)


def _keep(scene: Scene, cycle_id: int, agreed: bool, said: str, media: int | None) -> None:
    consents.add(scene.work, cycle_id, scene.person.id, agreed=agreed, words=said, media=media)
    records.note(scene.work, scene.person.id, "agree_to_be_shown", f"cycle:{cycle_id}", agreed=agreed)


def _have_looked(scene: Scene) -> None:
    """Whoever answers for the noticeboard looks whether something of it hangs there."""
    secretary = people.secretary(scene.work, scene.person.org_id)
    if secretary is not None and secretary.id != scene.person.id:
        key = f"private:{scene.heard.platform}:{scene.heard.key}"
        text = words.keep_private(scene.person.name)
        post.errand(scene.work, secretary, "private", text, key, about=scene.person)
