"""Opening a year at any tier, with all below, at each one's own time (R1, R42, R43, R76, R78)."""

from datetime import date

import pytest
from sqlalchemy import select

from bot.documents.invented import BRANCH, TOWN
from bot.service.organise import gaps, opening, rules_desk, running_rules, tree
from bot.service.organise.opening import Wish
from bot.service.organise.year import CycleRefused
from dialogs.rules.calendar import at, local
from dialogs.rules.orgs import OrgEntry
from dialogs.rules.pack import Citation
from dialogs.rules.people import Level
from dialogs.rules.year import Due, Step
from storage import people, years
from storage.unit import Work
from storage.year_tables import agenda
from storage.years import Cycle
from tests.support.stage import Stage

ALL = (TOWN, BRANCH, "竹溪村党支部", "溪口社区党支部", "乡卫生院党支部")


async def opened(stage: Stage, wish: Wish, org: str = TOWN) -> str:
    said: str = await stage.database.write(opening.open_tree, org, wish, None)
    return said


async def cycle_of(stage: Stage, name: str, year: int = 2027) -> Cycle | None:
    org = await stage.ask(people.org_named, name)
    found = await stage.ask(years.of_year, org.id, year)
    assert found is None or isinstance(found, Cycle)
    return found


async def begins(stage: Stage, name: str, year: int = 2027) -> date:
    cycle = await cycle_of(stage, name, year)
    assert cycle is not None
    return local((await stage.ask(years.window_of, cycle.id, Step.PROPOSE, 0)).opens).date()


async def changed(stage: Stage, told: dict[str, object], **reach: str) -> None:
    await stage.database.write(rules_desk.propose, told, reach, Citation(""), "")
    await stage.database.write(rules_desk.adopt, 1, "乡党委会议")


async def test_the_town_opens_for_all_below_and_each_secretary_is_told_once(township: Stage) -> None:
    said = await opened(township, Wish(2027, below=True))
    assert "2027年开了 5 个党组织" in said
    for name in ALL:
        assert await cycle_of(township, name) is not None
    await township.passes(hours=2)
    fang, chen = township.person("fang"), township.person("secretary")
    for one in (fang, chen, township.person("ye"), township.person("han")):
        assert len([message for message in one.messages() if "开了2027年的公开承诺" in message.text]) == 1
    assert not township.person("town").messages()
    assert not township.person("member").messages()
    assert all("先听大家的" in message.text for message in township.wall.posted)


async def test_without_cascade_only_the_one_named_is_opened(township: Stage) -> None:
    await opened(township, Wish(2027))
    assert await cycle_of(township, TOWN) is not None
    assert await cycle_of(township, BRANCH) is None


async def test_each_begins_in_its_own_season(township: Stage) -> None:
    await changed(township, {"什么时候开始": "年初"}, own=BRANCH)
    await opened(township, Wish(2027, season="", below=True))
    assert await begins(township, BRANCH) == date(2027, 1, 4)
    assert await begins(township, "竹溪村党支部") == date(2026, 11, 27)


async def test_a_season_said_with_the_opening_is_for_all(township: Stage) -> None:
    await opened(township, Wish(2027, season="year_end", below=True))
    assert {await begins(township, name) for name in ALL} == {date(2026, 12, 1)}


async def test_groups_and_empty_organisations_are_left_out_and_named(township: Stage) -> None:
    await township.database.write(
        tree.set_org, OrgEntry(0, "第一党小组", parent=BRANCH, level=Level.GROUP), None
    )
    await township.database.write(tree.set_org, OrgEntry(0, "新村党支部", parent=TOWN), None)
    said = await opened(township, Wish(2027, below=True))
    assert "第一党小组没有开：党小组跟着支部走" in said
    assert "新村党支部没有开：名册上还没有人" in said


async def test_opening_again_changes_nothing_and_takes_in_who_is_new(township: Stage) -> None:
    await opened(township, Wish(2027), BRANCH)
    said = await opened(township, Wish(2027, below=True))
    assert "清溪村党支部没有开：这一年已经开过了" in said
    assert "开了 4 个" in said
    with pytest.raises(CycleRefused, match="已经开过了"):
        await opened(township, Wish(2027, below=True))


