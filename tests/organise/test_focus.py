"""The focus list of a year, what comes from above, and topics that nobody took (R6, R9, R36–R38, R45)."""

from datetime import date

from bot.documents.invented import BRANCH, TOWN
from bot.service.organise import focus, opening
from bot.service.organise.opening import Wish
from bot.web.boards import public_board
from dialogs.rules.calendar import at
from dialogs.rules.pack import RulePack
from dialogs.rules.purposes import purposes_of
from storage import commitments, people, tags, years
from storage.unit import Work
from tests.support.stage import Stage


async def opened(stage: Stage) -> None:
    await stage.database.write(opening.open_tree, TOWN, Wish(2027, date(2026, 11, 24), below=True), None)


async def test_a_secretary_gives_the_tasks_of_the_year_in_one_line(township: Stage) -> None:
    chen = township.person("secretary")
    said = await chen.says("重点任务 修通村东水渠；建养老食堂")
    assert "1. 修通村东水渠" in said
    assert "2. 建养老食堂" in said
    assert "修通村东水渠" in await township.person("member").says("重点任务")
    said = await chen.says("重点任务 删 1")
    assert "修通村东水渠" not in said
    assert "1. 建养老食堂" in said


async def test_what_the_town_gives_holds_below_and_only_the_town_takes_it_off(township: Stage) -> None:
    await township.person("town").says("重点任务 五水共治")
    chen = township.person("secretary")
    said = await chen.says("重点任务 修水渠")
    assert "1. 修水渠" in said
    assert "2. 五水共治（清溪乡党委）" in said
    assert "清溪乡党委定的，这里不能去掉" in await chen.says("重点任务 删 2")
    assert "没有第9件" in await chen.says("重点任务 删 9")


async def test_the_tasks_go_with_the_word_that_a_year_is_opened(township: Stage) -> None:
    await township.person("town").says("重点任务 五水共治；三改一拆")
    await opened(township)
    await township.passes(hours=2)
    assert "今年的重点任务：五水共治、三改一拆" in township.person("fang").last.text


async def test_members_read_it_with_the_opening_with_their_question_and_on_the_board(township: Stage) -> None:
    await township.person("town").says("重点任务 五水共治；三改一拆")
    branch = await township.ask(people.org_named, BRANCH)
    await opened(township)
    await township.passes(days=8)
    cards = [one.text for one in township.wall.posted if "今年的承诺开始了" in one.text]
    assert "今年的重点任务：五水共治；三改一拆。" in cards[0]
    asked = [one.text for one in township.person("hu").messages() if "想为大家做件什么" in one.text]
    assert "今年的重点：五水共治、三改一拆。" in asked[0]
    elder = [one.text for one in township.person("elder").messages()]
    assert not any("五水共治" in text for text in elder)
    assert (await township.ask(public_board, branch.id)).focus == ("五水共治", "三改一拆")


async def test_members_cannot_change_the_list_and_what_is_too_long_is_refused(township: Stage) -> None:
    assert "由书记来定" in await township.person("member").says("重点任务 修水渠")
    chen = township.person("secretary")
    assert "写在40个字以内" in await chen.says("重点任务 " + "修" * 41)
    many = "；".join(f"第{number}件事" for number in range(13))
    assert "最多12件" in await chen.says(f"重点任务 {many}")
    assert "还没有定" in await chen.says("重点任务")


async def test_tasks_come_by_command_too(township: Stage) -> None:
    said = await township.database.write(focus.by_command, BRANCH, 2028, ["修水渠", "修水渠"], 0)
    assert said == "2028年的重点任务：\n1. 修水渠"


async def _promised(stage: Stage) -> int:
    """A member's promise, tagged as the review would."""
    await opened(stage)
    await stage.until(at(date(2026, 11, 24), 12))
    li = stage.person("member")
    await li.says("每月帮村东3户老人换1次煤气罐")
    await li.says("全年")
    await li.says("对")

    def tagged(work: Work) -> int:
        org = people.org_named(work, BRANCH)
        assert org is not None
        cycle = years.of_year(work, org.id, 2027)
        assert cycle is not None
        (one,) = commitments.of_cycle(work, cycle.id)
        tags.add(work, one.id, "topic", "服务社会服务群众")
        tags.add(work, one.id, "goal", "服务人民群众")
        tags.add(work, one.id, "benefit", "惠民利民政策")
        return one.id

    number: int = await stage.database.write(tagged)
    return number


async def test_topics_that_nobody_took_are_named_with_what_the_promises_serve(township: Stage) -> None:
    await _promised(township)
    said = await township.person("secretary").says("空白主题")
    assert "支部承诺：推动科学发展、" in said
    assert "履行党员义务" in said
    assert "服务社会服务群众" not in said
    assert "总体要求：组织创先进0条，党员争优秀1条，群众得实惠1条" in said
    assert "服务人民群众1条" in said
    assert "实事好事：组织0件，党员1件，还有" in said
    assert "惠民：惠民利民政策1条" in said


def test_a_promise_serves_purposes_by_whose_it_is_and_for_whom() -> None:
    pack = RulePack()
    assert purposes_of(pack, of_org=True, for_people=False) == ("组织创先进",)
    assert purposes_of(pack, of_org=False, for_people=True) == ("党员争优秀", "群众得实惠")
