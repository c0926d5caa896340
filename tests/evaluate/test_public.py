"""The public is asked about the organisation and every member: by a code that is good once, or on paper."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.ports import Door
from bot.problems import BadInput
from bot.service.evaluate import files, terms
from bot.service.keep import retention
from dialogs.rules.commitments import Status
from dialogs.rules.satisfaction import Weightless
from dialogs.rules.subjects import member, organisation
from dialogs.rules.tally import Gap
from storage import commitments, evaluation, years
from storage.unit import Work
from tests.evaluate.conftest import Season, two_deeds

Client = TestClient[Any, Any]


def gathered(work: Work, cycle_id: int) -> files.Files:
    cycle = years.get(work, cycle_id)
    assert cycle is not None
    return files.gather(work, cycle)


@dataclass
class Codes:
    """The public's codes as the committee handles them on its page."""

    season: Season
    client: Client

    async def does(self, name: str, **form: str | int) -> str:
        """Somebody does something on his page; its text."""
        path = self.season.stage.house.links.make(
            Door.INVITE, str(self.season.cycle), self.season.numbers[name]
        )
        answer = await self.client.post(path, data={key: str(value) for key, value in form.items()})
        assert answer.status in (200, 422), answer.status
        return await answer.text()

    async def printed(self, number: int) -> list[str]:
        """One more batch, read off the sheet."""
        text = await self.does("陈国强", do="print", number=number)
        return [one.replace("-", "") for one in re.findall(r'class="code">(\w{5}-\w{5})<', text)]

    async def batch(self, number: int, at: int = 1) -> list[str]:
        """A batch that two people have handed out."""
        found = await self.printed(number)
        await self.does("陈国强", do="hand", batch=at)
        assert "可以用了" in await self.does("周建平", do="hand", batch=at)
        return found

    async def settled(self, given: int, spoiled: int = 0, returned: int = 0, at: int = 1) -> str:
        """Two people account for a batch."""
        sums = {"given": given, "spoiled": spoiled, "returned": returned}
        assert "另一个人核对" in await self.does("周建平", do="state", batch=at, **sums)
        return await self.does("陈国强", do="confirm", batch=at)

    async def ticks(self, code: str, marks: dict[int, str], status: int = 200) -> str:
        """Somebody ticks on the page of a code."""
        answer = await self.client.post(f"/ask/{code}", data={f"p{who}": word for who, word in marks.items()})
        assert answer.status == status
        return await answer.text()

    async def counted(self) -> files.Files:
        """What stands in the files."""
        await self.season.stage.passes(minutes=1)
        found: files.Files = await self.season.stage.ask(gathered, self.season.cycle)
        return found


@pytest.fixture
def codes(season: Season, client: Client) -> Codes:
    return Codes(season, client)


async def test_a_code_votes_once_can_be_changed_until_the_close_and_is_counted(codes: Codes) -> None:
    season, ming, branch = codes.season, codes.season.numbers["李明"], -codes.season.branch
    found = await codes.batch(12)
    assert len(set(found)) == 12
    assert "还没到评的时候" in await (await codes.client.get(f"/ask/{found[0]}")).text()
    await season.opens()
    sheet = await (await codes.client.get(f"/ask/{found[0]}")).text()
    assert "清溪村党支部" in sheet
    assert "由服务器封装" in sheet
    assert "煤气罐" in sheet
    assert all(name in sheet for name in season.numbers)
    for code in found[:9]:
        assert "已收到" in await codes.ticks(code, {ming: "满意", branch: "基本满意"})
    assert "已收到" in await codes.ticks(found[0], {ming: "满意", branch: "满意"})
    assert "一项都还没有选" in await codes.ticks(found[9], {0: "满意"}, 422)
    assert "已收到" in await codes.ticks(found[9], {branch: "不满意"})
    await season.closes()
    assert "已经结束" in await codes.ticks(found[10], {branch: "满意"})
    assert (await codes.counted()).invited == 12  # nothing is counted before the codes are accounted for
    assert "请两个人核对" in "".join(one.text for one in season.stage.person("secretary").messages())
    assert "对得上" in await codes.settled(10, 1, 1)
    told = await codes.counted()
    own = told.of(organisation(season.branch))
    assert own is not None
    assert own.public.figures.grades == (("满意", 1), ("基本满意", 8), ("不满意", 1))
    assert own.public.weightless is Weightless.NONE
    li = told.of(member(ming))
    assert li is not None
    assert li.public.figures.unknown == 1  # left out: not known
    assert li.public.weightless is Weightless.NONE  # three tenths of the codes
    sun = told.of(member(season.numbers["孙大海"]))
    assert sun is not None
    assert sun.public.figures.gap is Gap.UNFAMILIAR  # nobody knows him: never zero
    season.stage.clock.set(season.stage.clock.now() + timedelta(days=181))
    assert (await season.stage.database.write(retention.sweep))["codes"] == 12
    assert (await codes.client.get(f"/ask/{found[0]}")).status == 404  # codes are not kept for ever


