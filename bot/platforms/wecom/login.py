"""Who has opened a page in WeCom, or in WeChat from outside the corporation (platform page §5.3)."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from bot.logins import LoginRefused
from bot.platforms.wecom.client import Client
from bot.platforms.wecom.errors import OK
from bot.platforms.wecom.exchange import Answer

WHO = "/cgi-bin/auth/getuserinfo"

_USER = re.compile(r"[0-9A-Za-z_\-@.]{1,64}")


@dataclass(frozen=True, slots=True)
class WeComLogin:
    """Members are known by their account, all others by an openid of this corporation (`bot.ports.Login`)."""

    corp_id: str
    agent_id: str
    open_base: str
    client: Client

    def ask(self, back: str, state: str) -> str:
        """Without a question to the visitor: only who he is, no more."""
        query = f"appid={self.corp_id}&redirect_uri={quote(back, safe='')}&response_type=code"
        query += f"&scope=snsapi_base&state={state}&agentid={self.agent_id}"
        return f"{self.open_base}/connect/oauth2/authorize?{query}#wechat_redirect"

    async def who(self, code: str) -> str | LoginRefused:
        """The member's account in lower case, or an outsider's openid."""
        answer = await self.client.get(WHO, {"code": code})
        if not isinstance(answer, Answer) or answer.code != OK:
            return LoginRefused.UNKNOWN
        member, outsider = answer.body.get("userid"), answer.body.get("openid")
        if isinstance(member, str) and _USER.fullmatch(member):
            return member.lower()
        if isinstance(outsider, str) and _USER.fullmatch(outsider):
            return f"openid:{outsider}"  # cannot be mistaken for a member's account
        return LoginRefused.UNKNOWN
