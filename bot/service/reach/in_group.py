"""Somebody speaks to the bot in a group: a group is made known or left; own matters are talked over alone."""

from bot.ports import answer_key
from dialogs.content import Message
from dialogs.heard import Heard
from dialogs.rules.calendar import local
from dialogs.rules.people import Person
from dialogs.words import channels as words
from storage import outbox, people, records
from storage.unit import Work

#: What whoever leads says to have the organisation's news posted in this group, and to end it.
_KEEP = ("登记本群", "登记这个群", "就用这个群", "绑定本群")
_LEAVE = ("取消本群", "不用这个群", "取消登记本群")


def hear(work: Work, heard: Heard, person: Person | None) -> None:
    """Answer in the group, where an answer is due: the hint that one talks alone comes once a day."""
    said = heard.text.strip().rstrip("。.！!")
    key = answer_key(heard.platform, heard.key)
    if said in (*_KEEP, *_LEAVE):
        _post(work, heard, _changed(work, heard, person, keep=said in _KEEP), key)
        return
    day = local(work.now).date().isoformat()
    _post(work, heard, words.NOT_HERE, f"alone:{heard.platform}:{heard.group[:60]}:{day}")


def _changed(work: Work, heard: Heard, person: Person | None, *, keep: bool) -> str:
    org = people.org(work, person.org_id) if person is not None and person.active and person.leads else None
    if person is None or org is None:
        return words.GROUP_BY_LEADER
    if not keep:
        people.drop_group(work, org.id, heard.platform, heard.group)
        records.note(work, person.id, "leave_group", f"org:{org.id}", platform=heard.platform)
        return words.GROUP_LEFT
    if not people.add_group(work, org.id, heard.platform, heard.group):
        return words.GROUP_KNOWN
    records.note(work, person.id, "keep_group", f"org:{org.id}", platform=heard.platform)
    return words.GROUP_KEPT.format(org=org.name)


def _post(work: Work, heard: Heard, text: str, key: str) -> None:
    outbox.put(
        work,
        key=key,
        kind="post",
        platform=heard.platform,
        address=heard.group,
        message=Message(text),
        purpose="reply",
    )
