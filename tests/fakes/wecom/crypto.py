"""The WeCom envelope from the platform's side, written from its documents and from nothing of ours."""

import base64
import hashlib
import os

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def signature(token: str, timestamp: str, nonce: str, encrypted: str) -> str:
    return hashlib.sha1("".join(sorted([token, timestamp, nonce, encrypted])).encode()).hexdigest()


def encrypt(aes_key: str, receive_id: str, message: bytes, head: bytes | None = None) -> str:
    key = base64.b64decode(aes_key + "=")
    frame = (head or os.urandom(16)) + len(message).to_bytes(4, "big") + message + receive_id.encode()
    padder = padding.PKCS7(32 * 8).padder()
    padded = padder.update(frame) + padder.finalize()
    encryptor = Cipher(algorithms.AES256(key), modes.CBC(key[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def decrypt(aes_key: str, encrypted: str) -> tuple[bytes, str]:
    """The message and the receive id."""
    key = base64.b64decode(aes_key + "=")
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(key[:16])).decryptor()
    padded = decryptor.update(base64.b64decode(encrypted)) + decryptor.finalize()
    unpadder = padding.PKCS7(32 * 8).unpadder()
    frame = unpadder.update(padded) + unpadder.finalize()
    length = int.from_bytes(frame[16:20], "big")
    return frame[20 : 20 + length], frame[20 + length :].decode()
