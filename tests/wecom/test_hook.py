import asyncio
from dataclasses import replace

import pytest

from bot.platforms.wecom.hook import PATH
from dialogs.heard import Kind
from tests.fakes.wecom.member import Callback, seal, verification
from tests.wecom.conftest import Line
from tests.wecom.vectors import EDGES


async def get(line: Line, query: dict[str, str]) -> tuple[int, bytes]:
    async with line.session.get(line.url, params=query) as answer:
        return answer.status, await answer.read()


async def post(line: Line, body: bytes, query: dict[str, str] | None = None, **headers: str) -> int:
    good = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    query = good.query if query is None else query
    async with line.session.post(line.url, params=query, data=body, headers=headers) as answer:
        assert await answer.read() == b""
        return answer.status


async def test_the_console_verifies_the_address(line: Line) -> None:
    query = verification(line.app, line.desk.clock.seconds())
    assert await get(line, query) == (200, b"1616140317555161061")


async def test_a_plus_that_became_a_space_is_mended(line: Line) -> None:
    query = verification(line.app, line.desk.clock.seconds())
    while "+" not in query["echostr"]:
        query = verification(line.app, line.desk.clock.seconds())
    raw = "&".join(f"{name}={value.replace('=', '%3D')}" for name, value in query.items())
    reader, writer = await dial(line)
    writer.write(f"GET {PATH}?{raw} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    head, body = answer.split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body == b"1616140317555161061"


@pytest.mark.parametrize("field", ["msg_signature", "timestamp", "nonce", "echostr"])
async def test_a_verification_with_a_field_missing_or_wrong_is_refused(line: Line, field: str) -> None:
    query = verification(line.app, line.desk.clock.seconds())
    assert await get(line, {name: value for name, value in query.items() if name != field}) == (400, b"")
    assert await get(line, {**query, field: "0" * 40}) == (400, b"")
    assert await get(line, {**query, field: "字"}) == (400, b"")


async def test_a_stale_verification_is_refused(line: Line) -> None:
    query = verification(line.app, line.desk.clock.seconds() - 601)
    assert await get(line, query) == (400, b"")


async def test_nobody_can_have_a_message_decrypted_as_a_verification(line: Line) -> None:
    sent = seal(line.app, line.li.text("保密的话"), line.desk.clock.seconds())
    encrypted = sent.body.split(b"<Encrypt><![CDATA[")[1].split(b"]]>")[0].decode()
    assert await get(line, {**sent.query, "echostr": encrypted}) == (400, b"")


async def test_what_a_member_does_is_heard(line: Line) -> None:
    assert await line.li.says("完成了一半") == 200
    assert await line.li.speaks("media-1") == 200
    assert await line.li.enters() == 200
    heard = line.desk.heard
    assert [one.kind for one in heard] == [Kind.TEXT, Kind.AUDIO, Kind.ENTER]
    assert (heard[0].address, heard[0].text, heard[0].at) == ("liming", "完成了一半", line.desk.clock.now())


async def test_what_is_of_no_use_is_acknowledged(line: Line) -> None:
    assert await line.li.deliver(line.li.event("LOCATION")) == 200
    assert line.desk.heard == []


async def test_a_wrong_signature_is_refused(line: Line) -> None:
    good = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    assert await line.li.post(good.forged()) == 400
    assert await line.li.post(replace(good, query={**good.query, "nonce": "1"})) == 400
    assert line.desk.heard == []


async def test_another_corporation_is_refused(line: Line) -> None:
    stranger = replace(line.app, corp_id="wwSOMEBODYELSE")
    assert await line.li.post(seal(stranger, line.li.text("好"), line.desk.clock.seconds())) == 400


async def test_an_unencrypted_message_is_refused(line: Line) -> None:
    assert await post(line, line.li.text("好").encode()) == 400
    assert line.desk.heard == []


@pytest.mark.parametrize("away", [-601, 601])
async def test_a_callback_from_another_time_is_refused(line: Line, away: int) -> None:
    callback = seal(line.app, line.li.text("好"), line.desk.clock.seconds() + away)
    assert await line.li.post(callback) == 400
    assert line.desk.heard == []


async def test_the_same_bytes_again_get_the_same_answer_without_work(line: Line) -> None:
    callback = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    assert [await line.li.post(callback) for _ in range(3)] == [200, 200, 200]
    assert len(line.desk.heard) == 1
    line.desk.clock.advances(601)
    assert await line.li.post(callback) == 400


async def test_an_unreadable_message_gets_the_same_refusal_again(line: Line) -> None:
    callback = seal(line.app, "<xml><MsgType>text", line.desk.clock.seconds())
    assert [await line.li.post(callback), await line.li.post(callback)] == [400, 400]


async def test_a_redelivery_in_a_new_envelope_has_the_same_key(line: Line) -> None:
    payloads = [line.li.text("好"), line.li.card("t", "yes:1", "rc")]
    for payload in payloads:
        first = seal(line.app, payload, line.desk.clock.seconds())
        line.desk.clock.advances(5)
        second = seal(line.app, payload, line.desk.clock.seconds())
        assert first.body != second.body
        assert [await line.li.post(first), await line.li.post(second)] == [200, 200]
    keys = [one.key for one in line.desk.heard]
    assert keys[0] == keys[1] != keys[2] == keys[3]


async def test_when_it_cannot_be_kept_the_platform_must_come_back(line: Line) -> None:
    callback = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    line.desk.broken = True
    assert await line.li.post(callback) == 503
    line.desk.broken = False
    assert await line.li.post(callback) == 200
    assert len(line.desk.heard) == 1


async def test_the_answer_waits_until_it_is_kept(line: Line) -> None:
    line.desk.gate.clear()
    answer = asyncio.create_task(line.li.says("好"))
    await line.desk.entered.wait()
    await asyncio.sleep(0.05)
    assert not answer.done()
    line.desk.gate.set()
    assert await answer == 200
    assert len(line.desk.heard) == 1


async def test_half_a_megabyte_is_too_large(line: Line) -> None:
    assert await post(line, b"x" * 512 * 1024) == 413
    assert await line.li.says("还在") == 200


async def test_half_a_megabyte_in_pieces_is_too_large(line: Line) -> None:
    async def pieces() -> object:
        for _ in range(64):
            yield b"x" * 8192

    async with line.session.post(line.url, data=pieces()) as answer:
        assert answer.status == 413


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Length: 65537\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n" + (b"4000\r\n" + b"x" * 0x4000 + b"\r\n") * 5,
    ],
    ids=["announced", "in chunks"],
)
async def test_too_large_is_said_before_all_of_it_has_come(line: Line, raw: bytes) -> None:
    reader, writer = await dial(line)
    writer.write(f"POST {PATH} HTTP/1.1\r\nHost: x\r\n".encode() + raw)
    assert (await reader.readline()).startswith(b"HTTP/1.1 413")
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize("extra", [(0, 400), (1, 413)])
async def test_the_limit_is_64_kib(line: Line, extra: tuple[int, int]) -> None:
    assert await post(line, b"x" * (64 * 1024 + extra[0])) == extra[1]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00\xff" * 100,
        b"<xml>" * 5000,
        b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">]><xml><Encrypt>&a;</Encrypt></xml>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Encrypt>&a;</Encrypt></xml>',
        b"[" * 30000,
        b"<xml><Encrypt>" + b"A" * 60000 + b"</Encrypt></xml>",
    ],
)
async def test_hostile_bodies_are_refused(line: Line, body: bytes) -> None:
    assert await post(line, body) == 400


