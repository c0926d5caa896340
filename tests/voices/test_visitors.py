"""A visitor who was sent to a platform is expected back once, by that platform, for a while."""

from bot.service.reach import visitors
from tests.support.stage import Stage


async def test_a_state_serves_once_for_its_platform_and_its_time(stage: Stage) -> None:
    expect, back = visitors.expect, visitors.back
    write = stage.database.write
    for state in ("a", "b", "c"):
        await write(expect, state * 40, "official", "mine")
    assert await write(back, "a" * 40, "wecom") == ""
    assert await write(back, "a" * 40, "official") == "mine"
    assert await write(back, "a" * 40, "official") == ""
    stage.clock.set(stage.clock.now() + visitors.PATIENCE)
    assert await write(back, "b" * 40, "official") == ""
    await write(expect, "d" * 40, "official", "review")  # what has had its time goes with the next
    assert await write(back, "c" * 40, "official") == ""
    assert await write(back, "d" * 40, "official") == "review"
