"""The sandbox's addresses: the page, its event stream, and what the phones send."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.platforms.sandbox.platform import Sandbox
from bot.ports import Clock
from bot.web.sandbox.guard import Guard
from bot.web.sandbox.page import render, static_file
from bot.web.sandbox.people import SandboxPerson, Stepper
from bot.web.sandbox.phones import Phones
from bot.web.sandbox.steps import Steps
from bot.web.sandbox.stream import Stream
from dialogs.heard import Heard


def routes(
    sandbox: Sandbox,
    people: Callable[[], Awaitable[list[SandboxPerson]]],
    receive: Callable[[Heard], Awaitable[None]],
    stepper: Stepper,
    clock: Clock,
) -> list[web.RouteDef]:
    """Everything under `/` and `/sandbox/`.

    Whoever builds the application also ends the event streams when it stops, before the server waits for
    open connections: `app.on_shutdown.append(hang_up(sandbox))`.
    """
    guard = Guard()
    phones = Phones(sandbox, people, receive, clock)
    steps = Steps(sandbox, stepper)
    stream = Stream(sandbox, people, clock, guard.token)

    async def page(request: web.Request) -> web.StreamResponse:
        return render(await stream.scene(), guard.token)

    return [
        web.get("/", page),
        web.get("/sandbox/static/{file}", static_file),
        web.get("/sandbox/state", stream.serve),
        web.get("/sandbox/voice/{media}", phones.play),
        web.post("/sandbox/say", guard.wrap(phones.say)),
        web.post("/sandbox/voice", guard.wrap(phones.voice)),
        web.post("/sandbox/jump", guard.wrap(steps.jump)),
        web.post("/sandbox/day", guard.wrap(steps.day)),
    ]


def hang_up(sandbox: Sandbox) -> Callable[[web.Application], Awaitable[None]]:
    """A shut-down hook that ends the event streams, so that the server need not wait for them."""

    async def close(app: web.Application) -> None:
        await sandbox.close()

    return close
