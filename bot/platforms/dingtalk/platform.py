"""DingTalk as one of the house's platforms: an enterprise bot, its groups and its cards."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.platforms.dingtalk.answers import Answer
from bot.platforms.dingtalk.batch import Gathering
from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.decode import PLATFORM
from bot.platforms.dingtalk.encode import Card, Plain, Saying, to_group, to_person, to_webhook
from bot.platforms.dingtalk.media import DOWNLOAD, address_in, media_in
from bot.ports import Abilities, Delivery, Failed, Media, MediaError, Sent, Unknown
from dialogs.content import Message

SEND = "/v1.0/robot/oToMessages/batchSend"
GROUP_SEND = "/v1.0/robot/groupMessages/send"
CARD = "/v1.0/card/instances/createAndDeliver"

# One member's userId; several, or everybody, are never meant.
_MEMBER = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_\-@.]{0,63}")
_GROUP = re.compile(r"(?P<way>webhook|group):(?P<name>[!-~]{1,190})")
_FLOW_AFTER = 60.0  # seconds


class DingTalk:
    """Sends as one bot. Every answer of the platform comes back as a decision (`bot.ports`).

    Messages have no key by which the platform would show them once, so after a lost answer nothing is
    said again; a card has one, and is asked for a second time at once. `short` tells whether the month's
    budget runs out: then people are led to their pages, where nothing counts.
    """

    name = PLATFORM
    repeats_are_safe = False
    # The platform limits what one person gets without saying how; a webhook has 20 a minute (§3.4, §4.2).
    abilities = Abilities(
        can_start_conversation=True,
        cards=True,
        voice_audio=True,
        voice_text=True,
        group_post=True,
        edit_card=False,
        per_person_per_minute=15,
        per_group_per_minute=10,
    )

    def __init__(
        self,
        config: DingTalkConfig,
        client: Client,
        saying: Saying | None = None,
        short: Callable[[], bool] = lambda: False,
    ) -> None:
        self._config = config
        self._client = client
        self._saying = saying
        self._short = short
        self._gathering = Gathering(self._send_many)

    async def close(self) -> None:
        """Let what is being gathered go out."""
        await self._gathering.close()

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        """Say something to one member."""
        if not _MEMBER.fullmatch(address):
            return Failed("钉钉账号不对", permanent=True)
        shown = to_person(self._config, message, key, self._saying, by_page=self._short())
        if isinstance(shown, Plain):
            return await self._gathering.send(shown, address)
        first = await self._card(address, shown)
        if not isinstance(first, Unknown):
            return first
        # The platform shows a card of one id once, however often it is asked to.
        second = await self._card(address, shown)
        return second if isinstance(second, Sent) else first

    async def post(self, group: str, message: Message, key: str) -> Delivery:
        """Say something in a group: `group:<openConversationId>` or `webhook:<name>`."""
        target = _GROUP.fullmatch(group)
        if target is None or (target["way"] == "webhook" and not self._config.group_webhook_url):
            return Failed("群地址不对，或没有配置群机器人", permanent=True)
        if target["way"] == "webhook":
            return _settled(await self._client.post_to_group(to_webhook(self._config, message)))
        plain = to_group(self._config, message)
        payload = {"openConversationId": target["name"], **self._robot(plain)}
        return _settled(await self._client.call(GROUP_SEND, payload))

    async def amend(self, address: str, reply_code: str, label: str) -> Delivery:
        """Not needed: the answer to a tap changes the card, and costs nothing."""
        return Failed("钉钉的卡片在回执里更新", permanent=True)

    async def fetch(self, media: str) -> Media:
        """Bring a recording or picture here.

        Raises:
            MediaError: the platform does not have it any more or refused.
        """
        payload = {"downloadCode": media, "robotCode": self._config.robot}
        outcome = await self._client.call(DOWNLOAD, payload)
        if not isinstance(outcome, Answer):
            raise MediaError(outcome.reason)
        return media_in(await self._client.download(address_in(outcome.body)))

    async def _send_many(self, plain: Plain, people: Sequence[str]) -> Mapping[str, Delivery]:
        outcome = await self._client.call(SEND, {"userIds": list(people), **self._robot(plain)})
        settled = _settled(outcome)
        if not isinstance(outcome, Answer):
            return dict.fromkeys(people, settled)
        gone = _names(outcome.body, "invalidStaffIdList")
        kept_out = _names(outcome.body, "filteredStaffIdList")
        later = _names(outcome.body, "flowControlledStaffIdList")
        ends: dict[str, Delivery] = dict.fromkeys(people, settled)
        for name in people:
            if name in gone:
                ends[name] = Failed("钉钉里没有这个人，或不在机器人的可见范围里", permanent=True)
            elif name in kept_out:
                ends[name] = Failed("钉钉没有发给这个人", permanent=True)
            elif name in later:
                ends[name] = Failed("钉钉说发给这个人的太多了", retry_after=_FLOW_AFTER)
        return ends

    async def _card(self, address: str, card: Card) -> Delivery:
        payload = {
            "cardTemplateId": self._config.card_template_id,
            "outTrackId": card.track_id,
            "callbackType": "STREAM" if not self._config.card_secret else "HTTP",
            "cardData": {"cardParamMap": dict(card.values)},
            "openSpaceId": f"dtv1.card//IM_ROBOT.{address}",
            "imRobotOpenSpaceModel": {"supportForward": False},
            "imRobotOpenDeliverModel": {"spaceType": "IM_ROBOT", "robotCode": self._config.robot},
            "userIdType": 1,
        }
        if self._config.card_secret:
            payload["callbackRouteKey"] = self._config.client_id
        outcome = await self._client.call(CARD, payload)
        if isinstance(outcome, Answer):
            return _card_settled(outcome.body, card)
        return outcome

    def _robot(self, plain: Plain) -> Mapping[str, Any]:
        return {"robotCode": self._config.robot, "msgKey": plain.key, "msgParam": plain.param}


def _settled(outcome: Answer | Failed | Unknown) -> Delivery:
    if not isinstance(outcome, Answer):
        return outcome
    receipt = outcome.body.get("processQueryKey")
    return Sent(receipt[:200] if isinstance(receipt, str) else "")


def _card_settled(body: Mapping[str, Any], card: Card) -> Delivery:
    """A card may be made and yet not reach the person: each place says so for itself (§3.8)."""
    result = body.get("result")
    places = result.get("deliverResults") if isinstance(result, dict) else None
    missed = [one for one in places or [] if isinstance(one, dict) and one.get("success") is False]
    if missed:
        return Failed("卡片没有送到这个人那里", retry_after=_FLOW_AFTER)
    return Sent(card.track_id)


def _names(body: Mapping[str, Any], field: str) -> frozenset[str]:
    value = body.get(field)
    return frozenset(str(name) for name in value) if isinstance(value, list) else frozenset()
