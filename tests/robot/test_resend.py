"""After the line was down: who was talking is asked once to say again what had no answer; nobody else is."""

from datetime import timedelta

import pytest

from bot.service.reach import resend
from dialogs.words.channels import SAY_AGAIN
from tests.support.stage import Stage


@pytest.mark.parametrize(
    ("minutes", "asked"), [(0.5, 0), (3, 1), (7 * 60, 0)], ids=["a moment", "minutes", "a day"]
)
async def test_only_who_was_talking_is_asked(stage: Stage, minutes: float, asked: int) -> None:
    await stage.furnish(year_of=None)
    early, li = stage.person("sun"), stage.person("member")
    await early.says("帮助")
    stage.clock.advance(minutes=20)
    await li.says("帮助")
    down = stage.clock.now() + timedelta(minutes=2)
    stage.clock.set(down + timedelta(minutes=minutes))
    assert await stage.database.write(resend.ask, "sandbox", down) == asked
    assert await stage.database.write(resend.ask, "sandbox", down) == asked  # said once all the same
    await stage.house.delivery.deliver_due()
    assert [one.text for one in li.messages()].count(SAY_AGAIN) == asked
    assert SAY_AGAIN not in [one.text for one in early.messages()]
