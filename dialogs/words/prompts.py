"""What is said when its time has come, beyond the questions themselves."""

REMIND_TO_PROPOSE = "上次问你的承诺，有空说一句就行。不方便打字，可以语音，也可以找书记代记。"
SAY_NOW = "现在说"
SOON = "年底"


def visit(name: str) -> str:
    """The helper's task when somebody cannot be reached by chat."""
    return f"请去看看{name}，问他今年想做件什么事。记下来就跟我说“代录 {name}”。"


def visit_for_progress(name: str, texts: str) -> str:
    """The same for the quarter's progress."""
    return f"请去看看{name}，问问这件事怎么样了：{texts}。"


def paper_ballot(name: str) -> str:
    """The secretary's task: paper for somebody without a phone."""
    return f"{name}收不到消息。评议请带纸票和票箱上门，由他自己填。"
