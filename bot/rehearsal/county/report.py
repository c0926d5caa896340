"""A county's year in words, as an organisation department reads it, and what it would ask next."""

from collections import Counter

from bot.rehearsal.county.measure import ANSWERED, CountyReport, Figures
from bot.rehearsal.county.outcome import QUARTERS
from bot.rehearsal.measure import percentile
from dialogs.rules.coverage import COLUMNS
from dialogs.rules.endings import Result
from dialogs.rules.people import Category

#: Organisations that are named under one question.
_NAMED = 20

_KINDS = {
    "repeated": "同样的话说了两遍",
    "hours": "在不该打扰的时候打扰",
    "old_too_many": "老人一周收到不止一条",
    "too_many": "别人一周收到不止三条",
    "tasks_too_many": "连帮办的事一周超过五条",
    "same_words": "同一句问话连问三次",
    "unanswerable": "问题没人能答",
    "misfiled": "话记错了地方",
    "too_early": "期限早于年度",
    "abandoned": "退回后另起一条",
}


def written(told: CountyReport) -> str:
    """The report."""
    parts = (
        _head,
        _cover,
        _quality,
        _going,
        _supervised,
        _public,
        _rated,
        _ended,
        _burden,
        _odd,
        _open,
        _next,
    )
    return "\n\n".join("\n".join(part(told)) for part in parts)


def _head(told: CountyReport) -> list[str]:
    whole = told.whole
    return [
        f"排练：{told.year}年，{whole.orgs}个组织，{whole.members}名党员，{whole.phones}人用聊天，其余靠帮办人、上门和纸质",
        f"机器人发出{told.sent}条，收到{told.heard}条。",
    ]


def _cover(told: CountyReport) -> list[str]:
    lines = ["一、全不全（按乡镇，名册顺序）"]
    lines += [
        f"  {name}：{one.orgs}个组织，{one.members}人；提了{one.promised}人，公示{one.published}条，"
        f"自评{one.self_rated}人，互评{one.voted}人"
        for name, one in told.towns.items()
    ]
    whole = told.whole
    lines.append(
        f"  合计：{whole.members}人里提了{whole.promised}人（{_share(whole.promised, whole.members)}）。"
    )
    return lines


def _quality(told: CountyReport) -> list[str]:
    whole = told.whole
    each = whole.items / whole.promised if whole.promised else 0
    return [
        "二、实不实",
        f"  共{whole.items}条，平均每人{each:.1f}条；组织自己的承诺公示了{whole.of_orgs}条。",
        f"  年底还有{whole.returned}条退回后没有改好。",
    ]


def _going(told: CountyReport) -> list[str]:
    whole = told.whole
    lines = ["三、做没做"]
    lines += [
        f"  第{part}季度：{whole.due[part]}条里说了{whole.told[part]}条"
        f"（{_share(whole.told[part], whole.due[part])}）"
        for part in QUARTERS
    ]
    lines.append(f"  到年底说做完的{whole.done}条（{_share(whole.done, whole.published)}）。")
    lines.append("  没有回音的，进度表上写的原因：")
    steps = dict.fromkeys(step for step, _ in sorted(whole.outcome.silence, key=lambda one: _ORDER[one[0]]))
    return [*lines, *(f"    {step}：{_reasons(whole.outcome.silence, step)}" for step in steps)]


_ORDER = {column.label: place for place, column in enumerate(COLUMNS)}


def _reasons(silence: Counter[tuple[str, str]], step: str) -> str:
    found = sorted(((number, why) for (at, why), number in silence.items() if at == step), reverse=True)
    return "；".join(f"{why}{number}人" for number, why in found)


def _supervised(told: CountyReport) -> list[str]:
    one = told.whole.outcome
    lines = ["四、督没督"]
    lines += [
        f"  第{part}季度：{one.drafted[part]}个组织里{one.signed[part]}个签发了小结，"
        f"{one.exchanged[part]}个互相交流过；{one.due[part]}人里{one.given[part]}人有点评"
        for part in QUARTERS
        if one.drafted[part]
    ]
    lines.append(f"  到日子没做完的{one.late}条；安排整改{one.ordered}件，办结{one.mended}件。")
    return lines


def _ended(told: CountyReport) -> list[str]:
    whole = told.whole
    shown = [f"{one.label}{whole.outcome.results[one.value]}条" for one in Result]
    return [
        "七、有没有结果",
        f"  承诺{whole.items}条，定了结果的{whole.outcome.results.total()}条：{'、'.join(shown)}。",
        "  按人员类别：",
        *(f"    {kind}：{_results(whole.outcome.by_kind, kind)}" for kind in _kinds(whole.outcome.by_kind)),
        f"  结束了年度的组织{whole.outcome.closed}个，共{whole.orgs}个。",
    ]


