"""The examination: every step told in Chinese with the place to click, and no secret in it."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import program
from bot.documents import invented
from bot.documents.roster_sheet import export_roster
from tests.dingtalk.branch import ACCOUNTS, entries
from tests.fakes.dingtalk.running import Fake
from tests.fakes.dingtalk.world import CLIENT_ID, SECRET


async def run(folder: Path, fake_url: str, *arguments: str, **changes: str) -> tuple[int, str]:
    given = {
        "JIANNUO_HOME": str(folder / "home"),
        "JIANNUO_DINGTALK__CLIENT_ID": CLIENT_ID,
        "JIANNUO_DINGTALK__CLIENT_SECRET": SECRET,
        "JIANNUO_DINGTALK__API_BASE": fake_url,
        "JIANNUO_DINGTALK__OAPI_BASE": fake_url,
        **{f"JIANNUO_DINGTALK__{name}": value for name, value in changes.items()},
    }
    told = await asyncio.to_thread(CliRunner().invoke, program, arguments, env=given)
    return told.exit_code, told.output


@pytest.fixture
async def folder(tmp_path: Path, fake_url: str) -> Path:
    export_roster(tmp_path / "roster.xlsx", entries(invented.roster()))
    code, said = await run(tmp_path, fake_url, "roster", "import", str(tmp_path / "roster.xlsx"))
    assert code == 0, said
    return tmp_path


async def test_all_is_well(folder: Path, fake: Fake) -> None:
    await fake.knobs(members=list(ACCOUNTS.values()))
    code, said = await run(folder, fake.url, "doctor")
    assert code == 0, said
    assert [line.split("：")[0].split("　")[1] for line in said.splitlines() if "　" in line] == [
        "网络", "应用", "接收", "发消息", "卡片", "人", "群", "额度",
    ]  # fmt: skip
    assert (await fake.history())["delivered"] == []
    code, said = await run(folder, fake.url, "allowance")
    assert "钉钉接口次数：这个月用了1，一共5000" in said


async def test_what_is_wrong_is_told_with_the_place_to_click(folder: Path, fake: Fake) -> None:
    code, said = await run(folder, fake.url, "doctor", CLIENT_SECRET="another-wrong-secret")
    assert code == 1
    assert "凭证与基础信息" in said
    assert "another-wrong-secret" not in said
    code, said = await run(folder, "http://127.0.0.1:9", "doctor")
    assert code == 1
    assert "防火墙" in said
    await fake.knobs(may_send=False, members=["ding01"])
    code, said = await run(folder, fake.url, "doctor")
    assert code == 1
    assert "企业内机器人发送消息权限" in said
    assert "可使用范围" in said
    assert SECRET not in said
    await fake.knobs(may_read_people=False, gateway_status=403)
    code, said = await run(folder, fake.url, "doctor")
    assert "成员信息读权限" in said
    assert "Stream模式" in said
