"""WeCom as one of the house's platforms: a self-built app, its groups and its cards."""

import re
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from bot.platforms.wecom.client import Client
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.decode import PLATFORM
from bot.platforms.wecom.encode import in_words, to_group, to_person
from bot.platforms.wecom.errors import CARD_KNOWN, CARD_REFUSED, OK, failure
from bot.platforms.wecom.exchange import Answer
from bot.platforms.wecom.limits import REPLACE_NAME_CHARS, clean, cut_chars
from bot.platforms.wecom.media import media_in
from bot.ports import Abilities, Delivery, Failed, Media, Sent, Unknown
from dialogs.content import Message

SEND = "/cgi-bin/message/send"
AMEND = "/cgi-bin/message/update_template_card"
GROUP_SEND = "/cgi-bin/appchat/send"

# One member's id. `|` would address several, `@all` everybody.
_MEMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}")
_DOUBTFUL = 1000  # group posts remembered
_GROUP = re.compile(r"(?P<way>webhook|appchat):(?P<name>.{1,190})")


class WeCom:
    """Sends as one app. Every answer of the platform comes back as a decision (`bot.ports`).

    A card's task_id and the duplicate check of text keep a repeated key from being shown twice.
    Groups have no such check, so a group post that may have been taken is not sent again.
    """

    name = PLATFORM
    repeats_are_safe = True
    # WeCom drops silently above 30 a minute and person, and refuses above 20 a minute and group (§4.1).
    abilities = Abilities(
        can_start_conversation=True,
        cards=True,
        voice_audio=True,
        voice_text=False,
        group_post=True,
        edit_card=True,
        per_person_per_minute=20,
        per_group_per_minute=10,
    )

    def __init__(self, config: WeComConfig, client: Client) -> None:
        self._config = config
        self._client = client
        self._doubtful: OrderedDict[str, None] = OrderedDict()

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Say something to one member."""
        if not _MEMBER.fullmatch(address):
            return Failed("成员帐号不对", permanent=True)
        config = self._config
        payload = to_person(address, config.agent_id, message, key, config.public_url)
        outcome = await self._client.post(SEND, payload)
        if not isinstance(outcome, Answer):
            return outcome
        if outcome.code == CARD_KNOWN and payload["msgtype"] == "template_card":
            return Sent()
        if outcome.code in CARD_REFUSED and payload["msgtype"] == "template_card":
            # Certainly not shown: the same is said in words, its choices numbered.
            again = in_words(address, config.agent_id, message, key, config.public_url)
            outcome = await self._client.post(SEND, again)
        return _settled(outcome, address) if isinstance(outcome, Answer) else outcome

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Say something in a group: `webhook:<name>` or `appchat:<chatid>`."""
        target = _GROUP.fullmatch(group)
        if target is None or (target["way"] == "webhook" and not self._config.group_webhook_url):
            return Failed("群地址不对，或没有配置群消息推送", permanent=True)
        if key in self._doubtful:
            return Unknown("这条群消息可能已经发出，不再重发")
        # In doubt from the start: a call that is cancelled on its way may have arrived as well.
        self._doubt(key)
        outcome = await self._post(target, to_group(message, self._config.public_url))
        if not isinstance(outcome, Unknown):
            self._doubtful.pop(key, None)
        return _settled(outcome, "") if isinstance(outcome, Answer) else outcome

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """Replace the buttons of a tapped card by what was chosen; a code serves once, for 72 hours."""
        payload = {
            "userids": [address],
            "agentid": int(self._config.agent_id),
            "response_code": reply_code,
            "button": {"replace_name": cut_chars(clean(label), REPLACE_NAME_CHARS)},
        }
        outcome = await self._client.post(AMEND, payload)
        return _settled(outcome, address) if isinstance(outcome, Answer) else outcome

    async def fetch(self, media: str) -> Media:
        """Bring a recording or picture here; WeCom keeps it for 3 days.

        Raises:
            MediaError: the platform does not have it any more or refused.
        """
        return media_in(await self._client.download(media))

    def _doubt(self, key: str) -> None:
        self._doubtful[key] = None
        if len(self._doubtful) > _DOUBTFUL:
            self._doubtful.popitem(last=False)

    async def _post(self, target: re.Match[str], payload: Mapping[str, Any]) -> Answer | Failed | Unknown:
        if target["way"] == "webhook":
            return await self._client.post_to_group(payload)
        return await self._client.post(GROUP_SEND, {"chatid": target["name"], **payload, "safe": 0})


def _settled(answer: Answer, address: str) -> Delivery:
    if answer.code != OK:
        return failure(answer.code)
    # Errcode 0 means only that somebody got it (§3.2).
    if address and address.lower() in _names(answer.body.get("invaliduser")):
        return Failed("成员不存在，或不在应用的可见范围里", permanent=True)
    if address and address.lower() in _names(answer.body.get("unlicenseduser")):
        return Failed("成员没有企业微信的接口许可", permanent=True)
    receipt = answer.body.get("msgid")
    return Sent(receipt[:200] if isinstance(receipt, str) else "")


def _names(value: object) -> frozenset[str]:
    """The names in a `|` list (message/send) or an array (update_template_card), in lower case."""
    if isinstance(value, str):
        return frozenset(value.lower().split("|"))
    if isinstance(value, list):
        return frozenset(str(name).lower() for name in value)
    return frozenset()
