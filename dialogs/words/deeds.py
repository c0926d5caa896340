"""Bright deeds: told, checked, agreed to, shown. No points, no order of merit."""

from dialogs.words import news
from dialogs.words.common import numbered

ABOUT = "大家说的好事"
CONSENT_ABOUT = "你做的一件好事"
CONSENT_CHOICES = (("可以", "yes"), ("只告诉我", "no"))
NO_SUCH = "没有这个号。请看上面的编号。"
TOO_SHORT = "再说具体一点：谁，做了什么。比如“好事 李明半夜帮老人换煤气”。"
HOW = "谁做了好事，直接说给我听，比如“好事 李明半夜帮老人换煤气”。自己做的也可以说。"
LOOK = "看公示栏"
NOT_YOURS = "第{number}件不归你看，或者已经看过了。"
NOT_OWN = "第{number}件是你自己的好事，我请{name}来看。"
NOT_OWN_ALONE = "第{number}件是你自己的好事，自己不能看。请上级来看。"
WHO_DID = "第{number}件是谁做的？写上全名，比如“{number} 通过 李明”。"
NONE_OWN = "还没有记下你的好事。做了什么，直接说给我听。"
AGREED = "好，放到公示栏和下次小结里。不想放了，说“撤下好事”。"
PRIVATE = "好，不往外说。年底评议的时候，支委看得到。"
TAKEN_DOWN = "好，撤下来了，不再往外说。"
NOTHING_TO_TAKE = "没有放在外面的好事，不用撤。看有哪些，说“我的好事”。"
CARD = "大家看到的好事"
WHERE = {
    ("checked", "yes"): "放在公示栏",
    ("checked", "no"): "只有你和支委知道",
    ("checked", "open"): "等你说放不放",
}
STATES = {"told": "等人看", "checked": "属实", "beside": "放在承诺下面", "returned": "退回"}
CONSENTS = {"open": "还没问到", "yes": "愿意公开", "no": "不公开"}
NO_DEEDS = "还没有记下好事。"
WRITE_MORE = "请写一两句：谁，做了什么。"


def too_long(most: int) -> str:
    """More than fits."""
    return f"太长了。请写短一点，最多{most}个字。"


def kept(name: str, checker: str) -> str:
    """Whoever told it learns whose it is taken for, and who looks at it."""
    whose = f"记在{name}名下，" if name else ""
    look = f"{whose}请{checker}看一看。" if checker else f"{whose}等人来看。"
    return f"收到，谢谢你说给我听。{look}"


def kept_own(checker: str) -> str:
    """The same, of his own."""
    return f"收到，谢谢你。{f'请{checker}看一看' if checker else '等人来看'}，看过了告诉你。"


def came(line: str) -> str:
    """The checker's task."""
    return f"有人说了一件好事。{line}\n看过了，跟我说“好事”。"


def line(name: str, text: str, teller: str) -> str:
    """One deed of the checker's list."""
    whose = shown(name, text) if name else f"（没说是谁）{text}"
    return f"{whose}（{teller}说的）"


def line_of_promise(name: str, text: str, promise: str) -> str:
    """The same of what somebody says of a promise."""
    return f"{shown(name, text)}（群众说的，关于承诺“{promise}”）"


BY_HIMSELF = "自己"
BY_PUBLIC = "群众"


def ask(lines: list[str], more: int) -> str:
    """First wording: what waits."""
    rest = f"\n后面还有{more}件。" if more else ""
    return (
        f"大家说的好事，请你看是不是这样：\n{numbered(lines)}{rest}\n"
        "可以说“1 3 通过 2 退回 没说清是哪天”。字要改，说“1 改成 …”。本人同意了才放出去。"
    )


def ask_again(lines: list[str]) -> str:
    """Second wording."""
    return f"哪件通过，哪件退回、为什么？比如“1 通过，2 退回 没说清做了什么”。\n{numbered(lines)}"


def needs_why(number: int) -> str:
    """Sent back with a word."""
    return f"第{number}件为什么退回？连着说一句，好告诉说的人。"


def needs_text(number: int) -> str:
    """Written otherwise, but how."""
    return f"第{number}件改成什么？连着写，比如“{number} 改成 半夜帮老人换煤气”。"


def needs_name(number: int) -> str:
    """Nobody knows yet whose it is."""
    return f"第{number}件是谁做的？写上全名，比如“{number} 通过 李明”。"


def decided(checked: int, returned: int) -> str:
    """What was decided."""
    parts = [f"通过{checked}件"] if checked else []
    if returned:
        parts.append(f"退回{returned}件")
    thanks = "通过的，我先私下谢谢本人。" if checked else ""
    return f"{'，'.join(parts)}。{thanks}" if parts else "没有改动。"


def returned(text: str, why: str) -> str:
    """Whoever told it hears why not, alone."""
    return f"你说的“{text}”先退回：{why}。补上几句，可以再说一遍。"


def passed_on(name: str) -> str:
    """Whoever told it hears that it was passed on."""
    return f"你说的{name}的好事看过了，是这样。我替大家谢谢他，也谢谢你。"


def thanked(checker: str, text: str) -> str:
    """First wording: the person hears it alone and first, and is asked."""
    return f"{checker}谢谢你：{text}。\n放到公示栏和小结里让大家知道，可以吗？"


def thanked_again(text: str) -> str:
    """Second wording."""
    return f"“{text}”这件好事，让大家知道，还是只告诉你？"


def thanked_elder(text: str) -> str:
    """First wording for old people."""
    return f"谢谢你：{text}。\n让大家知道，可以吗？"


def thanked_elder_again(text: str) -> str:
    """Second wording for old people."""
    return f"{text}。\n这件好事，要让大家知道吗？"


def read_to(name: str, checker: str, text: str) -> str:
    """The helper says it to somebody without a chat, and writes down what he says to it."""
    return f"请当面告诉{name}：{checker}谢谢你，{text}。他愿意让大家知道，就跟我说“上门 {name} 同意 愿意”。"


def own_line(text: str, state: str, consent: str) -> str:
    """One of one's own deeds, and where it is to be read."""
    return f"{text}（{WHERE.get((state, consent), STATES[state])}）"


def own(lines: list[str]) -> str:
    """One's own deeds."""
    return f"大家记着你的好事：\n{numbered(lines)}\n想放出去，说“放上好事 1”；不想放了，说“撤下好事 1”。"


def shown(name: str, text: str) -> str:
    """One deed on the noticeboard or in the summary."""
    return text if text.startswith(name) else f"{name}：{text}"


def of_promise(text: str, promise: str) -> str:
    """A deed in the yearly file, with the promise that it belongs to."""
    return f"{text}（就是承诺的“{promise}”）" if promise else text


def thanks_to(line: str) -> str:
    """The sentence of a summary that thanks for this one alone."""
    return f"{news.THANKS}{line}。"


def listed(name: str, text: str, state: str, consent: str) -> str:
    """One deed for the command line."""
    whose = shown(name, text) if name else f"（没说是谁）{text}"
    agreed = f"，{CONSENTS[consent]}" if state == "checked" else ""
    return f"{whose}（{STATES[state]}{agreed}）"
