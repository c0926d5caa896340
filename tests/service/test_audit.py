"""The journal's chain in words, after some days of a real branch."""

from sqlalchemy import update

from bot.service.keep import audit
from bot.service.organise import year
from storage.tables import journal
from storage.unit import Work
from tests.service.test_review import promises
from tests.support.stage import Stage


def forge(work: Work) -> None:
    work.connection.execute(update(journal).where(journal.c.id == 3).values(subject="person:99"))


async def test_what_a_branch_does_is_chained_and_what_is_forged_is_named(stage: Stage) -> None:
    before = await stage.ask(audit.head)
    await promises(stage, "member", "sun")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("都通过")
    head = await stage.ask(audit.head)
    assert head != before
    assert f"日志校验码：{head}" in await stage.ask(year.show, None)
    good = await stage.ask(audit.verify)
    assert good.holds
    assert f"都对得上。校验码 {head}。" in good.sentence
    assert (await stage.ask(audit.verify, before)).holds
    lost = await stage.ask(audit.verify, "deadbeef")
    assert not lost.holds
    assert "找不到 deadbeef" in lost.sentence
    await stage.database.write(forge)
    bad = await stage.ask(audit.verify)
    assert not bad.holds
    assert bad.sentence == "日志第 3 条（编号 3）对不上：内容被改过。它前面的都没有问题。"
