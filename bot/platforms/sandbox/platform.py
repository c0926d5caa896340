"""A phone network inside this process: the platform that needs no account anywhere."""

import asyncio
from pathlib import Path

from bot.platforms.sandbox import recordings
from bot.platforms.sandbox.entries import CLOCK, Entry, Sort, group_place, person_place
from bot.platforms.sandbox.journal import Journal
from bot.ports import Abilities, Clock, Delivery, Failed, Media, Sent
from dialogs.content import Message


class Sandbox:
    """The platform named `sandbox`.

    Everything shown on the phones is kept in `folder`, so that a restart shows the same phones. One process
    may use a folder at a time.

    Raises:
        DamagedJournal: what is kept in the folder cannot be read.
        OSError: the folder cannot be written to.
    """

    name = "sandbox"
    repeats_are_safe = True
    abilities = Abilities(
        can_start_conversation=True,
        cards=True,
        voice_audio=True,
        voice_text=True,
        group_post=True,
        edit_card=True,
        per_person_per_minute=600,
        per_group_per_minute=600,
    )

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._voices = folder / "voices"
        self._clock = clock
        self._journal = Journal(folder / "phones.jsonl")
        self._by_key = {(entry.place, entry.key): entry for entry in self._journal.entries if entry.key}
        self._marks = {
            entry.target: entry.text for entry in self._journal.entries if entry.sort is Sort.MARKED
        }
        self._news = asyncio.Event()
        self.closed = False

    @property
    def journal_name(self) -> str:
        """Differs after the folder was emptied; numbers of entries hold only within one name."""
        return self._journal.name

    @property
    def last(self) -> int:
        """The number of the newest entry, 0 before the first."""
        return len(self._journal.entries)

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Show a message on a phone; the same key is shown once."""
        return self._say(person_place(address), message, key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Show a message in a group chat; the same key is shown once."""
        return self._say(group_place(group), message, key)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """Mark the tapped card. The reply code is the number of the card's entry."""
        if self.closed:
            return Failed("the phones are switched off")
        card = self.entry(int(reply_code)) if reply_code.isdecimal() else None
        if not card or card.place != person_place(address) or not card.message:
            return Failed("no such card on this phone", permanent=True)
        if self._marks.get(card.number) != label:
            self._add(Entry(card.place, Sort.MARKED, self._clock.now(), text=label, target=card.number))
            self._marks[card.number] = label
        return Sent(reply_code)

    async def fetch(self, media: str) -> Media:
        """Bring a recording here.

        Raises:
            MediaError: there is no such recording.
        """
        return await asyncio.to_thread(recordings.find, self._voices, media)

    async def keep_recording(self, content: bytes) -> str:
        """Store a recording and give the reference under which `fetch` finds it.

        Raises:
            NotARecording: it is empty, above 2 MiB or of an unknown format.
        """
        return await asyncio.to_thread(recordings.keep, self._voices, content)

    def typed(self, address: str, text: str, key: str) -> Entry:
        """Show on a person's phone what this person typed; the same key is shown once."""
        return self._once(
            Entry(person_place(address), Sort.TYPED, self._clock.now(), key=f"own:{key}", text=text)
        )

    def spoken(self, address: str, media: str, transcript: str, key: str) -> Entry:
        """Show on a person's phone the recording that was sent; the same key is shown once."""
        at = self._clock.now()
        return self._once(
            Entry(person_place(address), Sort.SPOKEN, at, key=f"own:{key}", text=transcript, media=media)
        )

    def stepped(self, sentence: str, key: str) -> Entry:
        """Note what happened when the clock went on; the same key is noted once."""
        return self._once(Entry(CLOCK, Sort.STEPPED, self._clock.now(), key=f"own:{key}", text=sentence))

    def step(self, key: str) -> Entry | None:
        """What `stepped` noted under this key."""
        return self._by_key.get((CLOCK, f"own:{key}"))

    def entry(self, number: int) -> Entry | None:
        """The entry with this number."""
        return self._journal.entries[number - 1] if 0 < number <= self.last else None

    def after(self, number: int, limit: int = 200) -> list[Entry]:
        """The entries that follow, oldest first, at most so many."""
        return self._journal.entries[number : number + limit]

    async def news(self, number: int, seconds: float) -> None:
        """Wait until there is an entry after this one, `stir` or `close` is called, or the time is over."""
        if self.closed or self.last > number:
            return
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return

    def stir(self) -> None:
        """Wake everyone who waits for news: something beside the entries has changed."""
        self._news.set()
        self._news = asyncio.Event()

    async def close(self) -> None:
        """Send the watchers home and close the file."""
        self.closed = True
        self.stir()
        self._journal.close()

    def _say(self, place: str, message: Message, key: str) -> Delivery:
        if self.closed:
            return Failed("the phones are switched off")
        entry = self._once(Entry(place, Sort.SAID, self._clock.now(), key=f"bot:{key}", message=message))
        return Sent(str(entry.number))

    def _once(self, entry: Entry) -> Entry:
        known = self._by_key.get((entry.place, entry.key))
        if known:
            return known
        added = self._add(entry)
        self._by_key[added.place, added.key] = added
        return added

    def _add(self, entry: Entry) -> Entry:
        added = self._journal.append(entry)
        self.stir()
        return added
