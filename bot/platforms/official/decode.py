"""A decrypted message or event of an Official Account as something heard (platform page §7).

An openid keeps its case. Recordings come without words: the account's own transcription was withdrawn (§7.2).
"""

from dataclasses import replace
from xml.etree.ElementTree import Element

from bot.platforms import messages
from bot.platforms.messages import Reader
from bot.platforms.payload import field, key_of, moment_of, parse
from bot.platforms.refusals import BadPayload
from dialogs.heard import Heard, Kind

PLATFORM = "official"

#: A menu entry whose key begins so says the words behind it, as if they had been typed.
SAYS = "say:"

_ADDRESS = 64  # characters
_SCENE = 64  # characters of a scene (§7.5)
_KEY = 128
_NAME = 64
_FOLLOWED_BY = "qrscene_"


def decode(payload: bytes) -> Heard | None:
    """What the person did, or None for what the bot has no use for (acknowledge and forget).

    Raises:
        BadPayload: the payload is no message of an Official Account.
    """
    root = parse(payload)
    message_type = field(root, "MsgType", _NAME)
    if not message_type:
        raise BadPayload
    name = f"event:{field(root, 'Event', _NAME)}" if message_type == "event" else message_type
    kind, read = _READERS.get(name, (None, None))
    if kind is None or read is None:
        return None
    address = field(root, "FromUserName", _ADDRESS)
    if not address:
        raise BadPayload
    return read(root, Heard(PLATFORM, address, key_of(root, payload), kind, moment_of(root)))


def account_of(payload: bytes) -> str:
    """The account's own name (gh_…), in whose name an answer inside a callback is given.

    Raises:
        BadPayload: the payload is no message of an Official Account.
    """
    return field(parse(payload), "ToUserName", _ADDRESS)


def _menu(root: Element, heard: Heard) -> Heard:
    return replace(heard, text=field(root, "EventKey", _KEY).removeprefix(SAYS))


def _followed(root: Element, heard: Heard) -> Heard:
    scene = field(root, "EventKey", _SCENE + len(_FOLLOWED_BY))
    return replace(heard, token=scene.removeprefix(_FOLLOWED_BY) if scene.startswith(_FOLLOWED_BY) else "")


def _scanned(root: Element, heard: Heard) -> Heard:
    return replace(heard, token=field(root, "EventKey", _SCENE))


_READERS: dict[str, tuple[Kind, Reader]] = {
    "text": (Kind.TEXT, messages.text),
    "voice": (Kind.AUDIO, messages.voice),
    "image": (Kind.IMAGE, messages.image),
    "event:CLICK": (Kind.TEXT, _menu),
    "event:subscribe": (Kind.ENTER, _followed),
    "event:SCAN": (Kind.ENTER, _scanned),
    "event:unsubscribe": (Kind.LEAVE, messages.nothing_more),
}
