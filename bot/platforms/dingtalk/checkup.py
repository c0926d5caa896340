"""Examines a DingTalk bot step by step: network and secret, receiving, permissions, card, people (`doctor`).

Only two of the calls count against the month, and none of them says anything to anybody.
"""

from collections.abc import AsyncIterator, Sequence

from aiohttp import ClientSession

from bot.platforms.checkup import Finding
from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.platform import SEND
from bot.platforms.dingtalk.stream import Opened, open_connection
from bot.ports import Failed

USER = "/topapi/v2/user/get"

#: Nobody's account: what is sent there shows the permission and reaches no one.
NOBODY = "jiannuo-nobody"

_WHERE = "开放平台（open-dev.dingtalk.com）→ 应用开发 → 钉钉应用 → 你的应用"
_NETWORK = "这台机器连不上钉钉。请让防火墙放行 {host} 的 443 端口，再试一次。"
_SECRET = f"钉钉不认这个应用。请到 {_WHERE} → 凭证与基础信息，重新复制 Client ID 和 Client Secret。"
_PERMISSION = f"应用没有发消息的权限。请到 {_WHERE} → 权限管理，搜“企业内机器人发送消息权限”，点“申请权限”。"
_ROBOT = f"机器人还没有。请到 {_WHERE} → 添加应用能力 → 机器人，打开后到版本管理与发布里发布。"
_ADDRESS_BOOK = f"应用不能看通讯录。请到 {_WHERE} → 权限管理，搜“成员信息读权限”，点“申请权限”。"
_STREAM = f"开不了 Stream 连接。请到 {_WHERE} → 机器人，消息接收模式选“Stream模式”，保存后重新发布。"
_OUT_OF_SIGHT = (
    "钉钉里没有这些账号，或不在应用的可见范围里：{names}。"
    f"请对一下花名册，再到 {_WHERE} → 版本管理与发布，看可使用范围。"
)


async def examine(
    config: DingTalkConfig,
    client: Client,
    session: ClientSession,
    people: Sequence[str],
    *,
    over_stream: bool,
) -> AsyncIterator[Finding]:
    """Step by step; stops where the next steps would tell nothing. `people` are accounts of the roster."""
    probe = await client.call_old(USER, {"userid": people[0] if people else NOBODY})
    if isinstance(probe, Failed) and "连不上" in probe.reason:
        yield Finding("网络", False, _NETWORK.format(host=config.api_base.partition("://")[2]))
        return
    yield Finding("网络", True, "连得上钉钉。")
    if isinstance(probe, Failed) and probe.halt and "Client" in probe.reason:
        yield Finding("应用", False, _SECRET)
        return
    yield Finding("应用", True, "Client ID 和 Client Secret 是对的。")
    yield await _receiving(config, session, over_stream=over_stream)
    yield await _sending(config, client)
    yield _card(config)
    yield await _people(client, people)
    yield _webhook(config)


async def _receiving(config: DingTalkConfig, session: ClientSession, *, over_stream: bool) -> Finding:
    if not over_stream:
        return Finding(
            "接收", None, f"用回调接收：{config.public_url}/callbacks/dingtalk/robot 要能从外面打开。"
        )
    opened = await open_connection(config, session)
    if isinstance(opened, Opened):
        return Finding("接收", True, "Stream 连接开得了。")
    return Finding("接收", False, f"{_STREAM}（{opened.reason}）")


async def _sending(config: DingTalkConfig, client: Client) -> Finding:
    """Sending to nobody shows whether we may send: to be told that he is not there is the good answer."""
    robot = {"robotCode": config.robot, "msgKey": "sampleText", "msgParam": '{"content":"体检"}'}
    outcome = await client.call(SEND, {"userIds": [NOBODY], **robot})
    if isinstance(outcome, Failed) and outcome.halt:
        known = {"权限": _PERMISSION, "机器人编码": _ROBOT, "不能给个人": _ROBOT}
        advice = next((words for sign, words in known.items() if sign in outcome.reason), outcome.reason)
        return Finding("发消息", False, advice)
    if isinstance(outcome, Failed) and not outcome.permanent:
        return Finding("发消息", None, f"现在试不出来，过一会儿再试。（{outcome.reason}）")
    return Finding("发消息", True, "有发消息的权限。")


def _card(config: DingTalkConfig) -> Finding:
    if not config.card_template_id:
        where = "按钮会打开网页。" if config.public_url else "没有网页地址，选项写成数字，回数字就行。"
        return Finding("卡片", True, f"没有配卡片模板，{where}")
    return Finding("卡片", None, "配了卡片模板。请在卡片平台看一看它是不是“已发布”。")


async def _people(client: Client, people: Sequence[str]) -> Finding:
    """Whether the accounts of the roster are there; the address book costs nothing."""
    if not people:
        return Finding("人", False, "花名册里还没有人填“钉钉账号”。请填 UserID，在管理后台的通讯录里看得到。")
    gone = []
    for one in people:
        outcome = await client.call_old(USER, {"userid": one})
        if isinstance(outcome, Failed) and outcome.halt:
            return Finding("人", False, _ADDRESS_BOOK)
        if isinstance(outcome, Failed) and outcome.permanent:
            gone.append(one)
    if gone:
        return Finding("人", False, _OUT_OF_SIGHT.format(names="、".join(gone)))
    return Finding("人", True, f"看了{len(people)}个账号，都在。")


def _webhook(config: DingTalkConfig) -> Finding:
    if not config.group_webhook_url:
        return Finding("群", None, "没有配群机器人。也可以把机器人拉进群，由书记在群里@它说“登记本群”。")
    if not config.group_webhook_secret:
        return Finding("群", None, "群机器人没有配“加签”的密钥。群里的安全设置若是“加签”，就要填上。")
    return Finding("群", True, "配了群机器人和加签。")
