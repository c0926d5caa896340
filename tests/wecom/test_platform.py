"""The whole platform: what members see, tap and say, through the fake and a real callback."""

import asyncio

import pytest

from bot.platforms.wecom.platform import WeCom
from bot.ports import Failed, MediaError, Platform, Sent, Unknown
from dialogs.content import Choice, Link, Message
from tests.fakes.wecom.running import Fake
from tests.wecom.conftest import Line

TEXT = Message("公示从今天开始。")
CARD = Message("完成了吗？", choices=(Choice("完成了", "done:7"), Choice("还没有", "not:7")))
MEDIA = "/cgi-bin/media/get"


def test_it_is_a_platform(wecom: WeCom) -> None:
    platform: Platform = wecom
    assert platform.name == "wecom"
    assert platform.repeats_are_safe
    assert (platform.abilities.per_person_per_minute, platform.abilities.per_group_per_minute) == (20, 10)


async def test_a_message_reaches_one_member(wecom: WeCom, fake: Fake) -> None:
    outcome = await wecom.send("LiMing", TEXT, "k")
    assert isinstance(outcome, Sent)
    assert outcome.receipt
    (entry,) = (await fake.history())["delivered"]
    assert (entry["touser"], entry["body"]["text"]["content"]) == ("liming", TEXT.text)


