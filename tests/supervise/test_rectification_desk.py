"""Rectifications at the command line: what came on paper counts as much as the chat."""

from datetime import date
from typing import Any

import pytest

from bot.problems import BadInput
from bot.service.supervise import rectify_desk
from dialogs.rules.rectification import Source
from storage import rectifications
from tests.supervise.test_overdue import run_out
from tests.support.stage import Stage

BRANCH = "清溪村党支部"
CHEN, ZHOU = (BRANCH, "陈国强"), (BRANCH, "周建平")


async def ordered(stage: Stage) -> str:
    found: str = await stage.database.write(
        rectify_desk.order,
        by=CHEN,
        whom="郑阿根",
        cause="答应看果园，没有去",
        demand="每月去看1次果园",
        due=date(2026, 12, 18),
        source="check",
    )
    return found


async def test_from_the_order_to_the_end_on_paper(stage: Stage) -> None:
    assert "第1号：郑阿根（第1号）：每月去看1次果园，12月18日前，正在改" in await ordered(stage)
    await stage.passes(hours=2)
    assert "慢慢念给郑阿根听" in stage.person("member").last.text
    day = date(2026, 11, 23)
    assert "说改好了" in await stage.database.write(
        rectify_desk.note, 1, (BRANCH, "李明"), "去过了", "paper", day, "村委会"
    )
    assert "改好了" in await stage.database.write(rectify_desk.decide, 1, ZHOU, "close", "去看过", None)
    told = (await stage.ask(rectify_desk.story, 1)).splitlines()
    assert told[2] == "  来源：抽查走访"
    assert [line.split(" ", 3)[3].split("：")[0] for line in told[3:]] == [
        "陈国强安排，到2026-12-18",
        "李明说改好了（纸上，2026-11-23）",
        "周建平办结",
    ]
    listed = await stage.ask(rectify_desk.listed, "清溪乡党委")
    assert listed.count("第1号") == 1


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ({"whom": "没有这个人"}, "没有“没有这个人”"),
        ({"source": "gossip"}, "没有“gossip”这种来源"),
        ({"due": date(2026, 1, 1)}, "已经过了"),
        ({"by": (BRANCH, "李明")}, "自己的事不能自己说"),
    ],
)
async def test_what_does_not_fit_is_told(stage: Stage, call: dict[str, Any], why: str) -> None:
    given: dict[str, Any] = {
        "by": CHEN,
        "whom": "李明",
        "cause": "没修",
        "demand": "修好",
        "due": date(2026, 12, 18),
        "source": "other",
    }
    with pytest.raises(BadInput, match=why):
        await stage.database.write(rectify_desk.order, **{**given, **call})
    assert await stage.ask(rectify_desk.listed, BRANCH) == "没有整改。"


async def test_a_day_to_come_and_unknown_ways_are_refused(stage: Stage) -> None:
    await ordered(stage)
    for channel, day, why in (
        ("gossip", date(2026, 11, 23), "没有“gossip”这种方式"),
        ("paper", date(2027, 1, 1), "还没有到"),
    ):
        with pytest.raises(BadInput, match=why):
            await stage.database.write(rectify_desk.note, 1, CHEN, "好了", channel, day, "")
    for number, verb, why in ((9, "close", "没有第9号"), (1, "burn", "做法写 close")):
        with pytest.raises(BadInput, match=why):
            await stage.database.write(rectify_desk.decide, number, ZHOU, verb, "看过", None)


async def test_an_order_is_linked_with_what_it_goes_back_to(stage: Stage) -> None:
    await run_out(stage)
    order: dict[str, Any] = {
        "by": CHEN,
        "whom": "胡志远",
        "cause": "米没送完",
        "demand": "送完",
        "due": date(2027, 7, 30),
    }
    told = await stage.database.write(rectify_desk.order, **order, source="report")
    assert "没有连上" in told
    await stage.database.write(rectify_desk.decide, 1, CHEN, "withdraw", "来源写错了", None)
    await stage.passes(minutes=1)
    assert "1. 胡志远" in await stage.person("secretary").says("到期")
    assert "没有连上" not in await stage.database.write(rectify_desk.order, **order, source="")
    (one,) = await stage.ask(rectifications.open_rectifications)
    assert one.source is Source.OVERDUE
    assert one.commitment_id is not None
    assert "没有到日子" in await stage.person("secretary").says("到期")


async def test_whoever_reported_it_hears_what_came_of_it(stage: Stage) -> None:
    await stage.passes(days=1)
    await stage.person("sun").says("反映 李明答应换的煤气罐没有换")
    order: dict[str, Any] = {
        "by": CHEN,
        "whom": "李明",
        "cause": "答应的煤气罐没有换",
        "demand": "换好",
        "due": date(2026, 12, 18),
    }
    assert "没有连上" not in await stage.database.write(rectify_desk.order, **order, source="report")
    await stage.database.write(rectify_desk.note, 1, CHEN, "换了", "paper", date(2026, 11, 24), "")
    await stage.database.write(rectify_desk.decide, 1, ZHOU, "close", "看过了", None)
    await stage.passes(hours=1)
    assert "反映" in stage.person("sun").last.text
