"""The job that is measured: a commitment in five messages, as WeCom's encrypted callbacks.

Which person says what in which message follows from the numbers alone, so the generator, the servers
and the check afterwards need no shared state.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot.platforms.wecom.config import WeComConfig
from bot.platforms.wecom.front import codec_of
from bot.platforms.wecom.hook import PATH as CALLBACK
from tests.bench.dialogue import said

PATH = CALLBACK
CONNECTIONS = 32
BRANCH = 30  # people in a branch

CONFIG = WeComConfig(
    corp_id="wwbench0123456789",
    agent_id="1000002",
    secret="bench-secret",
    token="benchtoken",
    encoding_aes_key="abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
    max_skew_s=3600,
)

#: A working Monday; every process of the bench counts on from here, so the day of the run does not matter.
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def crowd(connection: int, users: int) -> range:
    """The people who speak over a connection; each speaks over one only, so the order is kept."""
    return range(connection, users, CONNECTIONS)


def messages(connection: int, users: int) -> Iterator[tuple[int, int]]:
    """(person, step) for ever, people interleaved and spread over the steps."""
    people = crowd(connection, users)
    turn = 0
    while True:
        for place, user in enumerate(people):
            if turn >= place % 5:
                yield user, turn - place % 5
        turn += 1


def message_id(user: int, step: int) -> int:
    """WeCom's MsgId of that message."""
    return 7_000_000_000_000_000_000 + user * 1_000_000 + step


def address(user: int) -> str:
    """WeCom's userid of a person."""
    return f"user{user}"


class BenchClock:
    """Starts with the process at `START`."""

    def __init__(self) -> None:
        self._origin = monotonic()

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return START + timedelta(seconds=monotonic() - self._origin)


class Post:
    """Builds whole HTTP requests as WeCom would send them."""

    def __init__(self) -> None:
        self._codec = codec_of(CONFIG)
        self._clock = BenchClock()

    def request(self, user: int, step: int) -> bytes:
        """The bytes of one callback."""
        stamp = int(self._clock.now().timestamp())
        plain = (
            f"<xml><ToUserName><![CDATA[{CONFIG.corp_id}]]></ToUserName>"
            f"<FromUserName><![CDATA[{address(user)}]]></FromUserName>"
            f"<CreateTime>{stamp}</CreateTime><MsgType><![CDATA[text]]></MsgType>"
            f"<Content><![CDATA[{said(user, step)}]]></Content>"
            f"<MsgId>{message_id(user, step)}</MsgId><AgentID>{CONFIG.agent_id}</AgentID></xml>"
        )
        nonce = f"n{user}x{step}"
        sealed = self._codec.seal(plain.encode(), str(stamp), nonce)
        body = (
            f"<xml><ToUserName><![CDATA[{CONFIG.corp_id}]]></ToUserName>"
            f"<Encrypt><![CDATA[{sealed.encrypt}]]></Encrypt>"
            f"<AgentID><![CDATA[{CONFIG.agent_id}]]></AgentID></xml>"
        ).encode()
        head = (
            f"POST {PATH}?msg_signature={sealed.signature}&timestamp={stamp}&nonce={nonce} HTTP/1.1\r\n"
            f"Host: 127.0.0.1\r\nContent-Type: text/xml\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body
