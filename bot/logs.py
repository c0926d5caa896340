"""Log lines: JSON on stderr, for people on a terminal; secrets and personal numbers are struck out last."""

import logging
import re
import sys
from collections.abc import Mapping
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

STRUCK = "***"

#: Whose lines are wanted below a warning.
OURS = ("bot", "storage")

#: Names whose value is struck out wherever the name stands: as a query, as JSON, as a field of a line.
SECRET_NAMES = (
    "access_token",
    "corpsecret",
    "echostr",
    "encoding_aes_key",
    "group_webhook_url",
    "key",
    "msg_signature",
    "password",
    "response_code",
    "secret",
    "ticket",
    "token",
)
_NAMED = re.compile(
    rf"""(?i)(?<![a-z])((?:{"|".join(SECRET_NAMES)})["']?\s*[=:]\s*["']?)[^\s&"',;)}}\]]+""",
)
#: A resident identity number: 18 places, the last may be X.
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
#: A mobile number: 11 digits, with or without the country's 86 and gaps.
_PHONE = re.compile(r"(?<!\d)(?:86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
#: The password of a database address.
_USER_PASSWORD = re.compile(r"(://[^/\s:@]*:)[^@\s]+@")


def scrub(text: str) -> str:
    """The text without secrets, identity numbers and mobile numbers."""
    text = _USER_PASSWORD.sub(rf"\1{STRUCK}@", text)
    text = _NAMED.sub(rf"\1{STRUCK}", text)
    text = _IDENTITY.sub(STRUCK, text)
    return _PHONE.sub(STRUCK, text)


def _clean(value: Any) -> Any:
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        text = str(value)
        return value if scrub(text) == text else STRUCK
    if isinstance(value, Mapping):
        return {
            scrub(str(name)): STRUCK if str(name).lower() in SECRET_NAMES else _clean(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(inner) for inner in value]
    return scrub(str(value))


def strike_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor. It stands after everything that makes text, tracebacks included."""
    cleaned: EventDict = _clean(event)
    return cleaned


def configure_logs(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send the lines of structlog and of every library through one scrubbed handler.

    `stream` is stderr unless told otherwise; a terminal gets lines for people, anything else JSON.
    `level` holds for the house; from libraries only warnings are written (aiohttp's access log would
    write whole addresses, and a line for every message).
    """
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                strike_secrets,
                _renderer(stream),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def _renderer(stream: TextIO) -> Processor:
    if stream.isatty():
        # The plain form: the rich one prints the local variables of every frame.
        return structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    return structlog.processors.JSONRenderer(ensure_ascii=False)
