"""Which promise is meant: a number that goes on from list to list, a place, a year, or words of its own."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.service.organise import year
from dialogs.rules.commitments import Commitment, Status
from storage import amendments, commitments, homes, milestones, people, years
from storage.database import Database
from storage.unit import Work
from tests.people.conftest import START, called, township
from tests.support.stage import Stage

__all__ = ["township"]

COMMUNITY, UNIT = "溪口社区党支部", "乡卫生院党支部"
TEXTS = {
    (UNIT, 2028): "每周整理一次病历，做到年底",
    (UNIT, 2027): "每个月在卫生院多值1次夜班，做到年底",
    (COMMUNITY, 2027): "每个月给独居老人量1次血压，做到年底",
}


def promise(of_year: int, org_name: str, person_id: int) -> Callable[[Work], None]:
    def write(work: Work) -> None:
        org = people.org_named(work, org_name)
        cycle = years.of_year(work, org.id, of_year) if org else None
        assert cycle is not None
        text = TEXTS[org_name, of_year]
        number = commitments.add(
            work,
            cycle.id,
            person_id,
            text=text,
            original=text,
            due=date(of_year, 12, 31),
            quantity="",
            category="member",
            remarks={},
            channel="typed",
            confirmed_by="self",
        )
        commitments.set_status(work, number, Status.PUBLISHED)

    return write


@pytest.fixture
async def two_homes(township: Stage, database: Database) -> Stage:
    """罗敏 has promised at her unit, for two years that run, and in the community in which she lives."""
    luo = (await called(township, "罗敏")).id
    community = await township.ask(people.org_named, COMMUNITY)
    await database.write(homes.register, luo, community.id)
    await database.write(year.open_cycle, 2028, START, UNIT)
    for org_name, of_year in TEXTS:
        await database.write(promise(of_year, org_name, luo))
    return township


async def asked(stage: Stage) -> Commitment:
    """The promise of the newest change that was asked for."""

    def query(work: Work) -> Commitment:
        one = max(amendments.of(work, range(1, 9)), key=lambda each: each.id)
        found = commitments.get(work, one.commitment_id)
        assert found is not None
        return found

    found: Commitment = await stage.ask(query)
    return found


async def test_the_numbers_go_on_from_list_to_list(two_homes: Stage) -> None:
    listed = await two_homes.person("luo").says("我的承诺")
    for number, text in enumerate(TEXTS.values(), 1):
        assert any(f"{number}. " in line and text in line for line in listed.splitlines())


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("第3条", (COMMUNITY, 2027)),
        ("社区第1条", (COMMUNITY, 2027)),
        ("溪口社区那条", (COMMUNITY, 2027)),
        ("量血压的那条", (COMMUNITY, 2027)),
        ("2027年第2条", (UNIT, 2027)),
        ("单位第1条", (UNIT, 2028)),
    ],
)
async def test_a_delay_is_asked_for_where_it_was_promised(
    two_homes: Stage, said: str, place: tuple[str, int]
) -> None:
    luo = two_homes.person("luo")
    answer = await luo.says(f"改期 {said} 到2028年9月底，因为诊室要搬")
    assert TEXTS[place] in answer
    assert ("等叶萍同意" if place[0] == COMMUNITY else "等韩松同意") in answer
    assert (await asked(two_homes)).text == TEXTS[place]


async def test_the_community_names_its_guests_promise_and_nothing_of_the_unit(two_homes: Stage) -> None:
    ye = two_homes.person("ye")
    assert TEXTS[COMMUNITY, 2027] in await ye.says("改期 罗敏 第1条 到2028年3月底，因为楼里要修")
    assert "没找到这一条" in await ye.says("改期 罗敏 第2条 到2028年3月底，因为楼里要修")


async def test_steps_and_audience_of_the_second_set(two_homes: Stage) -> None:
    luo, ye = two_homes.person("luo"), two_homes.person("ye")
    await luo.says("社区第1条 2027年4月底排好名单，2027年6月底量完一轮")
    await luo.says("社区第1条第1步做好了")
    (plan,) = (await two_homes.ask(milestones.of, [1, 2, 3])).values()
    assert [one.text for one in plan.steps] == ["排好名单", "量完一轮"]
    assert plan.steps[0].done_on is not None
    assert "等叶萍同意" in await luo.says("只在党员内公开 社区那条，因为说到了老人的病")
    await ye.says("1 同意")
    assert (await asked(two_homes)).audience == "members"
