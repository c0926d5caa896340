"""A model of the branch's own may propose a tidier wording to whoever reviews. It decides nothing."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import structlog

from bot.own_server import Asker, Refused, new_session
from bot.server_settings import WordingSettings
from dialogs.rules.wording import ASK, unveil, veil

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class WordingServer:
    """Speaks `/chat/completions` as OpenAI's does."""

    asker: Asker

    async def propose(self, text: str, names: Sequence[str]) -> str:
        """Another wording of a promise, or nothing. No name and no place leaves the house's own words."""
        veiled = veil(text, names)
        if veiled is None:
            return ""
        answer = await self.ask(veiled.text)
        if isinstance(answer, Refused):
            _log.warning("no_wording", action="no_wording", reason=answer.reason)
            return ""
        proposal = unveil(answer, veiled)
        return proposal if proposal != text.rstrip("。") else ""

    async def ask(self, words: str) -> str | Refused:
        """What the model answers."""
        body = {
            "model": self.asker.settings.model,
            "messages": [{"role": "system", "content": ASK}, {"role": "user", "content": words}],
            "temperature": 0,
            "max_tokens": 200,
        }
        answer = await self.asker.ask("/chat/completions", body)
        return answer if isinstance(answer, Refused) else _content(answer)


def _content(answer: dict[str, Any]) -> str | Refused:
    try:
        said = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError):
        said = None
    return said if isinstance(said, str) else Refused("回答里没有话", lasting=True)


@asynccontextmanager
async def opened(settings: WordingSettings | None) -> AsyncIterator[WordingServer | None]:
    """The server of an installation; None where there is none."""
    if settings is None:
        yield None
        return
    async with new_session(settings) as session:
        yield WordingServer(Asker(settings, session))


async def try_out(settings: WordingSettings) -> str | Refused:
    """What the server makes of an invented promise."""
    async with new_session(settings) as session:
        return await WordingServer(Asker(settings, session)).ask("每个月给老人理发一次")
