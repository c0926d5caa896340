"""What is said about a person's own data."""

LINK = "看我的数据"
OFFER = "这里能看到我记着你的哪些内容，也能带走、改正、删除。只给你自己看，7天内有效。"
SOMEBODY = "（已离开的党员）"
STILL_HERE = "{name}还在名册里。先办转走或停用，再隐去姓名。"
OPEN_YEAR = "{name}还有没结束的年度，现在隐去姓名会让承诺没有着落。年度结束以后再办。"
NO_REASON = "请写明为什么要隐去姓名，例如“家属要求”。"

_KINDS = {
    "person": "名册上的一行",
    "identity": "聊天账号",
    "talk": "没说完的话",
    "outbox": "发给你的消息",
    "inbox": "你发来的消息",
    "media": "录音和照片",
    "person_label": "类别",
    "second_home": "报到的社区",
    "commitment": "承诺",
    "commitment_version": "承诺的各个版本",
    "progress": "进度",
    "self_rating": "自评",
    "poll_holder": "监票人",
    "roll_exclusion": "不计入应到会",
    "result": "评议结果",
    "voice": "你提的愿望和反映",
    "journal": "你办过的事",
    "bright_deed": "闪光言行",
    "publication": "公示登记",
    "portrait": "形象照",
    "contact_point": "联系点",
    "post_claim": "认的岗",
    "home_word": "社区写的评语",
    "quarter_comment": "每季度的点评",
    "thanks": "收到的感谢",
    "paper_entry": "替你记下的话",
    "exemption": "免去的事",
    "membership_event": "来去的记录",
    "formal_criticism": "公开批评",
    "objection": "提的异议",
    "rectification": "整改",
    "link_code": "接上聊天用的码",
    "organisation_word": "组织写的评语",
    "grade_decision": "评定",
    "source_count": "各方评议的票数",
    "source_gap": "没有评定的原因",
    "commendation": "评先评优",
    "follow_up": "谈话和跟进",
    "follow_up_step": "跟进的每一步",
    "measure_step": "整改和批评的每一步",
    "transcript": "请机器听写的录音",
    "peer_consent": "互评时给不给大家看",
    "evidence": "做到的见证、材料、照片",
    "amendment": "承诺的更正和改期",
    "milestone": "履诺进度表",
    "review": "审核的意见",
    "review_point": "审核时对照的每一条",
    "commitment_tag": "承诺的标签",
    "commitment_end": "承诺的结果",
    "check_item": "抽查看到的",
    "good_practice": "从你的承诺里来的好做法",
    "post_word": "岗位上做了什么",
}


def kind(table: str) -> str:
    """What a table holds, in words."""
    return _KINDS.get(table, table)


def named() -> frozenset[str]:
    """The tables that have a name in words."""
    return frozenset(_KINDS)


def correction(name: str, said: str) -> str:
    """Brings the secretary what somebody says is wrong about him."""
    return f"{name}说我这里记的有不对的地方：{said}。请核对花名册，改好后告诉本人。"


_PARTS = {"recordings": "录音和照片", "talk": "聊天原文", "contact": "电话和聊天账号"}


def erased(part: str, number: int, code: str) -> str:
    """The receipt."""
    return f"删好了：{_PARTS.get(part, part)}，{number}条。凭据 {code}，请记下来。"


def anonymised(code: str) -> str:
    """The receipt of taking a name off."""
    return f"姓名、电话、账号、录音和聊天原文都去掉了，数字还在。凭据 {code}。"
