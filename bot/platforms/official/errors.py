"""The error codes of Official Accounts, sorted into what to do about them (platform page §7).

The answer is a value, never an exception. What is not in the table is tried again: the outbox gives up after
a few attempts, while a wrong "never" would lose a message.
"""

from bot.ports import Failed

OK = 0

#: The access token is not accepted: fetch one, once.
REFRESH = {40001: "access_token 不对", 40014: "access_token 无效", 42001: "access_token 过期"}

#: This person must write (again) before anything reaches him.
_COLD = {
    45015: "他48小时里没有写来，公众号不能先找他",
    45047: "他写来以后已经回够了条数，要他再写一句",
    43004: "他没有关注公众号",
}
_HALT = {
    40002: "凭证的种类不对",
    40013: "AppID 不对",
    40125: "AppSecret 不对",
    40164: "服务器的出口地址不在公众号的 IP 白名单里",
    41002: "缺少 AppID",
    41004: "缺少 AppSecret",
    40243: "AppSecret 被冻结了",
    50002: "公众号被限制了",
}
_PERMANENT = {
    40003: "openid 不对",
    40007: "素材不对或已过期",
    44004: "内容为空",
    45002: "内容太长",
    48001: "公众号没有这个接口的权限，要先认证",
    48004: "这个接口被封了",
    45065: "同一条已经发过",
}
_LATER = {-1: 10.0, 45009: 3600.0, 45011: 60.0}
_LATER_WORDS = {-1: "系统繁忙", 45009: "今天的调用次数用完了", 45011: "调用太快"}

_REFRESHED = 30.0  # seconds
_UNLISTED = 60.0


def failure(code: int) -> Failed:
    """The decision about what was answered with this non-zero code. The platform's own `errmsg` is left out:
    it repeats parts of the request."""
    for table, made in (
        (_COLD, {"permanent": True, "cold": True}),
        (_HALT, {"halt": True}),
        (_PERMANENT, {"permanent": True}),
    ):
        if code in table:
            return Failed(f"公众号 {code}：{table[code]}", **made)
    if code in REFRESH:
        return Failed(f"公众号 {code}：{REFRESH[code]}", retry_after=_REFRESHED)
    words = _LATER_WORDS.get(code, "没有见过的错误")
    return Failed(f"公众号 {code}：{words}", retry_after=_LATER.get(code, _UNLISTED))


def no_token(code: int) -> Failed:
    """The same for a request for a token: there 40001 means that the secret is wrong."""
    if code == 40001:
        return Failed(f"公众号 {code}：AppSecret 不对", halt=True)
    return failure(code)
