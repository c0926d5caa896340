"""`jiannuo doctor` and `jiannuo setup`: what is wrong, what to click where, and never a secret."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot import examining
from bot.cli.commands import program
from bot.cli.env_file import merged, write
from bot.platforms.checkup import Finding
from bot.platforms.wecom import checkup
from bot.platforms.wecom.client import Client, new_session
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.robot import checkup as robot_checkup
from dialogs.content import Message
from storage import outbox
from storage.database import Database
from storage.tables import outbox as table
from storage.unit import Work
from tests.fakes.wecom.running import Fake as AppFake
from tests.fakes.wecom.running import running as app_running
from tests.fakes.wecom_robot.running import Fake
from tests.fakes.wecom_robot.world import Knobs
from tests.robot.conftest import config_for
from tests.support.clock import ManualClock
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN, WEBHOOK_KEY


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    with app_running() as url:
        yield url


@pytest.fixture
async def app_fake(app_url: str) -> AsyncIterator[AppFake]:
    async with ClientSession() as session:
        fake = AppFake(app_url, session)
        await fake.forget()
        yield fake


def app_config(url: str, secret: str = SECRET, webhook_key: str = WEBHOOK_KEY) -> WeComConfig:
    webhook = f"{url}/cgi-bin/webhook/send?key={webhook_key}"
    return WeComConfig(
        CORP, AGENT, secret, TOKEN, AES_KEY, api_base=url, group_webhook_url=webhook, public_url=url
    )


async def examined(config: WeComConfig, people: list[str]) -> dict[str, Finding]:
    async with new_session() as session:
        client = Client(config, session)
        steps = checkup.examine(config, client, session, people, ManualClock())
        found = {one.what: one async for one in steps}
        await client.close()
    for one in found.values():
        assert config.secret not in one.words
        assert WEBHOOK_KEY not in one.words
    return found


async def test_a_healthy_app(app_fake: AppFake) -> None:
    await app_fake.knobs(members=["li", "wang"], domain=app_fake.url.removeprefix("http://"))
    found = await examined(app_config(app_fake.url), ["li", "wang"])
    assert {name for name, one in found.items() if one.well} == {
        "网络", "密钥", "可信IP", "可见范围", "可信域名", "人", "群",
    }  # fmt: skip
    assert found["接收消息"].well is False  # the fake has no callback of ours


async def test_a_wrong_secret_is_tried_once(app_fake: AppFake) -> None:
    found = await examined(app_config(app_fake.url, "wrong-secret"), [])
    assert list(found) == ["密钥"]
    assert "Secret 一行点“查看”" in found["密钥"].words
    assert (await app_fake.history())["calls"]["/cgi-bin/gettoken"] == 1


async def test_an_untrusted_address_is_named(app_fake: AppFake) -> None:
    await app_fake.knobs(untrusted_ip="203.0.113.7")
    found = await examined(app_config(app_fake.url), [])
    assert found["可信IP"].well is False
    assert "203.0.113.7" in found["可信IP"].words
    assert "企业可信IP → 配置" in found["可信IP"].words


async def test_people_outside_and_a_dead_group_are_found(app_fake: AppFake) -> None:
    await app_fake.knobs(members=["li"])
    found = await examined(app_config(app_fake.url, webhook_key="gone"), ["li", "zhao"])
    assert "zhao" in found["人"].words
    assert "可见范围" in found["人"].words
    assert found["群"].well is False
    assert found["可信域名"].well is False


async def test_nobody_answers() -> None:
    found = await examined(app_config("http://127.0.0.1:9"), [])
    assert found["网络"].well is False


async def test_a_robot_well_and_refused_and_unreachable(robot_fake: Fake, session: ClientSession) -> None:
    well = await robot_checkup.examine(config_for(robot_fake), session)
    assert [one.well for one in well] == [True, True]
    refused = await robot_checkup.examine(config_for(robot_fake, "wrong-secret"), session)
    assert [one.well for one in refused] == [True, False]
    assert "长连接" in refused[1].words
    assert all("wrong-secret" not in one.words for one in refused)
    assert (await robot_fake.history())["lines"] == 0


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = "", url: str) -> Result:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("JIANNUO_HOME", str(folder / "home"))
    monkeypatch.setenv("JIANNUO_WECOM_ROBOT__URL", url)
    told: list[Result] = []
    # The commands run loops of their own, which the test's must not see.
    worker = threading.Thread(target=lambda: told.append(CliRunner().invoke(program, arguments, input=typed)))
    worker.start()
    worker.join()
    return told[0]


async def test_setup_asks_tries_and_writes(
    robot_fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("# 我的\nJIANNUO_PORT=8081\nJIANNUO_WECOM_ROBOT__BOT_ID=old\n")
    typed = f"x\n{Knobs.bot_id}\nwrong-secret\ny\n{Knobs.bot_id}\n{Knobs.secret}\n\n\n"
    told = await asyncio.to_thread(
        run, tmp_path, monkeypatch, "setup", "robot", typed=typed, url=robot_fake.line
    )
    assert told.exit_code == 0, told.output
    assert "通了" in told.output
    assert "不认这个机器人" in told.output
    assert "wrong-secret" not in told.output
    assert Knobs.secret not in told.output
    written = (tmp_path / ".env").read_text()
    assert written.startswith("# 我的\nJIANNUO_PORT=8081\n")
    assert written.count("BOT_ID") == 1
    assert f"JIANNUO_WECOM_ROBOT__SECRET={Knobs.secret}" in written
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    doctor = await asyncio.to_thread(run, tmp_path, monkeypatch, "doctor", url=robot_fake.line)
    assert doctor.exit_code == 0, doctor.output
    assert "好　机器人" in doctor.output
    assert Knobs.secret not in doctor.output


@given(
    st.dictionaries(
        st.sampled_from(["A", "B_C", "D"]), st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]))
    ),
)
def test_what_is_written_is_read_back(values: dict[str, str]) -> None:
    from io import StringIO

    from dotenv import dotenv_values

    text = merged("# mine\nA=1\nOTHER=2\n", values)
    read = dotenv_values(stream=StringIO(text), interpolate=False)
    assert {name: read[name] for name in values} == values
    assert read["OTHER"] == "2"
    assert text.startswith("# mine\n")


def test_the_file_is_whole_or_as_before(tmp_path: Path) -> None:
    write(tmp_path / ".env", {"A": "1"})
    write(tmp_path / ".env", {"A": "2", "B": "它's"})
    assert (tmp_path / ".env").read_text().splitlines()[0] == "A=2"
    assert [one.name for one in tmp_path.iterdir()] == [".env"]


async def test_the_days_allowance_of_the_app(database: Database) -> None:
    """What was said today, against two hundred for each account that is known."""

    def said(work: Work) -> None:
        for number in range(3):
            outbox.put(
                work,
                key=str(number),
                kind="send",
                platform="wecom",
                address="li",
                message=Message("一"),
                purpose="reply",
            )
        work.connection.execute(table.update().values(status="sent", settled_at=work.now))

    assert (await database.read(examining.spent)).well is True  # nothing said, nobody known
    await database.write(said)
    found = await database.read(examining.spent)
    assert (found.what, found.well) == ("额度", False)
    assert "今天发了3人次" in found.words
