"""A platform's monthly allowance: counted, foretold to whoever leads, and kept by leading people to pages."""

from typing import Any

from bot.ports import Door, Links
from bot.service.reach import post
from bot.service.talk.scene import Scene
from dialogs.content import Link, Message
from dialogs.heard import Heard
from dialogs.rules.allowance import EACH, MASS, Outlook, forecast, month_of, next_month
from dialogs.rules.calendar import at, local
from dialogs.words import allowance as words
from storage import allowances, outbox, people, records
from storage.unit import Work


def count(work: Work, platform: str, meter: str, number: int, most: int) -> None:
    """Count something that the month's allowance is charged with. A verb."""
    allowances.add(work, platform, month_of(local(work.now).date()), meter, number, most)


def outlooks(work: Work) -> list[Outlook]:
    """How every meter stands and will stand. A query."""
    today = local(work.now).date()
    return [_outlook(work, one) for one in allowances.of_month(work, month_of(today))]


def _outlook(work: Work, one: allowances.Use) -> Outlook:
    today = local(work.now).date()
    until = at(next_month(today), 0)
    planned = allowances.asked(work, one.platform, MASS, until) * EACH.get(one.meter, 1)
    if one.meter == "calls":
        planned += allowances.waiting(work, one.platform, until)
    return Outlook(one.platform, one.meter, one.used, one.most, forecast(one.used, today, planned))


def told(work: Work) -> str:
    """The same in words, one meter a line. A query."""
    return "\n".join(map(line, outlooks(work))) or words.NOTHING


def line(one: Outlook) -> str:
    """How one meter stands, in words."""
    return words.line(one.platform, one.meter, one.used, one.most, one.forecast)


def tell(scene: Scene, _: dict[str, Any]) -> None:
    """Say it to whoever leads."""
    scene.say(told(scene.work) if scene.person.leads else words.ONLY_LEADERS)


def warn(work: Work, platform: str) -> bool:
    """Whether the month runs short on a platform; then every secretary there hears it, once a month, and
    once more when nothing is left. A verb."""
    short = [one for one in outlooks(work) if one.platform == platform and one.short]
    if not short:
        return False
    gone = any(one.gone for one in short)
    text = words.warning([line(one) for one in short], gone=gone)
    month = month_of(local(work.now).date())
    for org in people.orgs(work):
        secretary = people.secretary(work, org.id)
        if secretary is None or all(name != platform for name, _ in people.identities(work, secretary.id)):
            continue
        key = f"allowance:{platform}:{month}:{'gone' if gone else 'short'}:{secretary.id}"
        post.tell(work, secretary, Message(text), key, "digest")
    return True


def unheard(work: Work, heard: Heard, links: Links) -> None:
    """Somebody wrote, and the platform brought it without the words: he is told kindly, once a day, with
    the way to a page on which it can be said; the secretary hears of it once a month. A verb."""
    records.note(work, None, "unheard", heard.platform)
    person = people.by_identity(work, heard.platform, heard.address)
    if person is None or not person.active:
        return
    today = local(work.now).date()
    secretary = people.secretary(work, person.org_id)
    if secretary is not None:
        once = f"used-up:{heard.platform}:{month_of(today)}:{secretary.id}"
        post.tell(work, secretary, Message(words.USED_UP), once, "digest")
    key = f"unheard:{heard.platform}:{today}:{person.id}"
    path = links.page(Door.SAY, key, person.id)
    outbox.put(
        work,
        key=key,
        kind="send",
        platform=heard.platform,
        address=heard.address,
        message=Message(words.UNHEARD, link=Link(words.SAY_IT, path)),
        purpose="reply",
        person_id=person.id,
    )
