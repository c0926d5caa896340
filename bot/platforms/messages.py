"""The messages that WeCom and the Official Account write alike: words, recordings, pictures (page §2, §7)."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from bot.platforms.payload import field
from bot.platforms.refusals import BadPayload
from dialogs.heard import Heard

#: Makes what was heard whole out of the fields.
Reader = Callable[[Element, Heard], Heard]

_MEDIA = 256  # characters
_TEXT = 16384  # characters; the platforms stop far earlier
_NAME = 64


def text(root: Element, heard: Heard) -> Heard:
    """Typed words."""
    return replace(heard, text=field(root, "Content", _TEXT))


def voice(root: Element, heard: Heard) -> Heard:
    """A recording.

    Raises:
        BadPayload: it names none.
    """
    return replace(heard, media=_media(root), media_format=field(root, "Format", _NAME).lower() or "amr")


def image(root: Element, heard: Heard) -> Heard:
    """A picture.

    Raises:
        BadPayload: it names none.
    """
    return replace(heard, media=_media(root), media_format="jpg")


def nothing_more(_root: Element, heard: Heard) -> Heard:
    """What is said by its kind alone."""
    return heard


def _media(root: Element) -> str:
    media = field(root, "MediaId", _MEDIA)
    if not media:
        raise BadPayload
    return media
