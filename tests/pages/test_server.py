"""The server around the pages: guards, excuses, limits, and what is not logged."""

import asyncio
import socket
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from structlog.testing import capture_logs

from bot.ports import Door
from bot.web.server import UNLOGGED, build_web
from tests.pages.desk import Desk, pages

HTML = {"Accept": "text/html"}


async def swallow(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


async def fail(request: web.Request) -> web.Response:
    raise RuntimeError("a secret word")


def rate(desk: Desk) -> str:
    return desk.links.make(Door.RATE, "2026", 7)


async def test_every_response_carries_the_guards(client: TestClient[Any, Any], desk: Desk) -> None:
    paths = [
        "/board/1",
        "/board/1/qr.svg",
        "/board/2",
        "/about",
        "/livez",
        "/readyz",
        "/metrics",
        "/nowhere",
        "/static/style.css",
        "/static/nothing",
        "/static/..%2fdrawing.py",
        rate(desk),
        f"{rate(desk)}/done",
        "/rate/forged",
        desk.links.make(Door.RESULT, "2026", 7),
        desk.links.make(Door.LISTEN, "5", 7),
        desk.links.make(Door.LISTEN, "5", 7) + "/sound",
    ]
    for path in paths:
        for method in ("GET", "POST"):
            response = await client.request(method, path, allow_redirects=False)
            headers = response.headers
            assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'"), path
            assert "script-src" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "same-origin"
            assert "Cache-Control" in headers
            assert response.status < 500, (method, path)


async def test_nothing_personal_is_kept_by_a_cache(client: TestClient[Any, Any], desk: Desk) -> None:
    for kind, subject in ((Door.RATE, "2026"), (Door.RESULT, "2026"), (Door.LISTEN, "5")):
        response = await client.get(desk.links.make(kind, subject, 7))
        assert (response.status, response.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/rate/x", "/listen/x", "/listen/x/sound", "/results/x", "/board/9"]
)
async def test_what_does_not_exist_looks_like_what_one_may_not_see(
    client: TestClient[Any, Any], path: str
) -> None:
    response = await client.get(path, headers=HTML)
    assert response.status == 404
    assert await response.text() == await (await client.get("/board/9", headers=HTML)).text()


async def test_machines_get_short_answers(client: TestClient[Any, Any]) -> None:
    response = await client.get("/nowhere", headers={"Accept": "application/json"})
    assert await response.text() == "404\n"


async def test_an_error_is_excused_without_a_trace(desk: Desk, client: TestClient[Any, Any]) -> None:
    desk.breaks = True
    with capture_logs() as logs:
        for path in ("/board/1", rate(desk)):
            response = await client.get(path, headers=HTML)
            text = await response.text()
            assert response.status == 500
            assert "出了点问题" in text
            assert "quoted" not in text
    failed = [line for line in logs if line["event"] == "request_failed"]
    assert [line["route"] for line in failed] == ["/board/{org_id}", "/rate/{token}"]
    assert "exc_info" not in failed[1]
    assert "quoted" not in str(failed[1])


async def test_the_log_has_patterns_and_never_a_token_or_a_query(
    client: TestClient[Any, Any], desk: Desk
) -> None:
    listen = desk.links.make(Door.LISTEN, "5", 7)
    with capture_logs() as logs:
        await client.get(f"{listen}?canary=1")
        await client.get("/rates/of/canary")
        await client.get("/board/1?canary=2")
    assert [line["route"] for line in logs] == ["/listen/{token}", "/board/{org_id}"]
    assert "canary" not in str(logs)
    assert listen.rpartition("/")[2] not in str(logs)


async def test_ballot_pages_leave_no_line(client: TestClient[Any, Any], desk: Desk) -> None:
    with capture_logs() as logs:
        await client.get(rate(desk))
        await client.post(rate(desk), data={"p11": "合格"})
        await client.get(f"{rate(desk)}/done")
        await client.get("/rate/forged")
        await client.get("/static/style.css")
    assert logs == []
    assert "/rate" in UNLOGGED


async def test_bodies_are_small_except_where_room_is_made(desk: Desk) -> None:
    routes = [web.post("/small", swallow), web.post("/large/{x}", swallow), web.get("/fail", fail)]
    app = build_web(routes=routes, pages=pages(desk), bodies={"/large": 200_000})
    async with TestClient(TestServer(app)) as client:
        assert (await client.post("/small", data=b"x" * 60_000)).status == 200
        assert (await client.post("/small", data=b"x" * 70_000)).status == 413
        assert (await client.post("/large/1", data=b"x" * 190_000)).status == 200
        assert (await client.post("/large/1", data=b"x" * 210_000)).status == 413
        assert (await client.post(rate(desk), data=b"x" * 270_000)).status == 413
        response = await client.get("/fail")
        assert (response.status, await response.text()) == (500, "500\n")


async def test_a_route_may_bring_its_own_policy(desk: Desk) -> None:
    async def own(request: web.Request) -> web.Response:
        return web.Response(headers={"Content-Security-Policy": "default-src 'self'"})

    async with TestClient(TestServer(build_web(routes=[web.get("/own", own)], pages=pages(desk)))) as client:
        response = await client.get("/own")
        assert response.headers.getall("Content-Security-Policy") == ["default-src 'self'"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_readiness_names_what_fails(client: TestClient[Any, Any], desk: Desk) -> None:
    assert (await client.get("/readyz")).status == 200
    desk.checks = {"database": True, "clockwork": False}
    response = await client.get("/readyz")
    assert (response.status, await response.text()) == (503, "database: ok\nclockwork: failed\n")
    assert (await client.get("/livez")).status == 200


async def test_figures(client: TestClient[Any, Any]) -> None:
    response = await client.get("/metrics")
    assert "up 1" in await response.text()
    assert response.content_type == "text/plain"


async def test_a_path_that_leaves_the_folder_finds_nothing(client: TestClient[Any, Any]) -> None:
    host, port = client.server.host, client.server.port
    for path in ("/static/../server.py", "/static/%2e%2e/drawing.py", "/static//etc/passwd"):
        with socket.create_connection((host, port)) as raw:
            raw.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            raw.setblocking(False)
            answer = await _all(raw)
        assert answer.split(b" ")[1] in (b"403", b"404"), path


async def _all(raw: socket.socket) -> bytes:
    loop, answer = asyncio.get_running_loop(), b""
    while part := await loop.sock_recv(raw, 65536):
        answer += part
    return answer
