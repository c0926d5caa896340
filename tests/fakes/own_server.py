"""A server that speaks as OpenAI's does, over a real socket, and takes only what is as it should be."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

MODEL, KEY = "whisper-small", "a-key-of-ours"

#: The kind that goes with an ending.
_ENDINGS = {
    "amr": "audio/amr",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "webm": "audio/webm",
    "wav": "audio/wav",
}


@dataclass
class OwnServerFake:
    """What it was asked, and what it answers: `text`, or a fault."""

    text: str = ""
    status: int = 200
    html: bool = False
    late_s: float = 0.0
    says: Callable[[str], str] | None = None  # what the model makes of what it is asked
    url: str = ""
    files: list[bytes] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)

    async def transcriptions(self, request: web.Request) -> web.Response:
        """`POST /v1/audio/transcriptions`."""
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            return web.json_response({"error": {"message": "no key"}}, status=401)
        if request.content_type != "multipart/form-data":
            return web.json_response({"error": {"message": "not multipart"}}, status=400)
        form = await request.post()
        if set(form) != {"file", "model", "language", "response_format"}:
            return web.json_response({"error": {"message": f"fields {sorted(form)}"}}, status=400)
        file = form["file"]
        if not isinstance(file, web.FileField) or form["model"] != MODEL or form["response_format"] != "json":
            return web.json_response({"error": {"message": "wrong field"}}, status=400)
        ending = file.filename.rpartition(".")[2]
        if _ENDINGS.get(ending) != file.content_type or not (content := file.file.read()):
            return web.json_response({"error": {"message": f"no recording: {file.filename}"}}, status=400)
        self.files.append(content)
        self.asked.append({name: form[name] for name in ("model", "language")} | {"filename": file.filename})
        return await self._answer({"text": self.text})

    async def completions(self, request: web.Request) -> web.Response:
        """`POST /v1/chat/completions`."""
        keyed = request.headers.get("Authorization") == f"Bearer {KEY}"
        if not keyed or request.content_type != "application/json":
            return web.json_response({"error": {"message": "no key, or no JSON"}}, status=401)
        body = await request.json()
        roles = [one.get("role") for one in body.get("messages", [])]
        if set(body) != {"model", "messages", "temperature", "max_tokens"} or roles != ["system", "user"]:
            return web.json_response({"error": {"message": f"fields {sorted(body)}"}}, status=400)
        if body["model"] != MODEL:
            return web.json_response({"error": {"message": "no such model"}}, status=404)
        self.asked.append(body["messages"][1]["content"])
        said = self.says(self.asked[-1]) if self.says else self.text
        message = {"role": "assistant", "content": said}
        return await self._answer({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    async def _answer(self, body: dict[str, Any]) -> web.Response:
        await asyncio.sleep(self.late_s)
        if self.html:
            return web.Response(text="<html><title>router</title></html>", content_type="text/html")
        if self.status != 200:
            return web.json_response({"error": {"message": "busy"}}, status=self.status)
        return web.json_response(body)


@asynccontextmanager
async def own_server() -> AsyncIterator[OwnServerFake]:
    """It is served on a port of this machine."""
    fake = OwnServerFake()
    app = web.Application(client_max_size=32 * 1024 * 1024)
    app.add_routes([web.post("/v1/audio/transcriptions", fake.transcriptions)])
    app.add_routes([web.post("/v1/chat/completions", fake.completions)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
        yield fake
    finally:
        await runner.cleanup()
