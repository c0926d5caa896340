"""The quarter on one sheet, to be read out at a meeting: figures, no names, nobody's marks."""

from dialogs.words.common import numbered

#: Characters of a printed page in large type (28 lines of 28 signs), less the margin for breaks of lines.
PAGE = 600

#: Signs of one line where it has to be short.
_CUT = 18

NOT_YET = "这个季度还没有公示的承诺，没有可以汇总的。"
HOW = "要短一点，说“压到一页纸”。要发到群里，等小结起草好再签发。"


def figures(org: str, year: int, quarter: int, items: int, told: int) -> str:
    """First line: how many were to be told of, and how many were."""
    return f"{org}{year}年第{quarter}季度\n应报{items}件，已报{told}件"


def states(done: int, going: int, still: int, silent: int) -> str:
    """How many stand where; whoever has said nothing is a figure of its own."""
    rest = f"，还没说的{silent}件" if silent else ""
    return f"完成{done}件，进行中{going}件，未动{still}件{rest}。"


def open_items(lines: list[str], more: int) -> str:
    """What is not done, without names."""
    rest = f"\n还有{more}件。" if more else ""
    return f"没完成的：\n{numbered(lines)}{rest}" if lines else "没完成的：没有。"


def deeds(lines: list[str]) -> str:
    """Deeds that were checked and to which their people agree."""
    return f"好事：\n{numbered(lines)}" if lines else "好事：还没有看过、本人也同意的。"


def item(text: str, state: str) -> str:
    """One that is not done."""
    return f"{text}（{state}）"


def cut(text: str) -> str:
    """The same in a short line."""
    return text if len(text) <= _CUT else f"{text[: _CUT - 1]}…"
