"""The rules of a year are data: proposed, looked at, answered, and frozen with the year (R2, R80, R82)."""

from datetime import date, timedelta
from typing import Any

import pytest

from bot.documents.invented import BRANCH, TOWN
from bot.problems import BadInput
from bot.service.evaluate import files
from bot.service.organise import rules, rules_desk, tree, year
from dialogs.rules.calendar import at, chinese_date, local
from dialogs.rules.coverage_rows import make_rows
from dialogs.rules.orgs import OrgEntry
from dialogs.rules.pack import Citation, RulePack
from dialogs.rules.year import Step
from storage import coverage, evaluation, packs, people, years
from storage.tables import journal
from storage.unit import Work
from storage.year_tables import commitment
from tests.service.test_review import PROMISES
from tests.support.stage import Stage

START = date(2026, 12, 7)


async def opened(stage: Stage, branch: str = BRANCH) -> years.Cycle:
    await stage.database.write(year.open_cycle, 2027, START, branch)
    org = await stage.ask(people.org_named, branch)
    (cycle,) = await stage.ask(years.of_org, org.id)
    assert isinstance(cycle, years.Cycle)
    return cycle


async def proposed(stage: Stage, told: dict[str, Any], **reach: str) -> str:
    cites = Citation("清组〔2027〕3号", "关于承诺制的实施意见", "2026-11-20", "实施意见.pdf")
    said: str = await stage.database.write(rules_desk.propose, told, reach, cites, "")
    return said


async def adopted(stage: Stage, number: int = 1) -> str:
    said: str = await stage.database.write(rules_desk.adopt, number, "乡党委会议")
    return said


def verbs(work: Work) -> list[str]:
    return [row.verb for row in work.connection.execute(journal.select().order_by(journal.c.id))]


async def test_a_change_is_looked_at_before_it_is_adopted_and_touches_no_running_year(
    township: Stage,
) -> None:
    running = await opened(township)
    said = await proposed(township, {"提诺天数": "15"}, under=TOWN)
    assert "会变的有 5 个党组织" in said
    assert "提承诺天数：10个工作日 → 15个工作日" in said
    assert "提承诺：" in said
    assert "依据清组〔2027〕3号" in said
    assert (await opened(township, "竹溪村党支部")).rules.propose_days == 10
    await adopted(township)
    assert (await township.ask(years.get, running.id)).rules == running.rules
    later = await opened(township, "溪口社区党支部")
    assert later.rules.propose_days == 15
    assert [one.document for one in later.rules.cites] == ["清组〔2027〕3号"]


async def test_a_line_has_its_own_rules_over_the_towns(township: Stage) -> None:
    await township.database.write(tree.set_org, OrgEntry(0, "乡卫生院党支部", line="卫健系统"), None)
    await proposed(township, {"审诺标准": "体现先进性、符合群众意愿"}, line="卫健系统")
    await adopted(township)
    clinic, village = await opened(township, "乡卫生院党支部"), await opened(township)
    assert clinic.rules.criteria == ("体现先进性", "符合群众意愿")
    assert village.rules.criteria == RulePack().criteria


async def test_a_county_sets_example_reviewer_and_form_for_each_kind(township: Stage) -> None:
    told = {
        "每类的例子": "农村：每月给村里的老人修一次家电；党组织：今年修好3条断头路",
        "每类谁审": "农村：支委",
        "每类的评议表": "农村：先看票数；机关事业在职：先看言行",
    }
    said = await proposed(township, told, under=TOWN)
    assert "每类谁审：照常 → 农村：支委" in said
    assert "每类的例子：照常 → 党组织：今年修好3条断头路；农村：每月给村里的老人修一次家电" in said
    await adopted(township)
    cycle = await opened(township)
    await township.until(at(START, 12))
    li, chen, zhou = (township.person(one) for one in ("member", "secretary", "committee"))
    assert "比如：每月给村里的老人修一次家电" in li.last.text
    await chen.says("征求意见 昨天开会20人")
    assert "比如：今年修好3条断头路" in await chen.says("支部承诺")
    await li.says(PROMISES["member"])
    await li.taps("做一整年")
    assert "交给委员看了" in await li.taps("对")
    assert "没有等你" in await chen.says("审核")
    assert "李明" in await zhou.says("审核")
    shown = {one.name: one.deeds_first for one in (await township.ask(files.gather, cycle)).files}
    assert (shown["李明"], shown["赵雪"]) == (False, True)


async def test_a_second_version_builds_on_the_first(township: Stage) -> None:
    await proposed(township, {"提诺天数": "15"}, own=BRANCH)
    await adopted(township)
    await proposed(township, {"审诺天数": "7"}, own=BRANCH)
    assert "第2版" in await adopted(township, 2)
    pack = (await opened(township)).rules
    assert (pack.propose_days, pack.review_days) == (15, 7)
    listed = await township.ask(rules.listed)
    assert "1号，被新版代替" in listed
    assert "2号，在用" in listed


