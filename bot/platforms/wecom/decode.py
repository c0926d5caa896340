"""A decrypted WeCom message or event as something heard (platform page §2).

Messages carry `MsgId`. Events carry none, and two events of one person may share their second,
so their key is the hash of the decrypted payload, which a repeated delivery does not change (§1.6).
"""

from dataclasses import replace
from xml.etree.ElementTree import Element

from bot.platforms import messages
from bot.platforms.messages import Reader
from bot.platforms.payload import field, key_of, moment_of, parse, texts
from bot.platforms.refusals import BadPayload
from dialogs.heard import Heard, Kind

PLATFORM = "wecom"

_ADDRESS = 64  # characters; a WeCom userid has at most 64 bytes
_TOKEN = 200  # characters; what we put on a button is never longer
_MEDIA = 256
_NAME = 64

_NOTICES = frozenset(
    {
        "inactive_alert",
        "close_inactive_agent",
        "reopen_inactive_agent",
        "low_active_alert",
        "low_active",
        "active_restored",
    }
)


def decode(payload: bytes) -> Heard | None:
    """What the person did, or None for what the bot has no use for (acknowledge and forget).

    Raises:
        BadPayload: the payload is not a WeCom message.
    """
    root = parse(payload)
    message_type = field(root, "MsgType", _NAME)
    if not message_type:
        raise BadPayload
    kind, read = _MESSAGES.get(message_type, (None, None))
    if message_type == "event":
        kind, read = _event(field(root, "Event", _NAME))
    if kind is None or read is None:
        return None
    address = field(root, "FromUserName", _ADDRESS).lower()
    if not address and kind is not Kind.NOTICE:
        raise BadPayload
    plain = Heard(PLATFORM, address, key_of(root, payload), kind, moment_of(root))
    return read(root, plain)


def _event(name: str) -> tuple[Kind | None, Reader | None]:
    if name in _NOTICES:
        return Kind.NOTICE, _notice
    return _EVENTS.get(name, (None, None))


def _menu(root: Element, heard: Heard) -> Heard:
    return replace(heard, token=field(root, "EventKey", _TOKEN))


def _card(root: Element, heard: Heard) -> Heard:
    chosen = texts(root, "SelectedItems/SelectedItem/OptionIds/OptionId", _TOKEN)
    # A list offers its options under one submit key: the option says what was chosen.
    token = chosen[0] if len(chosen) == 1 else field(root, "EventKey", _TOKEN)
    return replace(heard, token=token, reply_code=field(root, "ResponseCode", _MEDIA))


def _notice(root: Element, heard: Heard) -> Heard:
    return replace(heard, text=field(root, "Event", _NAME))


_MESSAGES: dict[str, tuple[Kind | None, Reader | None]] = {
    "text": (Kind.TEXT, messages.text),
    "voice": (Kind.AUDIO, messages.voice),
    "image": (Kind.IMAGE, messages.image),
}
_EVENTS: dict[str, tuple[Kind | None, Reader | None]] = {
    "click": (Kind.CHOICE, _menu),
    "template_card_event": (Kind.CHOICE, _card),
    "template_card_menu_event": (Kind.CHOICE, _card),
    "enter_agent": (Kind.ENTER, messages.nothing_more),
    "subscribe": (Kind.ENTER, messages.nothing_more),
    "unsubscribe": (Kind.LEAVE, messages.nothing_more),
}
