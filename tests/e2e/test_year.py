"""A year from the roster to the digest: real processes, real sockets, a line that delivers twice."""

from pathlib import Path

from tests.e2e import autumn, spring, verdict
from tests.e2e.town import town


async def test_the_whole_year_over_wecom(tmp_path: Path, fake_url: str) -> None:
    await year(tmp_path, fake_url, "")


async def test_the_whole_year_on_postgresql(tmp_path: Path, fake_url: str, postgres_url: str) -> None:
    await year(tmp_path, fake_url, postgres_url)


async def year(folder: Path, fake_url: str, database_url: str) -> None:
    """Step by step; each step asserts what it should have led to."""
    async with town(folder, fake_url, database_url) as here:
        await spring.prompts(here)
        await spring.promises(here)
        await spring.transcription(here)
        await spring.review(here)
        await spring.reminder(here)
        await spring.publication(here)
        await autumn.first_quarter(here)
        await autumn.signed_summary(here)
        await autumn.own_grades(here)
        await autumn.ballots(here)
        await autumn.results(here)
        await verdict.all_is_well(here)
        assert await here.bot.stop() == 0
