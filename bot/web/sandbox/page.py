"""The one page of the sandbox and its files."""

from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.web.sandbox.hints import HINTS

_HERE = Path(__file__).parent
_STATIC = _HERE / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_PAGES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
SLOTS = (
    ("member", "党员"),
    ("elder", "老党员"),
    ("secretary", "书记"),
    ("superior", "上级"),
    ("public", "群众"),
)


def render(scene: dict[str, Any], token: str) -> web.Response:
    """The page with the hour, the people and the page's token; messages come by the event stream."""
    start = scene | {"token": token, "hints": HINTS}
    text = _PAGES.get_template("phones.html").render(slots=SLOTS, clock=scene["clock"], start=start)
    return web.Response(text=text, content_type="text/html", headers=_HEADERS)


async def static_file(request: web.Request) -> web.StreamResponse:
    """A script, style sheet or picture of the page; the browser asks each time whether it changed."""
    path = _STATIC / request.match_info["file"]
    content_type = _TYPES.get(path.suffix)
    if content_type is None or path.parent != _STATIC or not path.is_file():
        raise web.HTTPNotFound
    headers = {
        "Cache-Control": "no-cache",
        "Content-Type": f"{content_type}; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
    }
    return web.FileResponse(path, headers=headers)
