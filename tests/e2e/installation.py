"""One installation of the bot: its folder, its settings, and its commands as processes of their own."""

import asyncio
import itertools
import os
import signal
import socket
import sys
from asyncio.subprocess import Process
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.e2e import ready
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN, WEBHOOK_KEY

ROOT = Path(__file__).parents[2]

_numbers = itertools.count(1)

#: Seconds a start may take on a busy machine; only a start that never comes waits so long.
PATIENCE_S = 90.0


def free_port() -> int:
    """A port on which nobody listens at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Installation:
    """Settings, data and log of one bot. `serve` and `kill` may follow each other any number of times.

    A `warm` one is served by processes that have imported the bot already.
    """

    folder: Path
    fake: str
    database_url: str = ""
    warm: bool = False
    port: int = field(default_factory=free_port)
    process: Process | ready.Forked | None = None
    commands: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where its pages and its callbacks are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def callbacks(self) -> str:
        """The address that WeCom's console was told."""
        return f"{self.address}/callbacks/wecom"

    @property
    def home(self) -> Path:
        """The data folder."""
        return self.folder / "home"

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or f"sqlite:///{self.home / 'jiannuo.db'}"

    @property
    def log_file(self) -> Path:
        """Everything that `serve` has written, over all its lives."""
        return self.folder / "serve.log"

    def log(self) -> str:
        """The log of `serve` and of the commands."""
        return "".join([self.log_file.read_text(encoding="utf-8"), *self.commands])

    def environment(self) -> dict[str, str]:
        """Everything the processes know of the world."""
        given = {
            "HOME": str(self.home),
            "PORT": str(self.port),
            "PUBLIC_URL": self.address,
            "WECOM__CORP_ID": CORP,
            "WECOM__AGENT_ID": AGENT,
            "WECOM__SECRET": SECRET,
            "WECOM__TOKEN": TOKEN,
            "WECOM__ENCODING_AES_KEY": AES_KEY,
            "WECOM__API_BASE": self.fake,
            "WECOM__GROUP_WEBHOOK_URL": f"{self.fake}/cgi-bin/webhook/send?key={WEBHOOK_KEY}",
        }
        if self.database_url:
            given["DATABASE_URL"] = self.database_url
        ours = {f"JIANNUO_{name}": value for name, value in given.items()}
        return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **ours}

    async def run(self, *arguments: str) -> str:
        """Run a command to its end; what it said. A failure is a failure of the test."""
        said = self.folder / f"command-{next(_numbers)}.log"
        process = await asyncio.to_thread(ready.start, arguments, self.environment(), self.folder, said)
        await asyncio.to_thread(process.join)
        code, text = process.exitcode, said.read_text(encoding="utf-8")
        process.close()
        self.commands.append(text)
        assert code == 0, f"{arguments}: {text}"
        return text

    async def tick(self, moment: datetime) -> None:
        """Have everything done that is due at that moment, by a process of its own."""
        await self.run("tick", "--now", moment.isoformat())

    async def serve(self) -> None:
        """Start serving and wait until it answers."""
        self.process = await self._launch()
        async with asyncio.timeout(PATIENCE_S):
            while not await self.answers():
                assert self.process.returncode is None, self.log()[-2000:]
                await asyncio.sleep(0.02)

    async def answers(self) -> bool:
        """Whether somebody accepts connections on its port."""
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        return True

    async def closed(self) -> None:
        """Wait until nobody accepts connections any more."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                if not await self.answers():
                    return
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """`kill -9`: nothing is finished, nobody is told."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """What a service manager does (SIGTERM); the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        process = self.process
        if process is None:
            return 0
        if process.returncode is None:
            process.send_signal(number)
        async with asyncio.timeout(PATIENCE_S):
            code = await process.wait()
        self.process = None
        return code

    async def _launch(self) -> Process | ready.Forked:
        if self.warm:
            start = (("serve",), self.environment(), self.folder, self.log_file)
            return ready.Forked(await asyncio.to_thread(ready.start, *start))
        # The working directory is empty: nobody's .env is read.
        with self.log_file.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "serve",
                cwd=self.folder, env=self.environment(), stdout=log.fileno(), stderr=log.fileno(),
            )  # fmt: skip
