"""The tree of organisations."""

from bot.documents import invented
from bot.service.organise.roster import import_roster
from storage import people, tree
from storage.database import Database


async def test_the_township_is_one_tree(database: Database) -> None:
    await database.write(import_roster, invented.township(), actor=None)
    orgs = {one.name: one for one in await database.read(people.orgs)}
    town, branch = orgs[invented.TOWN], orgs[invented.BRANCH]
    assert [one.name for one in await database.read(tree.above, branch.id)] == [invented.TOWN]
    assert {one.name for one in await database.read(tree.under, town.id)} == orgs.keys() - {invented.TOWN}
    assert await database.read(tree.is_under, branch.id, town.id)
    assert not await database.read(tree.is_under, town.id, branch.id)
    assert not await database.read(tree.is_under, town.id, town.id)
    assert await database.read(tree.above, town.id) == []