def _kinds(found: Counter[tuple[str, str]]) -> list[str]:
    """The kinds of people in the order of the roster's list, the organisations first."""
    known = {kind for kind, _ in found}
    return [one for one in ("组织", *(each.label for each in Category)) if one in known]


def _results(found: Counter[tuple[str, str]], kind: str) -> str:
    counts = {one: found[kind, one.value] for one in Result}
    told = "、".join(f"{one.label}{number}" for one, number in counts.items() if number)
    return f"{sum(counts.values())}条，{told}"


def _public(told: CountyReport) -> list[str]:
    whole = told.whole
    return ["五、群众的话", _voices("愿望", whole.wishes), _voices("反映", whole.reports)]


def _voices(what: str, counts: Counter[str]) -> str:
    total, answered = sum(counts.values()), sum(counts[state] for state in ANSWERED)
    return f"  {what}{total}件，答复了{answered}件（{_share(answered, total)}）。"


def _rated(told: CountyReport) -> list[str]:
    whole = told.whole
    return [
        "六、评得怎么样（只有参加的人数，票在各支部）",
        f"  自评：{whole.gradable}名正式党员里{whole.self_rated}人"
        f"（{_share(whole.self_rated, whole.gradable)}）。",
        f"  互评：能投{whole.entitled}人，投了{whole.voted}人（{_share(whole.voted, whole.entitled)}）。",
        f"  纸票由两个人分开点、点得一样的组织：{whole.counted}个，{whole.on_paper}张。",
        f"  人太少、只能在会上用纸票的组织：{whole.too_small}个。",
    ]


def _burden(told: CountyReport) -> list[str]:
    weeks = list(told.weeks.elements())
    return [
        "八、累不累",
        f"  有消息的周里，100周有95周不超过{percentile(weeks, 0.95)}条，最多{max(weeks, default=0)}条。",
        f"  一年花的时间：平均{_mean(told.minutes):.0f}分钟；"
        f"书记平均{_mean(told.secretary_minutes):.0f}分钟，"
        f"最多{max(told.secretary_minutes, default=0):.0f}分钟。",
        f"  书记的时间花在：{_hours(told)}。",
    ]


def _hours(told: CountyReport) -> str:
    """Hours of a secretary's year by task, the most first."""
    many = max(1, len(told.secretary_minutes)) * 3600
    return "、".join(
        f"{task}{seconds / many:.1f}小时" for task, seconds in told.secretary_tasks.most_common()
    )


def _odd(told: CountyReport) -> list[str]:
    lines = ["九、不该有的事"]
    if not told.anomalies:
        return [*lines, "  没有发现。"]
    lines += [f"  {_KINDS.get(kind, kind)}：{number}次" for kind, number in sorted(told.anomalies.items())]
    return [*lines, *(f"  例：{text}" for text in told.examples)]


def _open(told: CountyReport) -> list[str]:
    found = told.whole.outcome.waiting.most_common()
    lines = [
        f"  {what}：{number}件，{f'等{who}' if who else '还没有人能定'}"
        for (what, who), number in found
        if number
    ]
    return ["十、还开着的，等谁", *(lines or ["  没有。"])]


def _next(told: CountyReport) -> list[str]:
    """The questions that come next, each with its answer."""
    one = told.whole.outcome
    quiet = [name for name, figures in told.towns.items() if _quiet(figures)]
    return [
        "十一、接着会问的",
        *_asked("哪里还有空白，为什么？", one.blank, "“下级情况”的表"),
        *_asked("哪些组织的小结没有签发？", one.unsigned, "“督诺”"),
        *_asked("到日子没做完的在哪里？", one.overdue, "“到期”"),
        *_asked("哪些年度还结束不了，差什么？", one.unended, "“结束年度”"),
        *_asked("哪些乡镇有一季一半以上的承诺没有回音？", quiet, "“下级情况”"),
        "  抽查谁？书记在聊天里说“抽查 10”，谁照着种子都抽得出同一份名单。",
    ]


def _asked(question: str, answers: list[str], where: str) -> list[str]:
    """A question with its answer, organisation by organisation; `where` the rest is found."""
    if not answers:
        return [f"  {question}没有。"]
    more = len(answers) - _NAMED
    rest = [f"    还有{more}处，见{where}。"] if more > 0 else []
    return [f"  {question}", *(f"    {line}" for line in answers[:_NAMED]), *rest]


def _quiet(one: Figures) -> bool:
    return any(one.due[part] and 2 * one.told[part] < one.due[part] for part in QUARTERS)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "无"


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
