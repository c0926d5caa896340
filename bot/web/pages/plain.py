"""The small pages: what this is, whether it lives, its figures, its style sheet."""

from aiohttp import web

from bot.web.pages.drawing import STATIC, page
from bot.web.pages.models import Pages

#: Two small files, kept in memory.
_FILES = {"style.css": "text/css", "icon.svg": "image/svg+xml"}
_CONTENT = {name: (STATIC / name).read_bytes() for name in _FILES}


class PlainPages:
    """`/about`, `/livez`, `/readyz`, `/metrics` and `/static`."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> list[web.AbstractRouteDef]:
        """Where they are."""
        return [
            web.get("/about", self.about),
            web.get("/livez", self.live),
            web.get("/readyz", self.ready),
            web.get("/metrics", self.measure),
            *(web.get(f"/static/{name}", self.style) for name in _FILES),
        ]

    async def about(self, request: web.Request) -> web.Response:
        """What this is, in plain words."""
        return page("about")

    async def style(self, request: web.Request) -> web.Response:
        """The style sheet and the icon."""
        name = request.path.rpartition("/")[2]
        return web.Response(
            body=_CONTENT[name],
            content_type=_FILES[name],
            headers={"Cache-Control": "public, max-age=86400"},
        )

    async def live(self, request: web.Request) -> web.Response:
        """The process answers."""
        return web.Response(text="ok\n")

    async def ready(self, request: web.Request) -> web.Response:
        """Whether work can be taken: each check with its answer, 503 when one fails."""
        checks = await self._pages.ready()
        lines = [f"{name}: {'ok' if good else 'failed'}\n" for name, good in checks.items()]
        return web.Response(text="".join(lines), status=200 if all(checks.values()) else 503)

    async def measure(self, request: web.Request) -> web.Response:
        """Figures in Prometheus' text format."""
        return web.Response(
            body=self._pages.metrics(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
        )
