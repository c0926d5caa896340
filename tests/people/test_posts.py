"""Posts from setting to appraisal: 设岗、认岗、定岗、明岗、履岗、评岗."""

from pathlib import Path

import pytest

from bot.documents.sheets import example_row, read_table, write_sheet
from bot.service.posts import set_up
from bot.service.posts.queries import posts_of, services_of
from dialogs.rules.posts import ClaimState, NewPost, read_post
from dialogs.rules.posts_sheet import LAYOUT, check
from dialogs.rules.roster_entries import Fault, Row, Sheet
from storage import commitments, tags
from tests.people.conftest import called
from tests.support.stage import Stage

WATER = "护水岗：每周巡一次水渠，堵了就清，2人"


@pytest.mark.parametrize(
    ("line", "post"),
    [
        (WATER, NewPost("护水岗", "每周巡一次水渠，堵了就清", 2)),
        ("宣讲岗: 每月给老人读一次报", NewPost("宣讲岗", "每月给老人读一次报", 1)),
        ("护路岗：扫村口到桥头的路 要三个人", NewPost("护路岗", "扫村口到桥头的路", 3)),
        ("护路岗", None),
        ("护路岗：", None),
        ("护路岗：扫路，0人", None),
        (f"{'长' * 31}：扫路", None),
    ],
)
def test_a_post_in_one_line(line: str, post: NewPost | None) -> None:
    assert read_post(line) == post


async def test_a_post_goes_the_whole_way(stage: Stage) -> None:
    chen, sun = stage.person("secretary"), stage.person("sun")
    assert "设好了：护水岗、宣讲岗" in await chen.says(f"设岗 {WATER}\n宣讲岗：每月给老人读一次报")
    await stage.passes(days=1)
    assert any("支部设了2个岗" in message.text for message in sun.messages())
    assert "1. 护水岗：每周巡一次水渠，堵了就清" in await sun.says("认岗")
    assert "你想做护水岗" in await sun.says("1")
    assert "等支部定" in await sun.says("我的岗")
    await stage.passes(hours=2)
    assert any("孙大海想认护水岗" in message.text for message in chen.messages())
    assert "想认的：孙大海" in await chen.says("定岗")
    assert "护水岗 孙大海" in await chen.says("1 同意 2 胡志远")
    await stage.passes(hours=2)
    assert any("支部请你做护水岗" in message.text for message in sun.messages())
    first, second = await stage.ask(posts_of, 1)
    assert [holder.person.name for holder in first.holders] == ["孙大海"]
    assert [holder.person.name for holder in second.holders] == ["胡志远"]
    assert "谢谢你" in await sun.says("履岗 今天巡了一遍水渠，清了两处")
    listed = await chen.says("评岗")
    assert "孙大海，护水岗。他说过：今天巡了一遍水渠，清了两处" in listed
    assert "我单独告诉孙大海" in await chen.says("1 水渠一直通，辛苦了")
    await stage.passes(days=8)
    assert any("支部说你做护水岗：水渠一直通" in message.text for message in sun.messages())
    (service,) = await stage.ask(services_of, (await called(stage, "孙大海")).id)
    assert [(word.kind, word.words) for word in service.words] == [
        ("served", "今天巡了一遍水渠，清了两处"),
        ("appraised", "水渠一直通，辛苦了"),
    ]


async def test_the_post_yields_the_commitment(stage: Stage) -> None:
    chen, sun = stage.person("secretary"), stage.person("sun")
    await chen.says(f"设岗 {WATER}")
    await chen.says("定岗")
    await chen.says("1 孙大海")
    await stage.passes(days=1)
    if "你的岗是护水岗" not in sun.last.text:
        await sun.says("报承诺")
    assert "你的岗是护水岗：每周巡一次水渠" in sun.last.text
    assert "巡1次水渠" in await sun.taps("照岗位写")
    if "什么时候" in sun.last.text or "到几时" in sun.last.text:
        await sun.taps("做一整年")
    assert "记下" in await sun.taps("对")
    one = await stage.ask(commitments.get, 1)
    assert "每周巡" in one.text
    assert await stage.ask(tags.of, [1], "post") == {1: ("1",)}


async def test_nobody_gives_himself_a_post_nor_a_good_word(stage: Stage) -> None:
    chen, zhou = stage.person("secretary"), stage.person("committee")
    await chen.says(f"设岗 {WATER}")
    await chen.says("定岗")
    assert "你自己的岗，请别的委员来定" in await chen.says("1 陈国强")
    await zhou.says("定岗")
    assert "护水岗 陈国强" in await zhou.says("1 陈国强")
    assert "没有人在岗" in await chen.says("评岗")


