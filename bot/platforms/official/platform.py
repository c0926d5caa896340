"""WeChat's Official Account (公众号) as one of the house's platforms: for people who stand on no roster."""

import re
from collections import OrderedDict

from bot.platforms.errcode import read_json
from bot.platforms.kinds import kind_of
from bot.platforms.official.client import MAX_MEDIA, Client
from bot.platforms.official.config import OfficialConfig
from bot.platforms.official.decode import PLATFORM
from bot.platforms.official.encode import words_of
from bot.platforms.official.errors import failure
from bot.platforms.official.waiting import Waiting
from bot.platforms.wire import Raw
from bot.ports import Abilities, Delivery, Failed, Media, MediaError, Sent, Unknown
from dialogs.content import Message

SEND = "/cgi-bin/message/custom/send"

_OPENID = re.compile(r"[0-9A-Za-z_\-]{6,64}")

#: Messages remembered, so that none is said twice by this process.
_REMEMBERED = 4000


class OfficialAccount:
    """Says things inside the callback that waits for them, else as a customer service message, which a
    person's own message opens for 48 hours (platform page §7.3). Those have no key, so a message in doubt is
    not repeated."""

    name = PLATFORM
    repeats_are_safe = False
    abilities = Abilities(
        can_start_conversation=False,
        cards=False,
        voice_audio=True,
        voice_text=False,
        group_post=False,
        edit_card=False,
        per_person_per_minute=10,
        per_group_per_minute=1,
    )

    def __init__(self, config: OfficialConfig, client: Client, waiting: Waiting) -> None:
        self._config = config
        self._client = client
        self._waiting = waiting
        self._said: OrderedDict[str, None] = OrderedDict()

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Say something to one follower."""
        if not _OPENID.fullmatch(address):
            return Failed("公众号的用户编号不对", permanent=True)
        if key in self._said:
            return Sent()
        words = words_of(message, self._config.public_url)
        if self._waiting.give(key, words):
            return self._noted(key)
        payload = {"touser": address, "msgtype": "text", "text": {"content": words}}
        outcome = await self._client.post(SEND, payload)
        return outcome if isinstance(outcome, Failed | Unknown) else self._noted(key)

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """An Official Account has no groups."""
        return Failed("公众号没有群", permanent=True)

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """There are no cards to mark."""
        return Failed("公众号没有卡片", permanent=True)

    async def fetch(self, media: str) -> Media:
        """Bring a recording or picture here; WeChat keeps it for 3 days.

        Raises:
            MediaError: the platform does not have it any more or refused.
        """
        raw = await self._client.download(media)
        if not isinstance(raw, Raw):
            raise MediaError(raw.reason)
        answer = read_json(raw.content) if raw.content.startswith(b"{") else None
        if answer is not None:
            raise MediaError(failure(answer.code).reason)
        kind = kind_of(raw.content) if raw.status == 200 else ""
        if not kind:
            raise MediaError("公众号给的不是认得的录音或图片")
        if len(raw.content) >= MAX_MEDIA:
            raise MediaError("录音或图片太大")
        return Media(raw.content, kind)

    def _noted(self, key: str) -> Sent:
        self._said[key] = None
        if len(self._said) > _REMEMBERED:
            self._said.popitem(last=False)
        return Sent()
