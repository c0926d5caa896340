"""Why a callback is not accepted.

    CallbackRefused
    ├── BadRequest        the query has not the fields of a callback
    ├── TooLarge          more than 64 KiB
    ├── TooSlow           not all of it came within 10 seconds
    ├── BadEnvelope       not exactly one encrypted envelope
    ├── BadSignature      not signed with our token
    ├── Stale             signed too long ago, or in the future
    ├── BadCipher         does not decrypt to a well-formed frame
    ├── WrongReceiver     encrypted for somebody else
    └── BadPayload        decrypted, but not a message that we can read

The sender sees none of this: every refusal looks the same from outside (reliability §3.1).
"""

from typing import ClassVar


class CallbackRefused(Exception):
    """The callback was not accepted."""

    status: ClassVar[int] = 400

    @property
    def reason(self) -> str:
        """What was wrong, for our own log; it never repeats bytes of the callback."""
        return (type(self).__doc__ or "").strip()

    def __str__(self) -> str:
        return self.reason


class BadRequest(CallbackRefused):
    """The query lacks a well-formed msg_signature, timestamp, nonce or echostr."""


class TooLarge(CallbackRefused):
    """The body is larger than 64 KiB."""

    status: ClassVar[int] = 413


class TooSlow(CallbackRefused):
    """The body did not arrive completely within 10 seconds."""


class BadEnvelope(CallbackRefused):
    """The body is not exactly one encrypted envelope."""


class BadSignature(CallbackRefused):
    """The signature does not match (-40001)."""


class Stale(CallbackRefused):
    """The timestamp is too far from the present."""


class BadCipher(CallbackRefused):
    """The ciphertext does not decrypt to a well-formed frame (-40007, -40008, -40010)."""


class WrongReceiver(CallbackRefused):
    """The message was encrypted for another corporation (-40005)."""


class BadPayload(CallbackRefused):
    """The decrypted message cannot be read (-40002)."""
