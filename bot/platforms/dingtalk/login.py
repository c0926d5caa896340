"""Who has opened a page, as DingTalk knows him (platform page §6)."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from bot.logins import LoginRefused
from bot.platforms.dingtalk.client import Client
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.ports import Failed, Unknown

TOKEN_OF = "/v1.0/oauth2/userAccessToken"  # noqa: S105
ME = "/v1.0/contact/users/me"
BY_UNION = "/topapi/user/getbyunionid"

_STAFF = re.compile(r"[0-9A-Za-z_\-@.$]{1,64}")


@dataclass(frozen=True, slots=True)
class DingTalkLogin:
    """A member of the organisation, by his account (`bot.ports.Login`). Any browser will do."""

    config: DingTalkConfig
    login_base: str
    client: Client

    def ask(self, back: str, state: str) -> str:
        """The visitor is asked once whether he agrees."""
        query = f"redirect_uri={quote(back, safe='')}&response_type=code&client_id={self.config.client_id}"
        return f"{self.login_base}/oauth2/auth?{query}&scope=openid&state={state}&prompt=consent"

    async def who(self, code: str) -> str | LoginRefused:
        """The account; for somebody outside the organisation there is none."""
        wanted = {"clientId": self.config.client_id, "clientSecret": self.config.client_secret}
        given = await self.client.visitor(
            TOKEN_OF, {**wanted, "code": code, "grantType": "authorization_code"}
        )
        token = "" if isinstance(given, Failed) else given.body.get("accessToken")
        if not isinstance(token, str) or not token:
            return LoginRefused.UNKNOWN
        person = await self.client.visitor(ME, None, token)
        union = "" if isinstance(person, Failed) else person.body.get("unionId")
        if not isinstance(union, str) or not union:
            return LoginRefused.UNKNOWN
        found = await self.client.call_old(BY_UNION, {"unionid": union})
        if isinstance(found, Failed | Unknown):
            return LoginRefused.UNKNOWN
        result = found.body.get("result")
        staff = result.get("userid") if isinstance(result, dict) else None
        return staff if isinstance(staff, str) and _STAFF.fullmatch(staff) else LoginRefused.UNKNOWN
