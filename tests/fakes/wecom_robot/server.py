"""A strict robot platform in its own process: `python -m tests.fakes.wecom_robot.server --port 0`.

Prints one line of JSON, `{"port": n}`, and serves until its standard input is closed. The long connection
is at `/`; `/_fake/` is the test's own door: history, knobs, what people do, and what happens to the line.
"""

import asyncio
import json
from dataclasses import asdict
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.fakes.process import main
from tests.fakes.wecom_robot.people import act, put_media, read_media
from tests.fakes.wecom_robot.requests import METHODS
from tests.fakes.wecom_robot.world import World

Lines = list[web.WebSocketResponse]

WORLD = web.AppKey("WORLD", World)
LINES: web.AppKey[Any] = web.AppKey("LINES", list)


async def line(request: web.Request) -> web.WebSocketResponse:
    socket = web.WebSocketResponse(max_msg_size=8 << 20)
    await socket.prepare(request)
    world, lines = request.app[WORLD], request.app[LINES]
    async for message in socket:
        if message.type is WSMsgType.TEXT and not world.knobs.deaf:
            await hear(world, lines, socket, json.loads(message.data))
    if socket in lines:
        lines.remove(socket)
    return socket


async def hear(world: World, lines: Lines, socket: web.WebSocketResponse, frame: dict[str, Any]) -> None:
    cmd, req_id, body = frame.get("cmd"), frame["headers"]["req_id"], frame.get("body", {})
    if cmd == "aibot_subscribe":
        code = subscribe(world, body)
        if code == 0:
            await take_over(world, lines, socket)
        await answer(socket, req_id, code)
        return
    if cmd == "ping":
        world.pings += 1
        await answer(socket, req_id, 0)
        return
    method = METHODS.get(str(cmd))
    code = 846609 if socket not in lines else 40008 if method is None else method(world, req_id, body)
    if code:
        world.refused.append({"cmd": cmd, "code": code, "body": body})
    if world.knobs.drop_acks > 0:
        world.knobs.drop_acks -= 1
        return
    if world.knobs.garble_acks > 0:
        world.knobs.garble_acks -= 1
        await socket.send_str("<html><body>维护中</body></html>")
        return
    await answer(socket, req_id, code)


def subscribe(world: World, body: dict[str, Any]) -> int:
    world.subscriptions += 1
    if world.knobs.refuse_subscribe:
        return world.knobs.refuse_subscribe
    if body.get("bot_id") != world.knobs.bot_id or body.get("secret") != world.knobs.secret:
        return 40001
    return 0


async def take_over(world: World, lines: Lines, socket: web.WebSocketResponse) -> None:
    """A robot has one line: the one before is told, then closed."""
    for old in [one for one in lines if one is not socket]:
        await kick(world, lines, old)
    if socket not in lines:
        lines.append(socket)


async def kick(world: World, lines: Lines, old: web.WebSocketResponse) -> None:
    lines.remove(old)
    world.kicks += 1
    body: dict[str, Any] = {"msgid": world.number(), "aibotid": world.knobs.bot_id, "msgtype": "event"}
    body["event"] = {"eventtype": "disconnected_event"}
    await push(old, "aibot_event_callback", f"kick{world.number()}", body)
    asyncio.get_running_loop().call_later(0.05, lambda: asyncio.ensure_future(close(old, 1008)))


async def close(socket: web.WebSocketResponse, code: int) -> None:
    await socket.close(code=code)


async def answer(socket: web.WebSocketResponse, req_id: str, code: int) -> None:
    frame = {"headers": {"req_id": req_id}, "errcode": code, "errmsg": "ok" if code == 0 else "refused"}
    if not socket.closed:
        await socket.send_str(json.dumps(frame))


async def push(socket: web.WebSocketResponse, cmd: str, req_id: str, body: dict[str, Any]) -> None:
    if not socket.closed:
        await socket.send_str(json.dumps({"cmd": cmd, "headers": {"req_id": req_id}, "body": body}))


async def do(request: web.Request) -> web.Response:
    """Somebody does something: it goes over the line, or is missed where there is none."""
    world, lines = request.app[WORLD], request.app[LINES]
    frames = act(world, await request.json())
    for cmd, req_id, body in frames:
        if lines and not world.knobs.deaf:
            await push(lines[-1], cmd, req_id, body)
        else:
            world.missed.append(body)
    return web.json_response([{"req_id": req_id, "body": body} for _, req_id, body in frames])


async def happen(request: web.Request) -> web.Response:
    """Something happens to the line: kick, close (cleanly), error (1011), cut (no farewell)."""
    world, lines = request.app[WORLD], request.app[LINES]
    what = (await request.json())["what"]
    for socket in list(lines):
        if what == "kick":
            await kick(world, lines, socket)
            continue
        lines.remove(socket)
        if what == "cut":
            assert socket._req is not None
            transport = socket._req.transport
            if transport is not None:
                transport.abort()
        else:
            await socket.close(code=WSCloseCode.OK if what == "close" else WSCloseCode.INTERNAL_ERROR)
    return web.json_response({})


async def history(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    names = ("delivered", "updates", "dropped", "refused", "missed", "subscriptions", "kicks", "pings")
    told = {name: getattr(world, name) for name in names}
    return web.json_response({**told, "lines": len(request.app[LINES])})


async def knobs(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    for name, value in (await request.json()).items():
        if name == "shift":
            world.shift += float(value)
        elif name == "warm":
            world.warm |= set(value)
        elif not hasattr(world.knobs, name):
            raise web.HTTPBadRequest(text=f"no such knob: {name}")
        else:
            setattr(world.knobs, name, value)
    return web.json_response(asdict(world.knobs))


async def forget(request: web.Request) -> web.Response:
    for socket in list(request.app[LINES]):
        await socket.close()
    request.app[LINES].clear()
    request.app[WORLD].__dict__.update(World().__dict__)
    return web.json_response({})


def application() -> web.Application:
    app = web.Application(client_max_size=32 << 20)
    app[WORLD] = World()
    app[LINES] = []
    app.router.add_get("/", line)
    app.router.add_get("/media/{name}", lambda request: read_media(request.app[WORLD], request))
    app.router.add_put("/_fake/media/{name}", lambda request: put_media(request.app[WORLD], request))
    app.router.add_get("/_fake/history", history)
    for name, door in (("do", do), ("happen", happen), ("knobs", knobs), ("forget", forget)):
        app.router.add_post(f"/_fake/{name}", door)
    return app


if __name__ == "__main__":
    main(application, "A strict fake of WeCom's intelligent robots")
