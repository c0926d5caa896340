"""The envelope that WeCom and DingTalk share: signature, AES-256-CBC and the frame inside.

    ciphertext = AES-CBC(random 16 bytes + length 4 bytes + message + receiver + padding to 32)

Nothing that is not signed is parsed or decrypted, so the padding tells a stranger nothing.
"""

import base64
import binascii
import hmac
import re
import secrets
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from wechatpy.utils import WeChatSigner

from bot.platforms.refusals import BadCipher, BadSignature, WrongReceiver

BLOCK = 32  # both pad to 32 bytes, not to the 16 of AES
_PREFIX = 16
_HEAD = _PREFIX + 4

_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted message with its signature."""

    encrypt: str
    signature: str


@dataclass(frozen=True, slots=True)
class Codec:
    """Opens and seals what one app exchanges with its platform.

    `receiver` is the corporation's id with WeCom, and with DingTalk the client id.
    """

    token: str = field(repr=False)
    key: bytes = field(repr=False)
    receiver: str

    def sign(self, timestamp: str, nonce: str, encrypt: str) -> str:
        """`msg_signature` of these three and our token, in lower-case hex."""
        signer = WeChatSigner()
        signer.add_data(self.token, timestamp, nonce, encrypt)
        return str(signer.signature)

    def verify(self, signature: str, timestamp: str, nonce: str, encrypt: str) -> None:
        """Check the signature in constant time.

        Raises:
            BadSignature: it is not ours.
        """
        ours = self.sign(timestamp, nonce, encrypt)
        if not hmac.compare_digest(ours.encode(), signature.encode("utf-8", "replace")):
            raise BadSignature

    def decrypt(self, encrypt: str) -> bytes:
        """The message inside a ciphertext whose signature has been checked.

        Raises:
            BadCipher: wrong base64, block, padding or length.
            WrongReceiver: it is meant for somebody else.
        """
        frame = unpad(self._decipher(_from_base64(encrypt)))
        if len(frame) < _HEAD:
            raise BadCipher
        (length,) = struct.unpack(">I", frame[_PREFIX:_HEAD])
        if length > len(frame) - _HEAD:
            raise BadCipher
        message, receiver = frame[_HEAD : _HEAD + length], frame[_HEAD + length :]
        if not hmac.compare_digest(receiver, self.receiver.encode()):
            raise WrongReceiver
        return message

    def seal(self, message: bytes, timestamp: str, nonce: str, prefix: bytes | None = None) -> Sealed:
        """Encrypt and sign a message. `prefix` is 16 bytes, fresh unless a test vector fixes it."""
        head = secrets.token_bytes(_PREFIX) if prefix is None else prefix
        frame = head + struct.pack(">I", len(message)) + message + self.receiver.encode()
        pad = BLOCK - len(frame) % BLOCK
        encryptor = self._cipher().encryptor()
        ciphertext = encryptor.update(frame + bytes([pad]) * pad) + encryptor.finalize()
        encrypt = base64.b64encode(ciphertext).decode()
        return Sealed(encrypt, self.sign(timestamp, nonce, encrypt))

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self.key), modes.CBC(self.key[:16]))

    def _decipher(self, ciphertext: bytes) -> bytes:
        decryptor = self._cipher().decryptor()
        return decryptor.update(ciphertext) + decryptor.finalize()


def aes_key(encoded: str) -> bytes:
    """The 32 bytes of an EncodingAESKey. Real keys may end in surplus bits, which are ignored (§1.4)."""
    return base64.b64decode(encoded + "=", validate=True)


def base64_text(text: str) -> str:
    """The text itself, when it is base64 and nothing else.

    Raises:
        BadCipher: it is not.
    """
    if len(text) % 4 or not _BASE64.fullmatch(text):
        raise BadCipher
    return text


def _from_base64(text: str) -> bytes:
    try:
        ciphertext = base64.b64decode(base64_text(text), validate=True)
    except binascii.Error:
        raise BadCipher from None
    if not ciphertext or len(ciphertext) % BLOCK:
        raise BadCipher
    return ciphertext


def unpad(plain: bytes) -> bytes:
    """What was padded to a multiple of 32 bytes (PKCS7).

    Raises:
        BadCipher: the padding is not what was put there.
    """
    pad = plain[-1]
    if not 1 <= pad <= BLOCK or plain[-pad:] != bytes([pad]) * pad:
        raise BadCipher
    return plain[:-pad]
