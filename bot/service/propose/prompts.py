"""What the clock says in the season of proposals."""

from typing import Any

from bot.service.lead import explain
from bot.service.propose import material
from bot.service.propose.arguments import commitment_args
from bot.service.propose.spoken import has_promised
from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Choice, Message
from dialogs.engine.talk import Frame
from dialogs.rules.people import Person
from dialogs.words import prompts as words
from storage import channels, people, talks


def ask_to_propose(duty: Duty, person: Person) -> None:
    """Ask for this year's commitment; who has no chat is visited (`bot.service.reach.visits`)."""
    work = duty.work
    if has_promised(work, person, duty.cycle.id) or not people.identities(work, person.id):
        return
    state, _ = talks.load(work, person.id)
    why = explain.for_person(duty.cycle.rules, "propose", old=person.oral)
    first = not channels.ever_heard(work, person.id)
    args = {**commitment_args(work, person, duty.cycle), "first": first, "why": why}
    args |= material.beside(work, person, duty.cycle)
    if any(_same(frame, args) for frame in state.frames):
        return  # has begun already; the reminder will come
    key, later = f"propose:{duty.cycle.id}:{person.id}", duty.again("propose.ask", person)
    post.ask(work, person, "commitment", args, key, "prompt", later=later)


def _same(frame: Frame, args: dict[str, Any]) -> bool:
    """Whether that is the same question: the author's own, for the same organisation."""
    own = frame.dialog == "commitment" and not frame.args.keys() & {"recorder", "of_org"}
    return own and frame.args.get("home") == args.get("home")


def ask_leaders(duty: Duty, person: Person) -> None:
    """Ask those who lead before the others are asked (带头承诺, R23)."""
    if person.goes_first:
        ask_to_propose(duty, person)


def remind_to_propose(duty: Duty, person: Person) -> None:
    """One gentle reminder to somebody who has said nothing yet; old people are left in peace."""
    if person.oral or has_promised(duty.work, person, duty.cycle.id):
        return
    if not people.identities(duty.work, person.id):
        return
    message = Message(words.REMIND_TO_PROPOSE, choices=(Choice(words.SAY_NOW, "/commit"),))
    key = f"propose-nudge:{duty.cycle.id}:{person.id}"
    post.tell(duty.work, person, message, key, "reminder", later=duty.again("propose.nudge", person))
