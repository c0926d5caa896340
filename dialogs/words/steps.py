"""What the sandbox's clock bar says has happened."""

NOTHING_DUE = "后面没有排好的事了。"
QUIET = "这一步没有人收到消息。"

#: Kinds of the agenda in plain words; parts of one thing share a sentence.
_KINDS = {
    "propose.leaders": "请书记和领导干部带头承诺",
    "review.leaders": "把带头的承诺送审",
    "publish.leaders": "问书记要不要先公示带头的承诺",
    "propose.open": "到了请大家提承诺的日子",
    "propose.nudge": "轻轻提醒还没提的人",
    "review.digest": "把等审的承诺送给书记",
    "publish.offer": "问书记要不要公示",
    "weekly.digest": "把这周等定的事一次送给书记",
    "check.open": "到季度了，问大家做得怎样",
    "check.nudge": "轻轻提醒还没回的人",
    "summary.draft": "起草季度小结，请书记签发",
    "rate.open": "开始自评和互评",
    "rate.remind": "请大家互评",
    "rate.close": "互评截止",
    "deadline.gaps": "期限快到了，告诉书记还差多少",
    "results": "评议结果送给支委会",
}


def happened(kinds: list[str], sent: int) -> str:
    """One sentence on what happened."""
    told = list(dict.fromkeys(_KINDS[kind] for kind in kinds if kind in _KINDS))
    if not sent:
        return f"{'；'.join(told)}。{QUIET}" if told else QUIET
    return f"{'；'.join(told) or '到点发出消息'}。发出{sent}条。"
