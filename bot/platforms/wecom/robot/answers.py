"""What the platform's error codes mean on the long connection (platform page §4.2, §6.4)."""

from bot.platforms.longline import Ending, How
from bot.platforms.wecom.errors import TABLE, Verdict, failure, verdict
from bot.ports import Failed

OK = 0
UNKNOWN_REQUEST = 846605  # answered too late, or an event that takes no answer
TOO_LATE = 846608
NOT_SUBSCRIBED = 846609

#: In a chat with one person these mean that the person has to write first (§6.4, field experience).
_COLD = frozenset({93006, 93008})

#: The robot itself is switched off or not permitted: nothing will be taken.
_OFF = frozenset({93004, 853006})

#: Seconds to leave the entrance alone after it complained of too many subscriptions.
_CROWDED = 300.0

#: Seconds after an unknown refusal, and how many of them in a row are enough.
_DOUBTFUL = 30.0
_PATIENCE = 5

_AGAIN = 5.0


def refused(code: int, *, person: bool) -> Failed:
    """The decision about a message that was answered with this non-zero code."""
    if code in (UNKNOWN_REQUEST, TOO_LATE):
        return Failed(f"企业微信 {code}：回得太晚，或这件事不能回", permanent=True)
    if code == NOT_SUBSCRIBED:
        return Failed(f"企业微信 {code}：长连接还没有订阅", retry_after=_AGAIN)
    if code in _COLD:
        why = "要他先给机器人发一句话" if person else "群不对，或机器人不在群里，请在群里@它说一句话"
        return Failed(f"企业微信 {code}：{why}", permanent=True, cold=person)
    if code in _OFF:
        return Failed(f"企业微信 {code}：机器人被停用，或企业不能用它", halt=True)
    return failure(code)


def not_subscribed(code: int, times: int) -> Ending:
    """What follows from a subscription that was answered with this non-zero code for the so-manieth time.

    A code that nobody knows is tried a few times: it may be a passing trouble, and it may be a refusal,
    which must not be repeated in a loop.
    """
    reason = f"企业微信 {code}：长连接订阅没有成功"
    known = verdict(code) if code in TABLE else None
    if known in (Verdict.RETRY, Verdict.REFRESH):
        return Ending(How.LOST, reason)
    if known is Verdict.DEFER or (known is None and times < _PATIENCE):
        return Ending(How.LOST, reason, pause=_CROWDED if known else _DOUBTFUL)
    return Ending(How.REFUSED, f"{reason}，请核对 Bot ID 和 Secret")