async def test_what_does_not_add_up_is_for_the_committee_with_a_reason(codes: Codes) -> None:
    branch = -codes.season.branch
    good, bad = await codes.batch(6), await codes.batch(6, at=2)
    await codes.season.opens()
    for code in (*good, *bad):
        await codes.ticks(code, {branch: "满意" if code in good else "不满意"})
    await codes.season.closes()
    assert "对得上" in await codes.settled(6)
    told = await codes.settled(5, at=2)  # one is missing, and six have voted
    assert "印了6张，说得清的5张；发了5个号，却投了6个" in told
    assert (await codes.counted()).files[0].public.figures.gap is Gap.MISSING
    assert "请写明理由" in await codes.does("周建平", do="drop", batch=2)
    assert "不算，没有开封就销毁" in await codes.does("周建平", do="drop", batch=2, reason="有一张没找到")
    told_ = (await codes.counted()).files[0].public
    assert told_.figures.grades == (("满意", 6), ("基本满意", 0), ("不满意", 0))
    listed = await (await codes.client.get("/box/public-1")).text()
    assert "第1批：印了6张，发了6，作废0，交回0，投了6。对得上。" in listed
    assert "对不上，支委会定了不算：有一张没找到" in listed
    assert "drop" not in await codes.does("周建平", do="count", batch=2, reason="再想想")


async def test_two_different_people_hand_out_and_account_never_two_leaders(codes: Codes) -> None:
    (code, *_) = await codes.printed(5)
    assert "记下了" in await codes.does("陈国强", do="hand", batch=1)
    for name in ("陈国强", "林晓梅"):  # himself, and the deputy
        assert "另一个人来确认" in await codes.does(name, do="hand", batch=1)
    await codes.season.opens()
    assert "还没有开通" in await (await codes.client.get(f"/ask/{code}")).text()
    assert await codes.ticks(code, {-codes.season.branch: "满意"}, 404)
    assert "可以用了" in await codes.does("周建平", do="hand", batch=1)
    assert "不再印号" in await codes.does("陈国强", do="print", number=9)
    assert "看这一批" in await codes.does("陈国强", do="state", batch=1, given=5, spoiled=0, returned=0)
    await codes.season.closes()
    assert "都要写数字" in await codes.does("周建平", do="state", batch=1, given="五", spoiled=0, returned=0)
    await codes.does("周建平", do="state", batch=1, given=5, spoiled=0, returned=0)
    assert "另一个人来确认" in await codes.does("周建平", do="confirm", batch=1)


async def test_there_is_no_open_link(codes: Codes) -> None:
    client = codes.client
    await codes.season.opens()
    for guess in ("ABCDE23456", "x", "1234567890"):
        assert (await client.get(f"/ask/{guess}")).status == 404
    response = await client.post("/ask", data={"code": "ABCDE-23456"})
    assert response.status == 422
    assert "没有这个号" in await response.text()
    foreign = await client.post("/ask", data={"code": "x"}, headers={"Origin": "https://evil.example"})
    assert foreign.status == 403


async def test_what_is_for_members_only_is_not_on_the_publics_paper(codes: Codes) -> None:
    (code, *_) = await codes.batch(5)
    await codes.season.opens()
    items = await codes.season.stage.ask(commitments.of_cycle, codes.season.cycle, Status.PUBLISHED)
    (gas,) = (one for one in items if "煤气罐" in one.text)
    await codes.season.stage.database.write(commitments.set_audience, gas.id, "members")
    await two_deeds(codes.season)
    sheet = await (await codes.client.get(f"/ask/{code}")).text()
    assert "煤气罐" not in sheet
    assert "好事：" in sheet
    assert "半夜帮王秀英换煤气" in sheet
    assert "垫了药费" not in sheet


async def test_members_without_office_or_key_do_not_hand_out(season: Season) -> None:
    assert "支委" in await season.stage.person("member").says("群众评")
    assert "两个人确认发出" in await season.stage.person("committee").says("群众评")
    assert "支委" in await season.stage.person("member").says("纸票 群众")


