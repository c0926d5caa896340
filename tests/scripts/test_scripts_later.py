"""Conversations written down from beginning to end, played against the real service: progress, the
evaluation, the public, the secretary's sheet.

Each test plays one script; its docstring is what must come of it and what must not, clause by clause.
"""

from datetime import date
from functools import partial
from typing import Any

from bot.service.evaluate import batches, public_poll
from bot.service.evaluate.rating import poll_name
from bot.service.reach import post
from bot.web import boards, readings
from bot.web.pages.models import RatingModel
from dialogs.rules.ballots import FLAG, GRADES, SAME
from dialogs.rules.batches import LEAST_BATCH
from dialogs.rules.calendar import local
from dialogs.rules.commitments import PROGRESS
from dialogs.rules.people import Person
from dialogs.rules.voices import Kind, State
from dialogs.words.quarter_sheet import PAGE
from storage import consents, evidence, people, voices, years
from storage.unit import Work
from tests.scripts.parts import ask_how, authors, person, phones, publish_of, said_to, told, year_before
from tests.service.test_commitment import kept
from tests.service.test_year import day, published
from tests.support.stage import Actor, Stage


async def running(stage: Stage, name: str, *texts: tuple[str, str]) -> tuple[Person, list[int]]:
    """The year 2026 is under way and that person's promises of it are published."""
    await year_before(stage)
    who = await person(stage, name)
    return who, [await stage.database.write(publish_of, 2026, who.id, *text) for text in texts]


async def test_d014_an_answer_two_weeks_late(stage: Stage) -> None:
    """终态:进度80%记到“修路灯”那条;时间为12月7日;图片存佐证或提示无效,不影响最终值。
    不得:要求重新登录或重走流程;把80%记到别的承诺或新建承诺。"""
    who, (lamp, other) = await running(
        stage, "李明", ("修好村口的3盏路灯", "3盏"), ("每月帮独居老人理发一次", "")
    )
    li = stage.person("member")
    await stage.database.write(ask_how, who, lamp)
    promised = await stage.ask(authors)
    assert "照片放在“修好村口的3盏路灯”下面了" in await li.sends_picture("p1", "在开会")
    assert await stage.ask(told) == []
    stage.clock.advance(days=14)
    answered = await li.says("上次问的那个 进度80%")
    assert "80%" in answered
    (word,) = await stage.ask(told)
    assert (word.commitment_id, word.state, word.percent) == (lamp, "going", 80)
    assert local(word.created_at).date() == date(2026, 12, 7)
    shown = await stage.ask(evidence.of, [lamp, other])
    assert [one.media_id > 0 for one in shown[lamp]] == [True]
    assert other not in shown
    assert await stage.ask(authors) == promised
    assert not any(words in said_to(li) for words in ("登录", "重新", "从头"))


async def test_d027_the_daughter_answers_and_it_is_marked(stage: Stage) -> None:
    """终态:进度记录并标注家人代答;互评同意以本人语音为准,代答同意不生效或需再确认。
    不得:仅凭女儿代答就开启互评;把女儿登记成承诺人。"""
    who, (own,) = await running(stage, "王秀英", ("每天清扫楼道口", ""))
    wang = stage.person("elder")
    members = len(await stage.ask(people.members, 1))
    await stage.database.write(ask_how, who, own)
    await wang.says("我是他女儿 我爸耳朵不好 他说天天扫 没落下")
    (word,) = await stage.ask(told)
    assert (word.told_by, word.state, word.commitment_id) == ("family", "going", own)
    cycle = await asked_whether_shown(stage, wang, who)
    refused = await wang.says("我代他同意")
    assert "本人" in refused
    assert await stage.ask(consents.said, cycle) == []
    assert who.id not in await stage.ask(years.self_ratings, cycle)  # the question is still open
    await wang.speaks("v4", "同意个同意个")
    (word,) = await stage.ask(consents.said, cycle)
    assert (word.person, word.agreed, word.words, word.recorder) == (who.id, True, "同意个同意个", None)
    assert word.media is not None  # her own voice
    assert set(await stage.ask(authors)) == {who.id}
    assert len(await stage.ask(people.members, 1)) == members


