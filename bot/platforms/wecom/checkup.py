"""Examines a self-built app step by step: network, secret, trusted address, scope, domain, callback, people,
group (`doctor`). Nothing is said to anybody."""

import re
import secrets
from collections.abc import AsyncIterator, Sequence
from urllib.parse import urlsplit

from aiohttp import ClientSession

from bot.platforms.checkup import Finding
from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.errors import OK, failure
from bot.platforms.wecom.exchange import Answer, Raw, Request, exchange
from bot.platforms.wecom.front import codec_of
from bot.platforms.wecom.hook import PATH
from bot.ports import Clock, Failed, Unknown

AGENT = "/cgi-bin/agent/get"
USER = "/cgi-bin/user/get"

_CONSOLE = "企业微信管理后台（work.weixin.qq.com）"
_APP = f"{_CONSOLE} → 应用管理 → 应用 → 自建 → 你的应用"
_SECRET = (
    f"企业微信不认这组企业ID和Secret。请到 {_CONSOLE} → 我的企业 → 企业信息，对一下企业ID；"
    f"再到 {_APP}，在 Secret 一行点“查看”。先别反复试，错多了会被封一小时。"
)
_IP = f"服务器的出口地址{{ip}}不在可信名单里。请到 {_APP} → 企业可信IP → 配置，填上它，等一分钟再试。"
_AGENT = f"AgentId 和 Secret 不是同一个应用的。请到 {_APP}，重新抄 AgentId。"
_OFF = f"应用停用了。请到 {_APP}，点“启用应用”。"
_SCOPE = f"应用的可见范围是空的，谁都收不到。请到 {_APP} → 可见范围 → 编辑，选上要用的党员。"
_TRUST = f"请到 {_APP} → 网页授权及JS-SDK → 设置可信域名。"
_DOMAIN = f"可信域名是“{{domain}}”，和网页地址“{{host}}”不一样。{_TRUST}"
_NO_DOMAIN = f"还没有设可信域名，从消息里点开网页可能被拦。{_TRUST}"
_NOBODY = "花名册里还没有人填企业微信账号。账号在管理后台 → 通讯录 → 成员详情里看得到。"
_CALLBACK = (
    f"从这台机器打不开 {{address}}{PATH}。请看服务开着没有、域名指到这里没有、nginx 转过来没有；"
    f"都好了再到 {_APP} → 接收消息 → 设置API接收，点“保存”。"
)
_OUT = f"这些账号不在通讯录或可见范围里：{{names}}。请对一下花名册，再到 {_APP} → 可见范围。"
_WEBHOOK = "群的消息推送地址不能用了。请到群里点右上角 → 消息推送，重新添加一个，把地址写进设置。"

_FROM = re.compile(r"from ip: ([0-9a-fA-F.:]+)")
#: Errors that mean that the key of a group push is not known.
_NO_GROUP = 93000
_UNTRUSTED, _OTHER_APP = 60020, 301002
_GONE = (60111, 60011, 50002, 40003)


async def examine(
    config: WeComConfig, client: Client, session: ClientSession, people: Sequence[str], clock: Clock
) -> AsyncIterator[Finding]:
    """Step by step; stops where the next steps would tell nothing. `people` are accounts of the roster."""
    answer = await client.get(AGENT, {"agentid": config.agent_id})
    if not isinstance(answer, Answer):
        yield _unanswered(config, answer)
        return
    yield Finding("网络", True, "连得上企业微信。")
    yield Finding("密钥", True, "企业ID和Secret是对的。")
    if answer.code != OK:
        yield _refused(answer)
        return
    yield Finding("可信IP", True, "这台服务器的出口地址可以调用接口。")
    for one in (_scope(answer), _domain(config, answer)):
        yield one
    yield await _callback(config, session, clock)
    yield await _people(client, people)
    yield await _group(config, client)


