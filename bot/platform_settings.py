"""The settings of each platform. Every field's description is the Chinese hint for a wrong value."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr


def _address(text: str) -> str:
    scheme, _, rest = text.partition("://")
    if scheme not in ("http", "https") or not rest.strip("/"):
        raise ValueError
    return text.rstrip("/")


def _secret_address(secret: SecretStr) -> SecretStr:
    return SecretStr(_address(secret.get_secret_value()))


def _like(pattern: str) -> AfterValidator:
    """A check for secrets; pydantic's own patterns do not reach inside them."""

    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value()):
            raise ValueError
        return secret

    return AfterValidator(check)


Address = Annotated[str, AfterValidator(_address)]


class WecomSettings(BaseModel):
    """A self-built WeCom application; the guide in deploy/docs says where each value stands."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    corp_id: str = Field(
        pattern=r"^[A-Za-z0-9_\-]{1,64}$",
        description="要填企业ID，以 ww 开头，在管理后台“我的企业”页的最下面",
    )
    agent_id: int = Field(ge=1, description="要填应用的 AgentId，一个整数，例如 1000002")
    secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] = Field(
        description="要填应用的 Secret，在应用详情页查看，一长串字母和数字"
    )
    token: Annotated[SecretStr, _like(r"[A-Za-z0-9]{3,32}")] = Field(
        description="要填“接收消息”里的 Token，3 到 32 位的字母和数字"
    )
    encoding_aes_key: Annotated[SecretStr, _like(r"[A-Za-z0-9+/]{43}")] = Field(
        description="要填“接收消息”里的 EncodingAESKey，正好 43 位"
    )
    api_base: Address = Field(
        default="https://qyapi.weixin.qq.com",
        description="要填接口的地址，以 https:// 开头，一般不用改",
    )
    open_base: Address = Field(
        default="https://open.weixin.qq.com",
        description="要填网页登录的地址，以 https:// 开头，一般不用改",
    )
    max_skew_s: int = Field(default=600, ge=30, le=3600, description="要填秒数，30 到 3600，例如 600")
    group_webhook_url: Annotated[SecretStr, AfterValidator(_secret_address)] | None = Field(
        default=None,
        description="要填群里“消息推送”的地址，以 https:// 开头，没有就不填",
    )


class DingtalkSettings(BaseModel):
    """An enterprise bot of DingTalk; the guide in deploy/docs says where each value stands."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    client_id: str = Field(
        pattern=r"^[A-Za-z0-9]{8,64}$",
        description="要填 Client ID（原来叫 AppKey），在应用的“凭证与基础信息”里",
    )
    client_secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] = Field(
        description="要填 Client Secret（原来叫 AppSecret），在应用的“凭证与基础信息”里"
    )
    robot_code: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9]{0,64}$",
        description="要填机器人的 RobotCode，和 Client ID 一样就不填",
    )
    card_template_id: str = Field(
        default="",
        pattern=r"^[A-Za-z0-9\-]{0,80}(\.schema)?$",
        description="要填卡片模板的 ID，以 .schema 结尾，没有就不填",
    )
    receive: Literal["stream", "http"] = Field(default="stream", description="要填 stream 或 http")
    event_token: Annotated[SecretStr, _like(r"[A-Za-z0-9]{1,64}")] | None = Field(
        default=None, description="要填“事件订阅”里的签名 token，只有 http 方式才填"
    )
    event_aes_key: Annotated[SecretStr, _like(r"[A-Za-z0-9+/]{43}")] | None = Field(
        default=None, description="要填“事件订阅”里的加密 aes_key，正好 43 位，只有 http 方式才填"
    )
    card_secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] | None = Field(
        default=None, description="要填登记卡片回调地址时用的 apiSecret，只有 http 方式才填"
    )
    group_webhook_url: Annotated[SecretStr, AfterValidator(_secret_address)] | None = Field(
        default=None, description="要填群机器人的 Webhook 地址，以 https:// 开头，没有就不填"
    )
    group_webhook_secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] | None = Field(
        default=None, description="要填群机器人“加签”的密钥，以 SEC 开头，没有加签就不填"
    )
    api_base: Address = Field(
        default="https://api.dingtalk.com",
        description="要填新版接口的地址，以 https:// 开头，一般不用改",
    )
    oapi_base: Address = Field(
        default="https://oapi.dingtalk.com",
        description="要填旧版接口的地址，以 https:// 开头，一般不用改",
    )
    login_base: Address = Field(
        default="https://login.dingtalk.com",
        description="要填网页登录的地址，以 https:// 开头，一般不用改",
    )
    monthly_calls: int = Field(
        default=5000, ge=0, description="要填单位每个月的接口次数，例如 5000，0 表示不限"
    )
    monthly_messages: int = Field(
        default=3000, ge=0, description="要填单位每个月的 Webhook 和 Stream 次数，例如 3000，0 表示不限"
    )


class OfficialSettings(BaseModel):
    """A WeChat Official Account; the guide in deploy/docs says where each value stands."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    app_id: str = Field(
        pattern=r"^wx[A-Za-z0-9]{8,40}$",
        description="要填公众号的 AppID，以 wx 开头，在公众平台“基本配置”里",
    )
    secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] = Field(
        description="要填公众号的 AppSecret，在公众平台“基本配置”里，只显示一次"
    )
    token: Annotated[SecretStr, _like(r"[A-Za-z0-9]{3,32}")] = Field(
        description="要填“服务器配置”里的 Token，3 到 32 位的字母和数字"
    )
    encoding_aes_key: Annotated[SecretStr, _like(r"[A-Za-z0-9+/]{43}")] = Field(
        description="要填“服务器配置”里的 EncodingAESKey，正好 43 位"
    )
    api_base: Address = Field(
        default="https://api.weixin.qq.com",
        description="要填接口的地址，以 https:// 开头，一般不用改",
    )
    open_base: Address = Field(
        default="https://open.weixin.qq.com",
        description="要填网页登录的地址，以 https:// 开头，一般不用改",
    )
    max_skew_s: int = Field(default=600, ge=30, le=3600, description="要填秒数，30 到 3600，例如 600")


def _line(address: str) -> str:
    if not re.match(r"wss://[^/]|ws://(127\.0\.0\.1|localhost)[:/]", address):
        raise ValueError
    return address


class WecomRobotSettings(BaseModel):
    """A WeCom intelligent robot over its long connection; the guide says where each value stands."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    bot_id: str = Field(
        pattern=r"^[A-Za-z0-9_\-]{4,128}$",
        description="要填机器人的 Bot ID，在机器人的“API 模式”里选“长连接”后看得到",
    )
    secret: Annotated[SecretStr, _like(r"[!-~]{8,}")] = Field(
        description="要填机器人长连接的 Secret，只显示一次，没抄下来就重新生成"
    )
    url: Annotated[str, AfterValidator(_line)] = Field(
        default="wss://openws.work.weixin.qq.com",
        description="要填长连接的地址，以 wss:// 开头，一般不用改",
    )
    entry_url: Address = Field(
        default="",
        validate_default=False,
        description="要填机器人二维码里的网址，用来印首句卡，没有就不填",
    )
    name: str = Field(default="践诺", min_length=1, max_length=20, description="要填机器人的名字，例如 践诺")
