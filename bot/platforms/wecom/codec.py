"""The WeCom envelope around what `bot.platforms.envelope` opens (platform page §1.2)."""

import re

from bot.platforms.envelope import Codec as Codec
from bot.platforms.envelope import aes_key, base64_text
from bot.platforms.refusals import BadCipher, BadEnvelope
from bot.platforms.wecom.config import WeComConfig

_FIELD = (
    rb"<(?P<name>[A-Za-z]{1,32})>"
    rb"(?:<!\[CDATA\[(?P<cdata>[^\]<>]*)\]\]>|(?P<plain>[^<>]*))"
    rb"</(?P=name)>\s*"
)
_ENVELOPE = re.compile(rb"\s*<xml>\s*(?P<fields>(?:" + _FIELD + rb")*)</xml>\s*")
_FIELDS = re.compile(_FIELD)


def codec_of(config: WeComConfig) -> Codec:
    """The codec of an app whose settings have no faults."""
    return Codec(config.token, aes_key(config.encoding_aes_key), config.corp_id)


def encrypted_part(body: bytes) -> str:
    """The one `Encrypt` of a callback's body, found without an XML parser.

    The other fields are outside the signature and are not read.

    Raises:
        BadEnvelope: there is none, more than one, or anything else around it.
    """
    envelope = _ENVELOPE.fullmatch(body)
    if envelope is None:
        raise BadEnvelope
    found = [
        cdata or plain for name, cdata, plain in _FIELDS.findall(envelope["fields"]) if name == b"Encrypt"
    ]
    if len(found) != 1:
        raise BadEnvelope
    try:
        return base64_text(found[0].decode("ascii"))
    except (UnicodeDecodeError, BadCipher):
        raise BadEnvelope from None
