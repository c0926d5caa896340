"""The secretary reviews in one line; nobody reviews himself."""

from dialogs.rules.commitments import Status
from tests.service.test_commitment import kept
from tests.support.stage import Stage

PROMISES = {
    "member": "每月帮村东3户老人换一次煤气罐",
    "sun": "每周巡一次村口到水库的路，发现石头就清掉",
    "hu": "给村里5户困难户每户送50斤米，6月底前送到",
    "zhao": "每季度到村里给老人量一次血压",
    "he": "每月给村里介绍2个招工岗位",
}


async def promise(stage: Stage, address: str, text: str) -> None:
    """That person hands that in."""
    person = stage.person(address)
    await person.says("报承诺")
    asked = await person.says(text)
    if "对不对" not in asked:
        asked = await person.taps("做一整年")
    assert "对不对" in asked, asked
    assert "书记" in await person.taps("对")


async def promises(stage: Stage, *addresses: str) -> None:
    for address in addresses:
        await promise(stage, address, PROMISES[address])


async def test_one_line_decides_on_many(stage: Stage) -> None:
    await promises(stage, "member", "sun", "hu")
    secretary = stage.person("secretary")
    listed = await secretary.says("审核")
    assert "1. 李明" in listed
    assert "3. 胡志远" in listed
    said = await secretary.says("1 3 通过 2 退回 缺时限")
    assert "通过：李明、胡志远" in said
    assert "孙大海（缺时限）" in said
    assert [one.status for one in await stage.ask(kept)] == [
        Status.APPROVED,
        Status.RETURNED,
        Status.APPROVED,
    ]
    assert "通过了" in stage.person("member").last.text


async def test_what_is_returned_is_revised_and_reviewed_again(stage: Stage) -> None:
    await promises(stage, "sun")
    secretary, sun = stage.person("secretary"), stage.person("sun")
    await secretary.says("审核")
    await secretary.says("退回 写清楚从哪天到哪天")
    assert "写清楚从哪天到哪天" in sun.last.text
    read_back = await sun.says("3月到10月每周巡一次村口到水库的路，发现石头就清掉")
    if "对不对" not in read_back:
        read_back = await sun.says("10月底")
    assert "对不对" in read_back
    await sun.taps("对")
    (one,) = await stage.ask(kept)
    assert (one.version, one.status) == (2, Status.SUBMITTED)
    await secretary.says("审核")
    await secretary.says("通过")
    (one,) = await stage.ask(kept)
    assert one.status is Status.APPROVED


async def test_returned_without_a_reason_asks_for_one(stage: Stage) -> None:
    await promises(stage, "sun")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    assert "怎么改" in await secretary.taps("退回")
    assert "不够具体" in await secretary.taps("不够具体")
    assert "不够具体" in stage.person("sun").last.text


async def test_to_have_read_is_not_to_approve(stage: Stage) -> None:
    await promises(stage, "sun")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("已阅")
    (one,) = await stage.ask(kept)
    assert one.status is Status.SUBMITTED
    await secretary.says("我意思是通过")
    (one,) = await stage.ask(kept)
    assert one.status is Status.APPROVED


async def test_a_number_that_is_not_there_decides_nothing(stage: Stage) -> None:
    await promises(stage, "sun")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("7 通过")
    (one,) = await stage.ask(kept)
    assert one.status is Status.SUBMITTED


async def test_the_secretarys_own_goes_to_the_deputy(stage: Stage) -> None:
    await promise(stage, "secretary", "6月底前把村口50米断头路修通")
    secretary, deputy = stage.person("secretary"), stage.person("deputy")
    assert "没有等你看的" in await secretary.says("审核")
    assert "陈国强" in await deputy.says("审核")
    await deputy.says("通过")
    (one,) = await stage.ask(kept)
    assert one.status is Status.APPROVED


async def test_an_item_revised_meanwhile_is_not_decided_unseen(stage: Stage) -> None:
    await promises(stage, "sun", "hu")
    secretary, deputy = stage.person("secretary"), stage.person("deputy")
    await secretary.says("审核")
    assert "书记来办" in await stage.person("member").says("审核")
    assert "没有等你看的" in await deputy.says("审核")
    said = await secretary.says("都通过")
    assert "孙大海" in said
    assert "胡志远" in said
    assert "都看完了" in said


async def test_the_digest_brings_what_waits_and_nothing_when_nothing_waits(stage: Stage) -> None:
    secretary = stage.person("secretary")
    await promises(stage, "member")
    await stage.passes(days=4)
    assert any("李明" in message.text and "等你看" in message.text for message in secretary.messages())
    await secretary.says("1 通过")
    before = len(secretary.messages())
    await stage.passes(days=5)
    assert not any("等你看" in message.text for message in secretary.messages()[before:])


async def test_what_is_returned_can_be_revised_by_voice_without_a_second_commitment(stage: Stage) -> None:
    wang, secretary, li = stage.person("elder"), stage.person("secretary"), stage.person("member")
    await wang.says("报承诺")
    await wang.says("每个礼拜三去文化礼堂烧水")
    await wang.says("对")
    await secretary.says("审核")
    await secretary.says("退回 写清楚烧几壶")
    await stage.passes(days=8)
    await wang.speaks("v9")
    await stage.passes(hours=3)
    await li.says("每个礼拜三去文化礼堂烧6壶水")
    await li.taps("电话念过，对")
    (one,) = await stage.ask(kept)
    assert (one.version, one.status) == (2, Status.SUBMITTED)


async def test_what_is_returned_to_somebody_without_a_phone_goes_to_the_helper(stage: Stage) -> None:
    li, secretary = stage.person("member"), stage.person("secretary")
    await li.says("代录 郑阿根")
    await li.says("每天早上扫自家门口到桥头那段路")
    await li.taps("当面念过，对")
    await li.taps("他家里")
    await secretary.says("审核")
    await secretary.says("退回 写清楚哪座桥")
    assert "郑阿根的承诺" in li.last.text
    assert "写清楚哪座桥" in li.last.text
    await li.says("每天早上扫自家门口到石板桥那段路")
    await li.taps("当面念过，对")
    await li.taps("他家里")
    (one,) = await stage.ask(kept)
    assert (one.version, one.status) == (2, Status.SUBMITTED)
