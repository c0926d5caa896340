"""The public's pages and the memory (`bot.web.pages.voice_models.Voices`)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.service.public import speaking, voices
from bot.service.public.voices import Said
from bot.web.pages.voice_models import Published, Sent, VoiceForm
from dialogs.rules.commitments import Status
from dialogs.rules.receipts import shown
from dialogs.words import service as words
from storage import commitments, people, years
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
    secretary = people.secretary(work, org_id)
    called = words.contact(secretary.name, secretary.phone) if secretary else words.SOMEBODY
    names = {one.id: one.name for one in people.members(work, org_id)}
    published = (commitments.of_cycle(work, one.id, Status.PUBLISHED) for one in years.of_org(work, org_id))
    items = next(filter(None, published), [])
    shown_items = (
        Published(one.id, names[one.person_id], one.text) for one in items if one.person_id in names
    )
    return VoiceForm(branch.name, branch.contact or called, tuple(shown_items))
