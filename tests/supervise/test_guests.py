"""The quarter's comment on a guest: the community gives it, he reads it, and so does his unit (R25)."""

from datetime import timedelta

from storage import comments, homes, people
from storage.unit import Work
from storage.year_tables import window
from tests.people.conftest import called, township
from tests.publish.test_pointing import COMMUNITY, promise
from tests.support.stage import Stage

__all__ = ["township"]


def first_quarter(work: Work) -> None:
    """The first quarter's supervision begins now, in every year that runs."""
    work.forget()
    first = window.update().where(window.c.step == "supervise", window.c.part == 1)
    work.connection.execute(first, {"opens_at": work.now - timedelta(hours=1)})


async def test_the_community_comments_on_its_guest_and_the_unit_reads_it(township: Stage) -> None:
    luo, community = await called(township, "罗敏"), await township.ask(people.org_named, COMMUNITY)
    await township.database.write(homes.register, luo.id, community.id)
    han = await called(township, "韩松")
    await township.database.write(homes.register, han.id, community.id)  # promises nothing there
    await township.database.write(promise(2027, COMMUNITY, luo.id))
    await township.database.write(first_quarter)
    ye = township.person("ye")
    listed = await ye.says("点评")
    assert "罗敏，谢谢你答应做“每个月给独居老人量1次血压" in listed
    assert "韩松" not in listed
    assert "给罗敏的话" in await ye.says("点评 罗敏 老人都等你来量血压")
    assert "已经有点评" in await ye.says("点评 罗敏 再说一遍")
    await township.passes(days=8)
    told = "老人都等你来量血压"
    assert any(
        told in message.text and "叶萍" in message.text for message in township.person("luo").messages()
    )
    unit = [message.text for message in township.person("han").messages() if told in message.text]
    assert unit == [f"{COMMUNITY}这季度给罗敏的话：\n{told}"]
    (given,) = await township.ask(comments.of_person, luo.id)
    assert given.text == told
