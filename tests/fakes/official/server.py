"""A strict Official Account in its own process: `python -m tests.fakes.official.server --port 0`.

The same doors as WeCom's fake; beside them `/_fake/wrote`: a follower did something, and what he was answered
inside the callback.
"""

from aiohttp import web

from tests.fakes.official.api import METHODS, own
from tests.fakes.official.world import OfficialWorld
from tests.fakes.process import main
from tests.fakes.wecom.server import WORLD
from tests.fakes.wecom.server import application as like_wecom


async def wrote(request: web.Request) -> web.Response:
    world, told = own(request.app[WORLD]), await request.json()
    if "words" in told:
        world.delivered.append({"way": "passive", "touser": told["openid"], "words": told["words"]})
    else:
        world.opens(told["openid"], words=told["kind"] == "message")
    return web.json_response({})


def application() -> web.Application:
    app = like_wecom(METHODS, OfficialWorld)
    app.router.add_post("/_fake/wrote", wrote)
    return app


if __name__ == "__main__":
    main(application, "A strict fake of an Official Account")
