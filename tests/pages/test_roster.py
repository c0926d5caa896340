"""The roster page over a real socket with a real memory: taken away, filled in, handed in, or refused."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer
from openpyxl import load_workbook
from structlog.testing import capture_logs

from bot.documents.grid import LARGEST_FILE
from bot.documents.invented import BRANCH
from bot.documents.roster_sheet import read_sheet
from bot.ports import Door
from bot.web.server import BODY, build_web
from dialogs.rules.people import Person
from dialogs.rules.roster_columns import COLUMNS
from dialogs.scripts.commands import NAMED
from storage import people
from storage.database import Database
from tests.pages.desk import ADDRESS
from tests.pages.sheets import DEPUTY, FAULTY, HEAD, NEW, book
from tests.roster.test_import import by_name, everything
from tests.support.clock import ManualClock
from tests.support.stage import Stage

Client = TestClient[Any, Any]
HTML = {"Accept": "text/html"}


@pytest.fixture
async def stage(sqlite_database: Database, clock: ManualClock, tmp_path: Path) -> Stage:
    made = Stage(sqlite_database, clock, tmp_path / "home")
    await made.furnish(year_of=None)
    return made


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator[Client]:
    async with TestClient(TestServer(build_web(routes=[], pages=stage.house.pages(ADDRESS)))) as made:
        yield made


async def link(stage: Stage, who: str = "secretary") -> str:
    """The link that the bot gives to this person."""
    await stage.person(who).says("花名册")
    given = stage.person(who).last.link
    assert given is not None
    return given.path


async def upload(client: Client, path: str, content: bytes, name: str = "名册.xlsx") -> tuple[int, str]:
    form = FormData()
    form.add_field("file", BytesIO(content), filename=name, content_type="application/octet-stream")
    response = await client.post(path, data=form, headers={"Origin": ADDRESS})
    return response.status, await response.text()


async def person(stage: Stage, name: str) -> Person:
    return (await stage.database.read(by_name))[name]


@pytest.mark.parametrize("said", ["花名册", "花名册模板", "导入花名册。"])
async def test_who_leads_gets_a_link_of_his_own(stage: Stage, said: str) -> None:
    found = set()
    for who in ("secretary", "deputy"):
        assert "花名册" in await stage.person(who).says(said)
        given = stage.person(who).last.link
        assert given is not None
        found.add(given.path)
    assert len(found) == 2
    assert all(path.startswith("/roster/") for path in found)


@pytest.mark.parametrize("who", ["member", "committee", "elder"])
async def test_nobody_else_gets_one(stage: Stage, who: str) -> None:
    assert "书记来办" in await stage.person(who).says("导入花名册")
    assert stage.person(who).last.link is None


async def test_a_template_is_taken_away_filled_in_and_handed_in_twice(stage: Stage, client: Client) -> None:
    path = await link(stage)
    response = await client.get(f"{path}/template.xlsx")
    assert "花名册模板.xlsx" in unquote(response.headers["Content-Disposition"])
    empty = await response.read()
    assert read_sheet(empty).rows == ()
    (tmp := stage.home / "filled.xlsx").write_bytes(empty)
    filled = load_workbook(tmp)
    for place, row in enumerate((HEAD, DEPUTY, NEW), start=3):
        for column, one in enumerate(COLUMNS, start=1):
            filled["花名册"].cell(place, column, row.get(one.key))
    filled.save(tmp)

    status, text = await upload(client, path, tmp.read_bytes())
    assert status == 200
    assert "新增 1 人" in text
    assert (await person(stage, "高小雨")).number == "13"
    kept = await stage.ask(everything)
    new, head = await person(stage, "高小雨"), await person(stage, "陈国强")
    (added,) = [line for line in kept["journal"] if line.subject == f"person:{new.id}"]
    assert (added.verb, added.actor_id) == ("roster_add", head.id)

    status, text = await upload(client, path, tmp.read_bytes())
    assert status == 200
    assert "3 人都没有变" in text
    assert await stage.ask(everything) == kept


async def test_the_present_roster_read_again_changes_nothing(stage: Stage, client: Client) -> None:
    path, before = await link(stage, "deputy"), await stage.ask(everything)
    response = await client.get(f"{path}/present.xlsx")
    assert f"{BRANCH}花名册.xlsx" in unquote(response.headers["Content-Disposition"])
    assert response.headers["Cache-Control"] == "no-store"
    status, text = await upload(client, path, await response.read())
    assert (status, "12 人都没有变" in text) == (200, True)
    after = await stage.ask(everything)
    assert {name: rows for name, rows in after.items() if name != "identity"} == {
        name: rows for name, rows in before.items() if name != "identity"
    }


async def test_text_with_commas_is_a_roster_too(stage: Stage, client: Client) -> None:
    content = f"支部,编号,姓名,职务,类别\n{BRANCH},01,陈国强,书记,领导干部\n,13,高小雨,,农村\n"
    status, text = await upload(client, await link(stage), content.encode("gb18030"), "名册.csv")
    assert (status, "新增 1 人" in text) == (200, True)


async def test_every_fault_is_named_and_nothing_is_kept(stage: Stage, client: Client) -> None:
    path, before = await link(stage), await stage.ask(everything)
    status, text = await upload(client, path, book(*FAULTY))
    assert status == 422
    assert "有 4 处要改" in text
    for row, column, shown, advice in (
        (2, "类别", "干部职工", "请写其中一个"),
        (3, "联系电话", "打村部电话", "不像电话号码"),
        (4, "编号", "02", "和第 3 行的编号一样"),
        (5, "支部", "溪口村党支部", f"这里只能读入“{BRANCH}”的人"),
    ):
        part = text.partition(f"第 {row} 行，{column}")[2].partition("</li>")[0]
        assert shown in part, (row, column)
        assert advice in part, (row, column)
    assert await stage.ask(everything) == before


async def test_what_contradicts_the_memory_is_named_too(stage: Stage, client: Client) -> None:
    path, before = await link(stage), await stage.ask(everything)
    status, text = await upload(client, path, book(HEAD, {**NEW, "number": "02"}))
    assert status == 422
    assert "编号 02 已经是林晓梅的" in text
    assert await stage.ask(everything) == before


async def test_rows_of_another_branch_and_another_superior_are_refused(stage: Stage, client: Client) -> None:
    other = [{**HEAD, "branch": "溪口村党支部", "name": "周立"}, {**NEW, "branch": "溪口村党支部"}]
    status, text = await upload(client, await link(stage), book(HEAD, *other))
    assert status == 422
    assert "有 1 处要改" in text
    assert "第 3 行到第 4 行都是这样" in text
    assert len(await stage.ask(people.orgs)) == 1

    status, text = await upload(client, await link(stage), book({**HEAD, "parent": "溪口镇党委"}, DEPUTY))
    assert (status, "上级不在这里写" in text) == (422, True)
    assert len(await stage.ask(people.orgs)) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("照片.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)), "不是名册文件"),
        ("旧表.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .xls 格式"),
        ("坏了.xlsx", b"PK\x03\x04" + b"\0" * 600, "打不开"),
        ("空.xlsx", b"", "是空的"),
        ("别的.csv", "日期,金额\n1,2\n".encode(), "找不到表头"),
        ("", b"", "还没有选文件"),
    ],
)
async def test_what_is_no_roster_gets_a_kind_sentence(
    stage: Stage, client: Client, name: str, content: bytes, words: str
) -> None:
    path, before = await link(stage), await stage.ask(everything)
    status, text = await upload(client, path, content, name)
    assert status == 422
    assert words in text
    assert "名册还是原来的样子" in text
    assert f'action="{path}"' in text
    assert await stage.ask(everything) == before


@pytest.mark.parametrize("more", [1, 32 * 1024, 3 << 20])
async def test_what_is_too_large_gets_a_kind_sentence(stage: Stage, client: Client, more: int) -> None:
    status, text = await upload(client, await link(stage), b"PK" + bytes(LARGEST_FILE + more))
    assert (status, "太大了，最多 5 MB" in text) == (413, True)


async def test_what_is_no_form_is_refused(stage: Stage, client: Client) -> None:
    path = await link(stage)
    multipart = {"Content-Type": "multipart/form-data; boundary=x"}
    for headers, body in (
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"file=x"),
        ({"Content-Type": "multipart/form-data"}, b"x"),
        (multipart, b""),
        (multipart, b"rubbish"),
        (multipart, b"--x\r\nbroken\r\n\r\nx\r\n--x--\r\n"),
        (multipart, b'--x\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--x--\r\n'),
    ):
        response = await client.post(path, data=body, headers={**headers, **HTML})
        assert (response.status, "没看明白" in await response.text()) == (400, True), (headers, body)


async def test_a_foreign_page_cannot_hand_in(stage: Stage, client: Client) -> None:
    path, before = await link(stage), await stage.ask(everything)
    form = FormData()
    form.add_field("file", book(HEAD, DEPUTY, NEW), filename="名册.xlsx")
    response = await client.post(path, data=form, headers={"Origin": "https://elsewhere.example"})
    assert response.status == 403
    assert await stage.ask(everything) == before


async def test_the_link_is_good_for_seven_days(stage: Stage, client: Client, clock: ManualClock) -> None:
    path = await link(stage)
    clock.advance(days=7)
    assert (await client.get(path)).status == 200
    clock.advance(seconds=1)
    for what in ("", "/template.xlsx", "/present.xlsx"):
        assert (await client.get(path + what)).status == 404


async def test_the_link_ends_with_the_office(stage: Stage, client: Client) -> None:
    path = await link(stage, "deputy")
    assert (await client.get(path)).status == 200
    status, text = await upload(client, path, book(HEAD, {**DEPUTY, "role": "党员"}))
    assert (status, "改动" in text) == (200, True)
    before = await stage.ask(everything)
    for what in ("", "/template.xlsx", "/present.xlsx"):
        assert (await client.get(path + what)).status == 404
    assert (await upload(client, path, book(HEAD, DEPUTY)))[0] == 404
    assert await stage.ask(everything) == before


async def test_the_link_ends_when_the_person_stops(stage: Stage, client: Client) -> None:
    path = await link(stage, "deputy")
    await stage.database.write(people.stop, (await person(stage, "林晓梅")).id, "moved")
    assert (await client.get(path)).status == 404
    assert (await upload(client, path, book(HEAD, DEPUTY)))[0] == 404


async def test_a_link_of_another_kind_opens_nothing(stage: Stage, client: Client) -> None:
    token = stage.house.links.make(Door.RESULT, "1", 1).rpartition("/")[2]
    assert (await client.get(f"/roster/{token}")).status == 404


async def test_neither_the_token_nor_the_file_is_in_the_log(stage: Stage, client: Client) -> None:
    path = await link(stage)
    with capture_logs() as logs:
        await upload(client, path, book(HEAD, DEPUTY, NEW))
        await upload(client, path, book(*FAULTY))
    assert [line["route"] for line in logs if line["event"] == "request"] == ["/roster/{token}"] * 2
    assert path.rpartition("/")[2] not in str(logs)
    assert not [name for name in ("高小雨", "陈国强", "打村部电话", "gaoxiaoyu") if name in str(logs)]


async def test_a_large_branch_goes_in(stage: Stage, client: Client) -> None:
    many = "".join(f",9{n:04},党员{n},党员,农村,第{n}号网格\n" for n in range(1500))
    content = f"支部,编号,姓名,职务,类别,岗位职责\n{BRANCH},01,陈国强,书记,领导干部\n{many}".encode()
    assert len(content) > BODY
    status, text = await upload(client, await link(stage), content)
    assert (status, "新增 1500 人" in text) == (200, True)


async def test_very_many_faults_are_counted_and_the_first_listed(stage: Stage, client: Client) -> None:
    many = [{**NEW, "number": f"9{n:04}", "category": "?", "wecom": ""} for n in range(1100)]
    status, text = await upload(client, await link(stage), book(HEAD, *many))
    assert status == 422
    assert "有 1100 处要改" in text
    assert text.count("<li ") == 1000
    assert "还有 100 处没有列出来" in text


async def test_every_command_by_name_is_served(stage: Stage) -> None:
    unknown = await stage.person("secretary").says("帮助")
    for name, command in NAMED.items():
        if command != "help":
            assert await stage.person("secretary").says(name) != unknown, name
