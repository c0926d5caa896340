"""What somebody would write by hand in an afternoon: the envelope, one step of a talk, one commit a message.

As durable as ours (WAL, synchronous FULL, the answer after the commit), and without understanding
anything: the step only counts.
"""

import asyncio
import base64
import hashlib
import json
import re
import sqlite3
from time import sleep
from typing import Any
from xml.etree.ElementTree import fromstring

from aiohttp import web
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.bench.job import CONFIG, PATH
from tests.bench.processes import Line
from tests.bench.serving import serve_app

_ENCRYPT = re.compile(rb"<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]></Encrypt>")
_KEY = base64.b64decode(CONFIG.encoding_aes_key + "=")
_TABLES = """
CREATE TABLE inbox (key TEXT PRIMARY KEY, address TEXT, text TEXT, heard_at INTEGER);
CREATE TABLE talk (address TEXT PRIMARY KEY, state TEXT);
CREATE TABLE outbox (key TEXT PRIMARY KEY, address TEXT, message TEXT, status TEXT);
"""


def _open(path: str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=full", "busy_timeout=5000"):
        database.execute(f"PRAGMA {pragma}").fetchall()
    database.executescript(_TABLES)
    return database


def _plain(request: web.Request, body: bytes) -> bytes | None:
    found = _ENCRYPT.search(body)
    query = request.query
    encrypt = found[1].decode() if found else ""
    signed = "".join(sorted((CONFIG.token, query["timestamp"], query["nonce"], encrypt)))
    if hashlib.sha1(signed.encode()).hexdigest() != query["msg_signature"]:
        return None
    decryptor = Cipher(algorithms.AES(_KEY), modes.CBC(_KEY[:16])).decryptor()
    frame = decryptor.update(base64.b64decode(encrypt)) + decryptor.finalize()
    return frame[20 : 20 + int.from_bytes(frame[16:20], "big")]


def _take(database: sqlite3.Connection, plain: bytes, slower: float) -> None:
    fields = {field.tag: field.text or "" for field in fromstring(plain)}
    key, address, text = "wecom:" + fields["MsgId"], fields["FromUserName"], fields["Content"]
    database.execute("BEGIN IMMEDIATE")
    heard = (key, address, text, int(fields["CreateTime"]))
    if database.execute("INSERT OR IGNORE INTO inbox VALUES (?, ?, ?, ?)", heard).rowcount:
        row = database.execute("SELECT state FROM talk WHERE address = ?", (address,)).fetchone()
        before: dict[str, Any] = json.loads(row[0]) if row else {"step": 0, "said": []}
        state = {"step": before["step"] + 1, "said": [*before["said"][-4:], text]}
        database.execute("INSERT OR REPLACE INTO talk VALUES (?, ?)", (address, json.dumps(state)))
        message = json.dumps({"text": f"第{state['step']}句记下了：{text}"})
        database.execute("INSERT INTO outbox VALUES (?, ?, ?, 'due')", (key, address, message))
    if slower:
        sleep(slower)
    database.execute("COMMIT")


def serve(line: Line, path: str, slower: float) -> None:
    """The process. Every commit takes `slower` seconds more."""
    database = _open(path)

    async def deliver(request: web.Request) -> web.Response:
        plain = _plain(request, await request.read())
        if plain is None:
            return web.Response(status=403)
        _take(database, plain, slower)
        return web.Response()

    app = web.Application()
    app.router.add_post(PATH, deliver)
    asyncio.run(serve_app(app, line))
    database.close()
