"""The methods of the HTTP API, each as a function from a request to an answer with an errcode."""

import hashlib
import json
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakes.wecom import rules
from tests.fakes.wecom.world import World

Answer = dict[str, Any]
Method = Callable[[World, web.Request], Awaitable["Answer | web.Response"]]


def refusal(code: int, **more: Any) -> Answer:
    hint = f"error {code}, hint: [1700000000], from ip: 203.0.113.9, more info at https://open.work.weixin.qq.com"
    return {"errcode": code, "errmsg": hint, **more}


def ok(**more: Any) -> Answer:
    return {"errcode": 0, "errmsg": "ok", **more}


def token_fault(world: World, request: web.Request) -> int:
    token = request.query.get("access_token", "")
    if not token:
        return 41001
    if world.knobs.reject_every_token or token not in world.tokens:
        return 40014
    return 0 if world.tokens[token] > world.now() else 42001


async def json_body(request: web.Request) -> dict[str, Any] | None:
    if request.method != "POST":
        return None
    try:
        body = json.loads((await request.read()).decode("utf-8"))
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


async def gettoken(world: World, request: web.Request) -> Answer:
    if request.query.get("corpid") != world.knobs.corp_id:
        return refusal(40013)
    if world.wrong_secrets > 10:
        return refusal(45009)  # the address is blocked for an hour
    if request.query.get("corpsecret") != world.knobs.secret:
        world.wrong_secrets += 1
        return refusal(40001)
    return ok(access_token=world.token(), expires_in=world.knobs.token_life)


