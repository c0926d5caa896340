"""What people do with the robot, as the frames that tell of it; pictures, locked with their own key."""

import base64
import secrets
import time
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.fakes.wecom_robot.world import Asked, World

Frame = tuple[str, str, dict[str, Any]]


def act(world: World, wanted: dict[str, Any]) -> list[Frame]:
    """One act of a person. `msgid` and `req_id` may be given, to deliver the same again."""
    userid, what = wanted["userid"], wanted["what"]
    body = _envelope(world, wanted)
    req_id = wanted.get("req_id") or f"req-{world.number()}"
    if what == "say":
        part = wanted["part"]
        body |= part
        if not wanted.get("group"):
            world.warm.add(userid.lower())
        world.asked[req_id] = Asked("message", userid, world.now())
        return [("aibot_msg_callback", req_id, body)]
    if what == "enter":
        world.asked[req_id] = Asked("enter", userid, world.now())
        return [("aibot_event_callback", req_id, _event(body, "enter_chat", {}))]
    if what == "tap":
        card = _card_of(world, userid, wanted["task_id"])
        world.asked[req_id] = Asked("tap", userid, world.now(), card["task_id"])
        told: dict[str, Any] = {"card_type": card["card_type"], "event_key": wanted["key"]}
        told["task_id"] = card["task_id"]
        if "option" in wanted:
            ids = {"option_id": [wanted["option"]]}
            told["selected_items"] = {"selected_item": [{"question_key": "q", "option_ids": ids}]}
        return [("aibot_event_callback", req_id, _event(body, "template_card_event", told))]
    feedback = {"id": "f1", "type": 2, "content": "看不懂", "inaccurate_reason_list": [1]}
    return [("aibot_event_callback", req_id, _event(body, "feedback_event", feedback))]


def _envelope(world: World, wanted: dict[str, Any]) -> dict[str, Any]:
    body: dict[str, Any] = {
        "msgid": wanted.get("msgid") or f"msg-{world.number()}",
        "aibotid": world.knobs.bot_id,
        "chattype": "group" if wanted.get("group") else "single",
        "from": {"userid": wanted["userid"]},
    }
    if wanted.get("group"):
        body["chatid"] = wanted["group"]
    return body


def _event(body: dict[str, Any], kind: str, told: dict[str, Any]) -> dict[str, Any]:
    body["create_time"] = int(time.time())
    body["from"]["corpid"] = "ww0123456789abcdef"
    event: dict[str, Any] = {"eventtype": kind}
    if told:
        event[kind] = told
    return body | {"msgtype": "event", "event": event}


def _card_of(world: World, userid: str, task_id: str) -> dict[str, Any]:
    for entry in world.delivered:
        card: dict[str, Any] = entry["body"].get("template_card", {})
        if entry["touser"] == userid.lower() and card.get("task_id") == task_id:
            return card
    raise web.HTTPNotFound(text="no such card on this phone")


async def put_media(world: World, request: web.Request) -> web.Response:
    """Keep a picture, locked; answers with the key that goes into the message."""
    key = secrets.token_bytes(32)
    padder = padding.PKCS7(256).padder()
    plain = padder.update(await request.read()) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    world.media[request.match_info["name"]] = encryptor.update(plain) + encryptor.finalize()
    return web.json_response({"aeskey": base64.b64encode(key).decode().rstrip("=")})


async def read_media(world: World, request: web.Request) -> web.Response:
    content = world.media.get(request.match_info["name"])
    return web.Response(status=404) if content is None else web.Response(body=content)