async def test_two_years_overlap(township: Stage) -> None:
    """While 2026 is evaluated, 2027 is being promised."""
    await opened(township, Wish(2026, start=date(2026, 11, 24)), BRANCH)
    chen = township.person("secretary")
    await township.until(at(date(2026, 11, 24), 12))
    await chen.says("2026年12月底前走访5户困难群众，送去过冬的被子")
    await opened(township, Wish(2027, season="year_start"), BRANCH)
    assert await begins(township, BRANCH, 2027) == date(2027, 1, 4)
    assert await begins(township, BRANCH, 2026) == date(2026, 11, 24)
    org = await township.ask(people.org_named, BRANCH)
    assert [one.year for one in await township.ask(years.of_org, org.id)] == [2027, 2026]


async def test_a_deadline_before_publication_is_warned_of(township: Stage) -> None:
    await changed(township, {"最后期限": "2026年12月4日"}, under=TOWN)
    said = await opened(township, Wish(2027, below=True))
    assert "超过了最后期限12月4日" in said


async def test_gaps_are_figures_by_organisation_in_the_superiors_own_chat(township: Stage) -> None:
    await changed(township, {"最后期限": "2026年12月31日"}, under=TOWN)
    await opened(township, Wish(2027, below=True))
    shen = township.person("town")
    said = await shen.says("差谁")
    assert "最后期限12月31日，还有" in said
    assert "清溪村党支部，12人：12人还没提，支部承诺还没提" in said
    assert "王秀英" not in said
    assert shen.last.link is not None
    assert "要书记来办" in await township.person("member").says("差谁")
    told = await township.ask(gaps.written, None, None)
    assert told.startswith(f"{TOWN}，2人：2人还没提")
    assert "\n  清溪村党支部，12人" in told
    await township.database.write(tree.set_org, OrgEntry(0, "清河县委", level=Level.COUNTY), None)
    await township.database.write(tree.set_org, OrgEntry(0, TOWN, parent="清河县委", level=Level.TOWN), None)
    assert "\n    清溪村党支部，12人" in await township.ask(gaps.written, "清河县委", None)


async def test_before_the_deadline_whoever_leads_is_told_in_private_what_is_missing(township: Stage) -> None:
    await changed(township, {"最后期限": "2026年12月31日"}, under=TOWN)
    await opened(township, Wish(2027, below=True))
    await township.until(at(date(2026, 12, 31), 12))
    shen = township.person("town")
    told = [message.text for message in shen.messages() if "还差" in message.text]
    assert told
    assert "清溪村党支部" in told[-1]
    assert not [message for message in township.wall.posted if "还差" in message.text]


async def test_a_secretary_opens_in_chat_after_seeing_what_would_happen(township: Stage) -> None:
    shen = township.person("town")
    said = await shen.says("开年度 2027 全部")
    assert "清溪村党支部，11月27日起提承诺" in said
    assert await cycle_of(township, BRANCH) is None
    said = await shen.says("开年度 2027 全部 确认")
    assert "2027年开了 5 个党组织" in said
    assert await cycle_of(township, BRANCH) is not None
    assert "要书记来办" in await township.person("member").says("开年度 2027")
    assert "连下面的一起开" in await shen.says("开年度")


async def test_a_newer_program_adds_to_the_agenda_of_a_running_year_what_it_does_of_itself(
    township: Stage,
) -> None:
    await opened(township, Wish(2027, below=True))
    assert await township.database.write(running_rules.complete) == 0
    township.clock.set(at(date(2027, 5, 3), 12))

    def as_it_was(work: Work) -> int:
        weekly = agenda.c.kind == str(Due.WEEKLY)
        ahead = work.connection.execute(select(agenda).where(weekly, agenda.c.due_at > work.now)).all()
        work.connection.execute(agenda.delete().where(weekly))
        return len(ahead)

    ahead = await township.database.write(as_it_was)
    assert ahead > 0
    assert await township.database.write(running_rules.complete) == ahead
    assert await township.database.write(running_rules.complete) == 0
