"""Explanations (R88): what each step is for, with its opening in the group and before the first question."""

from typing import Any

from bot.service.organise import focus, year
from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.rules.pack import RulePack
from dialogs.rules.year import Due
from dialogs.words import explain as words
from dialogs.words import service as service_words
from storage import years

#: The step that an opening on the agenda begins. Promises are kept from the day they hang out: that is told
#: when the first week is over, so that the group does not hear two things on one morning.
_OPENS = {
    Due.PROPOSE_OPEN.value: "propose",
    Due.REVIEW_DIGEST.value: "review",
    Due.PUBLISH_OFFER.value: "publish",
    Due.OVERDUE_LOOK.value: "fulfil",
    Due.CHECK_OPEN.value: "check",
    Due.RATE_OPEN.value: "evaluate",
}

#: What comes again: only with the first is something said.
_AGAIN = (Due.REVIEW_DIGEST.value, Due.OVERDUE_LOOK.value)

#: Before anything hangs out there is no board to look at.
_BEFORE = ("propose", "review")

#: How many of the year's main tasks the group reads with the opening (R9).
_TASKS = 6

#: The step of a window.
_WINDOWS = {"supervise": "check"}


def tell_group(duty: Duty) -> None:
    """Once a year and step, with its opening."""
    step = _OPENS[duty.task.kind]
    if duty.task.kind in _AGAIN and duty.part > 1:
        return
    text = for_group(duty.cycle.rules, step)
    if text and step == "propose":
        tasks = [task for task, _ in focus.listed(duty.work, duty.cycle.org_id, duty.cycle.year)]
        text += words.this_year(tasks[:_TASKS]) if tasks else ""
    if text:
        link = Link(service_words.LOOK, f"/board/{duty.cycle.org_id}") if step not in _BEFORE else None
        post.tell_group(
            duty.work, duty.cycle.org_id, Message(text, link=link), f"explain:{duty.cycle.id}:{step}"
        )


def for_group(pack: RulePack, step: str) -> str:
    """The explanation of a step as the rule pack has it; an empty text there means: none."""
    return pack.explanations.get(step, words.GROUP.get(step, ""))


def for_person(pack: RulePack, step: str, *, old: bool) -> str:
    """One sentence before the first question; nothing for old people, or where the pack wants none."""
    if old or for_group(pack, step) == "":
        return ""
    return words.PERSON.get(step, "")


def what_is_this(scene: Scene, args: dict[str, Any]) -> None:
    """Every step in a line, or the one that was asked after."""
    said = str(args.get("words", ""))
    asked = [words.step(name, text) for name, text in words.STEPS.values() if name in said]
    if asked:
        scene.say("\n".join(asked))
        return
    lines = [words.step(name, text) for name, text in words.STEPS.values()]
    scene.say(words.what_is_this(_now(scene), lines))


def _now(scene: Scene) -> str:
    """The name of the step that is on in one's own organisation."""
    for cycle in year.running(scene.work, scene.person.org_id):
        on = [
            one for one in years.windows_of(scene.work, cycle.id) if one.opens <= scene.work.now <= one.closes
        ]
        if on:
            latest = max(on, key=lambda one: (one.opens, -one.closes.timestamp()))
            step = _WINDOWS.get(latest.step.value, latest.step.value)
            return words.STEPS[step][0] if step in words.STEPS else ""
    return ""
