"""What one enterprise bot of DingTalk needs to know about itself."""

from dataclasses import dataclass, field

API = "https://api.dingtalk.com"
OAPI = "https://oapi.dingtalk.com"


@dataclass(frozen=True, slots=True)
class DingTalkConfig:
    """One bot of one organisation. Secrets do not show in `repr`.

    `client_id` and `client_secret` are the application's; `robot_code` is the client id where nothing
    else is given. `card_template_id` names a published card template, without it buttons lead to pages.
    `event_token`, `event_aes_key` and `card_secret` are for the HTTP callback alone. `group_webhook_url`
    holds a secret, and `group_webhook_secret` signs it. `public_url` stands in front of `Link.path`.
    `max_skew_s` is how old a signed request may be, in seconds.
    """

    client_id: str
    client_secret: str = field(repr=False)
    robot_code: str = ""
    card_template_id: str = ""
    event_token: str = field(repr=False, default="")
    event_aes_key: str = field(repr=False, default="")
    card_secret: str = field(repr=False, default="")
    group_webhook_url: str = field(repr=False, default="")
    group_webhook_secret: str = field(repr=False, default="")
    api_base: str = API
    oapi_base: str = OAPI
    public_url: str = ""
    max_skew_s: int = 3600

    @property
    def robot(self) -> str:
        """The code of the bot; for an application of one's own organisation it is the client id."""
        return self.robot_code or self.client_id
