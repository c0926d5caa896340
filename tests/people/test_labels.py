"""One person has several categories, and what he can do is known."""

from dialogs.rules.people import Category
from storage import people
from storage.database import Database
from tests.roster.build import faults, good, load, row, sheet, village
from tests.support.stage import Stage


async def test_a_person_has_several_categories(database: Database) -> None:
    table = village(chen={"labels": "无职、农村党员", "skills": "电工"})
    await load(database, table)
    branch = await database.read(people.only_org)
    assert branch is not None
    chen = (await database.read(people.members, branch.id))[3]
    assert chen.category is Category.MOBILE
    assert chen.labels == {Category.NO_POST, Category.RURAL}
    assert chen.has(Category.NO_POST)
    assert chen.has(Category.MOBILE)
    assert not chen.has(Category.ELDER)
    assert chen.skills == "电工"
    assert (await load(database, table)).unchanged == 4
    changed = await load(database, village(chen={"labels": "无职"}))
    assert changed.changed == 1
    assert (await database.read(people.members, branch.id))[3].labels == {Category.NO_POST}


async def test_the_first_category_is_not_said_twice(database: Database) -> None:
    await load(database, village(chen={"labels": "流动、无职"}))
    again = await load(database, village(chen={"labels": "无职"}))
    assert again.unchanged == 4


def test_a_spoken_sentence_is_enough_for_whoever_is_retired_as_well() -> None:
    zhou = row(2, number="1", name="周立", role="书记", labels="离退休")
    (entry, other) = good(sheet(zhou, row(3, number="2", name="李红"))).entries
    assert entry.oral
    assert not other.oral


def test_an_unknown_category_is_named_with_its_row_and_column() -> None:
    li = row(3, number="2", name="李红", labels="流动、骨干")
    (fault,) = faults(sheet(row(2, number="1", name="周立", role="书记"), li))
    assert fault.sentence.startswith("第 3 行“其他类别”：写的是“骨干”。请写其中的：")


async def test_post_and_duties_are_shown_before_the_question(stage: Stage) -> None:
    hu, wang = stage.person("hu"), stage.person("elder")
    assert "你的岗位：种粮大户。" in await hu.says("报承诺")
    assert "你的岗位" not in await wang.says("报承诺")
