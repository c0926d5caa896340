"""The methods of the HTTP API, each as a function from a request to an answer."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.fakes.dingtalk import rules
from tests.fakes.dingtalk.world import World

Fields = dict[str, Any]
Method = Callable[[World, web.Request], Awaitable[web.Response]]


def refusal(status: int, code: str, **more: Any) -> web.Response:
    body = {"code": code, "message": f"error {code}", "requestid": secrets.token_hex(8), **more}
    return web.json_response(body, status=status)


def old_refusal(code: int) -> web.Response:
    return web.json_response({"errcode": code, "errmsg": f"error {code}"})


async def json_body(request: web.Request) -> Fields | None:
    try:
        body = json.loads((await request.read()).decode("utf-8"))
    except ValueError:
        return None
    if "application/json" not in request.headers.get("Content-Type", ""):
        return None
    return body if isinstance(body, dict) else None


def token_fault(world: World, request: web.Request) -> web.Response | None:
    token = request.headers.get("x-acs-dingtalk-access-token", "")
    dies_at = world.tokens.get(token, 0.0)
    if world.knobs.reject_every_token or dies_at <= world.now():
        return refusal(400, "InvalidAuthentication")
    return None


def metered(world: World, path: str) -> web.Response | None:
    """The limits of a second and of a month, for the calls that count."""
    if world.knobs.qps is not None and world.over(path, world.knobs.qps, 1.0):
        return refusal(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
    if world.knobs.calls_left is not None:
        if world.knobs.calls_left <= 0:
            return refusal(403, "Forbidden.AccessDenied.ApiCountLimitForOrg")
        world.knobs.calls_left -= 1
    return None


async def access_token(world: World, request: web.Request) -> web.Response:
    body = await json_body(request) or {}
    if (body.get("appKey"), body.get("appSecret")) != (world.knobs.client_id, world.knobs.secret):
        return refusal(400, "invalidClientIdOrSecret")
    return web.json_response({"accessToken": world.token(), "expireIn": world.knobs.token_life})


async def authorize(world: World, request: web.Request) -> web.Response:
    """The visitor agrees in his browser; who he is is told by the header of the test's browser."""
    asked = request.query
    good = asked.get("client_id") == world.knobs.client_id and asked.get("scope") == "openid"
    if not good or asked.get("response_type") != "code" or asked.get("prompt") != "consent":
        return refusal(400, "invalidParameter")
    code = secrets.token_hex(16)
    world.login_codes[code] = request.headers.get("X-Visitor", "")
    location = f"{asked['redirect_uri']}?authCode={code}&state={asked['state']}"
    return web.Response(status=302, headers={"Location": location})


async def user_token(world: World, request: web.Request) -> web.Response:
    body = await json_body(request) or {}
    if (body.get("clientId"), body.get("clientSecret")) != (world.knobs.client_id, world.knobs.secret):
        return refusal(400, "invalidClientIdOrSecret")
    visitor = world.login_codes.pop(str(body.get("code")), None)
    if visitor is None or body.get("grantType") != "authorization_code":
        return refusal(400, "invalidParameter.code")
    return web.json_response({"accessToken": f"of-{visitor}", "refreshToken": "r", "expireIn": 7200})


async def users_me(world: World, request: web.Request) -> web.Response:
    token = request.headers.get("x-acs-dingtalk-access-token", "")
    if not token.startswith("of-"):
        return refusal(400, "InvalidAuthentication")
    return web.json_response({"unionId": f"union-{token.removeprefix('of-')}", "nick": "somebody"})


async def by_union(world: World, request: web.Request) -> web.Response:
    if world.tokens.get(request.query.get("access_token", ""), 0.0) <= world.now():
        return old_refusal(40014)
    visitor = str((await json_body(request) or {}).get("unionid", "")).removeprefix("union-")
    if not world.exists(visitor):
        return old_refusal(60121)
    return web.json_response({"errcode": 0, "result": {"contact_type": 0, "userid": visitor}})


async def user_get(world: World, request: web.Request) -> web.Response:
    if world.tokens.get(request.query.get("access_token", ""), 0.0) <= world.now():
        return old_refusal(40014)
    if not world.knobs.may_read_people:
        return web.json_response({"errcode": 88, "errmsg": "ding talk error", "sub_code": "60011"})
    body = await json_body(request) or {}
    if not world.exists(str(body.get("userid"))):
        return old_refusal(60121)
    return web.json_response({"errcode": 0, "errmsg": "ok", "result": {"userid": body["userid"]}})