def _unanswered(config: WeComConfig, trouble: Failed | Unknown) -> Finding:
    if isinstance(trouble, Failed) and trouble.halt:
        return Finding("密钥", False, _SECRET)
    host = urlsplit(config.api_base).hostname
    return Finding("网络", False, f"连不上企业微信。请让防火墙放行 {host} 的 443 端口。（{trouble.reason}）")


def _refused(answer: Answer) -> Finding:
    if answer.code == _UNTRUSTED:
        ip = _FROM.search(str(answer.body.get("errmsg", "")))
        return Finding("可信IP", False, _IP.format(ip=f" {ip[1]} " if ip else ""))
    if answer.code == _OTHER_APP:
        return Finding("应用", False, _AGENT)
    return Finding("应用", False, failure(answer.code).reason)


def _scope(answer: Answer) -> Finding:
    if answer.body.get("close") == 1:
        return Finding("应用", False, _OFF)
    named = ("allow_userinfos", "user"), ("allow_partys", "partyid"), ("allow_tags", "tagid")
    parts = [(answer.body.get(outer), inner) for outer, inner in named]
    if any(isinstance(part, dict) and part.get(inner) for part, inner in parts):
        return Finding("可见范围", True, "应用开着，可见范围里有人。")
    return Finding("可见范围", False, _SCOPE)


def _domain(config: WeComConfig, answer: Answer) -> Finding:
    domain, host = str(answer.body.get("redirect_domain") or ""), urlsplit(config.public_url).netloc
    if not domain:
        return Finding("可信域名", None, _NO_DOMAIN)
    if host not in (domain, f"{domain}:443"):
        return Finding("可信域名", False, _DOMAIN.format(domain=domain, host=host))
    return Finding("可信域名", True, "和网页地址一样。")


async def _callback(config: WeComConfig, session: ClientSession, clock: Clock) -> Finding:
    """Knock at our own door as the platform would when the address is saved."""
    echo, nonce = secrets.token_hex(8), secrets.token_hex(6)
    timestamp = str(int(clock.now().timestamp()))
    sealed = codec_of(config).seal(echo.encode(), timestamp, nonce)
    query = {"msg_signature": sealed.signature, "timestamp": timestamp, "nonce": nonce}
    request = Request("GET", config.public_url + PATH, {**query, "echostr": sealed.encrypt})
    raw = await exchange(session, request)
    if isinstance(raw, Raw) and raw.status == 200 and raw.content == echo.encode():
        return Finding("接收消息", True, "回调地址打得开，Token 和 EncodingAESKey 对得上。")
    return Finding("接收消息", False, _CALLBACK.format(address=config.public_url))


async def _people(client: Client, people: Sequence[str]) -> Finding:
    if not people:
        return Finding("人", False, _NOBODY)
    gone = []
    for one in people:
        answer = await client.get(USER, {"userid": one})
        if isinstance(answer, Answer) and answer.code in _GONE:
            gone.append(one)
        elif not isinstance(answer, Answer) or answer.code != OK:
            return Finding("人", None, "现在查不了通讯录，过一会儿再试。")
    if gone:
        return Finding("人", False, _OUT.format(names="、".join(gone)))
    return Finding("人", True, f"看了{len(people)}个账号，都在可见范围里。")


async def _group(config: WeComConfig, client: Client) -> Finding:
    """An empty text is refused by a living address for being empty, by a dead one for being dead."""
    if not config.group_webhook_url:
        return Finding("群", None, "没有配群的消息推送，小结不会发到群里。")
    answer = await client.post_to_group({"msgtype": "text", "text": {"content": ""}})
    if isinstance(answer, Answer) and answer.code not in (OK, _NO_GROUP):
        return Finding("群", True, "群的消息推送地址能用。")
    if isinstance(answer, Answer):
        return Finding("群", False, _WEBHOOK)
    return Finding("群", None, f"现在试不出来，过一会儿再试。（{answer.reason}）")
