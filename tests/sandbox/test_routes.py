"""What the page may send, and what it is told."""

import io
from typing import Any

import aiohttp
import pytest

from bot.platforms.sandbox.recordings import MAX_BYTES
from bot.web.sandbox.people import SandboxPerson
from dialogs.content import Choice, Message
from dialogs.heard import Heard, Kind
from tests.sandbox.house import House
from tests.sandbox.line import opened

pytestmark = pytest.mark.asyncio(loop_scope="session")
KEY = "0123456789abcdef"
WEBM = b"\x1a\x45\xdf\xa3" + b"sound"


def form(audio: bytes | None = WEBM, **fields: str) -> aiohttp.FormData:
    data = aiohttp.FormData(default_to_multipart=True)
    for name, value in ({"address": "zhou", "key": KEY} | fields).items():
        data.add_field(name, value)
    if audio is not None:
        data.add_field("audio", io.BytesIO(audio), filename="voice", content_type="audio/webm")
    return data


async def test_words_reach_the_service_as_heard(house: House) -> None:
    async with opened(house) as line:
        status, _ = await line.post("/sandbox/say", {"address": "lin", "key": KEY, "text": " 你好 "})
    assert status == 200
    assert house.heard == [Heard("sandbox", "lin", KEY, Kind.TEXT, house.clock.now(), text="你好")]


async def test_a_tap_brings_token_and_reply_code(house: House) -> None:
    async with opened(house) as line:
        await line.post("/sandbox/say", {"address": "lin", "key": KEY, "text": "我要承诺"})
        tap = {"address": "lin", "key": KEY + "2", "token": "card:yes", "message": 2}
        assert (await line.post("/sandbox/say", tap))[0] == 200
    heard = house.heard[-1]
    assert (heard.kind, heard.token, heard.reply_code, heard.text) == (Kind.CHOICE, "card:yes", "2", "")


async def test_the_opened_chat_is_heard(house: House) -> None:
    async with opened(house) as line:
        await line.post("/sandbox/say", {"address": "guest", "key": KEY, "enter": True})
    assert house.heard[0].kind is Kind.ENTER


async def test_a_repeat_is_shown_once_and_passed_on(house: House) -> None:
    async with opened(house) as line:
        for _ in range(2):
            await line.post("/sandbox/say", {"address": "lin", "key": KEY, "text": "你好"})
    assert [heard.key for heard in house.delivered] == [KEY, KEY]
    assert [entry.sort.value for entry in house.sandbox.after(0)] == ["typed", "said"]


async def test_after_a_failure_the_same_key_gets_through(house: House) -> None:
    async with opened(house) as line:
        house.failing = True
        status, answer = await line.post("/sandbox/say", {"address": "lin", "key": KEY, "text": "你好"})
        assert (status, answer) == (500, {"error": "没有办成，请再试一次。"})
        house.failing = False
        assert (await line.post("/sandbox/say", {"address": "lin", "key": KEY, "text": "你好"}))[0] == 200
    assert len(house.heard) == 1
    assert [entry.sort.value for entry in house.sandbox.after(0)] == ["typed", "said"]


