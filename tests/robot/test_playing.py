"""A recording that no browser plays is played in the chat that it came from."""

from typing import Any

from dialogs.heard import Heard, Kind
from storage.database import Database
from tests.robot.test_ways import give
from tests.support.stage import Stage, Wall


async def test_whoever_writes_it_down_hears_it_in_the_chat(stage: Stage, database: Database) -> None:
    await stage.furnish()
    await stage.passes(days=2)
    wall = Wall("wecom")
    stage.house.delivery._platforms["wecom"] = wall  # type: ignore[index]
    for name, account in (("王秀英", "wang"), ("李明", "li")):
        await database.write(give, name, "wecom", account, True)

    async def hears(who: str, kind: Kind, **values: Any) -> list[str]:
        before = len(wall.shown)
        key = f"k{before}"
        await stage.hear(Heard("wecom", who, key, kind, stage.clock.now(), **values))
        return [f"{one.sound}|{one.text}" for address, one in wall.shown[before:] if address == who]

    await hears("wang", Kind.AUDIO, media="media-7", media_format="amr")
    await stage.passes(hours=1)
    played = await hears("li", Kind.TEXT, text="放录音")
    assert any(one.startswith("media-7|") for one in played), played
    assert any("上面放了1段录音" in one for one in played), played
    await stage.passes(days=4)
    assert any("没有能在这里放的录音" in one for one in await hears("li", Kind.TEXT, text="听录音"))