async def test_a_signed_entity_bomb_is_refused(line: Line) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><xml><MsgType>&e9;</MsgType></xml>'
    assert await line.li.deliver(bomb) == 400


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "unheard-of"])
async def test_a_compressed_body_is_refused(line: Line, encoding: str) -> None:
    async with line.session.post(line.url, data=b"x", headers={"Content-Encoding": encoding}) as answer:
        assert answer.status == 400


@pytest.mark.parametrize("kind", ["multipart/form-data", "text/xml; charset=nonsense", "application/json"])
async def test_the_declared_type_does_not_matter(line: Line, kind: str) -> None:
    good = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    assert await post(line, good.body, good.query, **{"Content-Type": kind}) == 200


async def test_other_methods_are_not_served(line: Line) -> None:
    for method in ("HEAD", "PUT", "DELETE", "PATCH"):
        async with line.session.request(method, line.url) as answer:
            assert answer.status == 405


async def dial(line: Line) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, port = line.url.split("/")[2].split(":")
    return await asyncio.open_connection(host, int(port))


async def test_a_body_that_never_ends_is_refused(line: Line) -> None:
    reader, writer = await dial(line)
    writer.write(f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n<xml>".encode())
    assert (await reader.readline()).startswith(b"HTTP/1.1 400")
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    "raw",
    [
        b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nxx\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"Content-Length: 10\r\nContent-Encoding: gzip\r\n\r\n0123456789",
        b"Content-Length: -1\r\n\r\n",
    ],
)
async def test_broken_framing_never_becomes_a_500(line: Line, raw: bytes) -> None:
    reader, writer = await dial(line)
    writer.write(f"POST {PATH}?nonce=%ff%00 HTTP/1.1\r\nHost: x\r\n".encode() + raw)
    writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    assert not answer.startswith(b"HTTP/1.1 5")
    assert await line.li.says("还在") == 200


async def test_refusals_look_alike_and_tell_nothing(line: Line) -> None:
    now = line.desk.clock.seconds()
    good = seal(line.app, line.li.text("好"), now)
    refused = [
        good.forged(),
        replace(good, body=b"nonsense"),
        seal(line.app, line.li.text("好"), now - 5000),
        seal(line.app, "<xml>", now),
        Callback({**good.query, "msg_signature": EDGES["padding_0"].signature}, good.body),
    ]
    seen = set()
    for callback in refused:
        async with line.session.post(line.url, params=callback.query, data=callback.body) as answer:
            seen.add((answer.status, await answer.read(), answer.headers.get("Content-Length")))
    assert seen == {(400, b"", "0")}


async def test_ten_at_once(line: Line) -> None:
    statuses = await asyncio.gather(*(line.li.says(str(number)) for number in range(10)))
    assert statuses == [200] * 10
    assert sorted(one.text for one in line.desk.heard) == sorted(map(str, range(10)))
