"""What is said when a year is opened, and about gaps before a deadline."""

from datetime import date

from dialogs.rules.calendar import chinese_date

PAST = "开始日期 {day} 已经过了。请写今天或以后的日期。"
OPEN_ALREADY = "这一年已经开过了"
A_GROUP = "党小组跟着支部走"
NOBODY = "名册上还没有人"

#: Tasks that are named when a year opens.
_TASKS = 5


def refused(name: str, why: str) -> str:
    """An organisation for which no year was opened."""
    return f"{name}没有开：{why}。"


def opened_head(year: int, count: int) -> str:
    """How many have begun."""
    return f"{year}年开了 {count} 个党组织："


def opened(name: str, leaders: date | None, others: date) -> str:
    """One organisation that begins."""
    first = f"{chinese_date(leaders)}起带头承诺，" if leaders else ""
    return f"{name}，{first}{chinese_date(others)}起提承诺。"


def too_near(name: str, days: int) -> str:
    """There is no room for leaders to be published before the others."""
    return f"注意：{name}开始得太近，带头的来不及先公示。要留出日子，就晚{days}个工作日开始。"


def beyond_deadline(name: str, last: date, deadline: date) -> str:
    """Publication would end after the deadline."""
    return (
        f"注意：{name}公示要到{chinese_date(last)}，超过了最后期限{chinese_date(deadline)}。"
        "请早点开始，或者先改短天数。"
    )


def told_below(
    by: str, year: int, leaders: date | None, others: date, tasks: list[str], deadline: date | None
) -> str:
    """The secretary below hears that the year has been opened."""
    first = f"{chinese_date(leaders)}起你和领导干部先提，" if leaders else ""
    lines = [f"{by}开了{year}年的公开承诺。{first}{chinese_date(others)}起大家提，到时候我来问。"]
    if tasks:
        more = f"等{len(tasks)}件" if len(tasks) > _TASKS else ""
        lines.append(f"今年的重点任务：{'、'.join(tasks[:_TASKS])}{more}。")
    if deadline:
        lines.append(f"最后期限是{chinese_date(deadline)}。")
    return "\n".join(lines)


HOW_TO_OPEN = "要开年度，这样说：“开年度 2027”只开自己，“开年度 2027 全部”连下面的一起开。"


def would_open(year: int, lines: list[str], order: str) -> str:
    """What would be opened, before it is."""
    return "\n".join([f"{year}年这样开：", *lines, f"对就回“{order} 确认”。"])


def more_orgs(count: int) -> str:
    """Those that are not listed."""
    return f"还有{count}个，不一一列了。"


def plan_line(name: str, start: date) -> str:
    """One organisation that would begin."""
    return f"{name}，{chinese_date(start)}起提承诺。"


def gap_line(name: str, people: int, unpromised: int, unpublished: int, *, own: bool) -> str:
    """What is missing in one organisation, in figures."""
    told = [f"{unpromised}人还没提"] if unpromised else []
    told += [f"{unpublished}人提了还没公示"] if unpublished else []
    told += [] if own else ["支部承诺还没提"]
    return f"{name}，{people}人：{'，'.join(told)}"


def gap_closed(name: str) -> str:
    """The year is not open there."""
    return f"{name}：这一年还没开"


def gaps(year: int, lines: list[str], complete: int, left: str, more: int) -> str:
    """The gap list in figures."""
    head = f"{year}年{left}"
    if not lines:
        return f"{head}{complete}个党组织都齐了，没有空白。"
    rest = [f"还有{more}个没列出来。"] if more else []
    done = [f"另外{complete}个都齐了。"] if complete else []
    return "\n".join([f"{head}还差：", *lines, *rest, *done])


def left_until(deadline: date, days: int) -> str:
    """How long it is until the deadline."""
    if days < 0:
        return f"最后期限{chinese_date(deadline)}已经过了，"
    return f"最后期限{chinese_date(deadline)}，" + (f"还有{days}个工作日，" if days else "就是今天，")


NOT_OPEN = "{name}没有正在走的年度。"
GAPS_PAGE = "看每个人到哪一步"


def blank_topics(year: int, org_topics: list[str], member_topics: list[str], served: list[str]) -> str:
    """Topics that nobody took, and what the promises serve, in figures."""
    lines = [f"{year}年还没有人提到的："]
    if org_topics:
        lines.append("支部承诺：" + "、".join(org_topics))
    if member_topics:
        lines.append("党员承诺：" + "、".join(member_topics))
    if len(lines) == 1:
        lines = [f"{year}年每个主题都有人提到。"]
    return "\n".join([*lines, *served])


def served(title: str, counts: list[tuple[str, int]]) -> str:
    """How many promises serve what."""
    return f"{title}：" + "，".join(f"{name}{count}条" for name, count in counts)


def practical(of_org: int, of_members: int, without: int) -> str:
    """How many practical good things are promised; how many members promise none yet, without names."""
    rest = f"，还有{without}名党员没有" if without else ""
    return f"实事好事：组织{of_org}件，党员{of_members}件{rest}。"
