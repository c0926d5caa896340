"""What becomes of a message after an attempt to deliver it: a decision, not an action."""

from dataclasses import dataclass

from bot.ports import Delivery, Failed, Sent, Unknown

#: Seconds between attempts that the platform refused for the time being.
PAUSES = (5.0, 20.0, 60.0, 300.0, 900.0, 3600.0)

#: Refused so often, a message has failed.
MOST_ATTEMPTS = len(PAUSES) + 1

#: Nobody is made to wait longer than this, whatever a platform asks for; seconds.
LONGEST_PAUSE = 6 * 3600.0

#: Seconds before the one repetition of an attempt of which nobody knows the end.
_RESEND_AFTER = 10.0

#: For so many seconds after it a repetition is safe: below the shortest check of WeCom (1800).
REMEMBERED = 1500.0


@dataclass(frozen=True, slots=True)
class Settle:
    """This was the end: sent, failed or unknown. `cold`: the person must write there first."""

    status: str
    receipt: str = ""
    error: str = ""
    cold: bool = False


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Another attempt, `pause` seconds from now. `doubtful`: this one may have arrived."""

    pause: float
    error: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Halt:
    """Nothing more on this platform until a person has looked, or for so many seconds; the message waits,
    unharmed."""

    error: str
    seconds: float | None = None


Decision = Settle | TryAgain | Halt


def decide(delivery: Delivery, *, attempts: int, doubts: int, repeats_are_safe: bool) -> Decision:
    """What next, after attempt number `attempts` (from 1) ended as `delivery`.

    `doubts` is how many attempts before this one ended without anybody knowing. A message is
    repeated after a doubt once at most, and only where the platform shows one key only once.
    """
    match delivery:
        case Sent(receipt):
            return Settle("sent", receipt=receipt)
        case Unknown(reason):
            if repeats_are_safe and doubts == 0 and attempts < MOST_ATTEMPTS:
                return TryAgain(_RESEND_AFTER, reason, doubtful=True)
            return Settle("unknown", error=reason)
        case Failed(reason, halt=True, retry_after=seconds):
            return Halt(reason, seconds)
        case Failed():
            return _refused(delivery, attempts, doubts)


def _refused(failed: Failed, attempts: int, doubts: int) -> Decision:
    if doubts:  # the attempt before may have arrived: a refusal of the repetition does not tell
        return Settle("unknown", error=failed.reason)
    if failed.permanent or attempts >= MOST_ATTEMPTS:
        return Settle("failed", error=failed.reason, cold=failed.cold)
    pause = max(PAUSES[attempts - 1], failed.retry_after or 0.0)
    return TryAgain(min(pause, LONGEST_PAUSE), failed.reason)
