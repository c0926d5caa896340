"""What was promised in an organisation's name goes on with its new secretary (R49, R57)."""

from bot.service.organise import tiers, year
from bot.service.reach import post
from dialogs.content import Message
from dialogs.rules.commitments import Commitment
from dialogs.rules.people import Person
from dialogs.words import moves as words
from storage import commitments, people, records, tags
from storage.unit import Work


def pass_on(work: Work, new: Person, old: Person | None, actor: int | None) -> None:
    """Hand the new secretary what the old one, or somebody who has gone, answered for in the organisation's
    name; both and the superior hear of it. A verb."""
    items = _held(work, new, old)
    for one in items:
        tags.add(work, one.id, "from", str(one.person_id))
        commitments.hand_over(work, one.id, new.id)
        records.note(work, actor, "hand_over", f"commitment:{one.id}", to=new.id)
    if not items:
        return
    org, texts, key = people.org(work, new.org_id), [one.text for one in items], f"org-promises:{new.id}"
    key = f"{key}:{work.now.isoformat()}"
    post.tell(work, new, Message(words.you_answer_for(texts)), f"{key}:new", "notice")
    if old is not None:
        post.tell(work, old, Message(words.answered_for(new.name, texts)), f"{key}:old", "digest")
    above = tiers.secretary_above(work, new.org_id)
    if above is not None and above.id != actor:
        told = words.now_answers_for(org.name if org else "", new.name, texts)
        post.tell(work, above, Message(told), f"{key}:above", "digest")


def _held(work: Work, new: Person, old: Person | None) -> list[Commitment]:
    items = [
        one
        for cycle in year.running(work, new.org_id)
        for one in commitments.of_cycle(work, cycle.id)
        if one.of_org and one.person_id != new.id
    ]
    return [one for one in items if (old and one.person_id == old.id) or _gone(work, one, new.org_id)]


def _gone(work: Work, one: Commitment, org_id: int) -> bool:
    person = people.get(work, one.person_id)
    return person is None or not person.active or person.org_id != org_id
