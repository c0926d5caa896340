"""Receive, answer, push, tap, voice, pictures, groups: the robot on a real line."""

import pytest

from bot.ports import Failed, MediaError, Sent, answer_key
from dialogs.content import Choice, Link, Message
from dialogs.heard import Kind
from tests.fakes.wecom_robot.people import act
from tests.fakes.wecom_robot.world import World
from tests.robot.conftest import Room, until

QUESTION = Message("你明年想做什么？", choices=(Choice("对", "t:1"), Choice("不对", "t:2")))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


async def test_what_is_said_is_heard(up: Room) -> None:
    told = await up.fake.says("LiMing", "报承诺")
    await until(lambda: up.desk.heard)
    (heard,) = up.desk.heard
    assert (heard.platform, heard.address, heard.kind, heard.text) == (
        "wecom_robot", "liming", Kind.TEXT, "报承诺",
    )  # fmt: skip
    assert heard.key == told["body"]["msgid"]


async def test_an_answer_goes_inside_the_question(up: Room) -> None:
    told = await up.fake.says("li", "帮助")
    key = answer_key("wecom_robot", told["body"]["msgid"])
    await until(lambda: up.desk.heard)
    assert await up.robot.send("li", Message("可以直接跟我说。"), key) == Sent()
    (entry,) = (await up.fake.history())["delivered"]
    assert entry["way"] == "reply"
    assert entry["body"]["stream"]["finish"] is True
    assert entry["body"]["stream"]["content"] == "可以直接跟我说。"


async def test_a_question_as_answer_is_a_card(up: Room) -> None:
    told = await up.fake.says("li", "报承诺")
    await until(lambda: up.desk.heard)
    await up.robot.send("li", QUESTION, answer_key("wecom_robot", told["body"]["msgid"]))
    (entry,) = (await up.fake.history())["delivered"]
    assert (entry["way"], entry["body"]["msgtype"]) == ("reply", "template_card")


async def test_whoever_never_wrote_is_cold(up: Room) -> None:
    outcome = await up.robot.send("wang", Message("你好"), "prompt:1")
    assert isinstance(outcome, Failed)
    assert outcome.permanent
    assert outcome.cold
    await up.fake.says("wang", "你好")
    assert await up.robot.send("wang", Message("你好"), "prompt:2") == Sent()


async def test_a_tap_is_heard_and_shown_on_the_card(up: Room) -> None:
    await up.fake.says("li", "你好")
    await up.robot.send("li", QUESTION, "prompt:1")
    card = (await up.fake.history())["delivered"][-1]["body"]["template_card"]
    await up.fake.does("li", "tap", task_id=card["task_id"], key="t:1")
    await until(lambda: len(up.desk.heard) == 2)
    heard = up.desk.heard[-1]
    assert (heard.kind, heard.token) == (Kind.CHOICE, "t:1")
    assert await up.robot.amend("li", heard.reply_code, "对") == Sent()
    (update,) = (await up.fake.history())["updates"]
    assert update["card"]["replace_text"] == "对"
    assert update["card"]["main_title"] == card["main_title"]


async def test_a_card_is_changed_once_and_in_time(up: Room) -> None:
    await up.fake.says("li", "你好")
    await up.robot.send("li", QUESTION, "prompt:1")
    card = (await up.fake.history())["delivered"][-1]["body"]["template_card"]
    await up.fake.does("li", "tap", task_id=card["task_id"], key="t:1")
    await until(lambda: len(up.desk.heard) == 2)
    code = up.desk.heard[-1].reply_code
    assert await up.robot.amend("li", code, "对") == Sent()
    late = await up.robot.amend("li", code, "对")
    assert isinstance(late, Failed)
    assert late.permanent


async def test_a_choice_of_a_list_is_the_option(up: Room) -> None:
    await up.fake.says("li", "你好")
    await up.robot.send("li", QUESTION, "prompt:1")
    card = (await up.fake.history())["delivered"][-1]["body"]["template_card"]
    await up.fake.does("li", "tap", task_id=card["task_id"], key="submit", option="t:2")
    await until(lambda: len(up.desk.heard) == 2)
    assert up.desk.heard[-1].token == "t:2"


async def test_many_choices_are_a_list_and_a_titled_page_a_notice(up: Room) -> None:
    await up.fake.says("li", "你好")
    many = tuple(Choice(f"第{n}项", f"o:{n}") for n in range(7))
    assert await up.robot.send("li", Message("哪一项先做？", choices=many), "k:1") == Sent()
    page = Message("今年的承诺都在上面。", title="公示了", link=Link("看公示栏", "/board/1"))
    assert await up.robot.send("li", page, "k:2") == Sent()
    kinds = [one["body"]["template_card"]["card_type"] for one in (await up.fake.history())["delivered"]]
    assert kinds == ["vote_interaction", "text_notice"]
    listed = (await up.fake.history())["delivered"][0]["body"]["template_card"]
    await up.fake.does("li", "tap", task_id=listed["task_id"], key="submit", option="o:3")
    await until(lambda: len(up.desk.heard) == 2)
    assert up.desk.heard[-1].token == "o:3"


