"""What the robot may ask of the platform over its line, and what it is answered."""

from collections.abc import Callable
from typing import Any

from tests.fakes.wecom_robot import rules
from tests.fakes.wecom_robot.world import Asked, World

Body = dict[str, Any]
Method = Callable[[World, str, Body], int]

DAY = 24 * 3600.0


def send_msg(world: World, _req_id: str, body: Body) -> int:
    """A push: into a group it belongs to, or to somebody who has written before."""
    code = rules.check_body(body, ("markdown", "template_card"), frozenset({"chatid", "chat_type"}))
    if code:
        return code
    chat, kind = str(body.get("chatid", "")), body.get("chat_type")
    if kind == 2:
        if chat not in world.knobs.groups:
            return 93006
        if body["msgtype"] == "template_card":
            return 40008
        return deliver(world, "group", chat, body)
    if kind != 1:
        return 40058  # the real one guesses; whoever knows what he wants says so
    if not world.exists(chat) or chat.lower() not in world.warm:
        return 93006
    return deliver(world, "push", chat, body)


def respond_msg(world: World, req_id: str, body: Body) -> int:
    """The answer to a message, within a day."""
    asked = world.asked.get(req_id)
    if asked is None or asked.kind != "message" or world.now() - asked.at > DAY:
        return 846605
    code = rules.check_body(body, ("stream", "markdown", "template_card"))
    return code or deliver(world, "reply", asked.userid, body)


def respond_welcome(world: World, req_id: str, body: Body) -> int:
    """The first word to somebody who opened the chat, within five seconds."""
    asked = world.asked.get(req_id)
    if not in_time(world, asked, "enter"):
        return 846605
    assert asked is not None
    code = rules.check_body(body, ("text", "template_card"))
    if code:
        return code
    asked.done = True
    return deliver(world, "welcome", asked.userid, body)


def respond_update(world: World, req_id: str, body: Body) -> int:
    """The change of a card that was tapped, within five seconds, once."""
    asked = world.asked.get(req_id)
    if not in_time(world, asked, "tap"):
        return 846605
    assert asked is not None
    if body.get("response_type") != "update_template_card" or body.keys() - {
        "response_type",
        "template_card",
    }:
        return 40058
    card = body["template_card"]
    code = rules.check_card(card)
    if code:
        return code
    if card["task_id"] != asked.task_id:
        return 42016
    asked.done = True
    world.updates.append({"userid": asked.userid, "card": card})
    return 0


def in_time(world: World, asked: Asked | None, kind: str) -> bool:
    return (
        asked is not None
        and asked.kind == kind
        and not asked.done
        and world.now() - asked.at <= world.knobs.event_waits
    )


def deliver(world: World, way: str, chat: str, body: Body) -> int:
    if world.knobs.fail_next:
        code, world.knobs.fail_next = world.knobs.fail_next, 0
        return code
    card = body.get("template_card", {})
    if card.get("task_id", "") in world.task_ids:
        return 42014
    name = chat if way == "group" else chat.lower()
    entry = {
        "way": way,
        "touser": name,
        "body": {k: v for k, v in body.items() if k not in ("chatid", "chat_type")},
    }
    if world.over(name):
        world.dropped.append(entry)
        return 0 if world.knobs.silent_drop else 45009
    if "task_id" in card:
        world.task_ids.add(card["task_id"])
    world.delivered.append(entry)
    return 0


METHODS: dict[str, Method] = {
    "aibot_send_msg": send_msg,
    "aibot_respond_msg": respond_msg,
    "aibot_respond_welcome_msg": respond_welcome,
    "aibot_respond_update_msg": respond_update,
}
