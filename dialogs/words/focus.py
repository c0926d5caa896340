"""What is said about the focus list of a year."""

from dialogs.words.common import numbered

ONLY_LEADERS = "重点任务由书记来定。只想看，就说“重点任务”。"
TOO_LONG = "“{task}…”太长了，一件写在{most}个字以内。"
TOO_MANY = "太多了，一个党组织一年最多{most}件重点任务。先去掉几件，例如“重点任务 删 1”。"
NO_SUCH = "没有第{n}件。说“重点任务”可以看清单。"
FROM_ABOVE = "第{n}件是{org}定的，这里不能去掉。"


def tasks(year: int, listed: list[tuple[str, str]], *, leads: bool) -> str:
    """The list, each task with whose it is."""
    how = "要加就说“重点任务 修水渠；建养老食堂”，要去掉就说“重点任务 删 1”。" if leads else ""
    if not listed:
        return f"{year}年的重点任务还没有定。{how}"
    lines = [f"{text}（{org}）" if org else text for text, org in listed]
    return f"{year}年的重点任务：\n{numbered(lines)}" + (f"\n{how}" if how else "")
