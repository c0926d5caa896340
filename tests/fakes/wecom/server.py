"""A strict WeCom in its own process: `python -m tests.fakes.wecom.server --port 0`.

Prints one line of JSON, `{"port": n}`, and serves until its standard input is closed.
`/_fake/` is the test's own door: history, knobs, faults, clock, media, taps.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.wecom.api import METHODS, Answer, Method, refusal
from tests.fakes.wecom.world import Fault, World

WORLD = web.AppKey("WORLD", World)
DOES = web.AppKey("DOES", dict[str, Method])


async def api(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    world.calls[request.path] = world.calls.get(request.path, 0) + 1
    fault = world.fault_for(request.path)
    if request.path == "/cgi-bin/gettoken" and world.knobs.token_delay:
        await asyncio.sleep(world.knobs.token_delay)
    if fault is not None and fault.kind in ("code", "status", "html", "garbage", "drop"):
        return await misbehave(request, fault)
    answer = await request.app[DOES][request.path](world, request)
    if isinstance(answer, dict) and answer.get("errcode", 0) != 0:
        world.refused.append({"path": request.path, "code": answer["errcode"]})
    if fault is not None:
        return await misbehave(request, fault)
    return answer if isinstance(answer, web.Response) else as_json(answer)


def as_json(answer: Answer) -> web.Response:
    return web.Response(text=json.dumps(answer), content_type="application/json")


async def misbehave(request: web.Request, fault: Fault) -> web.StreamResponse:
    if fault.kind == "code":
        return as_json(refusal(fault.code))
    if fault.kind in ("status", "status_after"):
        # A redirection leads somewhere that would answer: who follows it, shows it.
        headers = {"Location": "/cgi-bin/gettoken"} if 300 <= fault.code < 400 else None
        page = "<html><h1>Bad Gateway</h1></html>"
        return web.Response(status=fault.code, text=page, content_type="text/html", headers=headers)
    if fault.kind == "html":
        return web.Response(text="<html><body>维护中</body></html>", content_type="text/html")
    if fault.kind == "garbage":
        return web.Response(text='{"errcode": "0"}', content_type="application/json")
    if fault.kind == "hang":
        await asyncio.sleep(2)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def history(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    names = ("delivered", "dropped", "suppressed", "updates", "refused", "calls")
    return web.json_response({name: getattr(world, name) for name in names})


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
    world = request.app[WORLD]
    for token in world.tokens:
        world.tokens[token] = world.now()
    return web.json_response({})


async def put_media(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    name = request.query.get("name", "voice.amr")
    world.media[request.match_info["id"]] = (await request.read(), request.content_type, name)
    return web.json_response({})


async def tap(request: web.Request) -> web.Response:
    """A member taps a button of a delivered card: gives what the event will carry."""
    world, wanted = request.app[WORLD], await request.json()
    for entry in world.delivered:
        card: dict[str, Any] = entry["body"].get("template_card", {})
        keys = [button.get("key") for button in card.get("button_list", [])]
        mine = entry.get("touser") == wanted["userid"].lower() and card.get("task_id") == wanted["task_id"]
        if mine and wanted["key"] in keys:
            code = world.response_code(task_id=card["task_id"], userid=wanted["userid"])
            return web.json_response({"response_code": code, "card_type": card["card_type"]})
    raise web.HTTPNotFound(text="no such button on a card of this member")


async def forget(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    world.__dict__.update(type(world)().__dict__)
    return web.json_response({})


def application(methods: dict[str, Method] = METHODS, world: Callable[[], World] = World) -> web.Application:
    """The fake of those methods, with that memory."""
    app = web.Application(client_max_size=32 * 1024 * 1024)
    app[WORLD], app[DOES] = world(), methods
    for path in methods:
        app.router.add_route("*", path, api)
    app.router.add_get("/_fake/history", history)
    app.router.add_post("/_fake/knobs", knobs)
    app.router.add_post("/_fake/fault", fault)
    app.router.add_post("/_fake/advance", advance)
    app.router.add_post("/_fake/expire_tokens", expire_tokens)
    app.router.add_put("/_fake/media/{id}", put_media)
    app.router.add_post("/_fake/tap", tap)
    app.router.add_post("/_fake/forget", forget)
    return app


if __name__ == "__main__":
    main(application, "A strict fake of the WeCom HTTP API")
