"""The Stream against the fake: received once, acknowledged when durable, opened again whatever happens."""

import asyncio
from dataclasses import replace

from bot.platforms.dingtalk.config import DingTalkConfig
from dialogs.heard import Kind
from tests.dingtalk.conftest import QUICK, Desk, receiving
from tests.fakes.dingtalk.running import CARD, Fake, audio, picture, text
from tests.fakes.dingtalk.world import GROUP


async def connected(fake: Fake, number: int = 1) -> None:
    await fake.until(lambda seen: seen["connections"] == number)


async def test_a_message_is_heard_and_acknowledged(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk) as stream:
        await connected(fake)
        number = await fake.push(text("Li01", " 完成了一半"))
        seen = await fake.until(lambda seen: len(seen["acks"]) == 1)
        assert stream.state == "open"
    (heard,) = desk.heard
    assert (heard.address, heard.kind, heard.text) == ("Li01", Kind.TEXT, "完成了一半")
    (ack,) = seen["acks"]
    assert (ack["messageId"], ack["code"], ack["data"]) == (number, 200, {"response": None})
    assert seen["opened"][0]["subscriptions"][0] == {"type": "EVENT", "topic": "*"}
    assert desk.messages == 1


async def test_a_recording_comes_with_its_words_and_a_picture_without(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(audio("Li01", "code-1", "每月帮三户老人换煤气罐"))
        await fake.push(picture("Li01", "code-2"))
        await fake.until(lambda seen: len(seen["acks"]) == 2)
    spoken, shown = desk.heard
    assert (spoken.kind, spoken.media, spoken.text) == (Kind.AUDIO, "code-1", "每月帮三户老人换煤气罐")
    assert (shown.kind, shown.media, shown.media_format) == (Kind.IMAGE, "code-2", "jpg")


async def test_words_in_a_group_carry_the_group(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", " 帮助", conversationType="2", conversationId=GROUP))
        await fake.until(lambda seen: len(seen["acks"]) == 1)
    assert desk.heard[0].group == f"group:{GROUP}"


async def test_a_ping_is_echoed(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk):
        await connected(fake)
        await fake.push({"opaque": "0d7f"}, "ping", "SYSTEM")
        seen = await fake.until(lambda seen: len(seen["acks"]) == 1)
    assert seen["acks"][0]["data"] == {"opaque": "0d7f"}


async def test_events_and_unknown_topics_are_answered(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk):
        await connected(fake)
        more = {"eventType": "user_leave_org", "eventId": "e1"}
        await fake.push({"userId": ["Li01"]}, "*", "EVENT", **more)
        await fake.push({}, "/v1.0/graph/api/invoke")
        seen = await fake.until(lambda seen: len(seen["acks"]) == 2)
    assert [(ack["code"], ack["data"]) for ack in seen["acks"]] == [
        (200, {"status": "SUCCESS", "message": "OK"}),
        (404, {"response": None}),
    ]
    assert [(one.kind, one.address) for one in desk.heard] == [(Kind.LEAVE, "Li01")]
    assert desk.messages == 0


async def test_what_is_not_durable_is_not_acknowledged_and_comes_again(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    desk.broken = True
    await fake.knobs(redeliver_after=0.2)
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: seen["pushed"] >= 2)
        assert (await fake.history())["acks"] == []
        desk.broken = False
        await fake.until(lambda seen: len(seen["acks"]) == 1)
    assert desk.texts() == ["好"]


async def test_slow_work_does_not_delay_the_pings(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    desk.slow = 1.0
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await fake.push({"opaque": "x"}, "ping", "SYSTEM")
        seen = await fake.until(lambda seen: len(seen["acks"]) == 1)
        assert seen["acks"][0]["data"] == {"opaque": "x"}
        assert seen["acks"][0]["delay"] < 0.5


async def test_what_took_too_long_is_not_acknowledged(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    desk.slow = 2.3
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await asyncio.sleep(2.8)
        assert (await fake.history())["acks"] == []
    assert desk.texts() == ["好"]


async def test_a_lost_acknowledgement_is_heard_once(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    await fake.knobs(drop_acks=2, redeliver_after=0.1, redeliver_under_new_ids=True)
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: seen["pushed"] == 3 and len(seen["acks"]) == 1)
    assert desk.texts() == ["好"]


async def test_one_persons_messages_keep_their_order(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    desk.slow = 0.02
    async with receiving(config, desk):
        await connected(fake)
        for number in range(20):
            await fake.push(text("Li01", str(number)))
        await fake.until(lambda seen: len(seen["acks"]) == 20)
    assert desk.texts() == [str(number) for number in range(20)]


async def test_a_line_that_is_cut_is_opened_again(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk):
        for number in range(3):
            await connected(fake)
            await fake.kick()
            await fake.push(text("Li01", str(number)))
            await fake.until(lambda seen, n=number: len(seen["acks"]) == n + 1)  # type: ignore[misc]
    assert desk.texts() == ["0", "1", "2"]


async def test_the_next_line_is_there_before_the_old_one_is_gone(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    await fake.knobs(silence_after_disconnect=1.0)
    async with receiving(config, desk):
        await connected(fake)
        leaving = asyncio.create_task(fake.disconnect())
        await fake.until(lambda seen: len(seen["opened"]) == 2 and seen["connections"] == 1, 0.9)
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: len(seen["acks"]) == 1)
        await leaving
    assert desk.texts() == ["好"]


async def test_a_line_that_is_dead_without_saying_so_is_found_out(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    async with receiving(config, desk):
        await connected(fake)
        await fake.knobs(half_open=True)
        await fake.until(lambda seen: len(seen["opened"]) >= 2)
        await fake.knobs(half_open=False)
        await fake.until(lambda seen: seen["connections"] >= 1)


async def test_wrong_secrets_are_told_and_not_hammered(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    wrong, told = replace(config, client_secret="wrong"), []

    async def refused(why: str) -> None:
        told.append(why)
        raise RuntimeError("the database is away")

    async with receiving(wrong, desk, replace(QUICK, refused=60), refused) as stream:
        await asyncio.sleep(0.5)
        assert stream.state == "refused"
        assert (await fake.history())["opened"] == []
    assert told == ["钉钉不认 Client ID 或 Client Secret"]


async def test_a_gateway_that_is_down_is_asked_again(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    await fake.knobs(gateway_status=503)
    async with receiving(config, desk):
        await asyncio.sleep(0.2)
        await fake.knobs(gateway_status=0)
        await connected(fake)


async def test_stopping_finishes_what_has_come(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    desk.slow = 0.3
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: seen["pushed"] == 1)
        await asyncio.sleep(0.1)
    seen = await fake.until(lambda seen: len(seen["acks"]) == 1)
    assert desk.texts() == ["好"]
    assert seen["connections"] == 0


async def test_over_quota_a_message_without_content_is_a_notice(
    config: DingTalkConfig, fake: Fake, desk: Desk
) -> None:
    await fake.knobs(over_quota=True)
    async with receiving(config, desk):
        await connected(fake)
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: len(seen["acks"]) == 1)
    (heard,) = desk.heard
    assert (heard.kind, heard.text, heard.address) == (Kind.NOTICE, "over_quota", "Li01")


async def test_frames_that_are_none_do_no_harm(config: DingTalkConfig, fake: Fake, desk: Desk) -> None:
    async with receiving(config, desk):
        await connected(fake)
        await fake.push({"msgtype": "text", "msgId": 5, "senderStaffId": ["x"]})
        await fake.push({"content": "{", "userId": None}, CARD)
        seen = await fake.until(lambda seen: len(seen["acks"]) == 2)
        assert {ack["code"] for ack in seen["acks"]} == {400}
        await fake.push(text("Li01", "好"))
        await fake.until(lambda seen: len(seen["acks"]) == 3)
    assert desk.texts() == ["好"]
