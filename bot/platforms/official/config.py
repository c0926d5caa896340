"""What an Official Account needs to know about itself."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OfficialConfig:
    """One Official Account. Secrets do not show in `repr`; the settings have checked every form.

    `token` and `encoding_aes_key` are those of the page 服务器配置, `secret` is the AppSecret. `max_skew_s`
    is in seconds. `public_url` stands in front of `Link.path`.
    """

    app_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    encoding_aes_key: str = field(repr=False)
    api_base: str = "https://api.weixin.qq.com"
    max_skew_s: int = 600
    public_url: str = ""