async def test_voice_comes_as_words(up: Room) -> None:
    part = {"msgtype": "voice", "voice": {"content": "每周三去文化礼堂烧水"}}
    await up.fake.does("wang", "say", part=part)
    await until(lambda: up.desk.heard)
    assert (up.desk.heard[0].kind, up.desk.heard[0].text) == (Kind.TEXT, "每周三去文化礼堂烧水")


async def test_a_picture_is_opened_with_its_own_key(up: Room) -> None:
    source = await up.fake.keeps_picture("p1", PNG)
    await up.fake.does("li", "say", part={"msgtype": "image", "image": source})
    await until(lambda: up.desk.heard)
    media = await up.robot.fetch(up.desk.heard[0].media)
    assert (media.content, media.format) == (PNG, "png")
    with pytest.raises(MediaError):
        await up.robot.fetch("robot:nothing")


async def test_a_wrong_key_opens_nothing(up: Room) -> None:
    source = await up.fake.keeps_picture("p2", PNG)
    await up.fake.does("li", "say", part={"msgtype": "image", "image": {**source, "aeskey": "A" * 43}})
    await until(lambda: up.desk.heard)
    with pytest.raises(MediaError):
        await up.robot.fetch(up.desk.heard[0].media)


async def test_words_and_pictures_together_come_one_by_one(up: Room) -> None:
    source = await up.fake.keeps_picture("p3", PNG)
    items = [
        {"msgtype": "text", "text": {"content": "路修好了"}},
        {"msgtype": "image", "image": source},
    ]
    await up.fake.does("li", "say", part={"msgtype": "mixed", "mixed": {"msg_item": items}})
    await until(lambda: len(up.desk.heard) == 2)
    assert [one.kind for one in up.desk.heard] == [Kind.TEXT, Kind.IMAGE]
    assert len({one.key for one in up.desk.heard}) == 2


async def test_whoever_opens_the_chat_is_welcomed_in_time(up: Room) -> None:
    told = await up.fake.does("li", "enter")
    await until(lambda: up.desk.heard)
    assert up.desk.heard[0].kind is Kind.ENTER
    key = answer_key("wecom_robot", told["body"]["msgid"])
    assert await up.robot.send("li", Message("李明，你好。"), key) == Sent()
    (entry,) = (await up.fake.history())["delivered"]
    assert (entry["way"], entry["body"]["text"]["content"]) == ("welcome", "李明，你好。")


async def test_feedback_asks_for_nothing(up: Room) -> None:
    await up.fake.does("li", "feedback")
    await up.fake.says("li", "你好")
    await until(lambda: up.desk.heard)
    assert [one.text for one in up.desk.heard] == ["你好"]


async def test_a_group_is_heard_as_a_group_and_posted_to(up: Room) -> None:
    await up.fake.says("li", "@践诺 登记本群", group="wrGROUP1")
    await until(lambda: up.desk.heard)
    assert (up.desk.heard[0].group, up.desk.heard[0].text) == ("wrGROUP1", "登记本群")
    link = Message("本季度小结出来了。", link=Link("看小结", "/board/1"))
    assert await up.robot.post("wrGROUP1", link, "digest:1") == Sent()
    entry = (await up.fake.history())["delivered"][-1]
    assert entry["way"] == "group"
    assert "[看小结](https://party.example/board/1)" in entry["body"]["markdown"]["content"]
    wrong = await up.robot.post("wrOTHER", link, "digest:2")
    assert isinstance(wrong, Failed)
    assert wrong.permanent


async def test_the_order_of_each_person_is_kept(up: Room) -> None:
    up.desk.gate.clear()
    for number in range(5):
        await up.fake.says("li", f"第{number}句")
    up.desk.gate.set()
    await until(lambda: len(up.desk.heard) == 5)
    assert [one.text for one in up.desk.heard] == [f"第{n}句" for n in range(5)]


async def test_the_same_again_has_the_same_key(up: Room) -> None:
    told = await up.fake.says("li", "你好")
    msgid = told["body"]["msgid"]
    await up.fake.says("li", "你好", msgid=msgid)
    await up.fake.says("li", "再见")
    await until(lambda: any(one.text == "再见" for one in up.desk.heard))
    assert {one.key for one in up.desk.heard if one.text == "你好"} == {msgid}


async def test_what_is_not_kept_at_first_is_offered_again(up: Room) -> None:
    up.desk.broken = 2
    await up.fake.says("li", "报承诺")
    await until(lambda: up.desk.heard)
    assert up.desk.heard[0].text == "报承诺"


async def test_whoever_was_not_kept_is_asked_to_say_it_again(up: Room) -> None:
    up.desk.broken = 3
    await up.fake.says("li", "报承诺")

    async def asked() -> bool:
        return bool((await up.fake.history())["delivered"])

    await until(asked)
    (entry,) = (await up.fake.history())["delivered"]
    assert "再说一遍" in entry["body"]["stream"]["content"]
    assert up.desk.heard == []


def test_the_fake_knows_its_own_people() -> None:
    ((cmd, _, body),) = act(World(), {"userid": "li", "what": "enter"})
    assert (cmd, body["event"]["eventtype"]) == ("aibot_event_callback", "enter_chat")
