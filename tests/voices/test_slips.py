"""The printed sheet: short addresses on our own domain, and a chat joined by a slip."""

import io
import re
from pathlib import Path

from docx import Document

from bot.documents.slips_docx import slips as drawn
from bot.service.reach import short, slips
from dialogs.rules.people import Person
from dialogs.rules.slips import Sheet
from storage import people
from storage.tables import identity
from storage.unit import Work
from tests.support.stage import Stage
from tests.voices.conftest import ADDRESS, Site


def lose_chat(work: Work) -> Person:
    """Somebody who uses a phone gets another account, which nobody knows."""
    person = people.by_identity(work, "sandbox", "member")
    assert person
    work.connection.execute(identity.delete().where(identity.c.person_id == person.id))
    return person


def words_of(content: bytes) -> str:
    table = Document(io.BytesIO(content)).tables[0]
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


async def sheet_of(stage: Stage) -> Sheet:
    return await stage.database.write(slips.by_command, None, stage.house.clockwork.links)


async def test_the_sheet_holds_the_entrances_and_leads_on(stage: Stage, site: Site) -> None:
    sheet = await sheet_of(stage)
    said = words_of(drawn(sheet, ADDRESS, {sheet.slips[0].path: "http://weixin.qq.com/q/x"}))
    for word in (
        "公示栏",
        "说愿望",
        "反映事情",
        "打电话",
        "关注后直接说",
        f"jiannuo.example{sheet.slips[0].path}",
    ):
        assert word in said
    assert [one.path for one in (await sheet_of(stage)).slips[:3]] == [one.path for one in sheet.slips[:3]]
    for slip, page in zip(sheet.slips, ("/board/1", "/wish/1", "/report/1"), strict=False):
        response = await site.client.get(slip.path.lower(), allow_redirects=False)
        assert (response.status, response.headers["Location"]) == (302, page)
    assert (await site.client.get("/s/AAAAAA")).status == 404


async def test_a_slip_of_ones_own_joins_a_chat(stage: Stage, site: Site) -> None:
    person = await stage.database.write(lose_chat)
    slip = next(one for one in (await sheet_of(stage)).slips if one.title == f"给{person.name}")
    assert len(slip.scene) == 16
    assert slip.path.startswith(short.PREFIX)
    found = await site.client.get(slip.path, allow_redirects=False)
    path = found.headers["Location"]
    assert person.name in await site.page(path)
    said = await site.sends(path, 200)
    code = re.search(r"绑定 (\d{6})", said)
    assert code
    newcomer = stage.person("a-new-chat")
    assert "认得你了" in await newcomer.says(f"绑定 {code[1]}")
    assert (await stage.ask(people.by_identity, "sandbox", "a-new-chat")).id == person.id
    assert "不对" in await stage.person("another").says(f"绑定 {code[1]}")


async def test_nobody_tries_marks_out(site: Site) -> None:
    statuses = [(await site.client.get(f"/s/{n:06}")).status for n in range(62)]
    assert statuses[:60] == [404] * 60
    assert statuses[60:] == [429] * 2


async def test_the_file_is_written(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "slips.docx").write_bytes(drawn(await sheet_of(stage), ADDRESS, {}))
    assert (tmp_path / "slips.docx").stat().st_size > 5000
