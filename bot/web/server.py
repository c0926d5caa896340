"""The web server: routes of the pages and of the platforms behind the same few guards."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Final

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.web.pages.appraise import AppraisePage
from bot.web.pages.archive import ArchivePage
from bot.web.pages.ask import AskPage
from bot.web.pages.board import BoardPage
from bot.web.pages.boards import BoardsPage
from bot.web.pages.box_list import BoxListPage
from bot.web.pages.coverage import CoveragePage
from bot.web.pages.deed import BODY as DEED_BODY
from bot.web.pages.deed import DeedPage
from bot.web.pages.drawing import sorry
from bot.web.pages.forms_page import FormsPage
from bot.web.pages.hand_in import BODY as HAND_IN_BODY
from bot.web.pages.hello import HelloPage
from bot.web.pages.holder import BODY as HOLDER_BODY
from bot.web.pages.holder import HolderPage
from bot.web.pages.invite import InvitePage
from bot.web.pages.join import JoinPage
from bot.web.pages.lead import LeadPage
from bot.web.pages.listen import ListenPage
from bot.web.pages.materials import MaterialsPage
from bot.web.pages.meeting import MeetingPage
from bot.web.pages.models import Pages
from bot.web.pages.needs import NeedsPage
from bot.web.pages.outcome import OutcomePage
from bot.web.pages.own_data import OwnDataPage
from bot.web.pages.paper import PaperPage
from bot.web.pages.plain import PlainPages
from bot.web.pages.plates import BODY as PORTRAIT_BODY
from bot.web.pages.plates import PlatesPage
from bot.web.pages.poster import PosterPage
from bot.web.pages.promises import PromisesPage
from bot.web.pages.rating import RatingPage
from bot.web.pages.rectifications import RectificationsPage
from bot.web.pages.rectify import RectifyPage
from bot.web.pages.redraw import RedrawPage
from bot.web.pages.results import ResultsPage
from bot.web.pages.review import BODY as REVIEW_BODY
from bot.web.pages.review import ReviewPage
from bot.web.pages.roster import RosterPage
from bot.web.pages.round import RoundPage
from bot.web.pages.say import SayPage
from bot.web.pages.sealing import BODY as BALLOT_BODY
from bot.web.pages.short import ShortPage
from bot.web.pages.teller import TellerPage
from bot.web.pages.visits import VisitsPage
from bot.web.pages.voices import BODY as VOICE_BODY
from bot.web.pages.voices import VoicePages

#: Bytes of a request body, except where a route is given more.
BODY: Final = 64 * 1024

#: Paths that are never logged, not by us and not by a proxy in front: who opened a ballot, and when.
#: The style sheet too, for a ballot page fetches it. Nor when somebody tells something or asks after it.
UNLOGGED: Final = (
    *("/rate", "/key", "/box", "/static"),
    *("/wish", "/report", "/receipt", "/deed", "/ask", "/outcome", "/mine", "/say", "/s/", "/me/"),
)

#: Routes of our own that are given more or less, by the beginning of their path.
_BODIES: Final = {
    "/roster/": HAND_IN_BODY,
    "/paper/": HAND_IN_BODY,
    "/review/": REVIEW_BODY,
    "/promises/": HAND_IN_BODY,
    "/visits/": HAND_IN_BODY,
    "/needs/": HAND_IN_BODY,
    "/rate/": BALLOT_BODY,
    "/ask/": BALLOT_BODY,
    "/key/": HOLDER_BODY,
    "/wish/": VOICE_BODY,
    "/report/": VOICE_BODY,
    "/receipt": VOICE_BODY,
    "/deed/": DEED_BODY,
    "/portrait/": PORTRAIT_BODY,
}

_PAGES: Final = (
    BoardPage,
    RatingPage,
    ResultsPage,
    CoveragePage,
    LeadPage,
    RedrawPage,
    ArchivePage,
    BoardsPage,
    HelloPage,
    ListenPage,
    OwnDataPage,
    RosterPage,
    PaperPage,
    RoundPage,
    ReviewPage,
    RectifyPage,
    RectificationsPage,
    PromisesPage,
    NeedsPage,
    VisitsPage,
    VoicePages,
    DeedPage,
    PosterPage,
    PlatesPage,
    MaterialsPage,
    AskPage,
    AppraisePage,
    FormsPage,
    OutcomePage,
    InvitePage,
    SayPage,
    TellerPage,
    HolderPage,
    MeetingPage,
    ShortPage,
    JoinPage,
    BoxListPage,
    PlainPages,
)

#: Callbacks that went well are counted, not told: there are more of them than of all the rest.
_CALLBACKS: Final = "/callbacks/"

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: with it browsers send `Origin: null` along with our own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}

_log = structlog.get_logger(__name__)


def build_web(
    *, routes: Iterable[web.AbstractRouteDef], pages: Pages, bodies: Mapping[str, int] | None = None
) -> web.Application:
    """The application: the pages, and the `routes` of platforms and desks beside them.

    `bodies` gives single paths (by their beginning) room for larger bodies, in bytes. A route
    may set a header of `_HEADERS` itself; its own value then stands.
    """
    rooms = {**_BODIES, **(bodies or {})}
    app = web.Application(client_max_size=BODY, middlewares=[_log_request, _excuse, _room(rooms)])
    app.on_response_prepare.append(_guard)
    for own in _PAGES:
        app.add_routes(own(pages).routes())
    app.add_routes(routes)
    return app


async def _guard(request: web.Request, response: web.StreamResponse) -> None:
    """Headers that every response carries, whoever made it."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


def _room(bodies: Mapping[str, int]) -> Middleware:
    @web.middleware
    async def room(request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let larger bodies in where a route needs them."""
        for path, size in bodies.items():
            if request.path.startswith(path):
                return await handler(request.clone(client_max_size=size))
        return await handler(request)

    return room


@web.middleware
async def _excuse(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors into kind pages for people and short answers for machines."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:
            raise
        return _answer(request, error.status)
    except Exception as error:  # the last line of defence: no stack trace ever reaches a reader
        if _logged(request):
            _log.exception("request_failed", route=_route(request))
        else:
            # A trace may quote what was on the paper.
            _log.error("request_failed", route=_route(request), error=type(error).__name__)
        return _answer(request, 500)


def _answer(request: web.Request, status: int) -> web.Response:
    if "text/html" in request.headers.get("Accept", ""):
        return sorry(status)
    return web.Response(status=status, text=f"{status}\n")


@web.middleware
async def _log_request(request: web.Request, handler: Handler) -> web.StreamResponse:
    """One line a request: the route's pattern, never the path (it may hold a token) or the query."""
    if not _logged(request):
        return await handler(request)
    clock = asyncio.get_running_loop().time
    started = clock()
    response = await handler(request)
    if response.status == 200 and request.path.startswith(_CALLBACKS):
        return response
    _log.info(
        "request",
        method=request.method,
        route=_route(request),
        status=response.status,
        ms=round((clock() - started) * 1000, 1),
    )
    return response


def _logged(request: web.Request) -> bool:
    return not request.path.startswith(UNLOGGED)


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "none"
