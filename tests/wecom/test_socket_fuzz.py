"""Mutated HTTP requests on a real socket: whatever the bytes, never a 5xx, and the next caller is served."""

import asyncio
import random
from collections import Counter

from bot.platforms.wecom.hook import PATH
from tests.fakes.wecom.member import seal
from tests.hostile.mutations import MUTATIONS
from tests.wecom.conftest import Line

REQUESTS = 250


def request(line: Line) -> bytes:
    callback = seal(line.app, line.li.text("好"), line.desk.clock.seconds())
    query = "&".join(f"{name}={value}" for name, value in callback.query.items())
    head = f"POST {PATH}?{query} HTTP/1.1\r\nHost: bot\r\nConnection: close\r\nContent-Type: text/xml\r\n"
    return f"{head}Content-Length: {len(callback.body)}\r\n\r\n".encode() + callback.body


async def answer(line: Line, raw: bytes) -> int:
    """The status of the answer, 0 when the server hung up without one."""
    host, port = line.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(raw)
        async with asyncio.timeout(4):  # a request whose head never ends gets no answer at all
            words = (await reader.readline()).split()
        return int(words[1]) if len(words) > 1 else 0
    except (ConnectionError, TimeoutError):
        return 0
    finally:
        writer.close()
        await asyncio.gather(writer.wait_closed(), return_exceptions=True)


def mutated(line: Line, lot: random.Random) -> bytes:
    raw = request(line)
    return lot.choice(MUTATIONS)(lot, raw) if lot.randrange(4) else raw


async def test_mutated_requests(line: Line) -> None:
    lot = random.Random(20260304)
    raws = [mutated(line, lot) for _ in range(REQUESTS)]
    counts = Counter(await asyncio.gather(*(answer(line, raw) for raw in raws)))
    assert not [status for status in counts if status >= 500]
    assert counts[200] >= REQUESTS // 6
    assert counts[400] > 0
    assert await line.li.says("还在") == 200


async def test_many_half_sent_requests_keep_nobody_waiting(line: Line) -> None:
    halves = [asyncio.create_task(answer(line, request(line)[:-20])) for _ in range(100)]
    await asyncio.sleep(0)
    assert await line.li.says("还在") == 200
    assert await asyncio.gather(*halves) == [400] * 100
