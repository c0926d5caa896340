"""The client against the fake in its own process, one knob after the other."""

import asyncio
from dataclasses import replace

import pytest
from aiohttp import ClientSession, ClientTimeout, TCPConnector

from bot.platforms.wecom.client import Client, new_session
from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.platform import WeCom
from bot.ports import Delivery, Failed, Sent, Unknown
from dialogs.content import Choice, Message
from tests.fakes.wecom.running import Fake
from tests.wecom.samples import SECRET

TEXT = Message("第一季度的进展怎么样？")
CARD = Message("完成了吗？", choices=(Choice("完成了", "done:7"), Choice("还没有", "not:7")))
SEND = "/cgi-bin/message/send"
GETTOKEN = "/cgi-bin/gettoken"


async def delivered(fake: Fake) -> int:
    return len((await fake.history())["delivered"])


async def calls(fake: Fake, path: str) -> int:
    count: int = (await fake.history())["calls"].get(path, 0)
    return count


async def test_twenty_sends_with_an_expired_token_fetch_one(wecom: WeCom, fake: Fake) -> None:
    assert isinstance(await wecom.send("li", TEXT, "k0"), Sent)
    await fake.expire_tokens()
    await fake.knobs(token_delay=0.1)
    before = await calls(fake, GETTOKEN)
    outcomes = await asyncio.gather(*(wecom.send(f"li{n}", TEXT, f"k{n}") for n in range(20)))
    assert all(isinstance(outcome, Sent) for outcome in outcomes)
    assert await calls(fake, GETTOKEN) == before + 1
    assert await delivered(fake) == 21


