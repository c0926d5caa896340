"""The public's pages and the memory (`bot.web.pages.voice_models.Voices`)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.service.public import speaking, voices
from bot.service.public.voices import Said
from bot.service.publish.ledger import shown_cycle
from bot.web import boards
from bot.web.pages.voice_models import Published, Sent, VoiceForm
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.people import Org
from dialogs.rules.publishing import PUBLIC
from dialogs.rules.receipts import shown
from storage import commitments, people
from storage.database import Database
from storage.unit import Work


@dataclass(frozen=True, slots=True)
class PublicVoices:
    """Reads the form, keeps what is sent, answers for a code. `wake` starts the delivery."""

    database: Database
    wake: Callable[[], None]

    async def form(self, org_id: int) -> VoiceForm | None:
        """The form of a branch."""
        return await self.database.read(read_form, org_id)

    async def take(self, org_id: int, sent: Sent) -> str | None:
        """Keep it, give the receipt, and let whoever deals with it know."""
        said = Said(sent.kind, sent.text, "page", contact=sent.contact, commitment=sent.item)
        one = await self.database.write(voices.take, org_id, f"page:{org_id}:{sent.kind}:{sent.key}", said)
        self.wake()
        return shown(one.code) if one else None

    async def standing(self, code: str) -> str:
        """How it stands."""
        return await self.database.read(speaking.standing, code)


def read_form(work: Work, org_id: int) -> VoiceForm | None:
    """Who is asked, and what is published of the year that the noticeboard shows. A query."""
    branch = people.org(work, org_id)
    if branch is None:
        return None
    shown_year = shown_cycle(work, org_id)
    items = commitments.of_cycle(work, shown_year.id, Status.PUBLISHED) if shown_year else []
    public = [one for one in items if one.audience == PUBLIC]
    return VoiceForm(
        branch.name,
        boards.contact_of(work, branch),
        tuple(Published(one.id, _named(work, branch, one), one.text) for one in public),
    )


def _named(work: Work, branch: Org, one: Commitment) -> str:
    """Whose promise it is: the organisation's, a member's, or that of somebody who lives here."""
    person = people.get(work, one.person_id)
    return branch.name if one.of_org or person is None else person.name
