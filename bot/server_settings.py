"""Servers of the branch's own that help with words: one hears recordings, one tidies sentences. Both off."""

from ipaddress import ip_address
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, model_validator


def _base(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.username:
        raise ValueError
    return text.rstrip("/")


class OwnServer(BaseModel):
    """An address that speaks as OpenAI's does, on this machine or in this house's network.

    A name is looked up when it is used, and then only addresses of the house's own network are taken
    (`bot.own_server`); `anywhere` gives that up.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: Annotated[str, AfterValidator(_base)] = Field(
        description="要填自己机器上的地址，到 /v1 为止，例如 http://127.0.0.1:8000/v1"
    )
    model: str = Field(default="whisper-1", description="要填那台服务器上模型的名字，例如 whisper-1")
    key: SecretStr | None = Field(default=None, description="要填那台服务器的密钥，没有就不填")
    anywhere: bool = Field(default=False, description="要填 0 或 1；填 1 才许用外面的地址，录音会离开本单位")
    timeout_s: float = Field(default=60, gt=0, le=300, description="要填最多等几秒，1 到 300，例如 60")

    @model_validator(mode="after")
    def _at_home(self) -> Self:
        """An address in figures is looked at at once."""
        host = urlsplit(self.url).hostname or ""
        try:
            outside = not ip_address(host).is_private
        except ValueError:
            return self
        if outside and not self.anywhere:
            raise ValueError
        return self


class SpeechSettings(OwnServer):
    """The server that makes words of recordings."""


class WordingSettings(OwnServer):
    """The server whose model proposes a tidier wording; it sees neither names nor places."""

    model: str = Field(default="local", description="要填那台服务器上模型的名字，例如 qwen2.5")
    timeout_s: float = Field(default=15, gt=0, le=60, description="要填最多等几秒，1 到 60，例如 15")
