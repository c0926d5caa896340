"""What a WeCom intelligent robot needs to know about itself (platform page §6)."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_BOT_ID = re.compile(r"[A-Za-z0-9_\-]{4,128}")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

#: The platform's own entrance.
WSS = "wss://openws.work.weixin.qq.com"


@dataclass(frozen=True, slots=True)
class RobotConfig:
    """One robot. `bot_id` and `secret` are shown when 长连接 is chosen, the secret only once.

    `public_url` stands in front of `Link.path`. Secrets do not show in `repr`.
    """

    bot_id: str
    secret: str = field(repr=False)
    url: str = WSS
    public_url: str = ""

    def faults(self) -> tuple[str, ...]:
        """Everything that is wrong, in Chinese, all at once; empty when all is well."""
        checks = (
            (bool(_BOT_ID.fullmatch(self.bot_id)), "机器人的 Bot ID 没有填，或含有不该有的字符。"),
            (bool(self.secret.strip()), "机器人的 Secret 没有填。"),
            (_is_line(self.url), "长连接的地址应当以 wss:// 开头。"),
        )
        return tuple(fault for well, fault in checks if not well)


def _is_line(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "wss" or (parts.scheme == "ws" and host in _LOOPBACK))
