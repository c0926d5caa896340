"""WeCom's error codes, sorted into what to do about them (platform page §4.2).

The answer is a value, never an exception. What is not in the table is tried again: the outbox
gives up after a few attempts, while a wrong "never" would lose a message.
"""

from dataclasses import dataclass
from enum import StrEnum

from wechatpy.constants import WeChatErrorCode as Code

from bot.ports import Failed


class Verdict(StrEnum):
    """What an error code asks of us."""

    RETRY = "retry"  # the platform is busy: soon again
    REFRESH = "refresh"  # the access token is not accepted: fetch one, once
    DEFER = "defer"  # a quota is used up: wait until its window ends
    PERMANENT = "permanent"  # this message will never be taken
    HALT = "halt"  # nothing will be taken until an administrator has changed something


@dataclass(frozen=True, slots=True)
class Meaning:
    """A verdict with its explanation for the administrator, in Chinese."""

    verdict: Verdict
    words: str


OK = int(Code.SUCCESS)
CARD_KNOWN = 42014  # the task_id of this card was used before: the card has been delivered (F6)

#: What is wrong with a card and not with its receiver: words may still go through.
CARD_REFUSED = frozenset({40008, 40058, 40063, 42017, 42018, 42019, 42020, 45002})

_RETRY_AFTER = 10.0  # seconds
_REFRESH_AFTER = 30.0
_UNLISTED_AFTER = 60.0

_RETRY = (
    (Code.SYSTEM_BUSY, "系统繁忙"),
    (6000, "数据版本冲突"),
    (45033, "同时调用太多"),
)
_REFRESH = (
    (Code.INVALID_ACCESS_TOKEN, "access_token 无效"),
    (Code.EXPIRED_ACCESS_TOKEN, "access_token 过期"),
)
_DEFER = ((Code.OUT_OF_API_FREQ_LIMIT, "调用次数超过限制"),)
_HALT = (
    (Code.INVALID_CREDENTIAL, "Secret 不对"),
    (Code.INVALID_APP_ID, "企业 ID 不对"),
    (40056, "应用 ID 不对"),
    (40091, "Secret 不合法"),
    (43012, "应用还没有配置接收消息的地址"),
    (50003, "应用已停用"),
    (60020, "服务器的出口地址不在企业可信 IP 里"),
    (301002, "应用 ID 和 Secret 不是同一个应用的"),
    (301007, "企业已解散或被禁用"),
)
_PERMANENT = (
    (Code.INVALID_OPENID, "成员帐号不对"),
    (Code.INVALID_MEDIA_ID, "素材不对或已过期"),
    (Code.INVALID_MESSAGE_TYPE, "消息类型不对"),
    (Code.INVALID_OPENID_LIST_SIZE, "一次发给太多成员"),
    (40058, "参数不对"),
    (40063, "参数为空"),
    (Code.MISSING_ACCESS_TOKEN, "缺少 access_token"),
    (42014, "卡片编号不对或已用过"),
    (42015, "卡片不是这个应用发的"),
    (42016, "卡片不存在"),
    (42017, "按钮不存在"),
    (42018, "按钮标识不合法"),
    (42019, "缺少按钮标识"),
    (42020, "缺少按钮文字"),
    (Code.EMPTY_CONTENT, "内容为空"),
    (Code.OUT_OF_CONTENT_SIZE_LIMIT, "内容太长"),
    (45024, "帐号数量已到上限"),
    (48002, "应用没有调用这个接口的权限"),
    (50002, "成员不在应用的可见范围里"),
    (60011, "没有这个成员的权限"),
    (60111, "成员不存在"),
    (60123, "部门不存在"),
    (81013, "收件人都不存在，或不在应用的可见范围里"),
    (82001, "没有收件人"),
    (86001, "群聊编号不对"),
    (86003, "群聊不存在"),
    (86008, "群聊不是这个应用建的"),
    (86216, "群成员不对"),
    (86217, "应用不在群里"),
    (86220, "群聊参数不对"),
    (93000, "群消息推送的地址无效，或已被移出群"),
    (701008, "成员没有互通许可"),
)


def _table() -> dict[int, Meaning]:
    rows = (
        (Verdict.RETRY, _RETRY),
        (Verdict.REFRESH, _REFRESH),
        (Verdict.DEFER, _DEFER),
        (Verdict.HALT, _HALT),
        (Verdict.PERMANENT, _PERMANENT),
    )
    return {int(code): Meaning(verdict, words) for verdict, codes in rows for code, words in codes}


TABLE = _table()
_UNLISTED = Meaning(Verdict.RETRY, "没有见过的错误")


def verdict(code: int) -> Verdict:
    """What a non-zero error code asks of us."""
    return TABLE.get(code, _UNLISTED).verdict


def failure(code: int) -> Failed:
    """The decision about a message that was answered with this non-zero code.

    WeCom's own `errmsg` is left out: it repeats parts of the request.
    """
    meaning = TABLE.get(code, _UNLISTED)
    reason = f"企业微信 {code}：{meaning.words}"
    match meaning.verdict:
        case Verdict.PERMANENT:
            return Failed(reason, permanent=True)
        case Verdict.HALT:
            return Failed(reason, halt=True)
        case Verdict.REFRESH:
            return Failed(reason, retry_after=_REFRESH_AFTER)
        case Verdict.DEFER:
            return Failed(reason, retry_after=_UNLISTED_AFTER)
        case Verdict.RETRY:
            return Failed(reason, retry_after=_RETRY_AFTER if code in TABLE else _UNLISTED_AFTER)
