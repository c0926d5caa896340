"""The phone network: what is sent once is shown once, and a restart forgets nothing."""

from pathlib import Path

import pytest

from bot.platforms.sandbox.entries import Entry, Sort, group_place, person_place
from bot.platforms.sandbox.platform import Sandbox
from bot.platforms.sandbox.recordings import MAX_BYTES, NotARecording
from bot.ports import Failed, MediaError, Platform, Sent
from dialogs.content import Choice, Link, Message
from tests.sandbox.house import ManualClock

CARD = Message(
    "对吗？", title="承诺", choices=(Choice("对", "yes"), Choice("不对", "no")), link=Link("看", "/a")
)
WEBM = b"\x1a\x45\xdf\xa3" + b"sound"


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def shown(sandbox: Sandbox, place: str) -> list[Entry]:
    return [entry for entry in sandbox.after(0) if entry.place == place]


async def test_it_is_a_platform(tmp_path: Path, clock: ManualClock) -> None:
    platform: Platform = Sandbox(tmp_path, clock)
    assert platform.name == "sandbox"
    assert platform.repeats_are_safe
    await Sandbox.close(platform)  # type: ignore[arg-type]


async def test_the_same_key_is_shown_once(tmp_path: Path, clock: ManualClock) -> None:
    sandbox = Sandbox(tmp_path, clock)
    first = await sandbox.send("lin", CARD, "k1")
    again = await sandbox.send("lin", CARD, "k1")
    other = await sandbox.send("he", CARD, "k1")
    assert first == again == Sent("1")
    assert other == Sent("2")
    assert len(shown(sandbox, person_place("lin"))) == 1
    await sandbox.close()


async def test_a_restart_shows_the_same_phones(tmp_path: Path, clock: ManualClock) -> None:
    before = Sandbox(tmp_path, clock)
    before.typed("lin", "我要承诺", "tap-0001")
    await before.send("lin", CARD, "k1")
    await before.post("支部群", Message("公示"), "k2")
    await before.amend("lin", "2", "对")
    media = await before.keep_recording(WEBM)
    before.spoken("zhou", media, "", "tap-0002")
    before.stepped("过了一天。", "step-0001")
    entries, name = before.after(0), before.journal_name
    await before.close()

    after = Sandbox(tmp_path, clock)
    assert after.after(0) == entries
    assert after.journal_name == name
    assert await after.send("lin", CARD, "k1") == Sent("2")
    assert after.typed("lin", "我要承诺", "tap-0001").number == 1
    assert await after.amend("lin", "2", "对") == Sent("2")
    assert after.last == len(entries)
    assert (await after.fetch(media)).content == WEBM
    assert shown(after, group_place("支部群"))[0].message == Message("公示")
    await after.close()


async def test_a_tapped_card_is_marked(tmp_path: Path, clock: ManualClock) -> None:
    sandbox = Sandbox(tmp_path, clock)
    await sandbox.send("lin", CARD, "k1")
    assert await sandbox.amend("lin", "1", "对") == Sent("1")
    mark = sandbox.after(1)[0]
    assert (mark.sort, mark.target, mark.text) == (Sort.MARKED, 1, "对")
    await sandbox.close()


@pytest.mark.parametrize(
    ("address", "code"), [("he", "1"), ("lin", "7"), ("lin", "0"), ("lin", ""), ("lin", "x")]
)
async def test_a_card_that_is_not_there_cannot_be_marked(
    tmp_path: Path, clock: ManualClock, address: str, code: str
) -> None:
    sandbox = Sandbox(tmp_path, clock)
    await sandbox.send("lin", CARD, "k1")
    answer = await sandbox.amend(address, code, "对")
    assert isinstance(answer, Failed)
    assert answer.permanent
    assert sandbox.last == 1
    await sandbox.close()


async def test_a_closed_sandbox_takes_nothing_and_says_so(tmp_path: Path, clock: ManualClock) -> None:
    sandbox = Sandbox(tmp_path, clock)
    await sandbox.close()
    answer = await sandbox.send("lin", CARD, "k1")
    assert isinstance(answer, Failed)
    assert not answer.permanent


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (WEBM, "webm"),
        (b"OggS\x00....", "ogg"),
        (b"\x00\x00\x00\x18ftypM4A ....", "mp4"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "wav"),
    ],
)
async def test_a_recording_is_found_by_its_reference(
    tmp_path: Path, clock: ManualClock, content: bytes, format_: str
) -> None:
    sandbox = Sandbox(tmp_path, clock)
    media = await sandbox.keep_recording(content)
    assert await sandbox.keep_recording(content) == media
    found = await sandbox.fetch(media)
    assert (found.content, found.format) == (content, format_)
    assert len(list((tmp_path / "voices").iterdir())) == 1
    await sandbox.close()


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"#!AMR\n", WEBM + bytes(MAX_BYTES)])
async def test_what_is_no_recording_is_refused(tmp_path: Path, clock: ManualClock, content: bytes) -> None:
    sandbox = Sandbox(tmp_path, clock)
    with pytest.raises(NotARecording):
        await sandbox.keep_recording(content)
    assert not (tmp_path / "voices").exists()
    await sandbox.close()


@pytest.mark.parametrize("media", ["", "../phones.jsonl", "a" * 64 + ".webm", "a" * 64 + ".jsonl"])
async def test_what_is_not_there_cannot_be_fetched(tmp_path: Path, clock: ManualClock, media: str) -> None:
    sandbox = Sandbox(tmp_path, clock)
    with pytest.raises(MediaError):
        await sandbox.fetch(media)
    await sandbox.close()


async def test_who_waits_is_woken_by_news_and_by_closing(tmp_path: Path, clock: ManualClock) -> None:
    sandbox = Sandbox(tmp_path, clock)
    await sandbox.send("lin", CARD, "k1")
    await sandbox.news(0, seconds=3600)
    await sandbox.news(1, seconds=0.01)
    await sandbox.close()
    await sandbox.news(1, seconds=3600)
    assert sandbox.closed
