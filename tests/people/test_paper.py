"""Paper, a phone call and a visit are equal to the chat."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
from aiohttp import FormData
from aiohttp.test_utils import TestClient, TestServer

from bot.documents.sheet_book import write_book
from bot.problems import BadInput
from bot.service.paper.take import take_sheet
from bot.web.server import build_web
from dialogs.rules.entering import Entry, Kind, read_line
from dialogs.rules.entering_sheet import LAYOUT, check
from dialogs.rules.roster_entries import Fault, Row, Sheet
from storage import commitments, papers, posts, provenance, voices, years
from storage.year_tables import commitment
from tests.people.conftest import called
from tests.people.test_homes import saw
from tests.people.test_moves import publish
from tests.support.stage import Stage, count

ADDRESS = "https://jiannuo.example"


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        (
            "上门 王秀英 承诺 每周三去烧水，念过",
            Entry("王秀英", Kind.COMMITMENT, "visit", "每周三去烧水", read_back=True),
        ),
        (
            "电话 王秀英 进展 做完了（女儿说的）",
            Entry("王秀英", Kind.PROGRESS, "phone", "做完了", family=True),
        ),
        ("纸质 张大爷 愿望 桥头装个扶手", Entry("张大爷", Kind.WISH, "paper", "桥头装个扶手")),
        ("电话 王秀英 做完了", Entry("王秀英", Kind.PROGRESS, "phone", "做完了")),
        (
            "上门 王秀英 承诺 每周三去烧水，在她家说的，念过",
            Entry("王秀英", Kind.COMMITMENT, "visit", "每周三去烧水", None, "她家", True),
        ),
        ("电话 王秀英 今天天气好", "kind"),
        ("上门 王秀英 承诺", "words"),
        ("上门", "who"),
    ],
)
def test_one_line_says_who_what_and_how_it_came(said: str, entry: Entry | str) -> None:
    assert read_line(said) == entry


async def test_a_visit_is_a_complete_record(stage: Stage) -> None:
    li = stage.person("member")
    await stage.passes(days=2)
    said = await li.says("上门 王秀英 承诺 每个礼拜三去文化礼堂烧水，念过")
    assert "记下了王秀英的承诺。" in said
    one = await stage.ask(commitments.get, 1)
    assert (one.channel, one.recorder_id) == ("visit", (await called(stage, "李明")).id)
    assert one.person_id == (await called(stage, "王秀英")).id
    (came,) = (await stage.ask(provenance.of, ["commitment:1:1"])).values()
    assert (came.channel, came.read_back, came.said_on) == ("visit", True, date(2026, 11, 25))
    assert "没有重复记" in await li.says("上门 王秀英 承诺 每个礼拜三去文化礼堂烧水，念过")
    assert await stage.ask(count(commitment)) == 1


async def test_what_was_not_read_back_is_read_at_the_next_contact(stage: Stage) -> None:
    li, wu, zhao = stage.person("member"), stage.person("wu"), stage.person("zhao")
    await stage.passes(days=2)
    assert "下次见到他念一遍" in await li.says("电话 郑阿根 承诺 每个月扫一次村口的路")
    assert "见到郑阿根时念给他听" in await li.says("待办")
    assert "这几句念过了" in await li.says("念过 郑阿根")
    assert "没有等着念的" in await li.says("念过 郑阿根")
    assert "念给他听" not in await li.says("待办")
    (came,) = (await stage.ask(provenance.of, ["commitment:1:1"])).values()
    assert came.read_back
    await zhao.says("上门 吴桂芳 承诺 每周二教孩子们写毛笔字")
    await stage.passes(days=8)
    assert saw(wu, "赵雪替你记的是：每周二教孩子们写毛笔字。")


async def test_progress_and_a_family_members_word(stage: Stage) -> None:
    chen = stage.person("secretary")
    await publish(stage, "elder", "每个礼拜三去文化礼堂烧水，做到年底")
    assert "注明是家里人说的" in await chen.says("电话 王秀英 进展 做完了，女儿说的")
    latest = await stage.ask(commitments.last_progress, [1])
    assert (latest[1].state, latest[1].told_by) == ("done", "family")
    assert "家里人说的不算" in await chen.says("电话 王秀英 自评 合格，女儿说的")
    assert "看不出做得怎样" in await chen.says("电话 王秀英 进展 他今天去赶集")


async def test_wishes_and_reports_of_anybody(stage: Stage) -> None:
    chen = stage.person("secretary")
    assert "记下了张大爷的愿望" in await chen.says("纸质 张大爷 愿望 桥头装个扶手")
    one = await stage.ask(voices.get, 1)
    assert (one.text, one.channel) == ("桥头装个扶手", "paper")
    (came,) = (await stage.ask(provenance.of, ["voice:1"])).values()
    assert came.said_where == "张大爷"
    assert "记下了张大爷的反映" in await chen.says("电话 张大爷 反映 说好修的路灯还没修")


async def test_a_post_its_service_and_ones_own_grade(stage: Stage) -> None:
    chen, zhou = stage.person("secretary"), stage.person("committee")
    await chen.says("设岗 护水岗：每周巡一次水渠")
    assert "记下了孙大海的认岗" in await chen.says("上门 孙大海 认岗 护水岗，念过")
    sun = await called(stage, "孙大海")
    (claim,) = await stage.ask(posts.claims_of, sun.id)
    assert claim.state == "claimed"
    assert "没有这个岗" in await chen.says("上门 孙大海 认岗 月亮岗，念过")
    assert "没有在岗" in await chen.says("上门 孙大海 履岗 巡了一遍，念过")
    await chen.says("定岗")
    await chen.says("1 同意")
    assert "记下了孙大海的履岗" in await zhou.says("上门 孙大海 履岗 巡了一遍，念过")
    assert "不是自评的时候" in await chen.says("上门 孙大海 自评 合格")
    await stage.database.write(years.set_status, 1, "evaluating")
    assert "记下了孙大海的自评" in await chen.says("上门 孙大海 自评 我觉得基本合格，念过")
    assert (await stage.ask(years.self_ratings, 1))[sun.id][0] == "基本合格"


async def test_consent_by_phone(stage: Stage) -> None:
    chen = stage.person("secretary")
    await publish(stage, "elder", "每个礼拜三去文化礼堂烧水，做到年底")
    assert "没有等他同意的事" in await chen.says("电话 王秀英 同意 可以的")
    await chen.says("感谢 王秀英 冬天每天来烧水")
    assert "家里人说的不算" in await chen.says("电话 王秀英 同意 可以的，女儿说的")
    assert "记下了王秀英的同意" in await chen.says("电话 王秀英 同意 可以的，念过")


async def test_who_may_not_enter_for_whom(stage: Stage) -> None:
    hu = stage.person("hu")
    await stage.passes(days=2)
    assert "不归你记" in await hu.says("上门 王秀英 承诺 每周三去烧水")
    assert "没有叫“张三”" in await hu.says("上门 张三 承诺 每周三去烧水")
    assert "写成“上门" in await hu.says("补录")
    assert "还看不出做什么" in await stage.person("member").says("上门 王秀英 承诺 嗯")


def table(*rows: dict[str, str]) -> Sheet:
    columns = frozenset(column.key for column in LAYOUT.columns)
    return Sheet(1, columns, tuple(Row(number, row) for number, row in enumerate(rows, start=2)))


GOOD = {"who": "王秀英", "kind": "承诺", "channel": "上门", "words": "每个礼拜三去文化礼堂烧水", "read": "是"}
WISH = {"who": "张大爷", "kind": "愿望", "channel": "纸质", "words": "桥头装个扶手", "day": "2026-11-20"}


def test_every_fault_of_the_table_is_named_by_row_and_column() -> None:
    found = check(
        table(
            {**GOOD, "kind": "想法"},
            {**GOOD, "channel": "微信"},
            {**GOOD, "words": ""},
            {**GOOD, "day": "2027-13-01"},
            {**GOOD, "day": "2027-01-01"},
            {**GOOD, "kind": "自评", "voice": "家属"},
        ),
        date(2026, 11, 25),
    )
    assert [fault.sentence.partition("：")[0] for fault in found if isinstance(fault, Fault)] == [
        "第 2 行“类型”",
        "第 3 行“方式”",
        "第 4 行“内容”",
        "第 5 行“日期”",
        "第 6 行“日期”",
        "第 7 行“本人或家属”",
    ]


async def test_a_table_is_entered_whole_or_not_at_all(stage: Stage) -> None:
    await stage.passes(days=2)
    bad = {**GOOD, "who": "张三"}
    with pytest.raises(BadInput, match="第 4 行") as refused:
        await stage.database.write(take_sheet, table(GOOD, WISH, bad), None, "陈国强", None)
    assert "什么都没有记" in str(refused.value)
    assert await stage.ask(count(commitment)) == 0
    assert await stage.ask(papers.recent, 1, 10) == []
    told, faults = await stage.database.write(take_sheet, table(GOOD, WISH), None, "陈国强", None)
    assert (told, faults) == ("读好了：新记 2 条。", [])
    told, _ = await stage.database.write(take_sheet, table(GOOD, WISH), None, "陈国强", None)
    assert "以前记过的 2 条没有动" in told
    (subject,) = [one.subject for one in await stage.ask(papers.recent, 1, 10) if one.kind is Kind.WISH]
    (came,) = (await stage.ask(provenance.of, [subject])).values()
    assert came.said_on == date(2026, 11, 20)


@pytest.fixture
async def client(stage: Stage) -> AsyncIterator["TestClient[Any, Any]"]:
    app = build_web(routes=[], pages=stage.house.pages(ADDRESS))
    async with TestClient(TestServer(app)) as client:
        yield client


async def test_the_page_takes_an_entry_and_a_table(stage: Stage, client: "TestClient[Any, Any]") -> None:
    chen = stage.person("secretary")
    await stage.passes(days=2)
    await chen.says("补录")
    assert chen.last.link is not None
    path = chen.last.link.path
    assert "清溪村党支部" in await (await client.get(path)).text()
    answer = await client.post(
        f"{path}/one", data={**GOOD, "voice": "本人", "day": "2026-11-24", "place": "他家里"}
    )
    assert answer.status == 200
    assert "记下了王秀英的承诺" in await answer.text()
    (came,) = (await stage.ask(provenance.of, ["commitment:1:1"])).values()
    assert (came.said_where, came.said_on) == ("他家里", date(2026, 11, 24))
    wrong = await client.post(f"{path}/one", data={**GOOD, "who": "张三"})
    assert wrong.status == 422
    assert "没有叫“张三”" in await wrong.text()
    assert (await client.get(f"{path}/template.xlsx")).status == 200
    keys = [column.key for column in LAYOUT.columns]
    for row, status, told in (
        ({**WISH, "kind": "想法"}, 422, "第 2 行，类型"),
        (WISH, 200, "新记 1 条"),
    ):
        form = FormData()
        book = write_book([[row.get(key, "") for key in keys]], LAYOUT)
        form.add_field("file", book, filename="补录表.xlsx")
        answer = await client.post(path, data=form)
        assert answer.status == status
        assert told in await answer.text()


async def test_the_page_is_for_those_with_an_office_only(
    stage: Stage, client: "TestClient[Any, Any]"
) -> None:
    chen = stage.person("secretary")
    await chen.says("补录")
    assert chen.last.link is not None
    path = chen.last.link.path
    foreign = await client.post(f"{path}/one", data=GOOD, headers={"Origin": "https://elsewhere.example"})
    assert foreign.status == 403
    await chen.says("交接 林晓梅")
    assert (await client.get(path)).status == 404
    assert (await client.post(f"{path}/one", data=GOOD)).status == 404
