"""What the fake platform remembers, and the knobs by which a test makes it misbehave."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

RESPONSE_CODE_LIFE = 72 * 3600


@dataclass
class Knobs:
    """Settings that `/_fake/knobs` changes. `members` None means that everybody exists."""

    corp_id: str = "ww0123456789abcdef"
    agent_id: int = 1000002
    secret: str = "the-right-secret"
    members: list[str] | None = None
    unlicensed: list[str] = field(default_factory=list)
    chats: list[str] = field(default_factory=lambda: ["chat1"])
    webhook_key: str = "11111111-2222-3333-4444-555555555555"
    webhook_per_minute: int = 20
    has_callback: bool = True
    silent_drop: bool = False
    token_life: int = 7200
    reject_every_token: bool = False
    token_delay: float = 0.0
    untrusted_ip: str = ""
    domain: str = "party.example"
    names: dict[str, str] = field(default_factory=dict)
    departments: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Fault:
    """One misbehaviour: the next `times` calls whose path ends so.

    kind: `code` (answers errcode `code`), `status` (HTTP `code` without doing anything), `status_after`
    (HTTP `code` after doing it), `html`, `garbage`, `lose` (does it, then hangs up), `drop` (hangs up
    without doing it), `hang` (does it, then hangs up after two seconds).
    """

    path: str
    kind: str
    code: int = 0
    times: int = 1


@dataclass
class World:
    knobs: Knobs = field(default_factory=Knobs)
    faults: list[Fault] = field(default_factory=list)
    shift: float = 0.0
    tokens: dict[str, float] = field(default_factory=dict)
    wrong_secrets: int = 0
    task_ids: set[str] = field(default_factory=set)
    response_codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    seen_bodies: dict[bytes, float] = field(default_factory=dict)
    sendings: dict[str, list[float]] = field(default_factory=dict)
    media: dict[str, tuple[bytes, str, str]] = field(default_factory=dict)
    delivered: list[dict[str, Any]] = field(default_factory=list)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    suppressed: list[dict[str, Any]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    login_codes: dict[str, str] = field(default_factory=dict)
    calls: dict[str, int] = field(default_factory=dict)

    def now(self) -> float:
        return time.monotonic() + self.shift

    def fault_for(self, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and path.endswith(fault.path):
                fault.times -= 1
                return fault
        return None

    def token(self) -> str:
        """The living token, as the platform gives the same one within its life, or a new one."""
        for token, dies_at in self.tokens.items():
            if dies_at > self.now():
                return token
        token = secrets.token_urlsafe(160)
        self.tokens[token] = self.now() + self.knobs.token_life
        return token

    def over(self, bucket: str, per_minute: int) -> bool:
        """Count one sending; true when it is beyond the limit of the last minute."""
        recent = [at for at in self.sendings.get(bucket, []) if at > self.now() - 60]
        self.sendings[bucket] = [*recent, self.now()]
        return len(recent) >= per_minute

    def response_code(self, **about: Any) -> str:
        code = secrets.token_urlsafe(32)
        self.response_codes[code] = {"dies_at": self.now() + RESPONSE_CODE_LIFE, "used": False, **about}
        return code

    def exists(self, userid: str) -> bool:
        members = self.knobs.members
        return members is None or userid.lower() in {member.lower() for member in members}
