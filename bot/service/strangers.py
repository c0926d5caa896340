"""People who are not on the roster, and what a platform says of itself."""

from bot.service import post
from dialogs.content import Link, Message
from dialogs.heard import Heard, Kind
from dialogs.rules.calendar import local
from dialogs.rules.people import Person, Role
from dialogs.understanding.reading import Asked
from dialogs.understanding.understand import understand
from dialogs.words import service as words
from storage import people, records
from storage.unit import Work

#: What a stranger may want that the secretary ought to hear of. Whoever has an idea for the village
#: says it as a plan of his own.
_WISHES = frozenset({"submit_public_wish", "complaint", "report_bright_deed", "start_commitment"})


def answer(work: Work, heard: Heard, person: Person | None) -> Message | None:
    """A kind sentence and the way to the secretary, never silence."""
    if heard.kind is Kind.LEAVE:
        return None
    orgs = people.orgs(work)
    branch = people.org(work, person.org_id) if person else (orgs[0] if orgs else None)
    if branch is None:
        return Message(words.NO_BRANCH)
    contact = branch.contact or _secretary(work, branch.id)
    if person is not None:
        return Message(words.STOPPED.format(contact=contact))
    link = Link(words.LOOK, f"/board/{branch.id}")
    if _passed_on(work, heard, branch.id):
        return Message(words.STRANGER_WISH, link=link)
    return Message(words.STRANGER.format(branch=branch.name, contact=contact), link=link)


def _passed_on(work: Work, heard: Heard, org_id: int) -> bool:
    """A wish or a complaint with something in it reaches the secretary, whoever sends it."""
    secretary = people.secretary(work, org_id)
    if secretary is None or heard.kind is not Kind.TEXT:
        return False
    reading = understand(heard.text, Asked("idle", local(work.now).date()))
    if reading.intent not in _WISHES:
        return False
    text = words.from_the_public(heard.text)
    post.errand(work, secretary, "wish", text, f"wish:{heard.platform}:{heard.key}")
    return True


def key(heard: Heard) -> str:
    """The key of the answer: opening the chat again and again is greeted once."""
    return f"stranger:{heard.platform}:{heard.address}" if heard.kind is Kind.ENTER else ""


def platform_notice(work: Work, heard: Heard) -> None:
    """The platform warns of something: every secretary learns of it in plain words."""
    records.note(work, None, "platform_notice", heard.platform, notice=heard.text)
    text = words.PLATFORM_NOTICE
    for branch in people.orgs(work):
        for person in people.members(work, branch.id):
            if person.role is Role.SECRETARY:
                key = f"notice:{heard.platform}:{heard.key}:{person.id}"
                post.tell(work, person, Message(text), key, "notice")


def _secretary(work: Work, org_id: int) -> str:
    found = people.secretary(work, org_id)
    return words.contact(found.name, found.phone) if found else words.SOMEBODY
