"""Recordings are kept once, whoever fetches them."""

import asyncio

from dialogs.heard import Kind
from storage import records
from tests.support.stage import Stage


async def test_two_that_fetch_the_same_recording_keep_it_once(stage: Stage) -> None:
    stage.wall.sounds["v1"] = b"a recording"
    await stage.house.hear(stage.heard("elder", Kind.AUDIO, media="v1", media_format="webm"))
    shelf = stage.house.shelf
    await asyncio.gather(*(shelf.fetch_wanted(stage.house.platforms) for _ in range(8)))
    await stage.house.close()
    kept = await stage.ask(records.recording, 1)
    assert kept.status == "kept"
    assert [file.name for file in shelf.folder.iterdir()] == [kept.sha256]
    assert (shelf.folder / kept.sha256).read_bytes() == b"a recording"


async def test_what_the_platform_has_lost_is_given_up_after_some_time(stage: Stage) -> None:
    await stage.house.hear(stage.heard("elder", Kind.AUDIO, media="gone", media_format="webm"))
    for _ in range(6):
        await stage.house.shelf.fetch_wanted(stage.house.platforms)
    await stage.house.close()
    assert (await stage.ask(records.recording, 1)).status == "lost"
