import asyncio

from bot.platforms.token import Fetched, Tokens
from bot.ports import Failed

LATER = Failed("busy", retry_after=5.0)
REFUSED = Failed("the secret is wrong", halt=True)


class Issuer:
    """Issues tokens t1, t2, … or fails; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.failing: Failed | None = None
        self.seconds = 0.0
        self.gate = asyncio.Event()
        self.gate.set()

    async def fetch(self) -> Fetched | Failed:
        self.asked += 1
        number = self.asked
        await self.gate.wait()
        return self.failing or Fetched(f"t{number}", 7200.0)

    def now(self) -> float:
        return self.seconds

    def tokens(self) -> Tokens:
        return Tokens(self.fetch, self.now)


async def test_one_token_serves_until_80_percent_of_its_life() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    assert [await tokens.get(), await tokens.get()] == ["t1", "t1"]
    issuer.seconds = 7200 * 0.8 - 1
    assert await tokens.get() == "t1"
    issuer.seconds = 7200 * 0.8
    assert await tokens.get() == "t2"
    assert issuer.asked == 2


async def test_twenty_callers_ask_once() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    assert await asyncio.gather(*(tokens.get() for _ in range(20))) == ["t1"] * 20
    assert issuer.asked == 1


async def test_twenty_rejections_ask_once() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    old = await tokens.get()
    assert isinstance(old, str)
    assert await asyncio.gather(*(tokens.replace(old) for _ in range(20))) == ["t2"] * 20
    assert await tokens.replace(old) == "t2"
    assert issuer.asked == 2


async def test_one_failure_is_shared_and_then_asked_again() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    issuer.failing = LATER
    assert await asyncio.gather(*(tokens.get() for _ in range(20))) == [LATER] * 20
    assert issuer.asked == 1
    issuer.failing = None
    assert await tokens.get() == "t2"


async def test_the_old_token_serves_while_no_new_one_can_be_had() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    await tokens.get()
    issuer.failing = LATER
    issuer.seconds = 7199
    assert await tokens.get() == "t1"
    issuer.seconds = 7200
    assert await tokens.get() == LATER


async def test_a_rejected_token_does_not_come_back() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    await tokens.get()
    issuer.failing = LATER
    assert await tokens.replace("t1") == LATER


async def test_a_refused_secret_is_not_tried_again_for_an_hour() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    issuer.failing = REFUSED
    assert [await tokens.get() for _ in range(50)] == [REFUSED] * 50
    assert issuer.asked == 1
    issuer.failing, issuer.seconds = None, 3599.0
    assert await tokens.get() == REFUSED
    issuer.seconds = 3600.0
    assert await tokens.get() == "t2"


async def test_an_impatient_caller_does_not_spoil_it_for_the_others() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    issuer.gate.clear()
    impatient = asyncio.create_task(tokens.get())
    patient = asyncio.create_task(tokens.get())
    await asyncio.sleep(0)
    impatient.cancel()
    issuer.gate.set()
    assert await patient == "t1"
    assert issuer.asked == 1


async def test_closing_stops_a_fetch() -> None:
    issuer = Issuer()
    tokens = issuer.tokens()
    await tokens.close()
    issuer.gate.clear()
    waiting = asyncio.create_task(tokens.get())
    await asyncio.sleep(0)
    await tokens.close()
    await asyncio.wait((waiting,))
    assert waiting.cancelled()


def test_a_token_does_not_show() -> None:
    assert "t1" not in repr(Fetched("t1", 1.0))