@pytest.mark.parametrize(
    ("told", "reach", "trouble"),
    [
        ({"提诺天数": "99"}, {}, "要在 1 到 60 之间"),
        ({"提诺天数": "3"}, {}, "几天后提醒"),
        ({"提诺天数": "15"}, {"own": "没有的支部"}, "没有“没有的支部”这个党组织"),
        ({"提诺天数": "15"}, {"level": "科"}, "没有“科”这个层级"),
        ({"提诺天数": "15"}, {"level": "党支部", "line": "卫健系统"}, "只能写一个"),
        ({}, {}, "没有写要改什么"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_kept(
    township: Stage, told: dict[str, Any], reach: dict[str, str], trouble: str
) -> None:
    with pytest.raises(BadInput, match=trouble):
        await proposed(township, told, **reach)
    assert await township.ask(packs.every) == []


async def test_a_secretary_proposes_in_chat_and_the_superior_answers(township: Stage) -> None:
    chen, shen = township.person("secretary"), township.person("town")
    said = await chen.says("建议 规则 提诺天数改成15，因为老人多，要上门")
    assert "1号" in said
    assert TOWN in said
    assert "提承诺天数改成15个工作日" in said
    await township.passes(hours=1)
    assert "清溪村党支部陈国强建议改规则：提承诺天数改成15个工作日" in shen.last.text
    assert "老人多，要上门" in await shen.says("规则建议")
    said = await shen.says("规则 1 采用")
    assert "只有清溪村党支部，第1版" in said
    await township.passes(hours=1)
    assert "你提的1号规则建议，清溪乡党委采用了" in chen.last.text
    assert (await opened(township)).rules.propose_days == 15
    assert (await opened(township, "竹溪村党支部")).rules.propose_days == 10
    assert {"propose_rules", "adopt_rules"} <= set(await township.ask(verbs))


async def test_a_leading_group_proposes_for_its_line_in_chat(township: Stage) -> None:
    han, shen = township.person("han"), township.person("town")
    assert "没写你们是哪个行业的" in await han.says("建议 规则 本系统 审诺标准改成医者仁心、随叫随到")
    for name in ("乡卫生院党支部", "竹溪村党支部"):
        await township.database.write(tree.set_org, OrgEntry(0, name, line="卫健系统"), None)
    said = await han.says("建议 规则 卫健系统的审诺标准改成医者仁心、随叫随到，因为要有行业特点")
    assert "卫健系统都这样，审核标准改成医者仁心、随叫随到" in said
    assert "卫健系统的党组织" in await shen.says("规则建议")
    assert "会变的有 2 个党组织" in await shen.says("规则 1 看看")
    assert "卫健系统的党组织，第1版" in await shen.says("规则 1 采用")
    assert (await opened(township, "竹溪村党支部")).rules.criteria == ("医者仁心", "随叫随到")
    assert (await opened(township)).rules.criteria == RulePack().criteria


async def test_the_superior_may_adopt_it_for_everybody_below(township: Stage) -> None:
    await township.person("secretary").says("建议 规则 审核时间改成8个工作日")
    await township.person("town").says("规则 1 全部采用")
    assert (await opened(township, "竹溪村党支部")).rules.review_days == 8


async def test_a_no_has_a_reason_that_reaches_the_proposer_in_private(township: Stage) -> None:
    chen, shen = township.person("secretary"), township.person("town")
    await chen.says("建议 规则 提诺天数改成30")
    assert "要写一句理由" in await shen.says("规则 1 不采用")
    await shen.says("规则 1 不采用 会拖到春耕")
    await township.passes(hours=1)
    assert "理由：会拖到春耕" in chen.last.text
    assert not township.wall.posted
    assert "已经答复过了" in await shen.says("规则 1 采用")


async def test_nobody_answers_his_own_proposal_and_no_stranger_either(township: Stage) -> None:
    chen, fang = township.person("secretary"), township.person("fang")
    await chen.says("建议 规则 提诺天数改成15")
    assert "不在等你答复的建议里" in await chen.says("规则 1 采用")
    assert "不在等你答复的建议里" in await fang.says("规则 1 采用")
    assert "由书记来提" in await township.person("member").says("建议 规则 提诺天数改成15")


async def test_a_proposal_in_words_only_is_passed_on_and_not_adopted_by_itself(township: Stage) -> None:
    chen, shen = township.person("secretary"), township.person("town")
    assert "原话转过去了" in await chen.says("建议 规则 季度小结能不能写短一点")
    assert "季度小结能不能写短一点" in await shen.says("规则建议")
    assert "没有写清改哪一项" in await shen.says("规则 1 采用")


async def test_what_was_meant_is_asked_for_when_nothing_is_said(township: Stage) -> None:
    assert "提承诺天数改成15" in await township.person("secretary").says("建议 规则")


async def test_a_running_year_changes_only_by_the_superiors_decision_and_the_past_stays(
    township: Stage,
) -> None:
    running = await opened(township)
    chen, shen = township.person("secretary"), township.person("town")
    await township.until(at(START, 12))
    await chen.says("先不弄")
    await chen.says("建议 规则 提诺天数改成15")
    assert "还没有采用" in await shen.says("规则 1 今年也用")
    await shen.says("规则 1 采用")
    before = await township.ask(years.window_of, running.id, Step.PROPOSE, 0)
    said = await shen.says("规则 1 今年也用")
    assert "清溪村党支部2027年：提承诺天数：10个工作日 → 15个工作日" in said
    after = await township.ask(years.window_of, running.id, Step.PROPOSE, 0)
    assert after.opens == before.opens
    assert local(after.closes).date() == date(2026, 12, 29)  # no leader is published: a day later
    assert (await township.ask(years.get, running.id)).rules.propose_days == 15
    review = await township.ask(years.window_of, running.id, Step.REVIEW, 0)
    assert review.closes > after.closes
    await township.passes(days=8)  # a full week lets it wait
    assert any("2027年改用新规则" in message.text for message in chen.messages())
    assert "apply_rules" in await township.ask(verbs)


async def test_nothing_of_a_year_changes_while_it_is_voted_on(township: Stage) -> None:
    cycle = await opened(township)
    before = await township.ask(years.windows_of, cycle.id)
    voting = next(one for one in before if one.step is Step.EVALUATE)
    await proposed(township, {"评诺天数": "20"}, own=BRANCH)
    await adopted(township)
    township.clock.set(voting.opens + timedelta(hours=1))
    said = await township.database.write(rules_desk.apply, BRANCH, "乡党委会议")
    assert "正在投票，日子和规则都不能动" in said
    assert f"{chinese_date(local(voting.closes))}投完，第二天起" in said
    assert await township.ask(years.windows_of, cycle.id) == before
    assert (await township.ask(years.get, cycle.id)).rules == cycle.rules
    township.clock.set(voting.closes + timedelta(hours=1))
    assert "→ 20" in await township.database.write(rules_desk.apply, BRANCH, "乡党委会议")


async def test_the_rules_are_shown_with_their_documents(township: Stage) -> None:
    await proposed(township, {"最后期限": "2027年8月31日"}, under=TOWN)
    await adopted(township)
    chen = township.person("secretary")
    said = await chen.says("规则")
    assert "最后期限：没有 → 2027-08-31" in said
    assert "浙创先发〔2010〕18号" in said
    assert "清组〔2027〕3号《关于承诺制的实施意见》，2026年11月20日" in said


async def test_a_branch_without_rules_of_its_own_goes_by_the_guidance(township: Stage) -> None:
    said = await township.person("secretary").says("规则")
    assert "没有改过" in said
    assert "最后期限：没有" in await township.ask(rules_desk.show, BRANCH)


async def test_what_is_written_out_can_be_proposed_again(township: Stage) -> None:
    told = await township.ask(rules_desk.exported, BRANCH)
    assert "没有党组织会变" in await proposed(township, told, own=BRANCH)


async def test_a_category_is_asked_only_in_the_quarters_that_the_rules_name(township: Stage) -> None:
    """Members in villages are asked at half-year and year-end, and the coverage table says why not before."""
    await proposed(township, {"每类哪几季问": "农村 2和4季度"}, own=BRANCH)
    await adopted(township)
    cycle = await opened(township)
    li, sun = township.person("member"), township.person("sun")
    await township.until(at(START, 12))
    for one in (li, sun):
        await one.says("每月帮村东3户老人换1次煤气罐")
        await one.says("全年")
        await one.says("对")
    await township.until(at(date(2027, 1, 4), 9))
    await township.database.write(publish_all, cycle.id)
    before = len(li.messages())
    await township.until(at(date(2027, 3, 17), 12))
    assert "煤气罐" in sun.last.text
    assert not [one for one in li.messages()[before:] if "煤气罐" in one.text]
    rows = make_rows(
        await township.ask(coverage.known, cycle),
        await township.ask(years.windows_of, cycle.id),
        township.clock.now(),
    )
    (own,) = [row for row in rows if row.person.name == "李明"]
    assert "不用做：按规则这一季不问" in {cell.words for cell in own.cells}


async def test_the_terms_of_the_evaluation_come_from_the_rules(township: Stage) -> None:
    await proposed(township, {"属于指尖上形式主义整治范围": "是", "结果公示天数": 7}, own=BRANCH)
    await adopted(township)
    cycle = await opened(township)
    terms, fixed = await township.ask(evaluation.terms_of, cycle.id)
    assert (terms.covered, terms.publicity_days, fixed) == (True, 7, None)


def publish_all(work: Work, cycle_id: int) -> None:
    """Everything in the cycle as if it had been reviewed and published."""
    work.connection.execute(
        commitment.update().where(commitment.c.cycle_id == cycle_id),
        {"status": "published", "published_at": work.now},
    )
