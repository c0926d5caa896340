import pytest

from bot.platforms.wecom.errors import CARD_KNOWN, TABLE, Verdict, failure, verdict
from bot.platforms.wecom.quota import FIRST, LATER, Pause


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-1, Verdict.RETRY),
        (6000, Verdict.RETRY),
        (45033, Verdict.RETRY),
        (40014, Verdict.REFRESH),
        (42001, Verdict.REFRESH),
        (45009, Verdict.DEFER),
        (40001, Verdict.HALT),
        (40013, Verdict.HALT),
        (43012, Verdict.HALT),
        (50003, Verdict.HALT),
        (60020, Verdict.HALT),
        (301002, Verdict.HALT),
        (40003, Verdict.PERMANENT),
        (40007, Verdict.PERMANENT),
        (40058, Verdict.PERMANENT),
        (CARD_KNOWN, Verdict.PERMANENT),
        (60111, Verdict.PERMANENT),
        (81013, Verdict.PERMANENT),
        (93000, Verdict.PERMANENT),
        (987654, Verdict.RETRY),
    ],
)
def test_codes_are_sorted(code: int, expected: Verdict) -> None:
    assert verdict(code) is expected


@pytest.mark.parametrize("code", [*TABLE, 987654])
def test_every_code_becomes_one_clear_decision(code: int) -> None:
    failed = failure(code)
    assert [failed.permanent, failed.halt, failed.retry_after is not None].count(True) == 1
    assert failed.reason.startswith(f"企业微信 {code}：")


def test_a_used_up_quota_stops_everything_for_a_minute_and_then_for_an_hour() -> None:
    seconds = [100.0]
    pause = Pause(lambda: seconds[0])
    assert pause.standing() is None
    assert pause.begin().retry_after == FIRST
    assert pause.begin().retry_after == FIRST  # another call of the same moment
    seconds[0] += FIRST - 1
    standing = pause.standing()
    assert standing is not None
    assert standing.retry_after == 1
    seconds[0] += 1
    assert pause.standing() is None
    assert pause.begin().retry_after == LATER
    seconds[0] += LATER
    pause.end()
    assert pause.begin().retry_after == FIRST
