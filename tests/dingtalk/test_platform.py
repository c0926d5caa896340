"""Sending: every answer of the platform becomes a decision, and what counts is counted."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.errors import failure
from bot.platforms.dingtalk.platform import CARD, GROUP_SEND, SEND
from bot.ports import Failed, MediaError, Sent, Unknown
from dialogs.content import Choice, Link, Message
from dialogs.heard import Kind
from tests.dingtalk.conftest import PAGES, Build, Desk, receiving
from tests.fakes.dingtalk.running import CARD as TAPS
from tests.fakes.dingtalk.running import Fake
from tests.fakes.dingtalk.world import GROUP

HELLO = Message("你好")
ASK = Message("对不对？", choices=(Choice("对", "yes:1"), Choice("不对", "no:1")))


async def test_a_text_goes_to_one_person(build: Build, fake: Fake, desk: Desk) -> None:
    outcome = await build().send("Li01", HELLO, "k1")
    assert isinstance(outcome, Sent)
    assert outcome.receipt
    (shown,) = (await fake.history())["delivered"]
    assert (shown["touser"], shown["msgKey"], shown["param"]) == ("Li01", "sampleText", {"content": "你好"})
    assert desk.calls == 1


async def test_the_same_to_many_at_once_is_one_call(build: Build, fake: Fake, desk: Desk) -> None:
    dingtalk = build()
    people = [f"P{number}" for number in range(45)]
    ends = await asyncio.gather(*(dingtalk.send(one, HELLO, f"k{one}") for one in people))
    assert all(isinstance(end, Sent) for end in ends)
    seen = await fake.history()
    assert sorted(one["touser"] for one in seen["delivered"]) == sorted(people)
    assert seen["calls"][SEND] == 3
    assert desk.calls == 3


async def test_each_of_a_call_has_an_end_of_its_own(build: Build, fake: Fake) -> None:
    await fake.knobs(members=["A", "B", "C"], flow_controlled=["B"], filtered=["C"])
    dingtalk = build()
    a, b, c, d = await asyncio.gather(*(dingtalk.send(one, HELLO, one) for one in "ABCD"))
    assert isinstance(a, Sent)
    assert isinstance(b, Failed)
    assert (b.permanent, b.retry_after) == (False, 60.0)
    assert isinstance(c, Failed)
    assert c.permanent
    assert isinstance(d, Failed)
    assert d.permanent


async def test_twice_the_same_to_one_person_comes_twice(build: Build, fake: Fake) -> None:
    dingtalk = build()
    await asyncio.gather(dingtalk.send("A", HELLO, "1"), dingtalk.send("A", HELLO, "2"))
    assert len((await fake.history())["delivered"]) == 2


async def test_a_card_shows_once_and_a_tap_changes_it(
    build: Build, fake: Fake, desk: Desk, config: DingTalkConfig
) -> None:
    dingtalk = build()
    for _ in range(2):
        assert isinstance(await dingtalk.send("Li01", ASK, "ask:1"), Sent)
    async with receiving(config, desk):
        await fake.until(lambda seen: seen["connections"] == 1)
        tap = await fake.tap_of("Li01", "对")
        for _ in range(2):
            await fake.push(tap, TAPS)
        await fake.until(lambda seen: len(seen["acks"]) == 2)
    seen = await fake.history()
    (card,) = seen["delivered"]
    assert card["cardParamMap"]["chosen"] == "对"
    assert len(seen["suppressed"]) == 1
    (heard,) = desk.heard
    assert (heard.kind, heard.token, heard.address, heard.reply_code) == (Kind.CHOICE, "yes:1", "Li01", "")


async def test_a_card_whose_answer_is_lost_is_asked_for_again(build: Build, fake: Fake) -> None:
    await fake.fault(CARD, "lose")
    assert isinstance(await build().send("Li01", ASK, "ask:1"), Sent)
    assert len((await fake.history())["delivered"]) == 1


async def test_without_a_template_buttons_open_the_persons_page(build: Build, fake: Fake) -> None:
    await build(card_template_id="").send("Li01", ASK, "ask:1")
    (shown,) = (await fake.history())["delivered"]
    assert shown["msgKey"] == "sampleActionCard2"
    assert shown["param"]["actionURL1"] == f"{PAGES}/say/ask:1?n=1"
    assert shown["param"]["actionTitle2"] == "不对"


async def test_when_the_budget_runs_short_everything_leads_to_the_page(build: Build, fake: Fake) -> None:
    dingtalk = build(short=True)
    await dingtalk.send("Li01", ASK, "ask:1")
    await dingtalk.send("Li01", Message("现在做得怎样？"), "ask:2")
    await dingtalk.send("Li01", Message("记下了，谢谢你。"), "reply:3")
    card, text, thanks = (await fake.history())["delivered"]
    assert thanks["msgKey"] == "sampleText"
    assert card["msgKey"] == "sampleActionCard2"
    assert (text["msgKey"], text["param"]["singleURL"]) == ("sampleActionCard", f"{PAGES}/say/ask:2")


async def test_posts_in_a_group_and_by_webhook(build: Build, fake: Fake) -> None:
    dingtalk, news = build(), Message("公示了11条", "公示", link=Link("看公示栏", "/board/1"))
    assert isinstance(await dingtalk.post(f"group:{GROUP}", news, "k"), Sent)
    assert isinstance(await dingtalk.post("webhook:default", news, "k"), Sent)
    assert isinstance(await dingtalk.post("webhook:default", HELLO, "k"), Sent)
    group, card, text = (await fake.history())["delivered"]
    assert group["param"]["singleURL"] == f"{PAGES}/board/1"
    assert card["body"]["actionCard"]["singleTitle"] == "看公示栏"
    assert text["body"] == {"msgtype": "text", "text": {"content": "你好"}}


@pytest.mark.parametrize("group", ["", "branch", "webhook:", "group:没有", "group:a b"])
async def test_a_group_of_another_form_is_refused(build: Build, group: str) -> None:
    outcome = await build().post(group, HELLO, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_a_webhook_that_was_too_fast_is_left_alone(build: Build, fake: Fake) -> None:
    await fake.knobs(webhook_per_minute=1)
    dingtalk = build()
    ends = [await dingtalk.post("webhook:default", HELLO, str(n)) for n in range(4)]
    assert [type(end) for end in ends] == [Sent, Failed, Failed, Failed]
    assert (await fake.history())["calls"]["/robot/send"] == 2


async def test_a_token_that_died_is_fetched_once_more(build: Build, fake: Fake) -> None:
    dingtalk = build()
    await dingtalk.send("Li01", HELLO, "1")
    await fake.expire_tokens()
    ends = await asyncio.gather(*(dingtalk.send(f"P{n}", Message(str(n)), str(n)) for n in range(5)))
    assert all(isinstance(end, Sent) for end in ends)
    assert (await fake.history())["calls"]["/v1.0/oauth2/accessToken"] == 2


async def test_wrong_secrets_stop_the_platform(build: Build, fake: Fake, desk: Desk) -> None:
    dingtalk = build(client_secret="wrong")
    for _ in range(3):
        outcome = await dingtalk.send("Li01", HELLO, "k")
        assert isinstance(outcome, Failed)
        assert outcome.halt
    assert (await fake.history())["calls"] == {"/v1.0/oauth2/accessToken": 1}
    assert desk.calls == 0


@pytest.mark.parametrize(
    ("kind", "code", "status", "what"),
    [
        ("code", "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi", 403, Failed),
        ("code", "system.busy", 500, Failed),
        ("code", "unknown.send.result", 400, Unknown),
        ("errcode", "90018", 200, Failed),
        ("errcode", "88", 200, Unknown),
        ("status", "", 500, Unknown),
        ("status", "", 502, Unknown),
        ("status", "", 504, Unknown),
        ("status", "", 404, Failed),
        ("status", "", 302, Failed),
        ("html", "", 200, Unknown),
        ("punish", "", 200, Failed),
        ("lose", "", 200, Unknown),
        ("drop", "", 200, Unknown),
        ("busy_after", "", 200, Unknown),
    ],
)
async def test_whether_it_may_have_arrived(
    build: Build, fake: Fake, kind: str, code: str, status: int, what: type
) -> None:
    await fake.fault(SEND, kind, code, status)
    outcome = await build().send("Li01", HELLO, "k")
    assert isinstance(outcome, what)
    if isinstance(outcome, Failed):
        assert not outcome.permanent
        assert (await fake.history())["delivered"] == []


async def test_nothing_is_sent_twice_after_a_doubt(build: Build, fake: Fake) -> None:
    await fake.fault(SEND, "lose")
    dingtalk = build()
    assert dingtalk.repeats_are_safe is False
    await dingtalk.send("Li01", HELLO, "k")
    assert len((await fake.history())["delivered"]) == 1


async def test_turned_away_for_its_pace_costs_nothing(build: Build, fake: Fake, desk: Desk) -> None:
    await fake.knobs(qps=0)
    assert isinstance(await build().post(f"group:{GROUP}", HELLO, "k"), Failed)
    await fake.knobs(qps=None)
    assert desk.calls == 0


async def test_a_used_up_month_stops_until_the_next_one(build: Build, fake: Fake) -> None:
    await fake.knobs(calls_left=1)
    dingtalk = build()
    assert isinstance(await dingtalk.send("A", HELLO, "1"), Sent)
    outcome = await dingtalk.send("B", HELLO, "2")
    assert isinstance(outcome, Failed)
    assert outcome.halt
    assert "用完了" in outcome.reason
    assert outcome.retry_after is not None
    resumes = datetime.now(UTC) + timedelta(hours=8, seconds=outcome.retry_after)  # in China
    assert (resumes.day, resumes.hour, resumes.minute) == (1, 0, 10)


async def test_calls_keep_a_distance(build: Build, fake: Fake) -> None:
    await fake.knobs(qps=18)
    dingtalk = build()
    ends = await asyncio.gather(*(dingtalk.send("A", Message(str(n)), str(n)) for n in range(30)))
    assert all(isinstance(end, Sent) for end in ends)


async def test_a_recording_is_fetched_by_its_code(build: Build, fake: Fake) -> None:
    await fake.put_media("code-1", b"#!AMR\nsound")
    media = await build().fetch("code-1")
    assert (media.content, media.format) == (b"#!AMR\nsound", "amr")
    await fake.put_media("code-2", b"<html>", "text/html")
    for code in ("code-2", "nowhere"):
        with pytest.raises(MediaError):
            await build().fetch(code)


async def test_nobody_listens(build: Build, fake: Fake) -> None:
    outcome = await build(api_base="http://127.0.0.1:9").send("A", HELLO, "k")
    assert isinstance(outcome, Failed)
    assert not outcome.permanent


@pytest.mark.parametrize("address", ["", "a b", "某人", "x" * 65, "a\n"])
async def test_an_account_of_another_form_is_not_asked_for(build: Build, address: str) -> None:
    outcome = await build().send(address, HELLO, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_group_refusals_are_final(build: Build, fake: Fake) -> None:
    await fake.fault(GROUP_SEND, "code", "group.disbanded")
    outcome = await build().post(f"group:{GROUP}", HELLO, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


def test_the_platforms_own_words_are_not_repeated() -> None:
    outcome = failure("some <b>code</b>\nwith words")
    assert "<" not in outcome.reason
    assert "\n" not in outcome.reason
