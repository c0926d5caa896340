"""Examines an intelligent robot: can the line be reached, is it accepted, does it stand (`doctor`)."""

import asyncio

from aiohttp import ClientSession

from bot.platforms.checkup import Finding
from bot.platforms.longline import Ending, How
from bot.platforms.wecom.robot.config import RobotConfig
from bot.platforms.wecom.robot.line import Line

_WHERE = "企业微信管理后台 → 安全与管理 → 管理工具 → 智能机器人 → 你的机器人 → API 模式"
_REFUSED = (
    f"企业微信不认这个机器人。请到 {_WHERE}，选“长连接”，重新抄 Bot ID 和 Secret；"
    "Secret 只显示一次，丢了就重新生成。"
)
_NETWORK = "连不上机器人的长连接。请让防火墙放行 {url} 的 443 端口，往外连就行，不用公网地址。"
_KICKED = f"别处正用同一个机器人连着。一个机器人只能有一处。请停掉另一处，或到 {_WHERE} 换一个 Secret。"

#: Seconds a line is kept to see whether it stands.
_STANDS = 1.0


async def examine(config: RobotConfig, session: ClientSession) -> list[Finding]:
    """Connect, subscribe, stay a moment, hang up. Only for whoever has the right to the line."""
    up = asyncio.Event()
    line = Line(config, session, lambda frame: None, up.set)
    connection = asyncio.ensure_future(line.run())
    standing = asyncio.create_task(up.wait())
    try:
        await asyncio.wait((connection, standing), return_when=asyncio.FIRST_COMPLETED)
        if up.is_set():
            await asyncio.wait((connection,), timeout=_STANDS)
        return _told(config, connection.result() if connection.done() else None, up.is_set())
    finally:
        for task in (connection, standing):
            task.cancel()
        await asyncio.gather(connection, standing, return_exceptions=True)


def _told(config: RobotConfig, ending: Ending | None, was_up: bool) -> list[Finding]:
    reached = Finding("网络", True, "长连接的地址连得上。")
    if ending is None:
        return [reached, Finding("机器人", True, "Bot ID 和 Secret 是对的，连接站得住。")]
    if ending.how is How.REFUSED:
        return [reached, Finding("机器人", False, _REFUSED)]
    if was_up or ending.how is How.KICKED:
        return [reached, Finding("机器人", False, _KICKED)]
    if "连不上" in ending.reason:
        return [Finding("网络", False, _NETWORK.format(url=config.url.removeprefix("wss://")))]
    return [reached, Finding("机器人", None, f"现在试不出来，过几分钟再试。（{ending.reason}）")]