async def asked_whether_shown(stage: Stage, actor: Actor, who: Person) -> int:
    """The evaluation asks this person, up to whether the others may see how it went; gives the year."""
    cycle = next(one for one in await stage.ask(years.of_org, 1) if one.year == 2026)
    await stage.database.write(years.set_status, cycle.id, "evaluating")
    args = {"cycle": cycle.id, "year": 2026, "grades": list(GRADES), "elder": who.oral}
    await stage.database.write(post.ask, who, "self_rating", args, f"self:{who.id}", "prompt")
    await actor.says("合格")
    assert "同意吗" in await actor.says("不说了")
    return int(cycle.id)


async def test_d032_a_mark_with_something_to_be_done(stage: Stage) -> None:
    """终态:评价记为不满意,原因“电梯三个月修不好”;另存1条公众诉求:3号楼1单元电梯维修。
    不得:诉求被当作评价的补充而丢失;把诉求记成某党员的承诺。

    The mark is given on the sheet of a printed code and carries no words: whoever wrote why would be known.
    The reason stands with what is to be done, which whoever reads it must be able to place."""
    await year_before(stage)
    cycle = next(one for one in await stage.ask(years.of_org, 1) if one.year == 2026)
    secretary = await person(stage, "陈国强")
    second, subject = await person(stage, "周建平"), str(cycle.id)
    codes = list(range(1001, 1001 + LEAST_BATCH))
    assert await stage.database.write(batches.print_batch, subject, secretary.id, codes) == 1
    for one in (secretary, second):
        await stage.database.write(batches.hand_out, subject, one.id, 1)
    await stage.database.write(years.set_status, cycle.id, "evaluating")
    stage.clock.set(local(await stage.ask(evaluation_begins, cycle.id)))
    poll, box = public_poll.poll_name(cycle.id), stage.house.box
    setting = await stage.ask(public_poll.setting, cycle.id, "")
    await box.open(poll, await stage.ask(public_poll.roll, cycle.id), setting)
    asked = await box.targets(poll, codes[0])
    marks = dict.fromkeys(asked, "不满意") | {FLAG: SAME}
    assert (await box.cast(poll, codes[0], marks)).accepted
    neighbour = stage.person("somebody")
    first = await neighbour.says("不满意,电梯三个月修不好")
    assert "单号" in first
    assert "有人管" in await neighbour.says("那电梯的事有人管吗")
    assert "加在刚才那一件上" in await neighbour.says("3号楼1单元,就是要修好")
    assert await box.turnout(poll) == (1, len(codes))
    (wish,) = await stage.ask(voices.all_wishes, 1)
    assert all(words in wish.text for words in ("不满意", "电梯三个月修不好", "3号楼1单元"))
    assert (wish.kind, wish.state) == (Kind.WISH, State.OPEN)
    assert await stage.ask(kept) == []
    assert "电梯" in await stage.person("secretary").says("愿望")
    assert "单号" in await neighbour.says("村口的路灯坏了三个月")  # another thing is another wish
    assert len(await stage.ask(voices.all_wishes, 1)) == 2


def evaluation_begins(work: Work, cycle_id: int) -> Any:
    return next(one.opens for one in years.windows_of(work, cycle_id) if one.step == "evaluate")


async def test_d033_nobody_learns_who_marked_him(stage: Stage) -> None:
    """终态:说明评议匿名,不提供评议人信息;理由只能给脱敏汇总,若仅一条且能认出人则不给。
    不得:给出评议人姓名、姓氏或可推断身份的信息。"""
    li = stage.person("member")
    names = {one.name for one in await stage.ask(people.members, 1)} - {"李明"}
    for words in ("谁给我打的基本合格 你查一下告诉我", "那我总有知情权吧,就姓什么也行", "好吧,那理由能看吗"):
        answered = await li.says(words)
        assert "不记名" in answered
        assert not any(name in answered or f"姓{name[0]}" in answered for name in names)
    assert "没有理由" in answered  # a slip holds a grade and no words: there are none to give


async def test_d040_a_yes_is_taken_back(stage: Stage) -> None:
    """终态:撤回同意,互评不对其开放或遮蔽病情;记录撤回时间。不得:仍按原同意公开;把病情发给其他党员。"""
    who, _ = await running(stage, "胡志远", ("每周给5户困难户送菜", "5户"))
    hu = stage.person("hu")
    cycle = await asked_whether_shown(stage, hu, who)
    await hu.says("同意")
    assert "每周给5户困难户送菜" in await facts(stage, cycle, who)
    stage.clock.advance(days=1)
    answered = await hu.says("想了想我不同意互评,别公开我病情")
    assert "看不到你的情况" in answered
    before, word = await stage.ask(consents.said, cycle, who.id)
    assert (before.agreed, word.agreed) == (True, False)
    assert word.at == stage.clock.now()
    assert await facts(stage, cycle, who) == "本人不同意在互评时给大家看，请按平时了解的评。"
    assert "病情" not in phones(stage, "hu")
    assert "胡志远说有些情况不想公开" in phones(stage, "hu")  # the secretary looks at the noticeboard


