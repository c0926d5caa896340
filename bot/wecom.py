"""WeCom's self-built app put together from the settings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientSession

from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.platform import WeCom
from bot.problems import BadInput
from bot.settings import Settings, WecomSettings


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
