"""The forms: what is known stands in them, what was not done is named, a hand has room to sign."""

import io
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient
from docx import Document
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.cli.commands import program
from bot.ports import Door
from tests.evaluate.conftest import Season, confirmed, two_deeds
from tests.evaluate.test_grading import MET

Client = TestClient[Any, Any]


def words(content: bytes) -> str:
    """Every word of a Word file."""
    doc = Document(io.BytesIO(content))
    cells = [cell.text for table in doc.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in doc.paragraphs), *cells])


def rows(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


async def test_the_forms_say_what_is_known_and_what_was_not_done(season: Season, client: Client) -> None:
    await season.closes()
    chen = season.stage.person("secretary")
    await chen.says("没开展 群众评 大雪封山")
    await chen.says("没开展 互评 年底会上当面评的")
    await confirmed(season.stage)
    await two_deeds(season)
    await chen.says("写评语")
    await chen.says("李明 合格 =换煤气罐一次没落下")
    await chen.says("评定")
    await chen.says(f"李明 合格 {MET}")
    assert "不要转发" in await chen.says("导出")
    path = season.page(Door.FORMS, "secretary")
    shown = await (await client.get(path)).text()
    assert "民主评议党员汇总表" in shown
    one = words(await (await client.get(f"{path}/registration.docx?number=05")).read())
    assert "李明" in one
    assert "孙大海" not in one
    assert one.index("闪光言行") < one.index("半夜帮王秀英换煤气") < one.index("承诺和结果")
    assert "垫了药费" not in one  # he does not want it told
    assert "合格。2027年12月30日开会评定，应到3人，实到3人，同意3人。" in one
    assert "没有开展，因为大雪封山" in one
    assert "每月帮村东3户老人换1次煤气罐" in one
    assert "书记签字" in one
    everybody = words(await (await client.get(f"{path}/registration.docx")).read())
    assert all(name in everybody for name in season.numbers)
    assert "预备党员，不评等次" in everybody
    promise = words(await (await client.get(f"{path}/promise.docx?number=05")).read())
    assert "我是清溪村党支部党员李明，岗位是网格员" in promise
    assert "承诺人：李明" in promise
    assert "没有说" in words(await (await client.get(f"{path}/ledger.docx")).read())
    table = rows(await (await client.get(f"{path}/summary.xlsx")).read())
    li = next(row for row in table if row[1] == "李明")
    assert "半夜帮王秀英换煤气" in li[7]
    assert li[8] == "合格：=换煤气罐一次没落下"
    assert li[9] == "合格"
    assert len(table) == 2 + 12 + 1
    promised = rows(await (await client.get(f"{path}/overview.xlsx")).read())
    assert [row[1] for row in promised[2:-1]] == ["李明", "赵雪", "孙大海", "何小兵", "胡志远"]
    assert (await client.get(f"{path}/registration.docx?number=99")).status == 404


async def test_forms_are_for_the_committee(season: Season, client: Client) -> None:
    assert "支委" in await season.stage.person("member").says("导出")
    assert "支委" in await season.stage.person("fang").says("导出 清溪村党支部")
    await season.stage.person("officer").says("导出 清溪村党支部")
    await season.stage.person("town").says("导出 清溪村党支部")
    assert (await client.get(season.page(Door.FORMS, "town"))).status == 200
    assert (await client.get("/forms/AAAA/summary.xlsx")).status == 404


def test_the_command_writes_a_folder_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANNUO_HOME", str(tmp_path / "home"))
    run = CliRunner().invoke
    table = tmp_path / "roster.csv"
    table.write_text(
        "支部,编号,姓名,职务,类别,党员身份\n甲村党支部,01,陈一,书记,农村,正式\n乙村党支部,01,林二,书记,农村,正式\n",
        encoding="utf-8",
    )
    assert run(program, ["roster", "import", str(table)]).exit_code == 0
    opened = run(program, ["cycle", "open", "--year", "2027", "--org", "甲村党支部"])
    assert opened.exit_code == 0, opened.output
    told = run(program, ["forms", "--year", "2027", "--out", str(tmp_path / "out")])
    assert told.exit_code == 0, told.output
    assert "1/2 甲村党支部：1人，写好了" in told.output
    assert "2/2 乙村党支部：没有开2027年，跳过" in told.output
    made = {file.name for file in (tmp_path / "out" / "甲村党支部").iterdir()}
    assert made == {
        "民主评议党员登记表.docx",
        "党员公开承诺书.docx",
        "履诺情况登记表.docx",
        "民主评议党员汇总表.xlsx",
        "公开承诺一览表.xlsx",
    }
    wrong = run(program, ["forms", "--year", "2030", "--out", str(tmp_path / "out")])
    assert wrong.exit_code != 0
