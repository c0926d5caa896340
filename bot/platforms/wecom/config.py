"""What a WeCom self-built app needs to know about itself."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_CORP_ID = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_AGENT_ID = re.compile(r"[0-9]{1,10}")
_TOKEN = re.compile(r"[A-Za-z0-9]{1,32}")
_AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class WeComConfig:
    """One app of one corporation. Secrets do not show in `repr`.

    `token` and `encoding_aes_key` are those of the app's page 接收消息; `secret` is the app's Secret.
    `max_skew_s` is in seconds. `group_webhook_url` is the address of a group's 消息推送; its key is a
    secret. `public_url` stands in front of `Link.path`.
    """

    corp_id: str
    agent_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    encoding_aes_key: str = field(repr=False)
    api_base: str = "https://qyapi.weixin.qq.com"
    max_skew_s: int = 600
    group_webhook_url: str = field(default="", repr=False)
    public_url: str = ""

    def faults(self) -> tuple[str, ...]:
        """Everything that is wrong, in Chinese, all at once; empty when all is well."""
        checks = (
            (bool(_CORP_ID.fullmatch(self.corp_id)), "企业 ID（corp_id）没有填，或含有不该有的字符。"),
            (bool(_AGENT_ID.fullmatch(self.agent_id)), "应用 ID（agent_id）应当是一串数字。"),
            (bool(self.secret.strip()), "应用的 Secret 没有填。"),
            (bool(_TOKEN.fullmatch(self.token)), "接收消息的 Token 应当是 1 到 32 位字母或数字。"),
            (bool(_AES_KEY.fullmatch(self.encoding_aes_key)), "EncodingAESKey 应当正好是 43 位字母或数字。"),
            (_is_base(self.api_base), "企业微信接口地址（api_base）应当以 https:// 开头，后面不带路径。"),
            (30 <= self.max_skew_s <= 3600, "允许的时间误差（max_skew_s）应当在 30 到 3600 秒之间。"),
            (_is_webhook(self.group_webhook_url), "群消息推送地址应当以 https:// 开头，并且带有 key。"),
            (_is_page(self.public_url), "网页地址（public_url）应当以 https:// 开头，结尾不带斜杠。"),
        )
        return tuple(fault for well, fault in checks if not well)


def _is_secure(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK))


def _is_base(url: str) -> bool:
    return _is_secure(url) and not urlsplit(url).path and not urlsplit(url).query


def _is_webhook(url: str) -> bool:
    return not url or (_is_secure(url) and re.search(r"(?:^|&)key=[^&]+", urlsplit(url).query) is not None)


def _is_page(url: str) -> bool:
    if not url:
        return True
    well_made = re.fullmatch(r"https?://[^\s\"'<>?#]+", url) is not None
    return well_made and not url.endswith("/")
