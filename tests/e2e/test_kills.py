"""kill -9 in the middle of many talks; `tests/e2e/kills.py` plays longer ones by hand."""

from pathlib import Path

from tests.e2e.kills import compared

KILLS = 12
SEED = 2027


async def test_kills_lose_nothing_and_repeat_nothing(tmp_path: Path, fake_url: str) -> None:
    play = await compared(tmp_path, fake_url, KILLS, SEED)
    assert play.kills == KILLS
    assert play.again() > 0, "no message was under way when the server was killed"
