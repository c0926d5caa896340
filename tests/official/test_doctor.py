"""The examination and the setting up: every step told in Chinese with the place to click, never a secret."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession
from typer.testing import CliRunner

from bot.cli.commands import program
from tests.fakes.official.running import Fake
from tests.fakes.official.world import APP_ID, SECRET
from tests.wecom.samples import AES_KEY, TOKEN

pytestmark = pytest.mark.usefixtures("logging_as_before")


@pytest.fixture
async def fake(official_url: str) -> AsyncIterator[Fake]:
    async with ClientSession() as session:
        found = Fake(official_url, session)
        await found.forget()
        yield found


async def run(folder: Path, fake: Fake, *arguments: str, typed: str = "", **changes: str) -> tuple[int, str]:
    given = {
        "JIANNUO_HOME": str(folder / "home"),
        "JIANNUO_PUBLIC_URL": "http://127.0.0.1:9",
        "JIANNUO_OFFICIAL__APP_ID": APP_ID,
        "JIANNUO_OFFICIAL__SECRET": SECRET,
        "JIANNUO_OFFICIAL__TOKEN": TOKEN,
        "JIANNUO_OFFICIAL__ENCODING_AES_KEY": AES_KEY,
        "JIANNUO_OFFICIAL__API_BASE": fake.url,
        **{f"JIANNUO_OFFICIAL__{name}": value for name, value in changes.items()},
    }
    told = await asyncio.to_thread(CliRunner().invoke, program, arguments, input=typed, env=given)
    return told.exit_code, told.output


async def test_step_by_step(tmp_path: Path, fake: Fake) -> None:
    code, said = await run(tmp_path, fake, "doctor")
    assert code == 1  # nothing serves here, so the address cannot be opened
    steps = [line.split("：")[0].strip() for line in said.splitlines() if "　" in line]
    assert steps == ["好　网络", "好　密钥", "不好　服务器配置", "好　回话", "好　额度"]
    assert "还剩500000次" in said
    assert SECRET not in said
    assert (await fake.history())["delivered"] == []


@pytest.mark.parametrize(
    ("knobs", "changes", "wanted"),
    [
        ({"listed_ip": False}, {}, "不好　IP白名单：服务器的出口地址不在白名单里"),
        ({}, {"SECRET": "a-wrong-secret"}, "不好　密钥：公众号不认这组"),
        ({"verified": False}, {}, "看不出　回话：这个公众号没有认证"),
        ({}, {"API_BASE": "http://127.0.0.1:9"}, "不好　网络：现在用不了微信公众号"),
    ],
)
async def test_what_is_wrong(
    tmp_path: Path, fake: Fake, knobs: dict[str, bool], changes: dict[str, str], wanted: str
) -> None:
    await fake.knobs(**knobs)
    _, said = await run(tmp_path, fake, "doctor", **changes)
    assert wanted in said
    assert "a-wrong-secret" not in said


async def test_setting_up_tries_writes_and_makes_the_menu(
    tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed = f"https://nuo.example\n{APP_ID}\n{SECRET}\ny\n"
    code, said = await run(tmp_path, fake, "setup", "official", typed=typed)
    assert code == 0, said
    assert "通了" in said
    assert "菜单建好了：看公示、说愿望、反映问题" in said
    assert SECRET not in said
    written = (tmp_path / ".env").read_text()
    assert f"JIANNUO_OFFICIAL__APP_ID={APP_ID}" in written
    assert "JIANNUO_OFFICIAL__ENCODING_AES_KEY=" in written
    assert (await fake.history())["refused"] == []
