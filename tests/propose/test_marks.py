"""Copies, what a promise serves, and changing one's own before it is published."""

from dialogs.rules.commitments import Status
from storage import commitments, tags
from tests.propose.test_old_promises import imported
from tests.propose.test_review_tree import item, promise
from tests.support.stage import Stage

TEA = "每月给村东3户独居老人送一次米和油"


async def test_a_copy_is_told_to_the_author_without_a_name_and_to_the_reviewer_with_one(
    township: Stage,
) -> None:
    await promise(township, "member", TEA)
    said = await promise(township, "hu", "2027年我承诺每月给村东3户独居老人送一次米和油")
    assert "和另一位同志写的几乎一样" in said
    assert "李明" not in said
    assert "和李明写的几乎一样" in await township.person("secretary").says("审核")


async def test_the_author_changes_it_and_the_hint_is_gone(township: Stage) -> None:
    await promise(township, "member", TEA)
    await promise(township, "hu", TEA)
    hu = township.person("hu")
    assert "原来写的是" in await hu.says("改我的第1条")
    said = await hu.says("秋收后给村里5户困难户每户送50斤米")
    if "对不对" not in said:
        await hu.taps("做一整年")
    await hu.taps("对")
    one = await township.ask(item, 2)
    assert (one.version, one.remark) == (2, "")
    assert "几乎一样" not in await township.person("secretary").says("审核")


async def test_old_people_may_say_the_same_as_others(township: Stage) -> None:
    await promise(township, "member", "每个礼拜三去文化礼堂烧水")
    wang = township.person("elder")
    await wang.says("报承诺")
    await wang.says("每个礼拜三去文化礼堂烧水")
    said = await wang.says("对")
    assert "几乎一样" not in said


async def test_what_it_serves_is_proposed_and_the_reviewer_changes_it(township: Stage) -> None:
    await promise(township, "member", TEA)
    chen = township.person("secretary")
    listed = await chen.says("审核")
    assert "〔带头服务群众〕" in listed
    assert "归到“带头弘扬正气”" in await chen.says("第1条归到 弘扬正气")
    assert await township.ask(tags.of, [1], "standard") == {1: ("带头弘扬正气",)}
    assert await township.ask(tags.of, [1], "goal") == {1: ("服务人民群众",)}
    assert "可以归到" in await chen.says("第1条归到 别的")
    await chen.says("1 通过")
    assert (await township.ask(item)).status is Status.APPROVED


async def test_nobody_else_says_what_it_serves(township: Stage) -> None:
    await promise(township, "member", TEA)
    assert "先说“审核”" in await township.person("member").says("第1条归到 弘扬正气")


async def test_what_is_published_is_neither_changed_nor_taken_back(township: Stage) -> None:
    await promise(township, "member", TEA)
    chen, li = township.person("secretary"), township.person("member")
    await chen.says("审核")
    await chen.says("通过")
    await chen.says("公示")
    await chen.taps("公示")
    assert "不能改" in await li.says("改我的第1条")
    assert "不能改" in await li.says("撤回第1条")


async def test_peoples_benefit_is_tagged_where_the_promise_speaks_of_it(township: Stage) -> None:
    await promise(township, "member", "每月给村里5户老人讲一次医保政策，帮他们把报销办好")
    await promise(township, "hu", TEA)
    assert await township.ask(tags.of, [1, 2], "benefit") == {1: ("惠民利民政策",)}
    chen = township.person("secretary")
    await chen.says("审核")
    assert "归到“群众最关心" in await chen.says("第2条归到 群众最关心、最直接、最现实的问题")
    assert (await township.ask(tags.of, [2], "benefit"))[2] == ("群众最关心、最直接、最现实的问题",)


async def test_what_came_on_paper_or_in_a_table_is_tagged_and_compared_too(township: Stage) -> None:
    chen = township.person("secretary")
    await promise(township, "member", TEA)
    await chen.says("重点任务 修通村东水渠")
    await chen.says(f"上门 胡志远 承诺 {TEA}，念过")
    await imported(township, "承诺人,承诺内容,完成时限\n孙大海,6月底前修通村东水渠500米,6月底\n")
    listed = await chen.says("审核")
    assert "胡志远" in listed
    assert "和李明写的几乎一样" in listed
    assert await township.ask(tags.of, [2], "standard") == {2: ("带头服务群众",)}
    assert await township.ask(tags.of, [3], "focus") == {3: ("修通村东水渠",)}


async def test_nobody_promises_the_same_twice(township: Stage) -> None:
    text = "每月给村东3户独居老人送一次米和油"
    await promise(township, "member", text)
    assert "已经记过了" in await promise(township, "member", text)
    assert len(await township.ask(commitments.of_cycle, 1)) == 1