@pytest.mark.parametrize("address", ["", "@all", "a|b", "a b", "李明", "x" * 65, "a\n"])
async def test_an_address_of_nobody_or_of_many_is_refused(wecom: WeCom, fake: Fake, address: str) -> None:
    outcome = await wecom.send(address, TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert (await fake.history())["calls"] == {}


async def test_somebody_unknown_is_a_permanent_failure(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(members=["Wang"])
    outcome = await wecom.send("LiMing", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_success_with_an_invalid_user_is_a_failure(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(unlicensed=["liming"])
    outcome = await wecom.send("LiMing", TEXT, "k")
    assert outcome == Failed("成员没有企业微信的接口许可", permanent=True)
    assert (await fake.history())["delivered"] == []


async def test_a_card_that_is_refused_is_said_in_words(wecom: WeCom, fake: Fake) -> None:
    await fake.fault("/message/send", "code", 40058)
    assert isinstance(await wecom.send("liming", CARD, "visit:7"), Sent)
    (entry,) = (await fake.history())["delivered"]
    assert entry["body"]["text"]["content"].startswith("完成了吗？\n1. 完成了\n2. 还没有")


async def test_a_recording_goes_out_again_as_a_voice(wecom: WeCom, fake: Fake) -> None:
    await fake.put_media("m1", b"#!AMR\n123", "audio/amr", "voice.amr")
    assert isinstance(await wecom.send("liming", Message("一段录音", sound="m1"), "k:1"), Sent)
    gone = await wecom.send("liming", Message("一段录音", sound="gone"), "k:2")
    assert isinstance(gone, Failed)
    assert gone.permanent


async def test_a_tap_comes_back_and_the_card_is_amended_once(wecom: WeCom, fake: Fake, line: Line) -> None:
    assert isinstance(await wecom.send("liming", CARD, "visit:7"), Sent)
    (entry,) = (await fake.history())["delivered"]
    assert await line.li.taps(entry["body"]["template_card"]["task_id"], "done:7", fake.url) == 200
    (heard,) = line.desk.heard
    assert (heard.address, heard.token) == ("liming", "done:7")
    assert isinstance(await wecom.amend(heard.address, heard.reply_code, "已选：完成了"), Sent)
    (update,) = (await fake.history())["updates"]
    assert update["button"] == {"replace_name": "已选：完成了"}
    again = await wecom.amend(heard.address, heard.reply_code, "已选：完成了")
    assert isinstance(again, Failed)
    assert again.permanent


async def test_a_card_is_too_old_to_be_amended_after_three_days(wecom: WeCom, fake: Fake, line: Line) -> None:
    await wecom.send("liming", CARD, "k")
    await line.li.taps("k", "not:7", fake.url)
    await fake.advance(72 * 3600 + 1)
    outcome = await wecom.amend("liming", line.desk.heard[0].reply_code, "还没有")
    assert isinstance(outcome, Failed)


async def test_amending_for_somebody_who_left_is_a_failure(wecom: WeCom, fake: Fake, line: Line) -> None:
    await wecom.send("liming", CARD, "k")
    await line.li.taps("k", "not:7", fake.url)
    await fake.knobs(members=["wang"])
    outcome = await wecom.amend("LiMing", line.desk.heard[0].reply_code, "还没有")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_a_lost_answer_to_an_amendment_is_unknown(wecom: WeCom, fake: Fake) -> None:
    await fake.fault("/cgi-bin/message/update_template_card", "drop")
    assert isinstance(await wecom.amend("liming", "rc", "好"), Unknown)


async def test_a_group_push(wecom: WeCom, fake: Fake) -> None:
    message = Message("公示从今天开始。", link=Link("公示栏", "/board"))
    assert isinstance(await wecom.post("webhook:branch", message, "k"), Sent)
    (entry,) = (await fake.history())["delivered"]
    assert entry["way"] == "webhook"
    assert entry["body"]["text"]["content"] == "公示从今天开始。\n公示栏：https://party.example/board"


async def test_a_group_chat_of_the_app(wecom: WeCom, fake: Fake) -> None:
    assert isinstance(await wecom.post("appchat:chat1", TEXT, "k"), Sent)
    (entry,) = (await fake.history())["delivered"]
    assert (entry["way"], entry["chatid"]) == ("appchat", "chat1")
    outcome = await wecom.post("appchat:unknown", TEXT, "k2")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


@pytest.mark.parametrize("group", ["", "branch", "dingtalk:x", "webhook:", "appchat:"])
async def test_another_group_address_is_refused(wecom: WeCom, fake: Fake, group: str) -> None:
    outcome = await wecom.post(group, TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert (await fake.history())["calls"] == {}


async def test_a_removed_group_push_is_a_permanent_failure(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(webhook_key="another")
    outcome = await wecom.post("webhook:branch", TEXT, "k")
    assert isinstance(outcome, Failed)
    assert outcome.permanent


async def test_the_quota_of_a_group_does_not_silence_the_members(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(webhook_per_minute=2)
    outcomes = [await wecom.post("webhook:branch", TEXT, f"k{n}") for n in range(4)]
    assert [type(outcome) for outcome in outcomes] == [Sent, Sent, Failed, Failed]
    assert (await fake.history())["calls"]["/cgi-bin/webhook/send"] == 3
    assert isinstance(await wecom.send("li", TEXT, "k9"), Sent)


@pytest.mark.parametrize("group", ["webhook:branch", "appchat:chat1"])
async def test_a_group_post_that_may_have_arrived_is_not_repeated(
    wecom: WeCom, fake: Fake, group: str
) -> None:
    for path in ("webhook/send", "appchat/send"):
        await fake.fault(path, "lose")
    assert isinstance(await wecom.post(group, TEXT, "k"), Unknown)
    assert isinstance(await wecom.post(group, TEXT, "k"), Unknown)
    assert len((await fake.history())["delivered"]) == 1
    assert isinstance(await wecom.post(group, TEXT, "k2"), Sent)


async def test_a_group_post_that_was_cancelled_is_not_repeated(wecom: WeCom, fake: Fake) -> None:
    await fake.fault("webhook/send", "hang")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await wecom.post("webhook:branch", TEXT, "k")
    assert isinstance(await wecom.post("webhook:branch", TEXT, "k"), Unknown)
    assert len((await fake.history())["delivered"]) == 1


async def test_a_group_post_that_certainly_failed_is_repeated(wecom: WeCom, fake: Fake) -> None:
    await fake.fault("webhook/send", "code", -1)
    assert isinstance(await wecom.post("webhook:branch", TEXT, "k"), Failed)
    assert isinstance(await wecom.post("webhook:branch", TEXT, "k"), Sent)


AMR = b"#!AMR\n" + b"\x3c" * 1000
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 100


@pytest.mark.parametrize(
    ("content", "kind", "format_"),
    [
        (AMR, "voice/amr", "amr"),
        (AMR, "application/octet-stream", "amr"),
        (PNG, "image/png", "png"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 3_000_000, "image/jpeg", "jpg"),
    ],
)
async def test_a_recording_or_picture_is_fetched(
    wecom: WeCom, fake: Fake, content: bytes, kind: str, format_: str
) -> None:
    await fake.put_media("m1", content, kind, "file")
    media = await wecom.fetch("m1")
    assert (media.content, media.format) == (content, format_)


async def test_an_expired_recording_is_an_error_although_http_says_200(wecom: WeCom, fake: Fake) -> None:
    with pytest.raises(MediaError, match="40007"):
        await wecom.fetch("gone")


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"MZ\x90\x00", AMR + b"\x00" * 2 * 1024 * 1024, PNG + b"\x00" * 10 * 1024 * 1024],
    ids=["empty", "page", "program", "long recording", "huge picture"],
)
async def test_what_is_no_fit_recording_or_picture_is_an_error(
    wecom: WeCom, fake: Fake, content: bytes
) -> None:
    await fake.put_media("m1", content, "application/octet-stream", "x")
    with pytest.raises(MediaError):
        await wecom.fetch("m1")


@pytest.mark.parametrize("kind", ["drop", "lose", "status", "html"])
async def test_trouble_while_fetching_is_an_error(wecom: WeCom, fake: Fake, kind: str) -> None:
    await fake.put_media("m1", AMR, "voice/amr", "x.amr")
    # aiohttp itself asks a second time when the answer to a GET is lost.
    await fake.fault(MEDIA, kind, 502, times=2 if kind in ("drop", "lose") else 1)
    with pytest.raises(MediaError):
        await wecom.fetch("m1")
    assert (await wecom.fetch("m1")).content == AMR


async def test_fetching_renews_an_expired_token(wecom: WeCom, fake: Fake) -> None:
    await fake.put_media("m1", AMR, "voice/amr", "x.amr")
    await wecom.fetch("m1")
    await fake.expire_tokens()
    assert (await wecom.fetch("m1")).content == AMR


async def test_no_media_without_a_token(wecom: WeCom, fake: Fake) -> None:
    await fake.knobs(secret="other")
    with pytest.raises(MediaError, match="Secret"):
        await wecom.fetch("m1")


@pytest.mark.parametrize("text", ["a]]>b", "<![CDATA[x]]>", "]]]]><![CDATA[>", "字" * 800, "😀\n&amp;<a>"])
async def test_any_words_arrive_as_they_were_said(line: Line, text: str) -> None:
    assert await line.li.says(text) == 200
    assert [heard.text for heard in line.desk.heard] == [text]