async def batch_send(world: World, request: web.Request) -> web.Response:
    body = await json_body(request)
    if not world.knobs.may_send:
        return refusal(403, "Forbidden.AccessDenied.AccessTokenPermissionDenied")
    if body is None:
        return refusal(400, "invalidParameter.body")
    code = rules.check_people(body) or rules.check_message(body, world.knobs.client_id, {"userIds"})
    if code:
        return refusal(400, code)
    invalid = [one for one in body["userIds"] if not world.exists(one)]
    if len(invalid) == len(body["userIds"]):
        return refusal(400, "staffId.notExisted")
    later = [one for one in body["userIds"] if one in world.knobs.flow_controlled]
    kept_out = [one for one in body["userIds"] if one in world.knobs.filtered]
    call = secrets.token_hex(8)
    for one in body["userIds"]:
        if one not in invalid + later + kept_out:
            shown = {"msgKey": body["msgKey"], "param": json.loads(body["msgParam"])}
            world.delivered.append({"way": "oto", "touser": one, "call": call, **shown})
    return web.json_response(
        {
            "processQueryKey": call,
            "invalidStaffIdList": invalid,
            "flowControlledStaffIdList": later,
            "filteredStaffIdList": kept_out,
        }
    )


async def group_send(world: World, request: web.Request) -> web.Response:
    body = await json_body(request)
    if body is None:
        return refusal(400, "invalidParameter.body")
    if code := rules.check_message(body, world.knobs.client_id, {"openConversationId"}):
        return refusal(400, code)
    if body["openConversationId"] not in world.knobs.groups:
        return refusal(400, "invalid.openConversationId")
    shown = {"msgKey": body["msgKey"], "param": json.loads(body["msgParam"])}
    world.delivered.append({"way": "group", "group": body["openConversationId"], **shown})
    return web.json_response({"processQueryKey": secrets.token_hex(8)})


async def create_card(world: World, request: web.Request) -> web.Response:
    body = await json_body(request)
    if body is None:
        return refusal(400, "invalidParameter.body")
    if code := rules.check_card(body, world.knobs.template, world.knobs.client_id):
        return refusal(400, code)
    if not world.knobs.template_published:
        return refusal(400, "param.templateUnpublished")
    person, track_id = rules.person_of(body["openSpaceId"]), body["outTrackId"]
    place = {"spaceId": person, "spaceType": "IM_ROBOT", "success": world.exists(person), "errorMsg": ""}
    if track_id in world.cards:
        world.suppressed.append(body)
    elif world.exists(person):
        card = {"way": "card", "touser": person, "track_id": track_id, **body["cardData"]}
        world.cards[track_id] = card
        world.delivered.append(card)
    result = {"outTrackId": track_id, "deliverResults": [place]}
    return web.json_response({"success": True, "result": result})


async def download(world: World, request: web.Request) -> web.Response:
    body = await json_body(request) or {}
    if body.get("robotCode") != world.knobs.client_id:
        return refusal(400, "invalidParameter.robotCode.notExist")
    if body.get("downloadCode") not in world.media:
        return refusal(400, "invalidParameter.downloadCode")
    return web.json_response({"downloadUrl": f"{request.url.origin()}/files/{body['downloadCode']}"})


async def give_file(world: World, request: web.Request) -> web.Response:
    content, kind = world.media[request.match_info["code"]]
    return web.Response(body=content, content_type=kind)


async def webhook(world: World, request: web.Request) -> web.Response:
    if request.query.get("access_token") != world.knobs.webhook_token:
        return old_refusal(300001)
    moment, secret = request.query.get("timestamp", "0"), world.knobs.webhook_secret
    digest = hmac.new(secret.encode(), f"{moment}\n{secret}".encode(), hashlib.sha256).digest()
    fresh = moment.isdigit() and abs(int(moment) / 1000 - time.time()) < 3600
    if not fresh or request.query.get("sign") != base64.b64encode(digest).decode():
        return old_refusal(310000)
    body = await json_body(request)
    if body is None:
        return old_refusal(40035)
    if code := rules.check_webhook(body):
        return old_refusal(code)
    if world.over("webhook", world.knobs.webhook_per_minute, 60.0):
        return old_refusal(130101)
    world.delivered.append({"way": "webhook", "body": body})
    return web.json_response({"errcode": 0, "errmsg": "ok"})


#: Calls with a token, counted against the month.
METERED: dict[str, Method] = {
    "/v1.0/robot/oToMessages/batchSend": batch_send,
    "/v1.0/robot/groupMessages/send": group_send,
    "/v1.0/card/instances/createAndDeliver": create_card,
    "/v1.0/robot/messageFiles/download": download,
}
FREE: dict[str, Method] = {
    "/v1.0/oauth2/accessToken": access_token,
    "/robot/send": webhook,
    "/topapi/v2/user/get": user_get,
    "/topapi/user/getbyunionid": by_union,
    "/v1.0/oauth2/userAccessToken": user_token,
}
#: What a browser or a visitor's own token asks.
LOOKS: dict[str, Method] = {"/oauth2/auth": authorize, "/v1.0/contact/users/me": users_me}


async def answer(world: World, request: web.Request) -> web.Response:
    """What the platform answers when it is well."""
    if request.path in LOOKS and request.method == "GET":
        return await LOOKS[request.path](world, request)
    if request.method != "POST":
        return refusal(405, "MethodNotAllowed")
    method = METERED.get(request.path)
    if method is None:
        return await FREE[request.path](world, request)
    return token_fault(world, request) or metered(world, request.path) or await method(world, request)
