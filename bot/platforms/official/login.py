"""Who has opened a page in WeChat, as the Official Account knows him (platform page §7.4)."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from bot.logins import LoginRefused
from bot.platforms.official.client import Client

_OPENID = re.compile(r"[0-9A-Za-z_\-]{6,64}")


@dataclass(frozen=True, slots=True)
class OfficialLogin:
    """A follower or anybody else with WeChat, by his openid (`bot.ports.Login`)."""

    app_id: str
    open_base: str
    client: Client

    def ask(self, back: str, state: str) -> str:
        """Without a question to the visitor: only who he is, no more."""
        query = f"appid={self.app_id}&redirect_uri={quote(back, safe='')}&response_type=code"
        query += f"&scope=snsapi_base&state={state}"
        return f"{self.open_base}/connect/oauth2/authorize?{query}#wechat_redirect"

    async def who(self, code: str) -> str | LoginRefused:
        """The openid. On a snapshot page it is made up and changes, so it is none."""
        body = await self.client.visitor(code)
        if body is None:
            return LoginRefused.UNKNOWN
        if body.get("is_snapshotuser"):
            return LoginRefused.SNAPSHOT
        openid = body.get("openid")
        return openid if isinstance(openid, str) and _OPENID.fullmatch(openid) else LoginRefused.UNKNOWN
