"""DingTalk's error codes of both styles, sorted into what to do about them (platform page §4).

New style: HTTP 4xx or 5xx with a word as `code`. Old style: HTTP 200 with a number as `errcode`.
The answer is a value, never an exception. What is not in the table is tried again: the outbox
gives up after a few attempts, while a wrong "never" would lose a message.
"""

from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase

from bot.ports import Failed, Unknown


class Verdict(StrEnum):
    """What an error asks of us."""

    RETRY = "retry"  # the platform is busy: soon again
    REFRESH = "refresh"  # the access token is not accepted: fetch one, once
    BLOCKED = "blocked"  # sent too fast: wait minutes
    DOUBTFUL = "doubtful"  # the message may have been sent
    PERMANENT = "permanent"  # this message will never be taken
    HALT = "halt"  # nothing will be taken until an administrator has changed something
    SPENT = "spent"  # the month's calls are used up: nothing until the next month


@dataclass(frozen=True, slots=True)
class Meaning:
    """A verdict, its explanation for the administrator in Chinese, and how many seconds to wait."""

    verdict: Verdict
    words: str
    wait: float = 0.0


_RETRY = (
    ("*.QpsLimitForAppkeyAndApi", "调用太快", 1.0),
    ("90018", "调用太快", 1.0),
    ("*.QpsLimitForApi", "这个接口现在太忙", 4.0),
    ("90002", "这个接口现在太忙", 4.0),
    ("9000[1-9]", "调用太快", 4.0),
    ("9001[0-4]", "调用太快", 4.0),
    ("-1", "系统繁忙", 4.0),
    ("system.busy", "系统繁忙", 4.0),
    ("systemBusy", "系统繁忙", 4.0),
    ("send.too.fast", "发得太快", 10.0),
    ("send.byToken.tooFast", "发得太快", 10.0),
)
_BLOCKED = (
    ("130101", "一分钟里发到群里的太多，要停十分钟", 600.0),
    ("410100", "发到群里的太多，要停十分钟", 600.0),
    ("302033", "发到群里的太多，要停十分钟", 600.0),
    ("punished", "这台服务器调用太多，被挡住了", 300.0),
)
_REFRESH = (
    ("40014", "access_token 无效", 30.0),
    ("42001", "access_token 过期", 30.0),
    ("InvalidAuthentication", "access_token 不被接受", 30.0),
    ("88/40014", "access_token 无效", 30.0),
)
_DOUBTFUL = (
    ("unknown.send.result", "钉钉自己也不知道发出去没有"),
    ("15", "钉钉里面超时了"),
    ("88", "钉钉里面超时了"),
)
_HALT = (
    ("invalidClientIdOrSecret", "Client ID 或 Client Secret 不对"),
    ("40089", "Client ID 或 Client Secret 不对"),
    ("*.AccessTokenPermissionDenied", "应用没有调用这个接口的权限，要在“权限管理”里申请"),
    ("88/60011", "应用没有调用这个接口的权限，要在“权限管理”里申请"),
    ("*.IpNotInWhiteList", "服务器的出口地址不在“服务器出口IP”里"),
    ("60020", "服务器的出口地址不在“服务器出口IP”里"),
    ("invalidParameter.robotCode.*", "机器人编码不对"),
    ("template.not.existed", "没有这个消息模板"),
    ("param.templateUnpublished", "卡片模板还没有发布"),
    ("chatbotId.notAllow.sendOTO", "这个机器人不能给个人发消息"),
)
_SPENT = (
    ("*.ApiCountLimitForOrg", "这个月的接口次数用完了"),
    ("90020", "这个月的接口次数用完了"),
)
_PERMANENT = (
    ("33012", "没有这个人"),
    ("60121", "没有这个人"),
    ("staffId.notExisted", "没有这个人"),
    ("robot.oto.notExist", "和这个人没有会话"),
    ("group.disbanded", "群已经解散"),
    ("invalid.openConversationId", "群的编号不对"),
    ("param.openSpaceIdInvalid", "人或者群的编号不对"),
    ("param.cardNotExist", "没有这张卡片"),
    ("bot.stopped", "机器人在这个群里被停用"),
    ("session.expired", "会话过期了"),
    ("310000", "群机器人的安全设置不符：关键词、加签或者地址"),
    ("40010[125]", "群机器人的设置不对"),
    ("400106", "群机器人被停用"),
    ("400013", "群已经解散"),
    ("43010[1-4]", "内容不合规"),
    ("contain.*", "内容不合规"),
    ("invalidParameter.msgParam.tooLong", "内容太长"),
    ("too.many.people", "一次发给太多人"),
    ("toomuch.msg", "消息太多"),
    ("4300[1-9]", "请求的写法不对"),
    ("40035", "参数不对"),
    ("invalidParameter.*", "参数不对"),
    ("miss.param.*", "缺少参数"),
)
_TABLE: tuple[tuple[str, Meaning], ...] = (
    *((code, Meaning(Verdict.HALT, words)) for code, words in _HALT),
    *((code, Meaning(Verdict.SPENT, words)) for code, words in _SPENT),
    *((code, Meaning(Verdict.PERMANENT, words)) for code, words in _PERMANENT),
    *((code, Meaning(Verdict.RETRY, words, wait)) for code, words, wait in _RETRY),
    *((code, Meaning(Verdict.BLOCKED, words, wait)) for code, words, wait in _BLOCKED),
    *((code, Meaning(Verdict.REFRESH, words, wait)) for code, words, wait in _REFRESH),
    *((code, Meaning(Verdict.DOUBTFUL, words)) for code, words in _DOUBTFUL),
)
_UNLISTED = Meaning(Verdict.RETRY, "没有见过的错误", 60.0)


def meaning(code: str) -> Meaning:
    """What an error code asks of us; `88/60011` is code 88 with its sub code."""
    return next((known for pattern, known in _TABLE if fnmatchcase(code, pattern)), _UNLISTED)


def failure(code: str) -> Failed | Unknown:
    """The decision about a message that was answered with this code.

    DingTalk's own message is left out: it repeats parts of the request.
    """
    known = meaning(code)
    shown = (
        code if known is not _UNLISTED else "".join(sign for sign in code if sign.isalnum() or sign in ".-/")
    )
    reason = f"钉钉 {shown[:60]}：{known.words}"
    match known.verdict:
        case Verdict.DOUBTFUL:
            return Unknown(reason)
        case Verdict.PERMANENT:
            return Failed(reason, permanent=True)
        case Verdict.HALT | Verdict.SPENT:
            return Failed(reason, halt=True)
        case Verdict.RETRY | Verdict.REFRESH | Verdict.BLOCKED:
            return Failed(reason, retry_after=known.wait)
