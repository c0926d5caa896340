import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.work.crypto import WeChatCrypto

from bot.platforms.envelope import BLOCK, Codec, aes_key
from bot.platforms.refusals import (
    BadCipher,
    BadEnvelope,
    BadSignature,
    CallbackRefused,
    WrongReceiver,
)
from bot.platforms.sealed import encrypted_part
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import codec_of as of_app
from tests.fakes.wecom import crypto as theirs
from tests.wecom import vectors
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN
from tests.wecom.vectors import EDGES, VECTORS, Vector

OURS = Codec(TOKEN, aes_key(AES_KEY), CORP)
EDGE = Codec(vectors.NEGATIVE_TOKEN, aes_key(vectors.NEGATIVE_KEY), vectors.NEGATIVE_RECEIVER)
STAMP = (vectors.NEGATIVE_TIMESTAMP, vectors.NEGATIVE_NONCE)


def codec_of(vector: Vector) -> Codec:
    return Codec(vector.token, aes_key(vector.key), vector.receiver)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_known_answers_are_opened(vector: Vector) -> None:
    codec = codec_of(vector)
    codec.verify(vector.signature, vector.timestamp, vector.nonce, vector.encrypt)
    assert codec.decrypt(vector.encrypt) == vector.message


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_known_answers_are_sealed_the_same(vector: Vector) -> None:
    sealed = codec_of(vector).seal(vector.message, vector.timestamp, vector.nonce, vector.prefix)
    assert (sealed.encrypt, sealed.signature) == (vector.encrypt, vector.signature)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
def test_any_change_of_a_signed_field_is_noticed(vector: Vector) -> None:
    codec, good = codec_of(vector), (vector.signature, vector.timestamp, vector.nonce, vector.encrypt)
    for place, field in enumerate(good):
        changed = [*good]
        changed[place] = ("1" if field[0] != "1" else "2") + field[1:]
        with pytest.raises(BadSignature):
            codec.verify(*changed)
    with pytest.raises(BadSignature):
        replace(codec, token=codec.token + "x").verify(*good)


def test_deterministic_encryption() -> None:
    codec = Codec("t", aes_key(vectors.ENCRYPT_KEY), vectors.ENCRYPT_RECEIVER)
    sealed = codec.seal(vectors.ENCRYPT_MESSAGE, "1", "2", vectors.ENCRYPT_PREFIX)
    assert sealed.encrypt == vectors.ENCRYPTED


def test_a_signature_that_is_not_ascii_is_refused() -> None:
    with pytest.raises(BadSignature):
        OURS.verify("ü\ud800", "1", "2", "AAAA")


def test_the_control_of_the_negatives_is_opened() -> None:
    EDGE.verify(EDGES["control"].signature, *STAMP, EDGES["control"].encrypt)
    assert EDGE.decrypt(EDGES["control"].encrypt) == b"<xml><MsgType>text</MsgType></xml>"


@pytest.mark.parametrize(
    ("case", "refusal"),
    [
        ("uneven_padding", BadCipher),
        ("padding_0", BadCipher),
        ("padding_40", BadCipher),
        ("length_ffffffff", BadCipher),
        ("block_16", BadCipher),
        ("other_corp", WrongReceiver),
        ("no_receiver", WrongReceiver),
    ],
)
def test_negatives_are_refused_although_they_are_signed(case: str, refusal: type[CallbackRefused]) -> None:
    EDGE.verify(EDGES[case].signature, *STAMP, EDGES[case].encrypt)
    with pytest.raises(refusal):
        EDGE.decrypt(EDGES[case].encrypt)


def test_an_ai_bot_has_no_receiver() -> None:
    assert replace(EDGE, receiver="").decrypt(EDGES["no_receiver"].encrypt).startswith(b"<xml>")


@pytest.mark.parametrize(
    "encrypt", ["", "A", "AAA", "AAAA", "A===", "====", "A" * 44, "AAAA AAA", "ÄAAA", "A" * 40]
)
def test_what_is_no_ciphertext_is_refused(encrypt: str) -> None:
    with pytest.raises(BadCipher):
        OURS.decrypt(encrypt)


@given(st.binary(max_size=200))
def test_what_is_sealed_is_opened(message: bytes) -> None:
    sealed = OURS.seal(message, "1700000000", "7")
    OURS.verify(sealed.signature, "1700000000", "7", sealed.encrypt)
    assert OURS.decrypt(sealed.encrypt) == message