@pytest.mark.parametrize("transcript", ["", "给阿婆送热水"])
async def test_a_recording_reaches_the_service_with_or_without_words(house: House, transcript: str) -> None:
    async with opened(house) as line:
        status, _ = await line.post("/sandbox/voice", data=form(transcript=transcript))
        heard = house.heard[0]
        played = await line.get(f"/sandbox/voice/{heard.media}")
    assert status == 200
    assert (heard.kind, heard.text, heard.media_format) == (Kind.AUDIO, transcript, "webm")
    assert (await house.sandbox.fetch(heard.media)).content == WEBM
    assert played == (200, WEBM, "audio/webm")


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        (form(audio=None), 415, "空"),
        (form(audio=b"not a sound"), 415, "听不了"),
        (form(audio=WEBM + bytes(MAX_BYTES)), 413, "太大"),
        (form(transcript="长" * 2001), 400, "最多 2000 个字"),
        (form(address="nobody"), 404, "名册"),
        (form(key="x"), 400, "key"),
        (b"{}", 415, "表单"),
    ],
)
async def test_a_bad_recording_is_refused_in_plain_words(
    house: House, data: Any, status: int, told: str
) -> None:
    async with opened(house) as line:
        answer = await line.post("/sandbox/voice", data=data)
    assert answer[0] == status
    assert told in answer[1]["error"]
    assert house.delivered == []


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({"address": "nobody", "key": KEY, "text": "x"}, 404, "名册"),
        ({"address": "lin", "key": "short", "text": "x"}, 400, "key"),
        ({"address": "lin", "key": "钥匙钥匙钥匙钥匙", "text": "x"}, 400, "key"),
        ({"address": "lin", "key": KEY, "text": "  "}, 400, "还没有写字"),
        ({"address": "lin", "key": KEY, "text": 7}, 400, "text"),
        ({"address": "lin", "key": KEY, "text": "长" * 2001}, 400, "最多 2000 个字"),
        ({"address": "lin", "key": KEY, "token": "other", "message": 1}, 400, "按钮"),
        ({"address": "he", "key": KEY, "token": "yes", "message": 1}, 400, "按钮"),
        ({"address": "lin", "key": KEY, "token": "yes", "message": "1"}, 400, "按钮"),
        ({"address": "lin", "key": KEY, "token": "yes", "message": 99}, 400, "按钮"),
        ([], 400, "JSON"),
        ({"address": "lin", "key": KEY, "text": "x" * 70_000}, 413, "太大"),
    ],
)
async def test_what_makes_no_sense_is_refused_in_plain_words(
    house: House, body: Any, status: int, told: str
) -> None:
    await house.sandbox.send("lin", Message("对吗？", choices=(Choice("对", "yes"),)), "k")
    async with opened(house) as line:
        answer = await line.post("/sandbox/say", body)
    assert answer[0] == status
    assert told in answer[1]["error"]
    assert house.delivered == []
    assert house.sandbox.last == 1


async def test_what_is_not_json_is_refused(house: House) -> None:
    async with opened(house) as line:
        for data in (b"", b"{", b"[" * 60_000, b"\xff"):
            assert (await line.post("/sandbox/say", data=data))[0] == 400


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://elsewhere.example"}, {"Origin": "null"}, {"Origin": ""}, {"X-Page-Token": "guess"}],
)
@pytest.mark.parametrize("path", ["say", "voice", "jump", "day"])
async def test_other_pages_cannot_send(house: House, path: str, headers: dict[str, str]) -> None:
    before = house.clock.now()
    async with opened(house) as line:
        body = {"address": "lin", "key": KEY, "text": "你好"}
        status, answer = await line.post(f"/sandbox/{path}", headers=headers, json=body)
    assert status == 403
    assert answer["error"]
    assert house.delivered == []
    assert house.clock.now() == before


async def test_a_step_is_told_and_its_repeat_does_not_step_again(house: House) -> None:
    async with opened(house) as line:
        first = await line.post("/sandbox/jump", {"key": KEY})
        again = await line.post("/sandbox/jump", {"key": KEY})
        _, _, scene = await line.until("scene")
    assert first == again == (200, {"sentence": "到了下周一上午九点，公示发到了群里。"})
    assert scene["clock"]["full"] == "2026年11月30日 星期一 09:00"


async def test_the_roster_is_followed(house: House) -> None:
    async with opened(house) as line:
        house.people.append(SandboxPerson("new", "新来的", "普通党员", "member"))
        house.sandbox.stir()
        _, _, scene = await line.until("scene")
    assert scene["people"][-1]["name"] == "新来的"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/sandbox/static/main.js", 200),
        ("/sandbox/static/nothing.js", 404),
        ("/sandbox/static/..%2Froutes.py", 404),
        ("/sandbox/static/..%2Ftemplates%2Fphones.html", 404),
        ("/sandbox/voice/..%2Fphones.jsonl", 404),
        ("/sandbox/voice/none.webm", 404),
    ],
)
async def test_only_files_of_the_page_are_served(house: House, path: str, status: int) -> None:
    async with opened(house) as line:
        assert (await line.get(path))[0] == status
