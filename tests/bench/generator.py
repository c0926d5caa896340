"""The load generator: a process of its own, keep-alive connections, one request under way on each.

Requests are encrypted and put together beforehand; while the clock runs there is only send and receive.
"""

import re
import selectors
import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter

from tests.bench.job import CONNECTIONS, Post, message_id, messages
from tests.bench.processes import Line

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be driven: `requests` at most, for `seconds` at most.

    `target` names the server, for each has its own conversations. With `again` the same bytes are
    sent over and over: for a server that remembers nothing.
    """

    target: str
    port: int
    users: int
    seconds: float
    requests: int
    again: bool = False


@dataclass(slots=True)
class Drive:
    """What came of it. `acknowledged` are the ids answered with 200, `waits` seconds for each answer.

    `ended` is a moment of the machine's monotonic clock, which all processes share.
    """

    seconds: float = 0.0
    ended: float = 0.0
    acknowledged: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def rate(self) -> float:
        """Acknowledged requests a second."""
        return len(self.acknowledged) / self.seconds if self.seconds else 0.0

    def wait(self, share: float) -> float:
        """The wait that this share of the requests did not exceed, in ms."""
        ordered = sorted(self.waits) or [0.0]
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    ready: Iterator[tuple[int, bytes]]
    number: int = 0
    sent: float = 0.0
    got: bytes = b""


class Generator:
    """Keeps, for each target, how far every connection's conversations have come."""

    def __init__(self) -> None:
        self._post = Post()
        self._said: dict[tuple[str, int], Iterator[tuple[int, int]]] = {}
        self._left: dict[tuple[str, int], list[tuple[int, bytes]]] = {}

    def drive(self, order: Order) -> Drive:
        """Prepare, drive, and keep what was not sent for the next time."""
        share = -(-order.requests // CONNECTIONS)
        prepared = [self._prepared(order, number, share) for number in range(CONNECTIONS)]
        ready = [_for_ever(one) if order.again else iter(one) for one in prepared]
        drive = _drive(order, ready)
        if not order.again:
            for number, rest in enumerate(ready):
                self._left[order.target, number] = list(rest)
        return drive

    def _prepared(self, order: Order, number: int, share: int) -> list[tuple[int, bytes]]:
        which = (order.target, number)
        left = self._left.pop(which, [])
        said = self._said.setdefault(which, messages(number, order.users))
        fresh = islice(said, max(0, share - len(left)))
        return left + [(message_id(*one), self._post.request(*one)) for one in fresh]


def serve(line: Line) -> None:
    """The process: orders in, drives out."""
    generator = Generator()
    with suppress(EOFError):
        while isinstance(order := line.recv(), Order):
            line.send(generator.drive(order))


def _for_ever(prepared: list[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    while True:
        yield from prepared


def _drive(order: Order, ready: list[Iterator[tuple[int, bytes]]]) -> Drive:
    drive = Drive()
    with selectors.DefaultSelector() as selector:
        open_ = [_connect(order.port, one) for one in ready]
        started = perf_counter()
        for connection in open_:
            if _send_next(connection):
                selector.register(connection.socket, selectors.EVENT_READ, connection)
        while selector.get_map():
            events = selector.select(_PATIENCE_S)
            if not events:
                raise TimeoutError("the server does not answer")
            for key, _ in events:
                over = perf_counter() - started >= order.seconds
                if _answered(key.data, drive) and (over or not _send_next(key.data)):
                    selector.unregister(key.data.socket)
        drive.ended = perf_counter()
        drive.seconds = drive.ended - started
        for connection in open_:
            connection.socket.close()
    return drive


def _connect(port: int, ready: Iterator[tuple[int, bytes]]) -> _Connection:
    made = socket.create_connection(("127.0.0.1", port), _PATIENCE_S)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return _Connection(made, ready)


def _send_next(connection: _Connection) -> bool:
    number, request = next(connection.ready, (0, b""))
    if not request:
        return False
    connection.number, connection.got, connection.sent = number, b"", perf_counter()
    connection.socket.sendall(request)
    return True


def _answered(connection: _Connection, drive: Drive) -> bool:
    """Take what has come; whether the answer is whole."""
    new = connection.socket.recv(65536)
    if not new:
        raise ConnectionError("the server closed the connection")
    connection.got += new
    head, end, body = connection.got.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    if not end or len(body) < int(length[1] if length else 0):
        return False
    if head[9:12] == b"200":
        drive.acknowledged.append(connection.number)
        drive.waits.append(perf_counter() - connection.sent)
    else:
        drive.refused += 1
    return True
