"""What the fake platform remembers, and the knobs by which a test makes it misbehave."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

CLIENT_ID = "dingfake0123456789ab"
SECRET = "the-right-client-secret-of-dingtalk"
TEMPLATE = "11111111-2222-3333-4444-555555555555.schema"
GROUP = "cidFakeGroup0000000000=="
WEBHOOK_TOKEN = "webhooktoken0123456789abcdef"
WEBHOOK_SECRET = "SECfake0123456789"


@dataclass
class Knobs:
    """Settings that `/_fake/knobs` changes. `members` None means that everybody exists."""

    client_id: str = CLIENT_ID
    secret: str = SECRET
    template: str = TEMPLATE
    template_published: bool = True
    may_send: bool = True  # 企业内机器人发送消息权限
    may_read_people: bool = True
    members: list[str] | None = None
    flow_controlled: list[str] = field(default_factory=list)
    filtered: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=lambda: [GROUP])
    webhook_token: str = WEBHOOK_TOKEN
    webhook_secret: str = WEBHOOK_SECRET
    webhook_per_minute: int = 20
    token_life: int = 7200
    reject_every_token: bool = False
    calls_left: int | None = None  # of the month
    qps: int | None = None
    gateway_status: int = 0  # what the gateway answers instead of a ticket
    ticket_life: float = 90.0
    over_quota: bool = False  # frames come without their content
    drop_acks: int = 0  # so many acknowledgements are lost on their way
    redeliver_after: float = 0.0  # seconds; 0: never
    redeliver_under_new_ids: bool = False
    half_open: bool = False  # nobody is there any more, but the connection does not know
    silence_after_disconnect: float = 0.3  # the real one: 10 seconds


@dataclass
class Fault:
    """One misbehaviour: the next `times` calls whose path ends so.

    kind: `code` (HTTP `status` with that word, nothing done), `errcode` (the old style), `status` (HTTP
    `status` with a page), `html` (200 with a page), `punish` (status 1111), `lose` (does it, then hangs
    up), `drop` (hangs up without doing it), `busy_after` (does it, then 500 with a page).
    """

    path: str
    kind: str
    code: str = ""
    status: int = 400
    times: int = 1


@dataclass
class World:
    knobs: Knobs = field(default_factory=Knobs)
    faults: list[Fault] = field(default_factory=list)
    shift: float = 0.0
    tokens: dict[str, float] = field(default_factory=dict)
    tickets: dict[str, float] = field(default_factory=dict)
    login_codes: dict[str, str] = field(default_factory=dict)
    opened: list[dict[str, Any]] = field(default_factory=list)
    sendings: dict[str, list[float]] = field(default_factory=dict)
    media: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    delivered: list[dict[str, Any]] = field(default_factory=list)
    suppressed: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    calls: dict[str, int] = field(default_factory=dict)
    acks: list[dict[str, Any]] = field(default_factory=list)
    pushed: int = 0

    def now(self) -> float:
        return time.monotonic() + self.shift

    def fault_for(self, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and path.endswith(fault.path):
                fault.times -= 1
                return fault
        return None

    def token(self) -> str:
        """The living token, whose life begins anew when it is asked for again, or a new one."""
        living = [token for token, dies_at in self.tokens.items() if dies_at > self.now()]
        token = living[0] if living else secrets.token_hex(16)
        self.tokens[token] = self.now() + self.knobs.token_life
        return token

    def ticket(self) -> str:
        ticket = secrets.token_hex(16)
        self.tickets[ticket] = self.now() + self.knobs.ticket_life
        return ticket

    def over(self, bucket: str, most: int, seconds: float) -> bool:
        """Count one; true when it is beyond the limit of the last seconds."""
        recent = [at for at in self.sendings.get(bucket, []) if at > self.now() - seconds]
        self.sendings[bucket] = [*recent, self.now()]
        return len(recent) >= most

    def exists(self, userid: str) -> bool:
        members = self.knobs.members
        return members is None or userid in members
