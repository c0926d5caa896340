"""Promises made before: read from a table, compared, completed by their authors."""

from pathlib import Path

import pytest

from bot.documents.invented import BRANCH
from bot.documents.sheets import read_table
from bot.service.propose import old_promises
from dialogs.rules.commitments import Commitment, Status
from dialogs.rules.old_promises import LAYOUT, OldPromise, check, completed
from dialogs.rules.roster_entries import Fault
from storage import commitments, opinions, provenance
from storage.unit import Work
from tests.support.stage import Stage

TABLE = """序号,承诺人,承诺内容,完成时限
1,李明,每月帮村东3户老人换一次煤气罐,全年
2,胡志远,给困难户送米,6月底
3,孙大海,让全村人都富起来,
4,王秀英,烧水,
5,清溪村党支部,6月底前把村口3公里水渠清一遍,6月底
"""
SOUGHT = TABLE.replace("完成时限", "完成时限,怎么听的意见").replace(
    "清一遍,6月底", "清一遍,6月底,1月5日开会20人"
)


def rows(text: str) -> list[OldPromise]:
    """The rows of a table in which nothing is wrong."""
    found = check(read_table(text.encode(), LAYOUT))
    assert all(isinstance(one, OldPromise) for one in found), found
    return [one for one in found if isinstance(one, OldPromise)]


def kept(work: Work) -> list[Commitment]:
    """Everything in the branch's year."""
    return commitments.of_cycle(work, 1)


async def imported(stage: Stage, text: str = SOUGHT) -> str:
    """What reading the table says."""
    said = await stage.database.write(old_promises.import_named, BRANCH, rows(text))
    assert isinstance(said, str)
    await stage.house.delivery.deliver_due()
    return said


def test_headers_of_old_tables_are_understood_and_faults_have_rows_and_columns() -> None:
    assert [one.name for one in rows(TABLE)] == ["李明", "胡志远", "孙大海", "王秀英", "清溪村党支部"]
    found = check(read_table("姓名,承诺事项\n李明,\n,扫地\n".encode(), LAYOUT))
    assert [one.sentence for one in found if isinstance(one, Fault)] == [
        "第 2 行“承诺事项”：没有写，请写上。合并的单元格要拆开。",
        "第 3 行“姓名”：没有写，请写上。合并的单元格要拆开。",
    ]


async def test_what_is_whole_waits_for_review_and_what_is_not_is_told_by_row(township: Stage) -> None:
    said = await imported(township)
    assert "新记 5 条，3 条完整" in said
    assert "第 3 行 胡志远：缺数量。" in said
    assert "第 4 行 孙大海：缺说得太大或太空，要整句改、完成时间。" in said
    found = await township.ask(kept)
    assert [one.status for one in found] == [
        Status.SUBMITTED,
        Status.RETURNED,
        Status.RETURNED,
        Status.SUBMITTED,
        Status.SUBMITTED,
    ]
    assert found[4].of_org
    assert (await township.ask(provenance.of, ["commitment:1:1"]))["commitment:1:1"].channel == "paper"


async def test_the_same_table_again_changes_nothing(township: Stage) -> None:
    await imported(township)
    assert "新记 0 条" in await imported(township)
    assert len(await township.ask(kept)) == 5


async def test_an_author_is_asked_only_what_is_missing(township: Stage) -> None:
    await imported(township)
    await township.passes(hours=3)
    hu = township.person("hu")
    assert "打算做多少" in hu.last.text
    assert "补好了" in await hu.says("5户，每户50斤")
    one = (await township.ask(kept))[1]
    assert one.text == "给困难户送米，5户，每户50斤"
    assert (one.version, one.status) == (2, Status.SUBMITTED)
    assert one.original == "给困难户送米"


async def test_what_is_too_grand_is_said_anew_with_a_day(township: Stage) -> None:
    await imported(township)
    await township.passes(hours=3)
    sun = township.person("sun")
    assert "整句重新说一遍" in sun.last.text
    await sun.says("每周巡一次村里的水渠，堵了就清")
    assert "补好了" in await sun.taps("做一整年")
    one = (await township.ask(kept))[2]
    assert (one.text, one.due.isoformat()) == ("每周巡1次村里的水渠,堵了就清", "2027-12-31")


async def test_nothing_is_read_by_halves(township: Stage) -> None:
    text = "姓名,承诺事项\n李明,每月帮3户老人换一次煤气罐\n张三丰,扫地\n"
    found = await township.database.write(old_promises.import_named, BRANCH, rows(text))
    assert [one.sentence for one in found if isinstance(one, Fault)] == [
        "第 3 行“姓名”：写的是“张三丰”。花名册上没有张三丰。请写全名，或者先加到花名册里。"
    ]
    assert await township.ask(kept) == []


async def test_somebody_without_a_chat_is_helped(township: Stage) -> None:
    elder = "姓名,承诺事项\n毛大爷,扫门口\n"
    said = await township.database.write(old_promises.import_named, "竹溪村党支部", rows(elder))
    assert "1 条完整" in said


@pytest.mark.parametrize(
    ("amount", "whom", "whole"),
    [
        ("3盏", "", "修路灯，3盏"),
        ("", "村东的老人", "修路灯，为村东的老人"),
        ("3盏", "给老人", "修路灯，给老人，3盏"),
    ],
)
def test_what_was_added_stands_in_one_sentence(amount: str, whom: str, whole: str) -> None:
    assert completed("修路灯。", amount, whom) == whole


def test_the_template_is_read_as_empty(tmp_path: Path) -> None:
    from bot.documents.sheets import example_row, write_sheet

    write_sheet(tmp_path / "t.xlsx", [example_row(LAYOUT)], LAYOUT)
    (only,) = check(read_table(tmp_path / "t.xlsx", LAYOUT))
    assert isinstance(only, Fault)


async def test_the_branchs_own_needs_how_opinions_were_sought(township: Stage) -> None:
    faults = await township.database.write(old_promises.import_named, BRANCH, rows(TABLE))
    assert [one.sentence for one in faults if isinstance(one, Fault)] == [
        "第 6 行“怎么听的意见”：支部的承诺，先写明怎么听的意见，比如“1月5日开会20人，走访8户”。"
    ]
    assert await township.ask(kept) == []
    await imported(township)
    (one,) = await township.ask(opinions.of_cycle, 1)
    assert (one.channel, one.people) == ("meeting", 20)
