"""Drawing a page: templates with everything escaped, one style sheet."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent
STATIC = HERE / "static"


def in_words(day: date) -> str:
    """A day as people write it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = in_words
    made.globals["style"] = hashlib.sha256((STATIC / "style.css").read_bytes()).hexdigest()[:12]
    return made


_TEMPLATES = _environment()


def page(name: str, status: int = 200, **values: Any) -> web.Response:
    """One page of HTML. `name` is the template without its ending."""
    text = _TEMPLATES.get_template(f"{name}.html").render(**values)
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


#: What is said when something cannot be shown, by status.
_SORRY = {
    400: ("没看明白", "刚才交上来的内容不完整。请退回去，再试一次。"),
    403: ("没有交成", "请从聊天里的链接打开，再交一次。"),
    404: (
        "没有找到",
        "这里没有你要的页面。链接可能过期了，或者没有复制完整。请回到聊天里，再点一次最新的链接。",
    ),
    408: ("网络太慢", "没有收完。请再试一次。"),
    413: ("内容太长", "一次交不了这么多。请分开交。"),
    429: ("一下子来得太多", "请过一分钟再试，或者给支部打个电话。"),
    500: ("出了点问题", "不是你的原因。请过一会儿再试。"),
}


def sorry(status: int) -> web.Response:
    """A kind page for an error. Says nothing about what exists and what does not."""
    title, sentence = _SORRY.get(status, _SORRY[404 if status < 500 else 500])
    return page("sorry", status, title=title, sentence=sentence)
