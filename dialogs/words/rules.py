"""What is said about the rules of a year: figures, changes, proposals and answers."""

from datetime import date

#: Organisations that are named; the rest is counted.
_NAMED = 5


def reaches(orgs: int, people: int) -> str:
    """How many a change concerns."""
    return f"会变的有 {orgs} 个党组织，{people} 人。" if orgs else "没有党组织会变。"


def apart(orgs: int) -> str:
    """Those whose narrower rules stand."""
    return f"还有 {orgs} 个党组织另有规定，不变。"


def these(names: list[str]) -> str:
    """Organisations for which the same changes."""
    more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
    return f"{'、'.join(names[:_NAMED])}{more}："


def beyond(few: int, many: int) -> str:
    """Who would be outside the new limits."""
    told = [f"{few} 人不够下限"] if few else []
    told += [f"{many} 人超过上限"] if many else []
    return f"按现在的承诺算，{'，'.join(told)}。"


def cited(documents: list[str]) -> str:
    """Where the rules come from."""
    return "依据：" + "；".join(documents)


def proposal_line(number: int, scope: str, who: str, what: str, why: str) -> str:
    """One proposal in a list."""
    because = f"理由：{why}" if why else ""
    return f"{number}号，{who}，{scope}：{what}。{because}"


NO_PROPOSALS = "现在没有等你答复的规则建议。"


def proposals(lines: list[str]) -> str:
    """What waits for the superior's answer."""
    example = "“规则 {n} 看看”会变什么，“规则 {n} 采用”，“规则 {n} 全部采用”，“规则 {n} 不采用 理由…”"
    number = lines[0].split("号")[0]
    return "\n".join(["下面提的规则建议：", *lines, "这样回：" + example.format(n=number)])


PROPOSE_HOW = "想改规则，这样说：“建议 规则 提承诺天数改成15，因为老人多”。能改的有：{names}。"
NO_LINE = "名册上没写你们是哪个行业的。请组织部门先写上，再说一遍。"


def for_line(line: str) -> str:
    """A proposal is meant for a whole line."""
    return f"{line}都这样，"


ONLY_LEADERS = "改规则的建议由书记来提。你可以先跟书记说。"


def proposed(number: int, to: str, understood: str) -> str:
    """Thanks to whoever proposed a change."""
    what = f"我记的是：{understood}。" if understood else "原话转过去了。"
    return f"建议记下了，{number}号，交给{to}。{what}有答复我告诉你。"


def proposal_came(number: int, who: str, what: str, why: str) -> str:
    """The superior's secretary hears of a proposal."""
    because = f"理由：{why}。" if why else ""
    return f"{who}建议改规则：{what}。{because}要答复就说“规则 {number} 采用”或“规则 {number} 不采用 理由…”。"


def adopted(number: int, scope: str, version: int, what: str) -> str:
    """To whoever decided."""
    return (
        f"{number}号采用了，{scope}，第{version}版：{what}。以后新开的年度用它。"
        f"已经开的年度不动，今年也要用就说“规则 {number} 今年也用”。"
    )


def adopted_told(number: int, by: str, scope: str, what: str) -> str:
    """To whoever proposed."""
    return f"你提的{number}号规则建议，{by}采用了：{what}，{scope}。下一个年度起用。"


def declined(number: int) -> str:
    """To whoever decided."""
    return f"{number}号没有采用，我把理由告诉提的人。"


def declined_told(number: int, by: str, answer: str) -> str:
    """To whoever proposed."""
    return f"你提的{number}号规则建议，{by}这次没有采用。理由：{answer}"


DECLINE_HOW = "不采用要写一句理由，例如“规则 {n} 不采用 时间太长会拖到春耕”。"
NO_FIGURES = "这条建议只有话，没有写清改哪一项、改成多少。请先商量好，再用“建议 规则 …”提一次。"
NOT_YOURS = "{n}号不在等你答复的建议里。说“规则建议”可以看清单。"
NOT_ADOPTED = "{n}号还没有采用，先说“规则 {n} 采用”。"


def applied(lines: list[str]) -> str:
    """The new rules are in force in running years, too."""
    return "今年也用新规则了，已经过去的不动：\n" + "\n".join(lines)