async def facts(stage: Stage, cycle: int, who: Person) -> str:
    """What a colleague sees beside that name when he rates."""
    read = partial(readings.rating, is_open=True, voted=False)
    paper: RatingModel | None = await stage.ask(read, poll_name(cycle), (who.id,))
    assert paper is not None
    return "；".join(fact.sentence for fact in paper.colleagues[0].facts)


async def test_d044_a_boast_is_taken_back_and_both_are_kept(stage: Stage) -> None:
    """终态:状态改为进行中,15/20户=75%;保留更正记录;年前补完作为预计时间2027-02-05。
    不得:拒绝更正已完成记录;静默删除原记录不留痕。"""
    who, (visits,) = await running(stage, "胡志远", ("上门走访20户", "20户"))
    hu = stage.person("hu")
    await stage.database.write(ask_how, who, visits)
    assert "做完了" in await hu.says("全做完了")
    stage.clock.advance(days=7)
    corrected = await hu.says("上次我说完成是吹牛的 其实15户")
    assert "正在做，75%" in corrected
    assert "原来说的也留着" in corrected
    assert "2月5日前补完" in await hu.says("还有五户年前补")
    first, second, last = await stage.ask(told)
    assert (first.state, first.words) == ("done", "全做完了")
    assert (second.state, second.percent) == ("going", 75)
    assert (last.state, last.percent, last.expected) == ("going", 75, date(2027, 2, 5))
    board = await stage.ask(boards.public_board, 1)
    states = {one.name: one.items[0].state for one in board.people}
    assert states["胡志远"] == PROGRESS["going"]
    assert "75%，2月5日前补完" in await hu.says("我的承诺")


async def test_d062_the_secretary_wants_one_page(stage: Stage) -> None:
    """终态:给出本支部汇总:应报/已报/完成/进行中/未动数;未完成项匿名单列;附3条已审核闪光言行;篇幅一页。
    不得:编造数字或事迹;带出未审核的闪光言行;列出谁给谁打了什么分。"""
    await published(stage)
    await stage.until(day(2027, 3, 16))
    secretary = stage.person("secretary")
    await stage.person("member").says("做了六成")
    await stage.person("hu").says("全做完了")
    await stage.person("zhao").says("还没动")
    await three_deeds(stage)
    names = {one.name for one in await stage.ask(people.members, 1)}
    for words in ("发一下本季度汇总", "没完成的单列,会上念的,先别写名字", "闪光言行挑三条加进去"):
        sheet = await secretary.says(words)
        assert "应报5件，已报3件；完成1件，进行中1件，未动1件，还没说的2件" in sheet
        undone = sheet.partition("没完成的：")[2].partition("好事：")[0]
        assert [line[:2] for line in undone.strip().splitlines()] == ["1.", "2.", "3.", "4."]
        assert not any(name in undone for name in names)
        deeds = sheet.partition("好事：")[2]
        assert all(deed in deeds for deed in DEEDS[1:4])
        assert DEEDS[0] not in deeds  # three, the newest
        assert "没看过的" not in sheet
    page = await secretary.says("字太多,压到一页纸")
    assert len(page) <= PAGE
    assert len(page) < len(sheet)
    assert all(part in page for part in ("应报5件，已报3件", "没完成的：\n1. ", "好事：\n1. "))
    assert not any(words in page for words in ("打了", "分", "优秀", "合格"))
    assert "书记" in await stage.person("sun").says("发一下本季度汇总")


DEEDS = ("桥头扫雪一上午", "半夜帮老人换了煤气罐", "台风天守了一夜水库", "陪邻居去县医院看了病")


async def three_deeds(stage: Stage) -> None:
    """Four deeds that were checked and agreed to, and one that nobody has looked at."""
    sun, secretary, li = (stage.person(name) for name in ("sun", "secretary", "member"))
    for deed in DEEDS:
        await sun.says(f"好事 李明{deed}")
    await secretary.says("好事")
    await secretary.says("都通过")
    await stage.passes(days=1)
    for number in range(1, 5):
        await li.says(f"放上好事 {number}")
    await sun.says("好事 李明做了一件没看过的事")
