"""The public on an Official Account: a real house, real sockets, a strict fake in a process of its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.documents import invented
from bot.house import Folders, House, build_house
from bot.platforms.official.client import Client
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.hook import PATH, routes
from bot.platforms.official.platform import SEND, OfficialAccount
from bot.platforms.official.waiting import Waiting
from bot.platforms.wire import new_session
from bot.ports import Failed, Sent
from bot.service.organise.roster import import_roster
from bot.service.reach import short
from dialogs.content import Choice, Link, Message
from storage import voices
from storage.database import open_database
from tests.fakes.official.running import Console, Fake, Follower, verification
from tests.fakes.official.world import APP_ID, SECRET
from tests.voices.conftest import code_in
from tests.wecom.samples import AES_KEY, TOKEN

CONSOLE = Console(TOKEN, AES_KEY)


class Now:
    """The real time: the fake's windows run by it."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds(self) -> int:
        return int(self.now().timestamp())


@dataclass
class Place:
    """An installation whose public comes over the account, and one follower."""

    fake: Fake
    house: House
    platform: OfficialAccount
    li: Follower

    async def words(self) -> list[tuple[str, str]]:
        return [(one["way"], one["words"]) for one in (await self.fake.history())["delivered"]]

    async def says(self, words: str) -> str:
        assert await self.li.deliver(self.li.text(words)) == 200
        return (await self.words())[-1][1]


@pytest.fixture
async def place(official_url: str, tmp_path: Path) -> AsyncIterator[Place]:
    async with AsyncExitStack() as stack:
        fake = Fake(official_url, await stack.enter_async_context(ClientSession()))
        await fake.forget()
        clock, waiting = Now(), Waiting()
        database = await open_database(f"sqlite:///{tmp_path / 'jiannuo.db'}", clock.now)
        stack.push_async_callback(database.close)
        await database.migrate()
        await database.write(import_roster, invented.roster(), actor=None)
        session = await stack.enter_async_context(new_session())
        config = OfficialConfig(
            APP_ID, SECRET, TOKEN, AES_KEY, api_base=official_url, public_url="https://nuo.example"
        )
        client = Client(config, session)
        stack.push_async_callback(client.close)
        platform = OfficialAccount(config, client, waiting)
        house = build_house(Folders(tmp_path), clock, database, {"official": platform})
        app = web.Application()
        app.add_routes(routes(config, house.hear, clock, waiting, patience=2.0))
        server = TestServer(app)
        await stack.enter_async_context(server)
        running = asyncio.create_task(house.delivery.run())
        stack.callback(running.cancel)
        li = Follower("oLi-Ming_0001", CONSOLE, str(server.make_url(PATH)), fake, clock.seconds)
        yield Place(fake, house, platform, li)


async def test_a_wish_is_answered_inside_the_callback(place: Place) -> None:
    code = code_in(await place.says("愿望 凉亭边装个扶手"))
    assert [way for way, _ in await place.words()] == ["passive"]
    assert "等支部回复" in await place.says(f"查 {code}")
    assert len(await place.house.database.read(voices.wishes, 1)) == 1


async def test_a_callback_whose_answer_was_lost_gets_it_again(place: Place) -> None:
    payload = place.li.text("愿望 凉亭边装个扶手")
    answers = [await place.li.asks(payload) for _ in range(2)]
    first, second = [answer["Content"] for _, answer in answers if answer]
    assert first == second
    assert len(await place.house.database.read(voices.wishes, 1)) == 1


async def test_a_printed_code_leads_into_the_right_talk(place: Place) -> None:
    path = await place.house.database.write(short.lasting, "report", 1)
    scene = path.removeprefix(short.PREFIX)
    await place.li.deliver(place.li.event("subscribe", f"qrscene_{scene}"))
    assert "说好了没做到" in (await place.words())[-1][1]
    code_in(await place.says("桥头那盏灯还是黑的"))
    await place.li.deliver(place.li.event("SCAN", scene))  # a follower scans: no new subscription
    said = (await place.words())[-1][1]
    assert f'<a href="https://nuo.example/report/{1}">' in said


async def test_greeting_once_and_a_menu_that_speaks(place: Place) -> None:
    await place.li.deliver(place.li.event("subscribe"))
    assert "花名册" in (await place.words())[-1][1]
    await place.li.deliver(place.li.event("CLICK", "say:愿望"))
    assert "有什么愿望" in (await place.words())[-1][1]
    before = len(await place.words())
    assert await place.li.deliver(place.li.event("unsubscribe")) == 200
    assert await place.li.deliver(place.li.event("VIEW", "https://nuo.example")) == 200
    assert len(await place.words()) == before


async def test_windows_of_the_platform(place: Place) -> None:
    """Nobody is written to first; five messages after his words, then he must write again."""
    outcome = await place.platform.send("oNobody_wrote", Message("你好"), "a")
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.cold) == (True, True)
    await place.fake.wrote("oLi-Ming_0001")
    sent = [await place.platform.send("oLi-Ming_0001", Message(f"第{n}条"), str(n)) for n in range(6)]
    assert [isinstance(one, Sent) for one in sent] == [True] * 5 + [False]
    assert sent[5].cold is True  # type: ignore[union-attr]
    await place.fake.advance(49 * 3600)
    await place.fake.wrote("oLi-Ming_0001", "event")
    assert isinstance(await place.platform.send("oLi-Ming_0001", Message("在"), "b"), Sent)
    await place.fake.advance(61)
    assert isinstance(await place.platform.send("oLi-Ming_0001", Message("在"), "c"), Failed)


async def test_tokens(place: Place) -> None:
    """One is fetched however many wait; a rejected one is fetched anew by force; a wrong secret stops all."""
    await place.fake.wrote("oLi-Ming_0001")
    said = [place.platform.send("oLi-Ming_0001", Message("一"), str(n)) for n in range(4)]
    assert all(isinstance(one, Sent) for one in await asyncio.gather(*said))
    assert (await place.fake.history())["calls"]["/cgi-bin/stable_token"] == 1
    await place.fake.fault(SEND, "code", 40001)
    assert isinstance(await place.platform.send("oLi-Ming_0001", Message("一"), "x"), Sent)
    assert (await place.fake.history())["calls"]["/cgi-bin/stable_token"] == 2
    await place.fake.knobs(secret="another", reject_every_token=True)
    outcome = await place.platform.send("oLi-Ming_0001", Message("一"), "y")
    assert isinstance(outcome, Failed)
    assert outcome.halt
    assert SECRET not in outcome.reason


async def test_the_address_is_verified_and_nobody_else(place: Place) -> None:
    good = verification(CONSOLE, place.li.clock())
    old = verification(CONSOLE, place.li.clock() - 3600)
    for query, wanted in ((good, 200), (old, 400), ({**good, "nonce": "7"}, 400), ({}, 400)):
        async with place.fake.session.get(place.li.address, params=query) as answer:
            assert answer.status == wanted
            assert await answer.text() == (good["echostr"] if wanted == 200 else "")


async def test_long_words_keep_their_end(place: Place) -> None:
    await place.fake.wrote("oLi-Ming_0001")
    long = Message("长" * 3000, choices=(Choice("好", "1"),), link=Link("看", "/board/1"))
    assert isinstance(await place.platform.send("oLi-Ming_0001", long, "z"), Sent)
    said = (await place.words())[-1][1]
    assert "1. 好" in said
    assert said.endswith('<a href="https://nuo.example/board/1">看</a>')
