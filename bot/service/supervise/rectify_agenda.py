"""What the clock does about a rectification: one reminder, and a word to who ordered it. Nothing else."""

from bot.service.reach import post
from bot.service.reach.duty import Duty
from bot.service.supervise import rectify, rectify_told
from dialogs.content import Message
from dialogs.rules.calendar import chinese_date
from dialogs.rules.people import Person
from dialogs.rules.rectification import Rectification, State
from dialogs.words import rectification as words
from storage import rectifications


def remind(duty: Duty, _: Person) -> None:
    """The term is nearly over, and nothing was said: one reminder."""
    one = _waiting(duty)
    if one is not None:
        text = words.remind(one.demand, chinese_date(one.due))
        rectify_told.tell_person(duty.work, one, text, f"remind:{one.due}", "reminder")


def run_out(duty: Duty, orderer: Person) -> None:
    """The term is over: who ordered it learns of it in private, and decides."""
    one = _waiting(duty)
    if one is not None:
        text = words.run_out(rectify.label(duty.work, one), one.demand, chinese_date(one.due), one.id)
        post.tell(duty.work, orderer, Message(text), f"rectify:{one.id}:over:{one.due}", "notice")


def _waiting(duty: Duty) -> Rectification | None:
    one = rectifications.get(duty.work, int(duty.task.args["rectification"]))
    same = one is not None and one.due.isoformat() == duty.task.args["due"]
    return one if one is not None and same and one.state is State.ORDERED else None
