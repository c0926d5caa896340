"""What the pages of both polls share: the paper that a phone seals, the one that the server seals."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web

from bot.web.pages import scripts
from bot.web.pages.drawing import page, sorry
from bot.web.pages.models import RatingModel
from dialogs.rules.ballots import FLAG, UNKNOWN, with_flag

#: Bytes of a sealed paper: a slip is 0.8 KB of hexadecimal digits.
BODY: Final = 256 << 10

#: A field of the form is `p` and the number of who is rated.
FIELD: Final = "p"

#: Answers come after a multiple of so many seconds: how long one took says nothing.
_STEP = 0.25

_SLIP = re.compile(r"(?:[0-9a-f]{2}){1,1000}")


def marks(paper: RatingModel, form: dict[str, str]) -> dict[int, str]:
    """What was ticked about whom; anything that is not on the paper is left out."""
    ticked = {one.number: form.get(f"{FIELD}{one.number}", "") for one in paper.colleagues}
    return {number: grade for number, grade in ticked.items() if grade in paper.scale}


def whole(paper: RatingModel, ticked: dict[int, str]) -> dict[int, str] | None:
    """The paper as it is sealed, or None where somebody is missing. The public may leave people out, but not
    all: whom it leaves out it does not know."""
    missing = [one.number for one in paper.colleagues if one.number not in ticked]
    if missing and not (paper.public and ticked):
        return None
    full = {**ticked, **dict.fromkeys(missing, UNKNOWN)}
    return with_flag(full) if paper.flagged else full


def slips(paper: RatingModel, sent: dict[str, Any]) -> dict[int, bytes] | None:
    """The sealed slips by whom they are about; None unless there is one about each."""
    given = sent.get("slips")
    found = {
        int(number): bytes.fromhex(slip)
        for number, slip in (given.items() if isinstance(given, dict) else ())
        if re.fullmatch(r"-?\d{1,18}", number) and isinstance(slip, str) and _SLIP.fullmatch(slip)
    }
    wanted = {one.number for one in paper.colleagues} | ({FLAG} if paper.flagged else set())
    return found if found.keys() == wanted else None


@asynccontextmanager
async def in_step() -> AsyncIterator[None]:
    """What is done here takes a whole number of steps."""
    clock = asyncio.get_running_loop().time
    started = clock()
    yield
    await asyncio.sleep(_STEP - (clock() - started) % _STEP)


def answer(said: str, status: int = 200) -> web.Response:
    """A sentence for the page's program."""
    return web.json_response({"words": said}, status=status)


def draw(paper: RatingModel, ticked: dict[int, str], status: int = 200) -> web.Response:
    """The paper that the server seals, or that it is too late for one."""
    if not paper.is_open:
        return page("rating_closed", paper=paper, on_paper=False)
    missing = [one for one in paper.colleagues if one.number not in ticked] if status != 200 else []
    return page("rating", status, paper=paper, marks=ticked, missing=missing, field=FIELD)


def draw_sealing(request: web.Request, paper: RatingModel, poll: str, memory: str) -> web.Response:
    """The paper that the phone seals; after the close, how one looks whether it is in the box. `memory`: the
    name under which this phone keeps the fingerprints of its slips."""
    terms = paper.manifest
    if terms is None:
        return sorry(404)
    drawn = page(
        "ballot",
        paper=paper,
        holders=[one.name for one in terms.holders],
        mark=terms.fingerprint[:8],
        program=scripts.VOTER.fingerprint,
        changed=terms.script != scripts.VOTER.fingerprint,
        script=scripts.VOTER.text,
        path=request.path,
        box=poll,
        data={
            "memory": memory,
            "manifest": terms.text,
            "targets": [one.number for one in paper.colleagues],
            "flag": paper.flagged,
            "blank": UNKNOWN if paper.public else "",
            "open": paper.is_open,
            "cast": f"{request.path}/sealed",
            "list": f"/box/{poll}/list.json",
        },
    )
    drawn.headers.update(scripts.VOTER.headers)
    return drawn
