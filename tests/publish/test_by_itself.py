"""An organisation without a superior reviews its own promise; that shows (R47)."""

from bot.service.lead import coverage
from dialogs.rules.commitments import Status
from storage import commitments
from tests.publish.test_board import promise_of_the_branch
from tests.support.stage import Stage


async def test_where_no_superior_is_kept_it_shows_that_its_own_office_looked(stage: Stage) -> None:
    await stage.database.write(promise_of_the_branch)
    await stage.database.write(commitments.set_status, 1, Status.SUBMITTED)
    chen, lin = stage.person("secretary"), stage.person("deputy")
    assert "12盏路灯" in await lin.says("审核")
    await lin.says("通过")
    told = await chen.says("进度表")
    assert "以组织名义的1条承诺，没有上级可审，由本组织的林晓梅看过。" in told
    assert "  没有上级可审，由本组织的人看。" in await chen.says("第1条经过")
    assert "没有上级可审" in await stage.ask(coverage.written, None)
