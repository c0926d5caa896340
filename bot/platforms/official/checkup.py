"""Examines an Official Account step by step: network, secret, permitted address, callback, what the account
may do and how much is left (`doctor`). Nothing is said to anybody."""

import secrets
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from aiohttp import ClientSession

from bot.platforms import wire
from bot.platforms.checkup import Finding
from bot.platforms.envelope import Codec, aes_key
from bot.platforms.errcode import Answer
from bot.platforms.official.client import WHOM, Client
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.hook import PATH
from bot.platforms.official.platform import SEND
from bot.platforms.wire import Raw, Request
from bot.ports import Clock

#: How often this account may call a method, and has.
QUOTA = "/cgi-bin/openapi/quota/get"

_CONSOLE = "微信公众平台（mp.weixin.qq.com）"
_BASIC = f"{_CONSOLE} → 设置与开发 → 基本配置"
_SECRET = f"公众号不认这组 AppID 和 AppSecret。请到 {_BASIC}，对一下 AppID，AppSecret 不记得就点“重置”。"
_IP = f"服务器的出口地址不在白名单里。请到 {_BASIC} → IP白名单 → 查看，填上它。"
_CALLBACK = (
    f"从这台机器打不开 {{address}}{PATH}。请看服务开着没有、域名指到这里没有、nginx 转过来没有；"
    f"都好了再到 {_BASIC} → 服务器配置 → 修改配置，选“安全模式”，点“提交”，再点“启用”。"
)
_UNVERIFIED = (
    f"这个公众号没有认证，只能当场回话，不能过后再回。要认证，请到 {_CONSOLE} → 设置与开发 → 微信认证。"
)
_WAY = "对方写来以后48小时内，最多回5条；更晚的请他凭单号来查。"


async def examine(
    config: OfficialConfig, client: Client, session: ClientSession, clock: Clock
) -> AsyncIterator[Finding]:
    """Step by step; stops where the next steps would tell nothing."""
    answer = await client.post(QUOTA, {"cgi_path": SEND})
    if not isinstance(answer, Answer):
        yield _unanswered(config, answer.reason)
        if "48001" not in answer.reason:
            return
    yield Finding("网络", True, f"连得上{WHOM}。")
    yield Finding("密钥", True, "AppID 和 AppSecret 是对的，服务器的地址也在白名单里。")
    yield await callback(config, session, clock)
    if isinstance(answer, Answer):
        yield Finding("回话", True, _WAY)
        yield _left(answer)


def _unanswered(config: OfficialConfig, reason: str) -> Finding:
    if "40164" in reason:
        return Finding("IP白名单", False, _IP)
    if "48001" in reason:
        return Finding("回话", None, _UNVERIFIED)
    if any(code in reason for code in ("40013", "40125", "40001", "40243")):
        return Finding("密钥", False, _SECRET)
    host = urlsplit(config.api_base).hostname
    return Finding("网络", False, f"现在用不了{WHOM}。请让防火墙放行 {host} 的 443 端口。（{reason}）")


async def callback(config: OfficialConfig, session: ClientSession, clock: Clock) -> Finding:
    """Knock at our own door as WeChat would when the address is saved."""
    echo, nonce = secrets.token_hex(8), secrets.token_hex(6)
    timestamp = str(int(clock.now().timestamp()))
    codec = Codec(config.token, aes_key(config.encoding_aes_key), config.app_id)
    query = {"signature": codec.sign(timestamp, nonce, ""), "timestamp": timestamp, "nonce": nonce}
    request = Request("GET", config.public_url + PATH, {**query, "echostr": echo})
    raw = await wire.exchange(session, request, WHOM)
    if isinstance(raw, Raw) and raw.status == 200 and raw.content == echo.encode():
        return Finding("服务器配置", True, "回调地址打得开，Token 对得上。")
    return Finding("服务器配置", False, _CALLBACK.format(address=config.public_url))


def _left(answer: Answer) -> Finding:
    """How much of the day's calls is left."""
    quota = answer.body.get("quota")
    most = quota.get("daily_limit") if isinstance(quota, dict) else None
    rest = quota.get("remain") if isinstance(quota, dict) else None
    if type(most) is not int or type(rest) is not int:
        return Finding("额度", None, "今天还剩多少次，公众号没有说。")
    return Finding("额度", rest > 0, f"今天能回{most}次，还剩{rest}次。")