async def test_two_tellers_must_agree(season: Season) -> None:
    chen, zhou = season.stage.person("secretary"), season.stage.person("committee")
    await season.closes()
    said = "纸票 群众 发30 收28 废1\n支部 20 5 1 1\n李明 满意20 不了解7"
    assert "再请一个人" in await chen.says(said)
    other = await zhou.says(said.replace("李明 满意20", "李明 满意19"))
    assert "差在：李明" in other
    assert "20" not in other  # the other one's figures are not told
    assert "算进去了" in await zhou.says(said)
    told = await season.stage.ask(gathered, season.cycle)
    own = told.of(organisation(season.branch))
    assert own is not None
    assert own.public.figures.grades == (("满意", 20), ("基本满意", 5), ("不满意", 1))
    li = told.of(member(season.numbers["李明"]))
    assert li is not None
    assert li.public.figures.unknown == 7


async def test_what_does_not_add_up_is_refused_with_its_place(season: Season) -> None:
    chen = season.stage.person("secretary")
    await season.closes()
    said = await chen.says("纸票 互评 发9 收9 废0\n李明 9 0 0 0 0\n张三 1 0 0 0 0\n孙大海 99 0 0 0 0")
    assert "第3行：认不出是谁" in said
    assert "票数加起来" in said
    assert await season.stage.ask(evaluation.counts, season.cycle, "peers_paper") == {}
    assert "重新投" in await chen.says("纸票 互评 发30 收30 废0\n李明 9 0 0 0 0")
    assert "比发出的多" in await chen.says("纸票 互评 发3 收5\n李明 3 0 0 0 0")


async def test_the_page_of_a_teller(season: Season, client: Client) -> None:
    await season.closes()
    key = f"member:{season.numbers['李明']}:合格"
    fields = {"issued": "9", "received": "8", "void": "", key: "8"}
    for address, words in (("secretary", "再请一个人"), ("deputy", "算进去了")):
        assert "点开填" in await season.stage.person(address).says("纸票")
        path = season.page(Door.TELLER, address)
        assert (await client.get(path)).status == 200
        bad = await client.post(path, data={**fields, key: "八"})
        assert bad.status == 422
        assert "李明的“合格”要写数字" in await bad.text()
        assert words in await (await client.post(path, data=fields)).text()
    told = await season.stage.ask(gathered, season.cycle)
    li = told.of(member(season.numbers["李明"]))
    assert li is not None
    assert dict(li.peers.figures.grades)["合格"] == 8


async def test_a_source_that_was_not_asked_has_a_reason(season: Season) -> None:
    chen = season.stage.person("secretary")
    assert "为什么" in await chen.says("没开展 群众评")
    assert "群众评没开展，因为大雪封山" in await chen.says("没开展 群众评 大雪封山")
    told = await season.stage.ask(gathered, season.cycle)
    assert {one.public.reason for one in told.files} == {"大雪封山"}
    assert {one.public.figures.gap for one in told.files} == {Gap.MISSING}


async def test_members_rate_their_organisation_on_the_same_paper(season: Season, client: Client) -> None:
    await season.opens()
    for address in ("member", "sun", "hu", "zhao", "he"):
        person = season.stage.person(address)
        await person.taps("合格")
        await person.taps("不说了")
        await person.taps("同意")
        path = season.page(Door.RATE, address)
        text = await (await client.get(path)).text()
        assert "整个支部" in text
        names = dict.fromkeys(re.findall(r'name="(p-?\d+)"', text))
        response = await client.post(path, data=dict.fromkeys(names, "优秀"))
        assert response.status == 200
    await season.closes()
    told = await season.stage.ask(gathered, season.cycle)
    own = told.of(organisation(season.branch))
    assert own is not None
    assert dict(own.peers.figures.grades)["优秀"] == 5


async def test_terms_are_fixed_when_voting_opens(season: Season) -> None:
    write = season.stage.database.write
    said = await write(terms.choose, "清溪村党支部", 2027, shows_index=True, weights="20,20,35,20,5")
    assert "群众35" in said
    await season.opens()
    assert "已定" in await write(terms.choose, "清溪村党支部", 2027)
    for fields in ({"covered": True}, {"weights": "20,20,30,20,10"}):
        with pytest.raises(BadInput, match="不能再改"):
            await write(terms.choose, "清溪村党支部", 2027, **fields)
    chosen, fixed = await season.stage.ask(evaluation.terms_of, season.cycle)
    assert chosen.shows_index
    assert fixed is not None