def applied_org(name: str, year: int, changes: list[str]) -> str:
    """What changed in one running year."""
    return f"{name}{year}年：" + ("；".join(changes) if changes else "没有要改的")


def applied_voting(name: str, year: int, until: str, changes: list[str]) -> str:
    """While a year is voted on its days and rules stay."""
    return (
        f"{name}{year}年正在投票，日子和规则都不能动（{'；'.join(changes)}）。{until}投完，第二天起再说一遍。"
    )


def applied_told(year: int, by: str, changes: list[str]) -> str:
    """The secretary of a running year hears what changed."""
    return f"{by}定了：{year}年改用新规则。{'；'.join(changes)}。已经过去的不动。"


ANSWERED = "{n}号已经答复过了。"
NO_SUCH = "没有{n}号规则建议。"
NO_CHANGES = "规则还没有改过，用的是指导意见的数。"
_STATES = {"proposed": "等答复", "adopted": "在用", "replaced": "被新版代替", "declined": "没有采用"}


def head(name: str) -> str:
    """Whose rules are shown."""
    return f"{name}的规则（新开的年度用它）："


def brief(name: str, changes: list[str]) -> str:
    """Rules of an organisation as far as they differ from the guidance."""
    if not changes:
        return f"{name}用的是指导意见的规则，没有改过。想改就说“建议 规则 …”。"
    return "\n".join([f"{name}和指导意见不一样的规则：", *changes, "想改就说“建议 规则 …”。"])


def document(number: str, title: str, issued: str) -> str:
    """One governing document."""
    about = f"《{title}》" if title else ""
    return f"{number}{about}{f'，{_day(issued)}' if issued else ''}"


def _day(issued: str) -> str:
    """An ISO date as it is said; other words as they are."""
    try:
        day = date.fromisoformat(issued)
    except ValueError:
        return issued
    return f"{day.year}年{day.month}月{day.day}日"


def without_document(by: str) -> str:
    """A change of the rules that came without a document."""
    return f"{by}定的，没有文件" if by else "没有文件"


def basis_head(org: str, year: int) -> str:
    """What follows is what a year that is running goes by."""
    return f"{org}{year}年的依据："


def basis_line(document: str, changed: str, file: str) -> str:
    """One of the documents, what it changed of the rules, and its file."""
    what = f"。改了：{changed}" if changed else ""
    return f"{document}{what}{f'。文件：{file}' if file else ''}"


BASIS_LINK = "公示栏"
TOO_BIG = "{name}太大了，最多5兆。"
NO_SUCH_KIND = "{name}不是能存的文件。可以是：{kinds}。"
NO_FILE = "{name}打不开。请看看路径写得对不对。"


def attached(number: int, name: str) -> str:
    """The file of a governing document is kept."""
    return f"{number}号的文件存好了：{name}。用它的年度，公示栏上能下载。"


def said(name: str, value: str) -> str:
    """One changed field."""
    return f"{name}改成{value}"


def change_line(number: int, status: str, version: int, scope: str, what: str, document: str) -> str:
    """One change in the list of all."""
    edition = f"第{version}版，" if version else ""
    return f"{number}号，{_STATES[status]}，{edition}{scope}：{what}{_basis(document)}"


def proposal_head(number: int, status: str, scope: str, document: str) -> str:
    """What is looked at beforehand."""
    return f"{number}号（{_STATES[status]}），{scope}{_basis(document)}。采用以后："


def _basis(document: str) -> str:
    return f"，依据{document}" if document else ""


HOW_TO_ADOPT = "这只是建议。要用就说：jiannuo rules adopt {n} --by 谁定的"
ONE_SCOPE = "--under、--org、--line、--level、--kind 只能写一个。都不写就是全部党组织。"
NO_LEVEL = "没有“{said}”这个层级。可以写：省、市、县、乡镇、党委、党支部、党小组。"
NO_KIND = "没有“{said}”这一类。可以写：农村、社区、机关事业、企业、学校。"
NO_RUNNING = "{name}现在没有正在走的年度。"


def adopted_here(number: int, scope: str, version: int) -> str:
    """To whoever runs the command."""
    return f"{number}号采用了，{scope}，第{version}版。以后新开的年度用它，已经开的不动。"


OPERATOR = "管理员"
NONE_RUNNING = "下面现在没有正在走的年度，不用改。"
