"""Logs, figures and messages are the same whatever was chosen: whoever reads them all learns nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from prometheus_client import generate_latest
from structlog.testing import capture_logs

from bot.ballots import seal
from bot.ports import Door
from bot.web.server import build_web
from storage.database import open_database
from storage.tables import outbox
from storage.unit import Work
from tests.evaluate.conftest import ADDRESS, Season
from tests.evaluate.sealing import POLL, Sealing
from tests.support.clock import ManualClock
from tests.support.stage import Stage

GRADES = ("优秀", "合格", "基本合格", "不合格", "不了解")


def messages(work: Work) -> list[tuple[Any, ...]]:
    """Everything that was ever said or is to be said, with its moments."""
    found = work.connection.execute(outbox.select())
    return [tuple(row) for row in found]


async def poll(url: str, folder: Path, grade: str, other: str) -> list[str]:
    """A whole poll in which one votes `other`; what it left behind: logs, figures, messages."""
    clock = ManualClock()
    database = await open_database(url, clock.now)
    await database.migrate()
    sealing = Sealing(Season(Stage(database, clock, folder)))
    season = sealing.season
    await season.begin()
    await sealing.name_tellers()
    await sealing.make_keys()
    await season.opens()
    left: list[str] = []
    before = _figures({})
    app = build_web(routes=[], pages=season.stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        with capture_logs() as logs:
            for name in await sealing.voters():
                await hand_in(client, sealing, name, other if name == "孙大海" else grade)
                left.append(str(_figures(before)))
            await season.closes()
            for name in ("李明", "许航"):
                counts = {str(who): told for who, told in (await sealing.counts("李明", "许航")).items()}
                own = sealing.page(Door.KEY, await sealing.number(name))
                await client.post(f"{own}/counts", json={"counts": counts})
        left.append(str([{k: v for k, v in line.items() if k != "ms"} for line in logs]))
    left.append(_plain(str(await season.stage.ask(messages))))
    await database.close()
    return left


async def hand_in(client: TestClient[Any, Any], sealing: Sealing, name: str, grade: str) -> None:
    """Somebody opens his page, and his phone hands in what it has sealed."""
    box, voter = sealing.season.stage.house.box, await sealing.number(name)
    manifest = await box.manifest(POLL)
    assert manifest is not None
    page = sealing.page(Door.RATE, voter)
    assert (await client.get(page)).status == 200
    slips = seal.seal(manifest, dict.fromkeys(await box.targets(POLL, voter), grade))
    sent = {"slips": {str(target): slip.hex() for target, slip in slips.items()}}
    answer = await client.post(f"{page}/sealed", json=sent)
    assert (answer.status, await answer.json()) == (200, {"words": "已收到。"})


def _plain(text: str) -> str:
    """Without what differs from run to run: signatures of links, seals' checksums."""
    text = re.sub(r"[\w-]{25,}", "#", text)
    return re.sub(r"[0-9a-f]{8,64}", "#", text)


def _figures(before: dict[str, float]) -> dict[str, float]:
    """What every figure of ours has grown by; how long things took belongs to the machine."""
    lines = (line for line in generate_latest().decode().splitlines() if not line.startswith("#"))
    pairs = (line.rpartition(" ") for line in lines)
    foreign = re.compile(r"process_|python_|\w*_(created|seconds)")
    found = {name: float(value) for name, _, value in pairs if not foreign.match(name)}
    return {name: value - before.get(name, 0) for name, value in found.items()}


@pytest.fixture
def urls(tmp_path: Path) -> list[str]:
    return [f"sqlite:///{tmp_path}/{number}.db" for number in range(2)]


async def test_logs_figures_and_messages_do_not_know_what_was_chosen(urls: list[str], tmp_path: Path) -> None:
    one = await poll(urls[0], tmp_path / "a", "合格", "合格")
    two = await poll(urls[1], tmp_path / "b", "优秀", "不合格")
    assert len(one) == len(two) == 13
    for mine, his in zip(one, two, strict=True):
        assert mine == his
    assert "request" not in one[-2]  # ballot pages are not logged at all
    assert "评议票收到了" in one[-1]