async def message_send(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    body = await json_body(request)
    if body is None:
        return refusal(40058)
    code = rules.check_content(body, ("text", "textcard", "template_card", "voice"))
    code = code or rules.check_envelope(body, world.knobs.agent_id)
    if body.get("msgtype") == "voice" and body.get("voice", {}).get("media_id") not in world.media:
        code = code or 40007
    if code:
        return refusal(code)
    return deliver(world, body, await request.read())


def deliver(world: World, body: dict[str, Any], raw: bytes) -> Answer:
    card = body.get("template_card", {})
    interactive = card.get("card_type") in rules.INTERACTIVE
    if interactive and not world.knobs.has_callback:
        return refusal(43012)
    if interactive and card["task_id"] in world.task_ids:
        return refusal(42014)
    names = [name.lower() for name in body["touser"].split("|")]
    unlicensed = [name for name in names if name in world.knobs.unlicensed]
    invalid = [name for name in names if not world.exists(name)]
    if len(invalid) == len(names):
        return refusal(81013, invaliduser="|".join(invalid))
    answer = ok(msgid=secrets.token_urlsafe(24), invaliduser="|".join(invalid))
    answer["unlicenseduser"] = "|".join(unlicensed)
    if is_repeat(world, body, raw):
        world.suppressed.append(body)
        return answer
    if interactive:
        world.task_ids.add(card["task_id"])
        answer["response_code"] = world.response_code(task_id=card["task_id"], userid="")
    for name in names:
        if name not in invalid and name not in unlicensed:
            record(world, name, body)
    return answer


def is_repeat(world: World, body: dict[str, Any], raw: bytes) -> bool:
    if body.get("enable_duplicate_check") != 1:
        return False
    digest = hashlib.sha256(raw).digest()
    seen_until = world.seen_bodies.get(digest, 0.0)
    world.seen_bodies[digest] = world.now() + body.get("duplicate_check_interval", 1800)
    return seen_until > world.now()


def record(world: World, name: str, body: dict[str, Any]) -> None:
    over = world.over(f"member {name}", 30)
    kept = world.dropped if over and world.knobs.silent_drop else world.delivered
    kept.append({"way": "message", "touser": name, "body": body})


async def update_template_card(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    body = await json_body(request)
    if body is None or not isinstance(body.get("userids"), list):
        return refusal(40058)
    if body.get("agentid") != world.knobs.agent_id:
        return refusal(301002)
    if not body.get("button", {}).get("replace_name"):
        return refusal(42020)
    known = world.response_codes.get(str(body.get("response_code")))
    if known is None or known["used"] or known["dies_at"] < world.now():
        return refusal(40058)
    known["used"] = True
    invalid = [name.lower() for name in body["userids"] if not world.exists(name)]
    world.updates.append(body)
    return ok(invaliduser=invalid)


async def appchat_send(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    body = await json_body(request)
    if body is None or body.keys() - {"chatid", "msgtype", "safe", str(body.get("msgtype"))}:
        return refusal(40058)
    if code := rules.check_content(body, ("text", "textcard")):
        return refusal(code)
    if body.get("chatid") not in world.knobs.chats:
        return refusal(86003)
    world.delivered.append({"way": "appchat", "chatid": body["chatid"], "body": body})
    return ok()


async def webhook_send(world: World, request: web.Request) -> Answer:
    if request.query.get("key") != world.knobs.webhook_key:
        return refusal(93000)
    body = await json_body(request)
    if body is None or body.keys() - {"msgtype", str(body.get("msgtype"))}:
        return refusal(40058)
    if code := rules.check_content(body, ("text",)):
        return refusal(code)
    if world.over("webhook", world.knobs.webhook_per_minute):
        return refusal(45009)
    world.delivered.append({"way": "webhook", "body": body})
    return ok()


async def media_get(world: World, request: web.Request) -> Answer | web.Response:
    if code := token_fault(world, request):
        return refusal(code)
    if request.query.get("media_id") not in world.media:
        return refusal(40007)
    content, kind, name = world.media[request.query["media_id"]]
    disposition = f'attachment; filename="{name}"'
    return web.Response(body=content, content_type=kind, headers={"Content-Disposition": disposition})


async def agent_get(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    if world.knobs.untrusted_ip:
        return {"errcode": 60020, "errmsg": f"not allow to access, from ip: {world.knobs.untrusted_ip}, more"}
    if request.query.get("agentid") != str(world.knobs.agent_id):
        return refusal(301002)
    seen = [{"userid": name} for name in world.knobs.members or ["everybody"]]
    return ok(
        agentid=world.knobs.agent_id,
        name="践诺",
        allow_userinfos={"user": seen},
        close=0,
        redirect_domain=world.knobs.domain,
    )


async def user_get(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    userid = request.query.get("userid", "")
    if not world.exists(userid):
        return refusal(60111)
    return ok(userid=userid.lower(), name=world.knobs.names.get(userid, userid), department=[1], status=1)


async def department_list(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    return ok(department=[{"id": n, "name": name} for n, name in enumerate(world.knobs.departments, start=1)])


async def user_simplelist(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    number = int(request.query.get("department_id", "0"))
    names = list(world.knobs.departments)
    if not 0 < number <= len(names):
        return refusal(60123)
    members = world.knobs.departments[names[number - 1]]
    rows = [
        {"userid": one, "name": world.knobs.names.get(one, one), "department": [number]} for one in members
    ]
    return ok(userlist=rows)


async def authorize(world: World, request: web.Request) -> web.Response:
    """The visitor's app opens this address; who he is is told by the header of the test's browser."""
    asked = request.query
    good = asked.get("appid") == world.knobs.corp_id and asked.get("agentid") == str(world.knobs.agent_id)
    state = asked.get("state", "")
    if not good or asked.get("scope") != "snsapi_base" or not (state.isalnum() and len(state) <= 128):
        return web.Response(status=400)
    code = secrets.token_urlsafe(24)
    world.login_codes[code] = request.headers.get("X-Visitor", "")
    location = f"{asked['redirect_uri']}?code={code}&state={state}"
    return web.Response(status=302, headers={"Location": location})


async def getuserinfo(world: World, request: web.Request) -> Answer:
    if code := token_fault(world, request):
        return refusal(code)
    visitor = world.login_codes.pop(request.query.get("code", ""), None)
    if visitor is None:
        return refusal(40029)
    return ok(userid=visitor) if world.exists(visitor) else ok(openid=f"o{visitor}")


METHODS: dict[str, Method] = {
    "/cgi-bin/gettoken": gettoken,
    "/cgi-bin/message/send": message_send,
    "/cgi-bin/message/update_template_card": update_template_card,
    "/cgi-bin/appchat/send": appchat_send,
    "/cgi-bin/webhook/send": webhook_send,
    "/cgi-bin/media/get": media_get,
    "/cgi-bin/agent/get": agent_get,
    "/cgi-bin/user/get": user_get,
    "/cgi-bin/department/list": department_list,
    "/cgi-bin/user/simplelist": user_simplelist,
    "/cgi-bin/auth/getuserinfo": getuserinfo,
    "/connect/oauth2/authorize": authorize,
}