@given(st.binary(max_size=200))
def test_the_platform_and_we_understand_each_other(message: bytes) -> None:
    assert OURS.decrypt(theirs.encrypt(AES_KEY, CORP, message)) == message
    sealed = OURS.seal(message, "1700000000", "7")
    assert theirs.decrypt(AES_KEY, sealed.encrypt) == (message, CORP)
    assert theirs.signature(TOKEN, "1700000000", "7", sealed.encrypt) == sealed.signature


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_wechatpy_as_a_second_opinion(text: str) -> None:
    other = WeChatCrypto(TOKEN, AES_KEY, CORP)
    sealed = OURS.seal(text.encode(), "1700000000", "7")
    opened = other.check_signature(sealed.signature, "1700000000", "7", sealed.encrypt)
    assert opened == text


@given(st.integers(0, 2 * BLOCK - 1), st.integers(1, 255))
def test_a_wrong_padding_byte_never_passes(place: int, change: int) -> None:
    message = b"m" * 43
    good = theirs.encrypt(AES_KEY, CORP, message, head=b"h" * 16)
    frame = bytearray(b"h" * 16 + (43).to_bytes(4, "big") + message + CORP.encode())
    pad = BLOCK - len(frame) % BLOCK
    frame += bytes([pad]) * pad
    frame[len(frame) - 1 - place % pad] ^= change
    encryptor = OURS._cipher().encryptor()
    bad = base64.b64encode(encryptor.update(bytes(frame)) + encryptor.finalize()).decode()
    assert OURS.decrypt(good) == message
    with pytest.raises(CallbackRefused):
        OURS.decrypt(bad)


def test_every_sealing_differs() -> None:
    assert OURS.seal(b"x", "1", "2").encrypt != OURS.seal(b"x", "1", "2").encrypt


def test_the_codec_of_a_configuration_shows_no_secret() -> None:
    config = WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY)
    shown = repr(config) + repr(of_app(config))
    assert not [secret for secret in (SECRET, TOKEN, AES_KEY, repr(aes_key(AES_KEY))) if secret in shown]


@pytest.mark.parametrize(
    "body",
    [
        b"<xml><Encrypt>AAAA</Encrypt></xml>",
        b"<xml><Encrypt><![CDATA[AAAA]]></Encrypt></xml>",
        b"\n<xml>\n<ToUserName><![CDATA[ww]]></ToUserName>\n<AgentID></AgentID>\n<Encrypt>AAAA</Encrypt>\n</xml>\n",
        b"<xml><Encrypt><![CDATA[AAAA]]></Encrypt><AgentID><![CDATA[]]></AgentID></xml>",
    ],
)
def test_the_envelope_is_found(body: bytes) -> None:
    assert encrypted_part(body) == "AAAA"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<xml></xml>",
        b"<xml><MsgType>text</MsgType><Content>hi</Content></xml>",
        b"<xml><Encrypt>AAAA</Encrypt><Encrypt>AAAA</Encrypt></xml>",
        b"<xml><Encrypt>AAAA</Encrypt><Encrypt>BBBB</Encrypt></xml>",
        b"<xml><A><Encrypt>AAAA</Encrypt></A></xml>",
        b"<xml><!-- <Encrypt>BBBB</Encrypt> --><Encrypt>AAAA</Encrypt></xml>",
        b"<xml><![CDATA[<Encrypt>AAAA</Encrypt>]]></xml>",
        b"<xml><Encrypt></Encrypt></xml>",
        b"<xml><Encrypt>AA A</Encrypt></xml>",
        b"<xml><Encrypt>AAA</Encrypt></xml>",
        b"<xml><Encrypt>\xff\xfe\xfd\xfc</Encrypt></xml>",
        b"<xml><Encrypt>AAAA</Encrypted></xml>",
        b"<xml><Encrypt>AAAA</Encrypt></xml>trailing",
        b"<!DOCTYPE xml [<!ENTITY a 'b'>]><xml><Encrypt>AAAA</Encrypt></xml>",
        b"<?xml version='1.0'?><xml><Encrypt>AAAA</Encrypt></xml>",
        b'{"encrypt": "AAAA"}',
        b"<xml>" + b"<A>" * 15000,
        b"<xml>" + b"<A></A>" * 9000,
    ],
)
def test_any_other_body_is_refused(body: bytes) -> None:
    with pytest.raises(BadEnvelope):
        encrypted_part(body)


def test_a_refusal_says_why() -> None:
    assert str(WrongReceiver()) == "The message was encrypted for another corporation (-40005)."
    for refusal in CallbackRefused.__subclasses__():
        assert refusal().reason.endswith(".")


@pytest.mark.parametrize("size", [0, 1, 15, 16, 19, 20, 31, 32])
def test_a_frame_too_short_for_its_head_or_its_receiver_is_refused(size: int) -> None:
    frame = bytes(size)
    pad = BLOCK - size % BLOCK
    encryptor = OURS._cipher().encryptor()
    ciphertext = encryptor.update(frame + bytes([pad]) * pad) + encryptor.finalize()
    with pytest.raises(CallbackRefused):
        OURS.decrypt(base64.b64encode(ciphertext).decode())
