"""Commands of the yearly evaluation, by name; some are followed by what is said."""

#: Words that name a command by themselves.
_NAMED = {
    "群众评": "invite_public",
    "群众评议": "invite_public",
    "纸票": "papers",
    "没开展": "source_gap",
    "写评语": "write_words",
    "评语": "write_words",
    "评定": "type_grades",
    "综合评议": "appraisal",
    "超额": "consents",
    "导出": "forms",
    "导出表": "forms",
    "评先评优": "commend",
    "评优": "commend",
    "公示结果": "publicise",
    "异议": "objections",
    "谈话": "follow_ups",
    "跟进": "follow_ups",
    "监票人": "key_holders",
    "不计入": "exclude",
    "计入": "include",
    "会上投票": "meeting",
    "投票": "whether_voted",
    "我投票了吗": "whether_voted",
    "我投了吗": "whether_voted",
}

#: Those that may be followed by something: "纸票 互评 …".
_FOLLOWED = ("纸票", "没开展", "综合评议", "公示结果", "异议", "导出", "监票人", "不计入", "计入")


def evaluation_command(words: str) -> str:
    """The command that the words name, or an empty string."""
    if words in _NAMED:
        return _NAMED[words]
    return next((_NAMED[name] for name in _FOLLOWED if words.startswith((f"{name} ", f"{name}\n"))), "")
