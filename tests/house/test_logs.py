"""Logs: nothing secret and nobody's number gets out, whichever way a line is made."""

import io
import json
import logging
from typing import Any

import pytest
import structlog

from bot.logs import STRUCK, configure_logs, scrub

CANARIES = {
    "token": "canary-token-1",
    "secret": "canary-secret-2",
    "ticket": "canary-ticket-3",
    "key": "canary-key-4",
    "identity": "11010119000101001X",
    "phone": "13800000000",
    "password": "canary-password-5",
}
ADDRESS = (
    "https://api.example.cn/send?access_token=canary-token-1&corpsecret=canary-secret-2"
    "&ticket=canary-ticket-3&key=canary-key-4"
)
PEOPLE = "身份证11010119000101001X，电话13800000000"
DATABASE = "postgresql://nuo:canary-password-5@db.example.cn/nuo"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


pytestmark = pytest.mark.usefixtures("logging_as_before")


def clean(text: str) -> bool:
    return not [name for name, canary in CANARIES.items() if canary in text]


def fail() -> None:
    try:
        raise ValueError(f"{ADDRESS} {DATABASE}")
    except ValueError as error:
        raise RuntimeError(PEOPLE) from error


def write_every_way() -> None:
    log = structlog.get_logger("bot.house")
    log.info(ADDRESS, people=PEOPLE, nested={"list": [PEOPLE, {"secret": "canary-secret-2"}]})
    log.info("numbers", phone=13800000000, database=DATABASE, **{PEOPLE: 1})
    log.warning("fields", token="canary-token-1", corpsecret="canary-secret-2", ticket="canary-ticket-3")
    logging.getLogger("library").warning("GET %s", ADDRESS)
    logging.getLogger("library").warning('{"access_token": "canary-token-1", "key": "canary-key-4"}')
    try:
        fail()
    except RuntimeError:
        log.exception("broken", where=DATABASE)
        logging.getLogger("library").exception("broken in %s", DATABASE)


@pytest.mark.parametrize("kind", [io.StringIO, Terminal], ids=["file", "terminal"])
def test_no_canary_gets_out(kind: type[io.StringIO]) -> None:
    stream = kind()
    configure_logs(stream)
    write_every_way()
    written = stream.getvalue()
    assert written.count("broken") >= 2
    assert "RuntimeError" in written
    assert STRUCK in written
    assert clean(written), written


def test_a_file_gets_one_json_object_a_line() -> None:
    stream = io.StringIO()
    configure_logs(stream)
    structlog.get_logger("bot.house").info("outbox settled", sent=3, waited_s=0.25, dry=False)
    write_every_way()
    rows: list[dict[str, Any]] = [json.loads(line) for line in stream.getvalue().splitlines()]
    first = rows[0]
    assert (first["event"], first["level"], first["logger"]) == ("outbox settled", "info", "bot.house")
    assert (first["sent"], first["waited_s"], first["dry"]) == (3, 0.25, False)
    assert first["timestamp"].endswith("Z")


def test_the_level_is_kept() -> None:
    stream = io.StringIO()
    configure_logs(stream)
    structlog.get_logger("bot.house").debug("too much")
    logging.getLogger("aiohttp.access").info("GET /ballot?code=1")
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    "harmless",
    [
        "2027-03-25T09:00:00Z",
        "key questions: 3",
        "第3季度，第12条，一共 1380 元",
        "monkey=5",
        "1700000000",
        "https://nuo.example.cn/board",
    ],
)
def test_ordinary_text_is_left_alone(harmless: str) -> None:
    assert scrub(harmless) == harmless


@pytest.mark.parametrize(
    "phone", ["13800000000", "138 0000 0000", "138-0000-0000", "8613800000000", "+86 138 0000 0000"]
)
def test_a_phone_is_struck_however_it_is_written(phone: str) -> None:
    assert "0000" not in scrub(f"打{phone}找书记")
