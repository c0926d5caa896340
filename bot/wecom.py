"""WeCom's self-built app put together from the settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.directory import read
from bot.platforms.wecom.platform import WeCom
from bot.ports import Failed
from bot.problems import BadInput
from bot.settings import Settings, WecomSettings
from dialogs.rules.directory import Account


@asynccontextmanager
async def open_app(settings: Settings, session: ClientSession) -> AsyncIterator[WeCom | None]:
    """The app of the settings, ready to send; None where there is none."""
    if settings.wecom is None:
        yield None
        return
    config = app_config(settings.wecom, settings.address)
    client = Client(config, session)
    try:
        yield WeCom(config, client)
    finally:
        await client.close()


def app_config(given: WecomSettings, address: str) -> WeComConfig:
    """What the settings say of the app.

    Raises:
        BadInput: it does not fit.
    """
    config = WeComConfig(
        corp_id=given.corp_id,
        agent_id=str(given.agent_id),
        secret=given.secret.get_secret_value(),
        token=given.token.get_secret_value(),
        encoding_aes_key=given.encoding_aes_key.get_secret_value(),
        api_base=given.api_base,
        max_skew_s=given.max_skew_s,
        group_webhook_url=given.group_webhook_url.get_secret_value() if given.group_webhook_url else "",
        public_url=address,
    )
    if config.faults():
        raise BadInput("\n".join(config.faults()))
    return config


async def directory_of(settings: Settings, session: ClientSession) -> list[Account]:
    """The accounts that the app sees.

    Raises:
        BadInput: there is no app, or it may not see them all.
    """
    if settings.wecom is None:
        raise BadInput("通讯录要用企业微信自建应用来读。先用 jiannuo setup app 配好。")
    client = Client(app_config(settings.wecom, settings.address), session)
    try:
        found = await read(client, str(settings.wecom.agent_id))
    finally:
        await client.close()
    if isinstance(found, Failed):
        raise BadInput(f"通讯录没有读全，什么也没有改。{found.reason}。用 jiannuo doctor 查一查。")
    return found
