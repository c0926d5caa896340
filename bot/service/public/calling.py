"""Before the year begins the public is asked what it wishes for (R15): in the group, nobody in private."""

from bot.service.reach import post
from bot.service.reach.duty import Duty
from dialogs.content import Link, Message
from dialogs.rules.calendar import chinese_date, local
from dialogs.rules.year import Step
from dialogs.words import wish_kept as words
from storage import years


def call(duty: Duty) -> None:
    """Once a year, unless promises have begun already."""
    work, cycle = duty.work, duty.cycle
    windows = years.windows_of(work, cycle.id)
    opens = min((one.opens for one in windows if one.step is Step.PROPOSE), default=work.now)
    if work.now >= opens:
        return
    text = words.call(cycle.year, chinese_date(local(opens).date()))
    message = Message(text, link=Link(words.CALL_LINK, f"/wish/{cycle.org_id}"))
    post.tell_group(work, cycle.org_id, message, f"wishes:{cycle.id}")
