"""Everything goes into one file and comes back out of it, on the other database too."""

import zipfile
from pathlib import Path

import pytest

from bot.documents.archive import Places, pack, unpack
from bot.problems import BadInput
from bot.service.keep.audit import verify
from storage import archive
from storage.database import Database, open_database
from storage.unit import Work
from tests.service.test_review import promises
from tests.support.clock import ManualClock
from tests.support.stage import Stage


def everything(work: Work) -> dict[str, list[archive.Row]]:
    found: dict[str, list[archive.Row]] = {}
    archive.dump(work, lambda name, rows: found.setdefault(name, []).extend(rows))
    return found


def places(home: Path) -> Places:
    return Places(home / "recordings", home / "links.key")


async def packed(stage: Stage, file: Path) -> str:
    told: list[str] = []
    return str(await stage.database.read(pack, file, places(stage.home), told.append))


@pytest.fixture
def other(request: pytest.FixtureRequest, database_url: str, tmp_path: Path, sqlite_template: Path) -> str:
    """A second, empty database of the other kind."""
    if database_url.startswith("sqlite"):
        url: str = request.getfixturevalue("postgres_url")
        return url
    (tmp_path / "second.db").write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{tmp_path}/second.db"


async def test_what_was_packed_comes_back(
    stage: Stage, other: str, tmp_path: Path, clock: ManualClock
) -> None:
    await promises(stage, "member")
    await stage.person("elder").speaks("voice-1", "每个礼拜三去文化礼堂烧水")
    await stage.house.shelf.fetch_wanted(stage.house.platforms)
    file = tmp_path / "backup.zip"
    assert "没有选票" in await packed(stage, file)
    second = await open_database(other, clock.now)
    try:
        told: list[str] = []
        home = tmp_path / "second"
        home.mkdir()
        await second.write(unpack, file, places(home), told.append)
        assert await second.read(everything) == await stage.ask(everything)
        assert (await second.read(verify)).holds
        assert [f.name for f in (home / "recordings").iterdir()] == [
            f.name for f in (stage.home / "recordings").iterdir()
        ]
        again = Stage(second, clock, home)
        assert "老人" in await again.person("member").says("我的承诺", key="new-1")
        await again.person("hu").says("报承诺", key="new-2")  # numbers go on where the copy ended
        assert again.person("hu").messages()
    finally:
        await second.close()


async def test_nothing_is_put_back_by_halves(stage: Stage, tmp_path: Path, clock: ManualClock) -> None:
    await promises(stage, "member")
    file = tmp_path / "backup.zip"
    await packed(stage, file)
    with pytest.raises(BadInput, match="已经有"):
        await packed(stage, file)
    with pytest.raises(BadInput, match="已经有内容"):
        await stage.database.write(unpack, file, places(stage.home), lambda _: None)
    touched = tmp_path / "touched.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(touched, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace("李明".encode(), "李朋".encode()))
    empty = await fresh(tmp_path, clock)
    try:
        (tmp_path / "no.zip").write_text("不是备份")
        for wrong, word in ((touched, "被改过"), (tmp_path / "no.zip", "不是践诺的备份")):
            with pytest.raises(BadInput, match=word):
                await empty.write(unpack, wrong, places(tmp_path / "x"), lambda _: None)
        assert await empty.read(archive.is_empty)
    finally:
        await empty.close()


async def fresh(tmp_path: Path, clock: ManualClock) -> Database:
    database = await open_database(f"sqlite:///{tmp_path}/fresh.db", clock.now)
    await database.migrate()
    return database
