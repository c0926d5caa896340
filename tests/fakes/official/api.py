"""The methods of the HTTP API, each as a function from a request to an answer."""

from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from tests.fakes.official.world import OfficialWorld
from tests.fakes.wecom.api import Answer, Method, json_body, ok, refusal
from tests.fakes.wecom.world import World


def own(world: World) -> OfficialWorld:
    assert isinstance(world, OfficialWorld)
    return world


def token_fault(world: OfficialWorld, request: web.Request) -> int:
    token = request.query.get("access_token", "")
    if not token:
        return 41001
    if world.knobs.reject_every_token or token not in world.tokens:
        return 40001
    return 0 if world.tokens[token] > world.now() else 42001


async def stable_token(world: World, request: web.Request) -> Answer:
    here, body = own(world), await json_body(request)
    if body is None or body.get("grant_type") != "client_credential":
        return refusal(40002)
    if body.get("appid") != here.knobs.app_id:
        return refusal(40013)
    if not here.knobs.listed_ip:
        return refusal(40164)
    if body.get("secret") != here.knobs.secret:
        return refusal(40125)
    if body.get("force_refresh"):
        here.tokens.clear()
    return {"access_token": here.token(), "expires_in": here.knobs.token_life}


def text_fault(body: dict[str, Any]) -> int:
    if body.keys() != {"touser", "msgtype", "text"} or body["msgtype"] != "text":
        return 40008
    content = body["text"].get("content") if isinstance(body["text"], dict) else None
    if not isinstance(content, str) or not content:
        return 44004
    return 45002 if len(content.encode()) > 2048 else 0


async def custom_send(world: World, request: web.Request) -> Answer:
    here = own(world)
    if code := token_fault(here, request):
        return refusal(code)
    if not here.knobs.verified:
        return refusal(48001)
    body = await json_body(request)
    if body is None:
        return refusal(47001)
    if code := text_fault(body):
        return refusal(code)
    mine = [one for one in here.windows.get(body["touser"], []) if one.until > here.now()]
    if not mine:
        return refusal(45015)
    usable = next((one for one in mine if one.left > 0), None)
    if usable is None:
        return refusal(45047)
    usable.left -= 1
    here.delivered.append({"way": "custom", "touser": body["touser"], "words": body["text"]["content"]})
    return ok()


async def quota_get(world: World, request: web.Request) -> Answer:
    here = own(world)
    if code := token_fault(here, request):
        return refusal(code)
    if not here.knobs.verified:
        return refusal(48001)
    used = here.calls.get("/cgi-bin/message/custom/send", 0)
    return ok(quota={"daily_limit": 500000, "used": used, "remain": 500000 - used})


async def qrcode_create(world: World, request: web.Request) -> Answer:
    here, body = own(world), await json_body(request)
    if code := token_fault(here, request):
        return refusal(code)
    scene = (body or {}).get("action_info", {}).get("scene", {}).get("scene_str", "")
    if (body or {}).get("action_name") != "QR_LIMIT_STR_SCENE" or not 1 <= len(scene) <= 64:
        return refusal(40053)
    return {"ticket": f"ticket-{scene}", "url": f"http://weixin.qq.com/q/{scene}"}


async def menu_create(world: World, request: web.Request) -> Answer:
    here, body = own(world), await json_body(request)
    if code := token_fault(here, request):
        return refusal(code)
    buttons = (body or {}).get("button")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 3:
        return refusal(40016)
    for one in buttons:
        good = one.get("type") in ("click", "view") and 0 < len(one.get("name", "").encode()) <= 16
        key = one.get("key", "") or one.get("url", "")
        if not good or not 0 < len(key.encode()) <= (128 if one["type"] == "click" else 1024):
            return refusal(40018)
    here.menu = body or {}
    return ok()


async def media_get(world: World, request: web.Request) -> Answer | web.Response:
    here = own(world)
    if code := token_fault(here, request):
        return refusal(code)
    if request.query.get("media_id") not in here.media:
        return refusal(40007)
    content, kind, name = here.media[request.query["media_id"]]
    disposition = f'attachment; filename="{name}"'
    return web.Response(body=content, content_type=kind, headers={"Content-Disposition": disposition})


async def authorize(world: World, request: web.Request) -> web.Response:
    """The follower's WeChat opens this address; the openid is told by the header of the test's browser."""
    here, asked = own(world), request.query
    good = asked.get("appid") == here.knobs.app_id and asked.get("response_type") == "code"
    if not good or asked.get("scope") != "snsapi_base" or not urlsplit(asked.get("redirect_uri", "")).netloc:
        return web.Response(status=400)
    code = here.code(request.headers.get("X-Visitor", "openid-of-somebody"))
    back = f"{asked['redirect_uri']}?code={code}&state={asked['state']}"
    return web.Response(status=302, headers={"Location": back})


async def access_token(world: World, request: web.Request) -> Answer:
    here, asked = own(world), request.query
    if asked.get("appid") != here.knobs.app_id or asked.get("secret") != here.knobs.secret:
        return refusal(40125)
    openid = here.login_codes.pop(asked.get("code", ""), None)
    if openid is None:
        return refusal(40163)
    answer: Answer = {"access_token": "page", "expires_in": 7200, "openid": openid, "scope": "snsapi_base"}
    return answer | ({"is_snapshotuser": 1} if here.knobs.snapshot else {})


METHODS: dict[str, Method] = {
    "/cgi-bin/stable_token": stable_token,
    "/cgi-bin/message/custom/send": custom_send,
    "/cgi-bin/openapi/quota/get": quota_get,
    "/cgi-bin/qrcode/create": qrcode_create,
    "/cgi-bin/menu/create": menu_create,
    "/cgi-bin/media/get": media_get,
    "/connect/oauth2/authorize": authorize,
    "/sns/oauth2/access_token": access_token,
}
