"""Settings from the environment and from `.env`, checked as a whole before anything starts.

Every field's description is the Chinese hint that a wrong value is answered with.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from rapidfuzz import process

PREFIX = "JIANNUO_"
#: Similarity (0 to 100) from which an unknown name is taken for a slip of a known one.
SLIP = 60


class SettingsFault(Exception):
    """The settings do not fit. `args[0]` holds one line in Chinese per fault, without any value."""

    @property
    def lines(self) -> tuple[str, ...]:
        """One fault a line."""
        return tuple(self.args[0])

    def __str__(self) -> str:
        return "\n".join(self.lines)


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


def _database(secret: SecretStr) -> SecretStr:
    if not secret.get_secret_value().startswith(("sqlite:///", "postgresql://")):
        raise ValueError
    return secret


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
    monthly_calls: int = Field(
        default=5000, ge=0, description="要填单位每个月的接口次数，例如 5000，0 表示不限"
    )
    monthly_messages: int = Field(
        default=3000, ge=0, description="要填单位每个月的 Webhook 和 Stream 次数，例如 3000，0 表示不限"
    )


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


class Settings(BaseSettings):
    """Everything that differs from one installation to the next."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_ignore_empty=True,
        frozen=True,
        hide_input_in_errors=True,
    )

    home: Path = Field(default=Path("data"), description="要填存放数据的文件夹，例如 ./data")
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = Field(
        default=None,
        description="要填数据库的地址，例如 sqlite:///data/jiannuo.db 或 postgresql://用户:密码@主机/库名",
    )
    host: str = Field(default="127.0.0.1", description="要填监听的地址，例如 127.0.0.1")
    port: int = Field(default=8080, ge=1, le=65535, description="要填 1 到 65535 的整数，例如 8080")
    public_url: Address = Field(
        default="",
        validate_default=False,
        description="要填别人打开网页用的地址，以 http:// 或 https:// 开头，例如 https://nuo.example.cn",
    )
    sandbox: bool = Field(default=False, description="要填 0 或 1")
    wecom: WecomSettings | None = None
    dingtalk: DingtalkSettings | None = None
    wecom_robot: WecomRobotSettings | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `load_settings` hands over, so that a test's environment is the whole of it."""
        return (init_settings,)

    @property
    def database(self) -> str:
        """The database's address with its password. Never log it."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.home / 'jiannuo.db'}"

    @property
    def address(self) -> str:
        """Where people open the pages; no slash at the end."""
        return self.public_url or f"http://{self.host}:{self.port}"


#: The settings of each platform, by the name that stands behind the prefix.
PLATFORMS: Mapping[str, type[BaseModel]] = {
    "wecom": WecomSettings,
    "wecom_robot": WecomRobotSettings,
    "dingtalk": DingtalkSettings,
}


def _hints() -> dict[str, str]:
    """Every variable's name and what a right value of it looks like."""
    hints = {}
    for name, field in Settings.model_fields.items():
        if name not in PLATFORMS:
            hints[PREFIX + name.upper()] = field.description or ""
    for platform, model in PLATFORMS.items():
        for name, field in model.model_fields.items():
            hints[f"{PREFIX}{platform.upper()}__{name.upper()}"] = field.description or ""
    return hints


HINTS: Mapping[str, str] = _hints()


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings of `environ`; without it, those of the process over those of `.env` in the current folder.

    Raises:
        SettingsFault: with every fault at once; no value is repeated in it.
    """
    environ = surroundings() if environ is None else environ
    ours = {name.upper(): value for name, value in environ.items() if name.upper().startswith(PREFIX)}
    faults = [_unknown(name) for name in sorted(ours) if name not in HINTS]
    try:
        settings = Settings(**_nested({name: value for name, value in ours.items() if name in HINTS}))
    except ValidationError as error:
        raise SettingsFault((*faults, *_explained(error))) from None
    real = [name.upper() for name in PLATFORMS if getattr(settings, name) is not None]
    if settings.sandbox and real:
        named = "、".join(f"{PREFIX}{name}__" for name in real)
        faults.append(
            f"{PREFIX}SANDBOX：演示不能和真的平台同时开。请把它设为 0，或者去掉 {named} 开头的设置。"
        )
    if faults:
        raise SettingsFault(tuple(faults))
    return settings


def surroundings() -> dict[str, str]:
    """The variables of the process over those of `.env` in the current folder."""
    beside = {name: value or "" for name, value in dotenv_values(".env").items()}
    return {**beside, **os.environ}


def fault_of(name: str, value: str) -> str:
    """What is wrong about one value by itself, in Chinese and without repeating it; empty when it fits."""
    if not value.strip():
        return f"{HINTS.get(name, '')}。"
    try:
        Settings(**_nested({name: value}))
    except ValidationError as error:
        about = (line for line in _explained(error) if line.startswith(f"{name}："))
        return next((line.partition("：")[2] for line in about), "")
    return ""


def _nested(given: Mapping[str, str]) -> dict[str, Any]:
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in given.items() if value.strip()}
    return source()


def _unknown(name: str) -> str:
    known = [right.removeprefix(PREFIX) for right in HINTS]
    near = process.extractOne(name.removeprefix(PREFIX), known, score_cutoff=SLIP)
    return f"{name}：没有这个设置。" + (f"是不是想写 {PREFIX}{near[0]}？" if near else "请删掉它。")


def _explained(error: ValidationError) -> list[str]:
    lines = []
    for fault in error.errors(include_input=False, include_context=False, include_url=False):
        name = PREFIX + "__".join(str(part) for part in fault["loc"]).upper()
        what = "还没有填。" if fault["type"] == "missing" else "填得不对。"
        lines.append(f"{name}：{what}{HINTS.get(name, '')}。")
    return lines
