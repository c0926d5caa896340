"""Noticeboard, results, recording and the plain pages over a socket."""

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import segno
from aiohttp.test_utils import TestClient

from bot.ports import Door
from bot.web.pages.drawing import STATIC
from bot.web.pages.listen import sniff
from tests.pages.desk import ADDRESS, BOARD, Desk


async def read(client: TestClient[Any, Any], path: str) -> str:
    response = await client.get(path)
    assert response.status == 200, path
    return await response.text()


async def test_the_board_says_who_promised_what(client: TestClient[Any, Any]) -> None:
    text = await read(client, "/board/1")
    places = [text.index(word) for word in ("林一鸣", "支部书记，负责全面工作", "12盏", "陈桂香", "独居老人")]
    assert places == sorted(places)
    assert "2026年9月30日前" in text
    assert text.count("进行中") == 2
    assert "已完成" in text
    assert "0570-0000000" in text
    assert f"{ADDRESS}/board/1" in text


async def test_an_empty_board_and_a_branch_without_contact(client: TestClient[Any, Any], desk: Desk) -> None:
    desk.board = replace(BOARD, people=(), contact="")
    text = await read(client, "/board/1")
    assert "还没有公示的内容" in text
    assert "请直接找支部书记" in text


async def test_the_code_on_the_board_is_its_own_address(client: TestClient[Any, Any]) -> None:
    response = await client.get("/board/1/qr.svg")
    drawn = io.BytesIO()
    segno.make(f"{ADDRESS}/board/1", error="m", micro=False).save(
        drawn, kind="svg", scale=4, border=4, light="#fff"
    )
    assert response.content_type == "image/svg+xml"
    assert await response.read() == drawn.getvalue()


async def test_a_number_beyond_all_branches_finds_nothing(client: TestClient[Any, Any]) -> None:
    assert (await client.get("/board/99999999999999999999")).status == 404
    assert (await client.get("/board/999999999")).status == 404


async def test_results_show_figures_gaps_and_the_sentence(client: TestClient[Any, Any], desk: Desk) -> None:
    text = await read(client, desk.links.make(Door.RESULT, "2026", 7))
    assert text.count("参考，不作为唯一依据；由支部委员会（党员大会）评定。") == 2
    assert "应投9人，投了7人" in text
    assert "优秀与合格之间" in text
    assert "样本不足" in text
    assert "没有开展" in text
    assert "没有自评" in text
    assert "有1票打不开" in text
    people = re.split("<h2>", text)[1:]
    assert len(people) == 4
    assert "票</span>" not in people[1]
    assert "票</span>" not in people[2]
    assert re.findall(r'fill" width="(\d+)%"', people[3]) == ["0", "66", "0", "33"]


async def test_results_are_for_one_committee_member(client: TestClient[Any, Any], desk: Desk) -> None:
    assert (await client.get(desk.links.make(Door.RESULT, "2026", 8))).status == 404
    rate = desk.links.make(Door.RATE, "2026", 7)
    assert (await client.get(rate.replace("/rate/", "/results/"))).status == 404


async def test_a_recording_is_played_as_what_it_is(client: TestClient[Any, Any], desk: Desk) -> None:
    listen = desk.links.make(Door.LISTEN, "5", 7)
    text = await read(client, listen)
    assert "徐阿婆" in text
    assert "<audio" in text
    assert "我每天早上扫一扫门口的路。" in text
    response = await client.get(f"{listen}/sound")
    assert response.headers["Content-Type"] == "audio/wav"
    assert await response.read() == desk.sound.read_bytes()


@pytest.mark.parametrize(
    ("asked", "status", "place"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=8-", 206, slice(8, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=0-99999999", 206, slice(None)),
        ("bytes=99999999-", 416, slice(0)),
        ("bytes=5-2", 200, slice(None)),
        ("lines=1-2", 200, slice(None)),
    ],
)
async def test_players_that_ask_for_parts_get_parts(
    client: TestClient[Any, Any], desk: Desk, asked: str, status: int, place: slice
) -> None:
    whole = desk.sound.read_bytes()
    path = desk.links.make(Door.LISTEN, "5", 7) + "/sound"
    response = await client.get(path, headers={"Range": asked})
    assert (response.status, await response.read()) == (status, whole[place])
    if status == 206:
        first = place.indices(len(whole))[0]
        last = first + len(whole[place]) - 1
        assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"


async def test_a_page_that_calls_itself_sound_is_only_ever_saved(
    client: TestClient[Any, Any], desk: Desk
) -> None:
    desk.sound.write_bytes(b"<html><script>alert(1)</script>")
    listen = desk.links.make(Door.LISTEN, "5", 7)
    response = await client.get(f"{listen}/sound")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == "attachment"
    assert "<audio" not in await read(client, listen)


async def test_what_a_phone_cannot_play_is_offered_for_saving(
    client: TestClient[Any, Any], desk: Desk
) -> None:
    desk.sound.write_bytes(b"#!AMR\n" + b"\x3c" * 40)
    text = await read(client, desk.links.make(Door.LISTEN, "5", 7))
    assert "<audio" not in text
    assert "存到手机再听" in text


async def test_a_recording_that_is_gone_is_said_to_be_gone(client: TestClient[Any, Any], desk: Desk) -> None:
    desk.sound.unlink()
    listen = desk.links.make(Door.LISTEN, "5", 7)
    assert "已经不在了" in await read(client, listen)
    assert (await client.get(f"{listen}/sound")).status == 404


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"#!AMR\n", "audio/amr"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x00", "audio/mpeg"),
        (b"\x1aE\xdf\xa3", "audio/webm"),
        (b"OggS", "audio/ogg"),
        (b"RIFF\x00\x00\x00\x00WAVE", "audio/wav"),
        (b"RIFF\x00\x00\x00\x00WEBP", "application/octet-stream"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"<svg onload=alert(1)>", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_sniffing(start: bytes, kind: str) -> None:
    assert sniff(start[:12]) == kind


async def test_about_is_short(client: TestClient[Any, Any]) -> None:
    text = re.sub("<[^>]+>", "", await read(client, "/about"))
    assert len("".join(text.split())) < 400


_DATA = '<script type="application/json" id="page">{{ data|tojson }}</script>'
_PROGRAM = "<script>{{ script }}</script>"

#: The pages that run a program of ours, which each page's policy knows by its hash.
_SCRIPTS = {
    "ballot.html": [_DATA, _PROGRAM],
    "holder.html": [_DATA, _PROGRAM],
    "round.html": [_DATA, _PROGRAM],
    "recount.html": [_PROGRAM],
}


def test_no_template_switches_escaping_off_or_brings_a_script() -> None:
    for template in (Path(STATIC).parent / "templates").iterdir():
        text = template.read_text()
        for word in ("|safe", "| safe", "autoescape", "style=", "javascript:", "！"):
            assert word not in text, (template.name, word)
        scripts = re.findall(r"<script[^>]*>.*?</script>", text, re.DOTALL)
        assert scripts == _SCRIPTS.get(template.name, []), template.name
        assert not re.search(r"\son\w+=", text), template.name
