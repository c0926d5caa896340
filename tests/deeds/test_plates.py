"""Duty plates: one a person, a portrait only from himself, the way to say that it is not kept (R56)."""

import io
import json
import struct
import zlib
from typing import Any

from aiohttp import FormData
from aiohttp.test_utils import TestClient

from bot.documents import invented
from bot.service.keep import own_data
from bot.service.publish import plates
from bot.web.pages.plates import in_one_file
from dialogs.rules.pictures import bare
from storage import archive, people, portraits
from storage.unit import Work
from tests.deeds.test_evidence import opened
from tests.lead.conftest import ADDRESS
from tests.support.stage import Stage


def png(note: bytes = b"GPS 28.9 118.8") -> bytes:
    """A grey picture of eight by twelve, with a note of the camera in it."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    lines = zlib.compress((b"\x00" + b"\x99" * 8) * 12)
    head = part(b"IHDR", struct.pack(">IIBBBBB", 8, 12, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"tEXt", note) + part(b"IDAT", lines) + part(b"IEND", b"")


async def path_of(stage: Stage, address: str, said: str) -> str:
    actor = stage.person(address)
    await actor.says(said)
    assert actor.last.link is not None
    return actor.last.link.path


async def test_a_branch_prints_all_and_a_member_his_own(stage: Stage, client: "TestClient[Any, Any]") -> None:
    assert "还没有公示的承诺" in await stage.person("secretary").says("岗位牌")
    await opened(stage)
    text = await (await client.get(await path_of(stage, "secretary", "岗位牌"))).text()
    assert text.count('<article class="plate">') == 2
    assert "中共党员，网格员" in text
    assert "010-00000000" in text
    assert "<img" not in text
    own = await (await client.get(await path_of(stage, "member", "岗位牌"))).text()
    assert own.count('<article class="plate">') == 1
    assert "<h2>李明</h2>" in own


async def test_a_portrait_comes_from_the_person_alone_and_goes_when_he_says_so(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    await opened(stage)
    path = await path_of(stage, "member", "形象照")
    assert "放不放照片，你自己定" in await (await client.get(path)).text()

    async def puts(content: bytes) -> Any:
        form = FormData()
        form.add_field("portrait", io.BytesIO(content), filename="me.png", content_type="image/png")
        return await client.post(path, data=form)

    assert (await puts(b"<svg onload=alert(1)>")).status == 422
    assert (await puts(png() + b"\x00" * 1024 * 1024)).status == 413
    assert "照片放好了" in await (await puts(png())).text()
    shown = await path_of(stage, "secretary", "岗位牌")
    li = (await stage.ask(people.named, "李明"))[0]
    assert f'src="{shown}/{li.id}"' in await (await client.get(shown)).text()
    given = await client.get(f"{shown}/{li.id}")
    assert given.content_type == "image/png"
    assert b"GPS" not in await given.read()
    assert (await client.get(f"{shown}/1")).status == 404
    assert "照片删掉了" in await (await client.post(f"{path}/drop")).text()
    assert await stage.ask(portraits.get, li.id) is None


async def test_the_code_leads_to_the_persons_own_page(stage: Stage, client: "TestClient[Any, Any]") -> None:
    await opened(stage)
    org = await stage.ask(people.org_named, invented.BRANCH)
    found = await stage.ask(plates.named, org.name, ADDRESS)
    li = next(one for one in found.plates if one.name == "李明")
    assert li.address == f"{ADDRESS}/board/{org.id}/{li.person}"
    text = await (await client.get(li.address.removeprefix(ADDRESS))).text()
    assert "<h2>李明</h2>" in text
    assert "孙大海" not in text
    assert "这一条没做到？" in text
    assert "看整个公示栏" in text
    assert (await client.get(f"/board/{org.id}/99999")).status == 404


async def test_a_post_that_is_held_stands_on_the_plate(stage: Stage) -> None:
    await opened(stage)
    secretary = stage.person("secretary")
    await secretary.says("设岗 护河岗：每天看一遍河道，有垃圾捞上来")
    await stage.person("hu").says("认岗 护河岗")
    await secretary.says("定岗")
    await secretary.says("1 同意")
    org = await stage.ask(people.org_named, invented.BRANCH)
    found = await stage.ask(plates.named, org.name, ADDRESS)
    held = [one.duties for one in found.plates if one.name == "胡志远"]
    assert held == [("护河岗：每天看一遍河道，有垃圾捞上来",)]


async def test_the_file_stands_by_itself_and_portraits_are_backed_up(stage: Stage) -> None:
    await opened(stage)
    li = (await stage.ask(people.named, "李明"))[0]
    await stage.database.write(plates.put_portrait, li.id, png())
    found = await stage.ask(plates.named, invented.BRANCH, ADDRESS)
    text = in_one_file(found)
    assert "data:image/png;base64," in text
    assert "/static/" not in text
    assert "<style>" in text
    json.dumps(await stage.ask(own_data.export, li.id), default=str)
    assert "content" in (await stage.ask(_dumped, "portrait"))


def _dumped(work: Work, wanted: str) -> str:
    kept: dict[str, Any] = {}
    archive.dump(work, lambda name, rows: kept.update({name: rows}))
    return json.dumps(kept[wanted])


def test_a_camera_s_notes_are_cut_out_and_only_which_way_up_stays() -> None:
    tiff = b"II*\x00\x08\x00\x00\x00" + b"\x01\x00" + struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    exif = b"Exif\x00\x00" + tiff + b"GPS somewhere"
    jpeg = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + b"\xff\xda\x00\x02data\xff\xd9"
    found = bare(jpeg)
    assert found is not None
    assert b"GPS" not in found[1]
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in found[1]
    assert found[1].endswith(b"\xff\xda\x00\x02data\xff\xd9")
    assert bare(found[1]) == found
    assert bare(jpeg[:-2]) is None
    assert bare(b"GIF89a") is None
    assert bare(png()[:40]) is None
