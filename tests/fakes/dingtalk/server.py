"""A strict DingTalk in its own process: `python -m tests.fakes.dingtalk.server --port 0`.

Prints one line of JSON, `{"port": n}`, and serves until its standard input is closed.
`/_fake/` is the test's own door: history, knobs, faults, clock, media, pushes, taps, kicks.
"""

import json
from dataclasses import asdict

from aiohttp import web

from tests.fakes.dingtalk.api import FREE, LOOKS, METERED, answer, give_file, old_refusal, refusal
from tests.fakes.dingtalk.lines import Lines
from tests.fakes.dingtalk.world import Fault, World
from tests.fakes.process import main

WORLD = web.AppKey("WORLD", World)
LINES = web.AppKey("LINES", Lines)


async def api(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    world.calls[request.path] = world.calls.get(request.path, 0) + 1
    fault = world.fault_for(request.path)
    if fault is not None and fault.kind not in ("lose", "busy_after"):
        return misbehave(request, fault)
    given = await answer(world, request)
    errcode = json.loads(given.text or "{}").get("errcode", 0)
    if given.status not in (200, 302) or errcode:
        world.refused.append({"path": request.path, "answer": given.text})
    return misbehave(request, fault) if fault is not None else given


def misbehave(request: web.Request, fault: Fault) -> web.Response:
    page = "<html><h1>Sorry</h1></html>"
    if fault.kind == "code":
        return refusal(fault.status, fault.code)
    if fault.kind == "errcode":
        return old_refusal(int(fault.code))
    if fault.kind == "status":
        headers = {"Location": "/v1.0/oauth2/accessToken"} if 300 <= fault.status < 400 else None
        return web.Response(status=fault.status, text=page, content_type="text/html", headers=headers)
    if fault.kind == "html":
        return web.Response(text=page, content_type="text/html")
    if fault.kind == "punish":
        return web.json_response({"status": 1111, "wait": 5, "source": "x5", "punish": "deny"})
    if fault.kind == "busy_after":
        return web.Response(status=500, text=page, content_type="text/html")
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def gateway(request: web.Request) -> web.StreamResponse:
    return await request.app[LINES].gateway(request)


async def connect(request: web.Request) -> web.StreamResponse:
    return await request.app[LINES].connect(request)


async def history(request: web.Request) -> web.Response:
    world, lines = request.app[WORLD], request.app[LINES]
    names = ("delivered", "suppressed", "refused", "calls", "acks", "opened", "pushed")
    shown = {name: getattr(world, name) for name in names}
    return web.json_response(
        {**shown, "connections": len(lines.open), "waiting": len(lines.waiting), "held": len(lines.held)}
    )


async def knobs(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    for name, value in (await request.json()).items():
        if not hasattr(world.knobs, name):
            raise web.HTTPBadRequest(text=f"no such knob: {name}")
        setattr(world.knobs, name, value)
    return web.json_response(asdict(world.knobs))


async def fault(request: web.Request) -> web.Response:
    request.app[WORLD].faults.append(Fault(**await request.json()))
    return web.json_response({})


async def advance(request: web.Request) -> web.Response:
    request.app[WORLD].shift += float((await request.json())["seconds"])
    return web.json_response({})


async def expire_tokens(request: web.Request) -> web.Response:
    request.app[WORLD].tokens.clear()
    return web.json_response({})


async def put_media(request: web.Request) -> web.Response:
    request.app[WORLD].media[request.match_info["code"]] = (await request.read(), request.content_type)
    return web.json_response({})


async def push(request: web.Request) -> web.Response:
    """Send a frame: `type`, `headers` and `data`; over quota a message comes without its content."""
    wanted = await request.json()
    data = wanted["data"]
    if request.app[WORLD].knobs.over_quota and "msgtype" in data:
        data = {name: value for name, value in data.items() if name not in ("text", "content")}
        data |= {"errorCode": 20001, "errorMessage": "quota exceeded"}
    number = await request.app[LINES].push(wanted["type"], wanted["headers"], data)
    return web.json_response({"messageId": number})


async def tap(request: web.Request) -> web.Response:
    """What the callback of a tap on the newest card with that label carries."""
    world, wanted = request.app[WORLD], await request.json()
    for card in reversed(list(world.cards.values())):
        values = card["cardParamMap"]
        for number in range(1, 7):
            if card["touser"] == wanted["userid"] and values.get(f"b{number}") == wanted["label"]:
                params = {"token": values[f"t{number}"], "label": wanted["label"]}
                private = {"cardPrivateData": {"actionIds": [str(number)], "params": params}}
                return web.json_response(
                    {
                        "type": "actionCallback",
                        "outTrackId": card["track_id"],
                        "corpId": "dingcorp",
                        "userId": wanted["userid"],
                        "userIdType": 1,
                        "spaceType": "IM_ROBOT",
                        "spaceId": wanted["userid"],
                        "content": json.dumps(private),
                    }
                )
    raise web.HTTPNotFound(text="no such button on a card of this member")


async def line(request: web.Request) -> web.Response:
    """Do something to the connections: disconnect (announced) or kick (not)."""
    lines = request.app[LINES]
    await (lines.kick() if request.match_info["what"] == "kick" else lines.disconnect())
    return web.json_response({})


async def forget(request: web.Request) -> web.Response:
    await request.app[LINES].kick()
    request.app[WORLD].__dict__.update(World().__dict__)
    request.app[LINES].__dict__.update(Lines(request.app[WORLD]).__dict__)
    return web.json_response({})


async def files(request: web.Request) -> web.Response:
    return await give_file(request.app[WORLD], request)


def application() -> web.Application:
    app = web.Application(client_max_size=32 * 1024 * 1024)
    world = World()
    app[WORLD], app[LINES] = world, Lines(world)
    for path in (*METERED, *FREE, *LOOKS):
        app.router.add_route("*", path, api)
    app.router.add_post("/v1.0/gateway/connections/open", gateway)
    app.router.add_get("/connect", connect)
    app.router.add_get("/files/{code}", files)
    app.router.add_get("/_fake/history", history)
    app.router.add_put("/_fake/media/{code}", put_media)
    app.router.add_post("/_fake/line/{what}", line)
    for name, door in {
        "knobs": knobs, "fault": fault, "advance": advance, "expire_tokens": expire_tokens,
        "push": push, "tap": tap, "forget": forget,
    }.items():  # fmt: skip
        app.router.add_post(f"/_fake/{name}", door)
    return app


if __name__ == "__main__":
    main(application, "A strict fake of DingTalk")
