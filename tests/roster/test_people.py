"""What the database says of people, on both databases."""

from dialogs.rules.people import Person
from storage import channels, people
from storage.database import Database
from storage.tables import group_chat
from storage.unit import Work
from tests.roster.build import load, row, sheet, village
from tests.support.clock import ManualClock


def add_group(work: Work, org_id: int, address: str) -> None:
    work.connection.execute(group_chat.insert(), {"org_id": org_id, "platform": "wecom", "address": address})


async def test_the_sender_of_a_message_is_known(database: Database) -> None:
    await load(database, village())
    found = await database.read(people.by_identity, "dingtalk", "Wq01")
    assert found is not None
    assert (found.name, found.number) == ("王强", "3")
    assert await database.read(people.get, found.id) == found
    assert await database.read(people.by_identity, "wecom", "Wq01") is None
    assert await database.read(people.by_identity, "dingtalk", "wq01") is None
    assert await database.read(people.get, 999) is None


async def test_the_last_heard_address_comes_first(database: Database, clock: ManualClock) -> None:
    await load(database, village())
    wang = await database.read(people.by_identity, "wecom", "wangq")
    assert wang is not None
    for platform, address in (("wecom", "wangq"), ("dingtalk", "Wq01"), ("wecom", "wangq")):
        clock.advance(minutes=1)
        await database.write(channels.touch, platform, address)
        assert (await database.read(people.identities, wang.id))[0] == (platform, address)


async def test_an_address_never_heard_comes_last(database: Database) -> None:
    await load(database, village())
    wang = await database.read(people.by_identity, "wecom", "wangq")
    assert wang is not None
    assert await database.read(people.identities, wang.id) == [("dingtalk", "Wq01"), ("wecom", "wangq")]
    await database.write(channels.touch, "wecom", "wangq")
    assert await database.read(people.identities, wang.id) == [("wecom", "wangq"), ("dingtalk", "Wq01")]


async def test_the_branch_and_its_people(database: Database) -> None:
    twin = row(6, number="10", name="王强")
    await load(database, sheet(*village(li={"helper": "3"}).rows, twin))
    branch = await database.read(people.only_org)
    assert branch is not None
    assert await database.read(people.org, branch.id) == branch
    assert await database.read(people.org_named, "溪口村支部") == branch
    members = await database.read(people.members, branch.id)
    assert [one.number for one in members] == ["1", "2", "3", "4", "10"]
    assert await database.read(people.member_count, branch.id) == 5
    assert [one.number for one in await database.read(people.by_name, branch.id, "王强")] == ["3", "10"]
    assert await database.read(people.by_number, branch.id, "10") == members[4]
    assert await database.read(people.secretary, branch.id) == members[0]
    assert await database.read(people.helped_by, members[2].id) == [members[1]]


async def test_whoever_stopped_is_left_out(database: Database) -> None:
    await load(database, village())
    zhou = await database.read(people.by_identity, "wecom", "zhouli")
    assert zhou is not None
    assert await database.write(people.stop, zhou.id, "opted_out")
    assert not await database.write(people.stop, zhou.id, "moved")
    still = await database.read(people.by_identity, "wecom", "zhouli")
    assert still is not None
    assert not still.active
    assert await database.read(people.secretary, zhou.org_id) is None
    assert await database.read(people.member_count, zhou.org_id) == 3
    assert len(await database.read(people.members, zhou.org_id)) == 3
    assert [one.id for one in await database.read(_everybody, zhou.org_id)][0] == zhou.id


async def test_groups_and_several_branches(database: Database) -> None:
    other = row(6, branch="桥头村支部", number="1", name="孙七", role="书记")
    await load(database, sheet(*village().rows, other))
    first, second = await database.read(people.orgs)
    assert await database.read(people.only_org) is None
    for address in ("wr-2", "wr-1"):
        await database.write(add_group, first.id, address)
    assert await database.read(people.groups, first.id) == [("wecom", "wr-2"), ("wecom", "wr-1")]
    assert await database.read(people.groups, second.id) == []


def _everybody(work: Work, org_id: int) -> list[Person]:
    return people.members(work, org_id, stopped_too=True)