async def test_the_first_twenty_sends_fetch_one_token(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(token_delay=0.1)
    await asyncio.gather(*(wecom.send(f"li{n}", TEXT, f"k{n}") for n in range(20)))
    assert await calls(fake, GETTOKEN) == 1


async def test_an_endless_40014_is_asked_twice_and_no_more(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(reject_every_token=True)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.halt, outcome.retry_after) == (False, False, 30.0)
    assert (await calls(fake, SEND), await calls(fake, GETTOKEN)) == (2, 2)


async def test_a_wrong_secret_halts_and_is_not_repeated(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(secret="changed by the administrator")
    outcomes = [await wecom.send("li", TEXT, f"k{n}") for n in range(12)]
    assert all(isinstance(outcome, Failed) and outcome.halt for outcome in outcomes)
    assert (await calls(fake, GETTOKEN), await calls(fake, SEND)) == (1, 0)


@pytest.mark.parametrize("code", [40001, 60020, 50003])
async def test_what_only_an_administrator_can_mend_halts(wecom: WeCom, fake: Fake, code: int) -> None:
    await fake.fault(SEND, "code", code)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.halt
    assert not outcome.permanent


async def test_an_app_without_a_callback_address_halts_at_the_first_card(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(has_callback=False)
    outcome = await wecom.send("li", CARD, "k")
    assert isinstance(outcome, Failed)
    assert outcome.halt
    assert isinstance(await wecom.send("li", TEXT, "k2"), Sent)


async def test_a_wrong_agent_halts(config: WeComConfig, client: Client, fake: Fake) -> None:
    outcome = await WeCom(replace(config, agent_id="1000003"), client).send("li", TEXT, "k")
    assert outcome == Failed("企业微信 301002：应用 ID 和 Secret 不是同一个应用的", halt=True)


@pytest.mark.parametrize("code", [-1, 6000, 45033])
async def test_a_busy_platform_is_tried_again(wecom: WeCom, fake: Fake, code: int) -> None:
    await fake.fault(SEND, "code", code)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.halt, outcome.retry_after) == (False, False, 10.0)
    assert isinstance(await wecom.send("li", TEXT, "k"), Sent)
    assert await delivered(fake) == 1


async def test_a_used_up_quota_silences_the_client(config: WeComConfig, fake: Fake) -> None:
    seconds = [0.0]
    async with new_session() as session:
        wecom = WeCom(config, Client(config, session, lambda: seconds[0]))
        await fake.fault(SEND, "code", 45009)
        outcomes = [await wecom.send("li", TEXT, f"k{n}") for n in range(5)]
        assert [outcome.retry_after for outcome in outcomes if isinstance(outcome, Failed)] == [60.0] * 5
        assert await calls(fake, SEND) == 1
        seconds[0] = 60.0
        assert isinstance(await wecom.send("li", TEXT, "k9"), Sent)
        await fake.fault(SEND, "code", 45009)
        outcome = await wecom.send("li", TEXT, "k10")
        assert isinstance(outcome, Failed)
        assert outcome.retry_after == 60.0  # all was well in between: a minute again, not an hour


@pytest.mark.parametrize(
    ("kind", "code", "arrived"),
    [
        ("lose", 0, True),
        ("drop", 0, False),
        ("status", 500, False),
        ("status", 502, False),
        ("status_after", 502, True),
        ("status_after", 504, True),
        ("html", 0, False),
        ("garbage", 0, False),
    ],
)
async def test_without_an_answer_nobody_knows(
    wecom: WeCom, fake: Fake, kind: str, code: int, arrived: bool
) -> None:
    assert isinstance(await wecom.send("li", TEXT, "k0"), Sent)  # so that the token is there
    await fake.fault(SEND, kind, code)
    assert isinstance(await wecom.send("li", TEXT, "k"), Unknown)
    assert await delivered(fake) == 1 + arrived


@pytest.mark.parametrize("message", [TEXT, CARD], ids=["text", "card"])
@pytest.mark.parametrize("kind", ["lose", "drop"])
async def test_a_resend_with_the_same_key_is_shown_once(
    wecom: WeCom, fake: Fake, message: Message, kind: str
) -> None:
    await fake.fault(SEND, kind)
    assert isinstance(await wecom.send("li", message, "k"), Unknown)
    assert isinstance(await wecom.send("li", message, "k"), Sent)
    assert isinstance(await wecom.send("li", message, "k"), Sent)
    assert await delivered(fake) == 1


async def test_the_same_words_with_another_key_are_shown_again(wecom: WeCom, fake: Fake) -> None:
    await wecom.send("li", TEXT, "k1")
    await wecom.send("li", TEXT, "k2")
    assert await delivered(fake) == 2


@pytest.mark.parametrize("code", [301, 403, 404, 429])
async def test_a_refusal_by_http_took_nothing(wecom: WeCom, fake: Fake, code: int) -> None:
    await fake.fault(SEND, "status", code)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.retry_after) == (False, 60.0)


@pytest.mark.parametrize("kind", ["lose", "drop", "status", "html", "garbage"])
async def test_trouble_with_the_token_means_that_nothing_was_sent(
    wecom: WeCom, fake: Fake, kind: str
) -> None:
    # aiohttp itself asks a second time when the answer to a GET is lost.
    await fake.fault(GETTOKEN, kind, 502, times=2 if kind in ("drop", "lose") else 1)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert (outcome.permanent, outcome.retry_after) == (False, 15.0)
    assert isinstance(await wecom.send("li", TEXT, "k"), Sent)


async def test_nobody_listening_means_that_nothing_was_sent(config: WeComConfig, unused_port: int) -> None:
    nowhere = replace(config, api_base=f"http://127.0.0.1:{unused_port}")
    async with new_session() as session:
        outcome = await WeCom(nowhere, Client(nowhere, session)).send("li", TEXT, "k")
    assert outcome == Failed("连不上企业微信（ClientConnectorError）", retry_after=15.0)


async def test_an_answer_that_takes_too_long_is_unknown(config: WeComConfig, fake: Fake) -> None:
    async with new_session() as session:
        wecom = WeCom(config, Client(config, session, timeout=ClientTimeout(total=0.3)))
        assert isinstance(await wecom.send("li", TEXT, "k0"), Sent)
        await fake.fault(SEND, "hang")
        assert isinstance(await wecom.send("li", TEXT, "k"), Unknown)
        await fake.expire_tokens()
        await fake.fault(GETTOKEN, "hang")
        assert isinstance(await wecom.send("li", TEXT, "k3"), Failed)


@pytest.mark.parametrize("code", [40003, 60111, 81013, 50002, 45002])
async def test_what_will_never_be_taken_is_permanent(wecom: WeCom, fake: Fake, code: int) -> None:
    await fake.fault(SEND, "code", code)
    outcome = await wecom.send("li", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_no_secret_in_any_outcome_or_log(
    config: WeComConfig, fake: Fake, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    outcomes: list[Delivery] = []
    async with ClientSession(connector=TCPConnector(force_close=True)) as session:
        client = Client(config, session)
        wecom = WeCom(config, client)
        outcomes.append(await wecom.send("li", TEXT, "k0"))
        token = await client._tokens.get()
        assert isinstance(token, str)
        for number, kind in enumerate(["lose", "drop", "status", "html", "garbage", "code"]):
            await fake.fault(SEND, kind, 500)
            await fake.fault("/cgi-bin/webhook/send", kind, 500)
            outcomes.append(await wecom.send("li", TEXT, f"k{number}"))
            outcomes.append(await wecom.post("webhook:branch", TEXT, f"k{number}"))
        await fake.knobs(secret="other", reject_every_token=True)
        outcomes.append(await wecom.send("li", TEXT, "k9"))
    said = repr(outcomes) + repr(wecom.__dict__) + caplog.text + "".join(capfd.readouterr())
    assert not [secret for secret in (token, SECRET, config.group_webhook_url) if secret in said]
