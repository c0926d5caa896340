"""The public is asked about the organisation and every member: by a code that is good once, or on paper."""

import re
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.ports import Door
from bot.problems import BadInput
from bot.service.evaluate import files, terms
from dialogs.rules.satisfaction import Weightless
from dialogs.rules.subjects import member, organisation
from dialogs.rules.tally import Gap
from storage import evaluation, public_polls, tables, years
from storage.unit import Work
from tests.evaluate.conftest import Season

Client = TestClient[Any, Any]


def written(work: Work) -> list[Any]:
    """The journal as it stands."""
    return list(work.connection.execute(tables.journal.select()))


async def codes(season: Season, client: Client, *names: str) -> list[str]:
    """Invite these people and read the codes off the sheet that is printed."""
    await season.stage.person("secretary").says("群众评")
    path = season.page(Door.INVITE, "secretary")
    response = await client.post(path, data={"names": "\n".join(names)})
    text = await response.text()
    assert response.status == 200, text
    return [one.replace("-", "") for one in re.findall(r'class="code">(\w{4}-\w{4})<', text)]


def gathered(work: Work, cycle_id: int) -> files.Files:
    cycle = years.get(work, cycle_id)
    assert cycle is not None
    return files.gather(work, cycle)


async def ticks(client: Client, code: str, marks: dict[str, str], status: int = 200) -> str:
    response = await client.post(f"/ask/{code}", data=marks)
    assert response.status == status
    return await response.text()


async def test_invited_people_tick_once_and_it_is_counted(season: Season, client: Client) -> None:
    names = [f"村民{number}" for number in range(12)]
    found = await codes(season, client, *names)
    assert len(set(found)) == 12
    assert "还没到评的时候" in await (await client.get(f"/ask/{found[0]}")).text()
    await season.opens()
    ming, branch = season.numbers["李明"], season.branch
    sheet = await (await client.get(f"/ask/{found[0]}")).text()
    assert "清溪村党支部" in sheet
    assert "煤气罐" in sheet
    assert all(name in sheet for name in season.numbers)
    for code in found[:9]:
        marks = {f"member:{ming}": "满意", f"org:{branch}": "基本满意"}
        assert "收到了" in await ticks(client, code, marks)
    assert "用过了" in await ticks(client, found[0], {f"org:{branch}": "不满意"})
    assert "一项都还没有选" in await ticks(client, found[9], {"nothing": "满意"}, 422)
    assert "收到了" in await ticks(client, found[9], {f"org:{branch}": "不满意"})
    await season.closes()
    told = await season.stage.ask(gathered, season.cycle)
    own = told.of(organisation(branch))
    assert own is not None
    assert own.public.figures.grades == (("满意", 0), ("基本满意", 9), ("不满意", 1))
    assert own.public.weightless is Weightless.NONE
    li = told.of(member(ming))
    assert li is not None
    assert li.public.figures.slips == 9
    assert li.public.weightless is Weightless.NONE  # three tenths of the roster
    sun = told.of(member(season.numbers["孙大海"]))
    assert sun is not None
    assert sun.public.figures.gap is Gap.THIN  # asked, but nobody said anything about him: never zero


async def test_sheets_are_gone_once_counted_and_nothing_names_who_ticked(
    season: Season, client: Client
) -> None:
    (code,) = await codes(season, client, "张阿公 村民代表")
    await season.opens()
    await ticks(client, code, {f"org:{season.branch}": "满意"})
    sheets, counts = await season.stage.ask(public_polls.count, season.cycle)
    assert (sheets, counts) == (1, {f"org:{season.branch}": {"满意": 1}})
    await season.closes()
    assert await season.stage.ask(public_polls.count, season.cycle) == (0, {})
    assert code not in str(await season.stage.ask(written))


async def test_there_is_no_open_link(season: Season, client: Client) -> None:
    await season.opens()
    for guess in ("ABCD2345", "x", "12345678"):
        assert (await client.get(f"/ask/{guess}")).status == 404
    response = await client.post("/ask", data={"code": "ABCD-2345"})
    assert response.status == 422
    assert "没有这个号" in await response.text()
    foreign = await client.post("/ask", data={"code": "x"}, headers={"Origin": "https://evil.example"})
    assert foreign.status == 403


async def test_codes_can_be_changed_only_before_voting(season: Season, client: Client) -> None:
    (old,) = await codes(season, client, "张阿公")
    path = season.page(Door.INVITE, "secretary")
    text = await (await client.post(path, data={"do": "again"})).text()
    (new,) = (one.replace("-", "") for one in re.findall(r'class="code">(\w{4}-\w{4})<', text))
    assert (await client.get(f"/ask/{old}")).status == 404
    assert (await client.get(f"/ask/{new}")).status == 200
    await season.opens()
    await season.stage.person("secretary").says("群众评")
    path = season.page(Door.INVITE, "secretary")
    assert (await client.post(path, data={"do": "again"})).status == 422
    assert (await client.post(path, data={"names": ""})).status == 422


async def test_only_leaders_invite(season: Season) -> None:
    assert "书记、副书记" in await season.stage.person("member").says("群众评")
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
