"""Pages reached from a code on the wall: who comes is recognised by his platform, and led to his own page."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer

from bot.logins import Login
from bot.platforms.dingtalk.client import Client as DingTalkClient
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.login import DingTalkLogin
from bot.platforms.official.client import Client as OfficialClient
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.login import OfficialLogin
from bot.platforms.wecom.client import Client as WeComClient
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.login import WeComLogin
from bot.platforms.wire import new_session
from bot.ports import Door as House
from bot.service.public import voices
from bot.service.reach import visitors
from bot.web.pages.me import COOKIE, MePages
from bot.web.server import build_web
from dialogs.rules.voices import Kind
from storage import links
from storage.database import open_database
from storage.unit import Work
from tests.fakes.dingtalk import world as ding
from tests.fakes.dingtalk.running import running as running_dingtalk
from tests.fakes.official import world as account
from tests.fakes.official.running import running as running_official
from tests.fakes.process import Door
from tests.fakes.wecom.running import running as running_wecom
from tests.support.clock import ManualClock
from tests.support.stage import Stage
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN

ADDRESS = "https://jiannuo.example"
AGENTS = {
    "wecom": "Mozilla MicroMessenger wxwork/4",
    "official": "MicroMessenger/8",
    "dingtalk": "DingTalk/7",
}
#: As each platform calls the member of the roster, and a passer-by.
MEMBER = {"wecom": "LiMing", "official": "oLi-Ming_0001", "dingtalk": "Li01"}
PASSER = "somebody-else"


async def _nothing() -> None:
    return None


@pytest.fixture(scope="module")
def urls() -> Iterator[dict[str, str]]:
    starts = {"wecom": running_wecom, "official": running_official, "dingtalk": running_dingtalk}
    with ExitStack() as stack:
        yield {name: stack.enter_context(start()) for name, start in starts.items()}


@dataclass
class Wall:
    """The page over a real socket, and the browsers that come to it."""

    stage: Stage
    client: "TestClient[Any, Any]"
    session: ClientSession
    urls: dict[str, str]

    def fake(self, platform: str) -> Door:
        return Door(self.urls[platform], self.session)

    async def leaves(self, platform: str, name: str = "mine") -> str:
        """Open the page; gives where the browser is sent."""
        agent = {"User-Agent": AGENTS[platform]}
        answer = await self.client.get(f"/me/{name}", headers=agent, allow_redirects=False)
        assert answer.status == 302, await answer.text()
        assert "Secure" in answer.headers["Set-Cookie"]
        self.state = answer.cookies[COOKIE].value
        return answer.headers["Location"]

    async def comes_back(self, platform: str, visitor: str, name: str = "mine") -> str:
        """To the platform and back; gives the path with what the platform says."""
        there = await self.leaves(platform, name)
        assert there.startswith(self.urls[platform])
        headers = {"X-Visitor": visitor}
        async with self.session.get(there, headers=headers, allow_redirects=False) as answer:
            assert answer.status == 302, await answer.text()
            return answer.headers["Location"].removeprefix(ADDRESS)

    async def enters(self, path: str, state: str | None = None) -> Any:
        cookie = {"Cookie": f"{COOKIE}={self.state if state is None else state}"}
        return await self.client.get(path, headers=cookie, allow_redirects=False)


def know(work: Work) -> None:
    """The member of the roster has these accounts."""
    for platform, name in MEMBER.items():
        assert links.join(work, platform, name.lower() if platform == "wecom" else name, 3)


@pytest.fixture
async def wall(urls: dict[str, str], tmp_path: Path) -> AsyncIterator[Wall]:
    async with AsyncExitStack() as stack:
        clock = ManualClock()
        database = await open_database(f"sqlite:///{tmp_path / 'jiannuo.db'}", clock.now)
        stack.push_async_callback(database.close)
        await database.migrate()
        stage = Stage(database, clock, tmp_path / "home")
        await stage.furnish()
        await database.write(know)
        session = await stack.enter_async_context(new_session())
        app = WeComClient(WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY, api_base=urls["wecom"]), session)
        public = OfficialClient(
            OfficialConfig(account.APP_ID, account.SECRET, TOKEN, AES_KEY, api_base=urls["official"]), session
        )
        config = DingTalkConfig(
            ding.CLIENT_ID, ding.SECRET, api_base=urls["dingtalk"], oapi_base=urls["dingtalk"]
        )
        bot = DingTalkClient(config, session, _nothing, lambda: datetime.now(UTC).timestamp())
        for one in (app, public, bot):
            stack.push_async_callback(one.close)
        logins: dict[str, Login] = {
            "wecom": WeComLogin(CORP, AGENT, urls["wecom"], app),
            "official": OfficialLogin(account.APP_ID, urls["official"], public),
            "dingtalk": DingTalkLogin(config, urls["dingtalk"], bot),
        }
        pages = replace(stage.house.pages(ADDRESS), recognises=True)
        web = build_web(routes=MePages(pages, logins).routes(), pages=pages)
        client = await stack.enter_async_context(TestClient(TestServer(web)))
        found = Wall(stage, client, await stack.enter_async_context(ClientSession()), urls)
        for name in urls:
            await found.fake(name).forget()
        await found.fake("wecom").knobs(members=["LiMing"])
        yield found


@pytest.mark.parametrize("platform", sorted(AGENTS))
async def test_a_member_comes_to_his_own_page_and_nobody_elses(wall: Wall, platform: str) -> None:
    answer = await wall.enters(await wall.comes_back(platform, MEMBER[platform]))
    assert answer.status == 302
    assert answer.headers["Location"].startswith("/mine/")
    page = await (await wall.client.get(answer.headers["Location"])).text()
    assert "我的数据" in page


async def test_the_wall_of_a_meeting_leads_a_voter_to_his_own_ballot(wall: Wall) -> None:
    assert 'href="/me/vote"' in await (await wall.client.get("/vote")).text()
    answer = await wall.enters(await wall.comes_back("wecom", MEMBER["wecom"], "vote"))
    right = wall.stage.house.links.read(
        House.RATE, answer.headers["Location"].rpartition("/")[2], wall.stage.clock.now()
    )
    assert right is not None
    assert (right.subject, right.person) == ("peers-1", 3)
    passer = await wall.enters(await wall.comes_back("wecom", "a-third-one", "vote"))
    assert passer.status == 200
    assert "/rate/" not in await passer.text()


@pytest.mark.parametrize("platform", ["official", "wecom"])
async def test_somebody_of_the_public_sees_what_became_of_his_words(wall: Wall, platform: str) -> None:
    address = {"official": PASSER, "wecom": f"openid:o{PASSER}"}[platform]
    said = voices.Said(Kind.WISH, "凉亭边装个扶手", "chat", platform, address)
    one = await wall.stage.database.write(voices.take, 1, "k1", said)
    assert one
    answer = await wall.enters(await wall.comes_back(platform, PASSER, visitors.OWN_WORDS))
    text = await answer.text()
    assert answer.status == 200
    assert one.code[:3] in text
    assert "扶手" not in text  # somebody may look over his shoulder
    other = await wall.enters(await wall.comes_back(platform, "a-third-one", visitors.OWN_WORDS))
    assert one.code[:3] not in await other.text()


async def test_a_member_only_page_tells_a_passer_by_whom_to_ask(wall: Wall) -> None:
    answer = await wall.enters(await wall.comes_back("official", PASSER, "review"))
    assert "花名册上还没有你" in await answer.text()


async def test_a_snapshot_is_refused_kindly(wall: Wall) -> None:
    await wall.fake("official").knobs(snapshot=True)
    answer = await wall.enters(await wall.comes_back("official", MEMBER["official"]))
    assert answer.status == 403
    assert "使用完整服务" in await answer.text()


async def test_a_state_is_ours_this_browsers_and_serves_once(wall: Wall) -> None:
    path = await wall.comes_back("wecom", "LiMing")
    assert (await wall.enters(path, state="")).status == 400
    assert (await wall.enters(path, state="0" * 40)).status == 400
    forged = path.replace(wall.state, "0" * 40)
    assert (await wall.enters(forged, state="0" * 40)).status == 400
    other = path.replace("/back/wecom", "/back/official")
    assert (await wall.enters(other)).status == 400  # a state given for one platform is none for another
    assert (await wall.enters(path)).status == 302
    assert (await wall.enters(path)).status == 400


async def test_a_state_ends_by_itself(wall: Wall) -> None:
    path = await wall.comes_back("wecom", "LiMing")
    wall.stage.clock.set(wall.stage.clock.now() + visitors.PATIENCE)
    assert (await wall.enters(path)).status == 400


async def test_a_code_that_the_platform_does_not_know(wall: Wall) -> None:
    for platform in AGENTS:
        await wall.leaves(platform)
        path = f"/me/back/{platform}?code=made-up&state={wall.state}"
        answer = await wall.enters(path)
        assert answer.status == 403
        assert "再扫一次" in await answer.text()


async def test_what_is_no_page_of_ours_leads_nowhere(wall: Wall) -> None:
    for name in ("nothing", "back"):
        agent = {"User-Agent": AGENTS["wecom"]}
        assert (await wall.client.get(f"/me/{name}", headers=agent)).status == 404
    there = await wall.leaves("wecom", "mine")
    assert "redirect_uri=https%3A%2F%2Fjiannuo.example%2Fme%2Fback%2Fwecom&" in there


async def test_any_browser_is_sent_to_dingtalk(wall: Wall) -> None:
    answer = await wall.client.get("/me/mine", headers={"User-Agent": "Firefox"}, allow_redirects=False)
    assert answer.headers["Location"].startswith(f"{wall.urls['dingtalk']}/oauth2/auth?")
