"""A small service behind the sandbox: it answers with text, cards, links and group posts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.platforms.sandbox.platform import Sandbox
from bot.web.sandbox.people import SandboxPerson
from bot.web.sandbox.routes import hang_up, routes
from dialogs.content import Choice, Link, Message
from dialogs.heard import Heard, Kind

PEOPLE = [
    SandboxPerson("lin", "林小满", "普通党员", "member"),
    SandboxPerson("zhou", "周阿福", "年老党员", "elder"),
    SandboxPerson("xu", "徐书记", "支部书记", "secretary"),
    SandboxPerson("shen", "沈书记", "乡党委书记", "superior"),
    SandboxPerson("guest", "路过的人", "群众", "public"),
    SandboxPerson("he", "何田田", "普通党员", "member"),
]
CARD = Message(
    text="每月陪三位老人去卫生院，年底前完成。对吗？",
    title="你的承诺",
    choices=(Choice("对", "card:yes"), Choice("不对", "card:no"), Choice("找人帮忙", "card:help")),
)


class ManualClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


class House:
    """A sandbox on a port of its own. `heard` holds what had an effect: a repeated key has none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.people = list(PEOPLE)
        self.heard: list[Heard] = []
        self.delivered: list[Heard] = []
        self.failing = False
        self.url = ""

    async def open(self, port: int = 0) -> None:
        """Start serving, on the port of the system's choice unless told otherwise."""
        self.sandbox = Sandbox(self.folder, self.clock)
        app = web.Application()
        app.add_routes(routes(self.sandbox, self._people, self.receive, self, self.clock))
        app.on_shutdown.append(hang_up(self.sandbox))
        app.router.add_get("/elsewhere", self._elsewhere)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port: int = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}"

    async def shut(self) -> None:
        """Stop serving."""
        await self._runner.cleanup()

    async def restart(self) -> None:
        """Stop and start again, on the same port and folder."""
        await self.shut()
        await self.open(self.port)

    async def jump(self) -> str:
        """A week passes; a group post is due then."""
        self.clock.moment += timedelta(days=7)
        await self.sandbox.post(
            "支部群", Message("本周承诺已公示。", link=Link("看公示", "/elsewhere")), self._key()
        )
        return "到了下周一上午九点，公示发到了群里。"

    async def day(self) -> str:
        """A day passes."""
        self.clock.moment += timedelta(days=1)
        return "过了一天，没有要办的事。"

    async def receive(self, heard: Heard) -> None:
        """Answer once per key."""
        if self.failing:
            raise ConnectionError("the database is away")
        self.delivered.append(heard)
        if heard.key in {known.key for known in self.heard}:
            return
        self.heard.append(heard)
        if heard.kind is Kind.CHOICE:
            label = next(choice.label for choice in CARD.choices if choice.token == heard.token)
            await self.sandbox.amend(heard.address, heard.reply_code, label)
        await self.sandbox.send(heard.address, self._answer(heard), f"answer:{heard.key}")

    def _answer(self, heard: Heard) -> Message:
        if heard.kind is Kind.CHOICE:
            return Message("记下了。")
        if heard.kind is Kind.ENTER:
            return Message("你好，我是践诺。想报承诺就说“我要承诺”。")
        if heard.kind is Kind.AUDIO:
            return replace(CARD, text=f"我听到了：{heard.text or '一段录音'}。对吗？")
        if heard.text == "我要承诺":
            return CARD
        if heard.text == "看公示":
            return Message("公示在这里。", link=Link("打开公示栏", "/elsewhere"))
        return Message(f"你说的是：{heard.text}")

    def _key(self) -> str:
        return f"post:{self.clock.moment.isoformat()}"

    async def _people(self) -> list[SandboxPerson]:
        return self.people

    async def _elsewhere(self, request: web.Request) -> web.Response:
        page = (
            "<!doctype html><html lang='zh'><link rel='icon' href='data:,'><title>公示栏</title><p>公示栏</p>"
        )
        return web.Response(text=page, content_type="text/html")
