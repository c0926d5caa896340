"""Settings from the environment and from `.env`, checked as a whole before anything starts.

Every field's description is the Chinese hint that a wrong value is answered with.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from rapidfuzz import process

from bot.platform_settings import (
    Address,
    DingtalkSettings,
    OfficialSettings,
    WecomRobotSettings,
    WecomSettings,
)
from bot.server_settings import SpeechSettings, WordingSettings

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


def _database(secret: SecretStr) -> SecretStr:
    if not secret.get_secret_value().startswith(("sqlite:///", "postgresql://")):
        raise ValueError
    return secret


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
    speech: SpeechSettings | None = None
    wording: WordingSettings | None = None
    official: OfficialSettings | None = None

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
    "official": OfficialSettings,
}

#: The settings of servers of the branch's own, likewise.
SERVERS: Mapping[str, type[BaseModel]] = {"speech": SpeechSettings, "wording": WordingSettings}


def _hints() -> dict[str, str]:
    """Every variable's name and what a right value of it looks like."""
    hints = {}
    for name, field in Settings.model_fields.items():
        if name not in PLATFORMS and name not in SERVERS:
            hints[PREFIX + name.upper()] = field.description or ""
    for group, model in {**PLATFORMS, **SERVERS}.items():
        for name, field in model.model_fields.items():
            hints[f"{PREFIX}{group.upper()}__{name.upper()}"] = field.description or ""
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
