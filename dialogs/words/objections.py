"""What whoever is to answer an objection to results is told."""


def objection_came(name: str, text: str, until: str) -> str:
    """The handler's task."""
    about = f"对{name}的结果" if name else "对评议结果"
    return f"有人{about}有异议：{text}\n请在{until}前答复，跟我说“异议”。"


def objection_watched(name: str, text: str) -> str:
    """It was not answered in time; to the next in rank."""
    return f"这件异议过了期，{name}还没有答复：{text}\n请你问一问，也可以你来答复，跟我说“异议”。"