async def test_a_claim_is_declined_with_a_kind_word_and_a_service_ends_with_its_history(stage: Stage) -> None:
    chen, sun, hu = stage.person("secretary"), stage.person("sun"), stage.person("hu")
    await chen.says("设岗 护水岗：每周巡一次水渠")
    await sun.says("认岗 护水岗")
    await hu.says("认岗 护水岗")
    assert "已经认过" in await hu.says("认岗 护水岗")
    await chen.says("定岗")
    said = await chen.says("1 不定 胡志远")
    assert "胡志远的护水岗先不定" in said
    await chen.says("定岗")
    await chen.says("1 孙大海")
    await stage.passes(days=8)
    assert any("这次支部请了别人" in message.text for message in hu.messages())
    assert "孙大海不做护水岗了" in await chen.says("撤岗 护水岗 孙大海 搬家了")
    (service,) = await stage.ask(services_of, (await called(stage, "孙大海")).id)
    assert (service.claim.state, service.claim.why) == (ClaimState.ENDED, "搬家了")
    assert "没有在做护水岗" in await chen.says("撤岗 护水岗 孙大海")


async def test_a_member_gives_a_post_up(stage: Stage) -> None:
    chen, sun = stage.person("secretary"), stage.person("sun")
    await chen.says("设岗 护水岗：每周巡一次水渠")
    await chen.says("定岗")
    await chen.says("1 07")
    assert "做过的事都留着" in await sun.says("辞岗 护水岗 腿摔了")
    await stage.passes(hours=2)
    assert any("孙大海说护水岗做不下去了：腿摔了" in message.text for message in chen.messages())
    assert "你现在没有岗" in await sun.says("履岗 巡了")


async def test_faults_are_named_and_nothing_is_set_by_halves(stage: Stage) -> None:
    chen, sun = stage.person("secretary"), stage.person("sun")
    said = await chen.says("设岗 护水岗：每周巡一次水渠\n护路岗")
    assert "1. 护路岗" in said
    assert "什么都没有设" in said
    assert await stage.ask(posts_of, 1) == []
    assert "要书记来办" in await sun.says("设岗 护路岗：扫路")
    assert "没有设岗" in await chen.says("岗位")
    assert "没有空着的岗" in await sun.says("认岗")
    await chen.says("设岗 护水岗：每周巡一次水渠")
    await chen.says("定岗")
    assert "没有叫“张三”的党员" in await chen.says("1 张三")
    await chen.says("定岗")
    assert "没有这个号" in await chen.says("5 孙大海")


def sheet_of(*rows: tuple[str, str, str]) -> Sheet:
    cells = [dict(zip(("name", "duties", "places"), row, strict=True)) for row in rows]
    return Sheet(
        1,
        frozenset({"name", "duties", "places"}),
        tuple(Row(number, {k: v for k, v in one.items() if v}) for number, one in enumerate(cells, start=2)),
    )


async def test_posts_come_from_a_file_and_again_change_nothing(stage: Stage) -> None:
    found = check(sheet_of(("护水岗", "每周巡一次水渠", "2"), ("宣讲岗", "每月读一次报", "")))
    new = [one for one in found if isinstance(one, NewPost)]
    for _ in range(2):
        assert "设好了 2 个岗" in await stage.database.write(set_up.import_posts, None, new)
    assert [one.post.places for one in await stage.ask(posts_of, 1)] == [2, 1]
    assert "护水岗：每周巡一次水渠。还要2人" in await stage.ask(set_up.listed, None)
    await stage.person("secretary").says("定岗")
    await stage.person("secretary").says("1 孙大海")
    assert "做过的事都留着" in await stage.database.write(set_up.close_post, None, "护水岗")
    assert [one.post.name for one in await stage.ask(posts_of, 1)] == ["宣讲岗"]
    assert len(await stage.ask(services_of, (await called(stage, "孙大海")).id)) == 1


def test_every_fault_of_a_file_is_named_by_row_and_column() -> None:
    table = sheet_of(("护水岗", "", "2"), ("宣讲岗", "每月读一次报", "很多"), ("长" * 31, "扫路", "1"))
    assert [fault.sentence.partition("：")[0] for fault in check(table) if isinstance(fault, Fault)] == [
        "第 2 行“职责”",
        "第 3 行“人数”",
        "第 4 行“岗位”",
    ]
    (twice, *_) = check(sheet_of(("护水岗", "扫路", ""), ("护水岗", "巡渠", "")))
    assert isinstance(twice, Fault)
    assert "写了两遍" in twice.advice


async def test_a_table_of_posts_is_filled_in_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "岗位表.xlsx"
    write_sheet(path, [example_row(LAYOUT), ["护水岗", "每周巡一次水渠", "2"]], LAYOUT)
    assert check(read_table(path, LAYOUT)) == [NewPost("护水岗", "每周巡一次水渠", 2)]
