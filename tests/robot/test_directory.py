"""The corporation's directory against the roster: proposed, decided by the secretary, never overwritten."""

from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.wecom.client import Client, new_session
from bot.platforms.wecom.directory import read
from bot.platforms.wecom.login import WeComLogin
from bot.platforms.wecom.platform import WeCom
from bot.ports import Failed
from bot.service.lead import desk
from bot.service.organise import directory as reading
from bot.wecom import Joined
from dialogs.rules.directory import Account, Holder, Kind, proposals
from dialogs.scripts.directory_words import command, wanted
from storage import directory as stored
from storage import people
from storage.database import Database
from tests.fakes.wecom.running import Fake, running
from tests.robot.test_doctor import app_config
from tests.robot.test_linking import owner
from tests.robot.test_ways import give
from tests.support.stage import Stage
from tests.wecom.samples import AGENT, CORP


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    with running() as url:
        yield url


@pytest.fixture
async def app_fake(app_url: str) -> AsyncIterator[Fake]:
    async with ClientSession() as session:
        fake = Fake(app_url, session)
        await fake.forget()
        yield fake


async def test_the_directory_is_read_whole_or_not_at_all(app_fake: Fake) -> None:
    names = {"LiMing": "李明", "Wang": "王秀英", "Boss": "沈玉珍"}
    await app_fake.knobs(names=names, departments={"生产组": ["LiMing", "Wang"]}, members=["LiMing", "Boss"])
    async with new_session() as session:
        client = Client(app_config(app_fake.url), session)
        found = await read(client, "1000002")
        assert found == [
            Account("boss", "沈玉珍"),
            Account("liming", "李明", "生产组"),
            Account("wang", "王秀英", "生产组"),
        ]
        await app_fake.fault("/user/simplelist", "code", 60011)
        assert isinstance(await read(client, "1000002"), Failed)
        await client.close()


async def test_the_secretary_decides(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    await database.write(give, "孙大海", "wecom", "sun-left", False)
    accounts = [Account("liming", "李明", "生产组"), Account("new", "新来的"), Account("wang", "王秀英")]
    told = await database.write(reading.read_in, accounts)
    assert "3处对不上" in told
    assert "新来的" in told
    assert await stage.ask(owner, "wecom", "liming") == ""  # nothing is changed by reading
    chen = stage.person("secretary")
    listed = await chen.says("通讯录")
    lines = {line.split("：")[0][3:]: line[0] for line in listed.splitlines() if line[1:2] == "."}
    assert set(lines) == {"李明", "王秀英", "孙大海"}
    await chen.says(f"通讯录 采用 {lines['李明']} {lines['孙大海']}")
    assert await stage.ask(owner, "wecom", "liming") == "李明"
    assert await stage.ask(owner, "wecom", "sun-left") == ""
    assert "都看完了" in await chen.says("通讯录 不用 1")
    await database.write(reading.read_in, accounts)
    assert "对得上" in await chen.says("通讯录")
    assert "书记" in await stage.person("member").says("通讯录")


async def test_what_differs_stands_in_the_digest_of_the_secretary(stage: Stage, database: Database) -> None:
    """Read every day without a word; told with the week's list, where it waits until it is decided."""
    await stage.furnish(year_of=None)
    chen = await stage.ask(people.by_identity, "sandbox", "secretary")
    assert "directory" not in dict(await stage.ask(desk.waiting_for_one, chen))
    before = len(stage.wall.shown)
    await database.write(reading.read_quietly, [Account("liming", "李明", "生产组")])
    assert dict(await stage.ask(desk.waiting_for_one, chen))["directory"] == 1
    li = await stage.ask(people.by_identity, "sandbox", "member")
    assert "directory" not in dict(await stage.ask(desk.waiting_for_one, li))
    assert "1处对不上，说“通讯录”" in await stage.person("secretary").says("要定的")
    assert len(stage.wall.shown) == before + 1
    await stage.person("secretary").says("通讯录 采用 1")
    assert "directory" not in dict(await stage.ask(desk.waiting_for_one, chen))


async def test_the_app_reads_it_by_itself(app_fake: Fake, database: Database) -> None:
    """A directory that cannot be read whole changes nothing."""
    await app_fake.knobs(members=["liming"], departments={"生产组": ["liming"]}, names={"liming": "李明"})
    async with new_session() as session:
        config = app_config(app_fake.url)
        client = Client(config, session)
        login = WeComLogin(CORP, AGENT, app_fake.url, client)
        app = Joined(config, WeCom(config, client), login, client)
        await app.look(database)
        assert [one.address for one in await database.read(stored.accounts, "wecom")] == ["liming"]
        await app_fake.fault("/user/simplelist", "code", 60011)
        await app.look(database)
        assert [one.address for one in await database.read(stored.accounts, "wecom")] == ["liming"]
        await client.close()


names = st.sampled_from(["李明", "王强", "赵雪"])
accounts = st.lists(st.builds(Account, st.sampled_from("abcdef"), names), unique_by=lambda one: one.address)
holders = st.lists(
    st.builds(Holder, st.integers(1, 9), st.just(1), names, st.sampled_from(["", "a", "b", "x"])),
    unique_by=(lambda one: one.person_id, lambda one: one.address or one.person_id),
)


@given(accounts, holders)
def test_only_what_is_certain_is_proposed(some: list[Account], people: list[Holder]) -> None:
    for one in proposals(some, people):
        if one.kind is Kind.GIVE:
            assert one.account.name == one.holder.name
            assert sum(other.name == one.holder.name for other in people) == 1
            assert sum(other.name == one.account.name for other in some) == 1
            assert one.account.address not in {other.address for other in people}
        else:
            assert one.holder.address not in {other.address for other in some}


def test_what_is_said_about_it() -> None:
    assert command("通讯录") == command("通讯录 采用 1 3") == "directory"
    assert command("通讯录里的李明") == ""
    found = wanted("通讯录 不用 1、2。")
    assert found is not None
    assert (found.adopt, found.numbers) == (False, (1, 2))
