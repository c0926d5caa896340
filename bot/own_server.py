"""One question to a server of the branch's own that speaks as OpenAI's does: never outside the house."""

import json
import socket
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    FormData,
    TCPConnector,
    ThreadedResolver,
)
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.server_settings import OwnServer

MAX_ANSWER = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """No answer that can be used. `lasting`: asking again is useless. `reason` is Chinese, without
    any content."""

    reason: str
    lasting: bool = False


class HouseResolver(AbstractResolver):
    """Looks names up as usual and keeps only addresses of one's own network."""

    def __init__(self) -> None:
        self._usual = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses.

        Raises:
            OSError: none of them is on this machine or in this network.
        """
        found = await self._usual.resolve(host, port, family)
        near = [one for one in found if ip_address(one["host"]).is_private]
        if not near:
            raise OSError(f"{host}: not in this network")
        return near

    async def close(self) -> None:
        """Nothing is kept open."""
        await self._usual.close()


@dataclass(frozen=True, slots=True)
class Asker:
    """Puts questions to one such server. A session of its own: what is said here goes nowhere else."""

    settings: OwnServer
    session: ClientSession = field(repr=False)

    async def ask(self, path: str, body: FormData | dict[str, Any]) -> dict[str, Any] | Refused:
        """The answer's fields. No exception leaves here: aiohttp's carry the address."""
        key = self.settings.key
        headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
        kind = {"data": body} if isinstance(body, FormData) else {"json": body}
        limit = ClientTimeout(total=self.settings.timeout_s, connect=4)
        try:
            async with self.session.post(
                f"{self.settings.url}{path}", headers=headers, timeout=limit, allow_redirects=False, **kind
            ) as response:
                return _read(response.status, await response.content.read(MAX_ANSWER + 1))
        except ClientConnectorError:
            return Refused("连不上，或者不在本单位的网里")
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            return Refused(f"没有答完（{type(error).__name__}）")


def new_session(settings: OwnServer) -> ClientSession:
    """A session that reaches the house's own network only, unless more was allowed. Whoever asks for it
    closes it."""
    resolver = None if settings.anywhere else HouseResolver()
    return ClientSession(connector=TCPConnector(limit=2, resolver=resolver))


def _read(status: int, content: bytes) -> dict[str, Any] | Refused:
    if status in (408, 425, 429) or status >= 500:
        return Refused(f"回答 HTTP {status}")
    if status != 200:
        return Refused(f"回答 HTTP {status}，请看地址、模型和密钥对不对", lasting=True)
    try:
        found = json.loads(content) if len(content) <= MAX_ANSWER else None
    except ValueError:
        found = None
    return found if isinstance(found, dict) else Refused("回答看不懂，请看地址对不对", lasting=True)
