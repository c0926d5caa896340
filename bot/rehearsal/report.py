"""The report of a rehearsal, for a terminal of 80 columns, for people who know no code."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime

from bot.rehearsal.measure import Group, Report, Share, percentile
from bot.web.pages.models import PersonResult
from dialogs.rules.calendar import local
from dialogs.rules.tally import Gap

WIDTH = 80

#: What went out, by the beginning of its key.
_KINDS = {
    "post.wishes": "在群里先问大家的愿望",
    "propose": "请大家提承诺",
    "propose.org": "请书记以组织名义提承诺",
    "noted": "把别人代记的念给本人听",
    "propose-nudge": "提醒还没提的人",
    "ask": "请代录人听录音",
    "readback": "念给本人核对",
    "review-digest": "把待审的送给审的人",
    "review": "告诉本人审的结果",
    "publish": "问书记要不要公示",
    "post.explain": "每一步开始时发到群里的说明",
    "post.published": "公示发到群里",
    "check": "第{part}季度问进度",
    "check-nudge": "第{part}季度提醒没回的人",
    "check-visit": "第{part}季度上门问进度",
    "summary": "第{part}季度小结请书记签发",
    "post.summary": "第{part}季度小结发到群里",
    "overdue": "提一句到日子的承诺",
    "rectify": "整改的话私下告诉本人",
    "errand.rectify": "请人把整改的话念给老人听",
    "errand.recheck": "请人去看改好没有",
    "errand.overdue": "请人顺路问问到日子的承诺",
    "post.exchange": "第{part}季度请大家互相说一说",
    "weekly": "这周等定的事，一次送到",
    "comment": "把点评私下告诉本人",
    "end": "把承诺的结果私下告诉本人",
    "visits": "请帮办人上门",
    "self": "请大家自评",
    "rate": "请大家互评",
    "rate-nudge": "提醒互评快截止",
    "results": "互评结果送支委",
    "digest": "问书记年度小结发不发",
    "post.digest": "年度小结发到群里",
    "errand.propose": "请人上门代录",
    "errand.check-visit": "请人上门问进度",
    "errand.tell": "请人转告没手机的人",
    "errand.call": "请人去帮忙",
    "errand.paper": "请书记送纸票",
    "errand.holders": "请书记找三位监票人",
    "errand.wish": "把愿望转给书记",
    "errand.deed": "请书记看大家说的好事",
    "errand.stop": "请书记核实停发",
    "errand.improper": "把不合适的承诺告诉书记",
}
_GAPS = {
    Gap.MISSING: "没有评",
    Gap.THIN: "不到5票，不显示",
    Gap.UNFAMILIAR: "多数人不了解",
    Gap.LOW: "合格以上不到一半",
}


def written(report: Report) -> str:
    """The report."""
    parts = [
        [f"排练：{report.year}年，{report.members}位党员（{report.with_phone}位有手机），种子{report.seed}"],
        ["", "一、这一年的经过", *_timeline(report)],
        ["", "二、每个人收到多少", *_load(report)],
        ["", "三、做到了多少", *_coverage(report)],
        ["", "四、互评结果（只有支委会看得到，不到5票不显示）", *_results(report)],
        ["", f"五、没办完的事：{len(report.errands)}件", *_bullets(report.errands)],
        ["", f"六、不对劲的地方：{len(report.anomalies)}处", *_bullets(one.text for one in report.anomalies)],
    ]
    return "\n".join(line for part in parts for line in part)


def _timeline(report: Report) -> Iterator[str]:
    yield _row(("从", 11), ("到", 11), ("什么事", 30), ("几人", 6), ("几条", 6))
    for one in report.timeline:
        yield _row(
            (_day(one.first), 11),
            (_day(one.last), 11),
            (_what(one), 30),
            (str(one.people), 6),
            (str(one.messages), 6),
        )


def _what(one: Group) -> str:
    if one.kind in _KINDS:
        return _KINDS[one.kind]
    head, _, part = one.kind.rpartition(".")
    return _KINDS.get(head, one.kind).format(part=part)


def _load(report: Report) -> Iterator[str]:
    with_phone = [one for one in report.shares if one.player.address]
    if not with_phone:
        return
    all_weeks = [count for one in with_phone for count in _every_week(one, report.weeks)]
    busy = [count for count in all_weeks if count]
    minutes = [one.minutes for one in with_phone]
    yield f"主动发给一个人的，平均每周{sum(all_weeks) / len(all_weeks):.2f}条（算上没有消息的周）；"
    yield f"有消息的周里，100周有95周不超过{percentile(busy, 0.95)}条，最多{max(busy, default=0)}条。"
    yield f"一年花的时间：平均{sum(minutes) / len(minutes):.0f}分钟，最多{max(minutes):.0f}分钟。"
    yield from _wrapped(
        "（估算：拿起手机3秒，每秒读5个字，老人3个字；点一下4秒，打字6秒加每字1.5秒，"
        "说话6秒加每字0.25秒，互评每人8秒。上门和打电话不算。）"
    )
    yield _row(("姓名", 9), ("职务", 7), ("主动", 6), ("回话", 6), ("说了", 6), ("最忙一周", 16), ("分钟", 6))
    for one in report.shares:
        yield _person(one)


def _person(one: Share) -> str:
    entry = one.player.entry
    if not one.player.address:
        return _row((one.player.name, 9), (entry.role.label, 7), ("没有手机，请人上门", 30))
    count, monday = one.worst
    worst = f"{count}条 {monday[2:]}" if count else "-"
    return _row(
        (one.player.name, 9),
        ("老人" if entry.oral else entry.role.label, 7),
        (str(one.unasked), 6),
        (str(one.replies), 6),
        (str(one.said), 6),
        (worst, 16),
        (f"{one.minutes:.0f}", 6),
    )


def _every_week(one: Share, weeks: int) -> list[int]:
    return [*one.weeks.values(), *[0] * max(0, weeks - len(one.weeks))]


def _coverage(report: Report) -> Iterator[str]:
    yield f"提了承诺的：{report.promised}人，共{report.states.total()}条。"
    for label, count in sorted(report.states.items()):
        yield f"  {label}：{count}条"
    for part in sorted(report.due):
        yield (
            f"第{part}季度：公示着{report.due[part]}条，当面发消息问了{report.asked[part]}条，"
            f"有回音{report.answered[part]}条。"
        )
    yield f"自评的：{report.self_rated}人。互评的：{report.voted}人，应参加{report.entitled}人。"
    if report.unfinished:
        yield f"没走完的：{len(report.unfinished)}条"
        yield from _bullets(report.unfinished)


def _results(report: Report) -> Iterator[str]:
    if report.results is None:
        yield "还没有结果。"
        return
    for one in report.results.people:
        yield _result(one)


def _result(one: PersonResult) -> str:
    own = f"自评{one.own}" if one.own else "没有自评"
    figures = one.figures[0]
    if figures.gap is not None:
        told = _GAPS[figures.gap]
    else:
        told = " ".join(f"{grade}{count}" for grade, count in figures.grades if count)
        told += f" 不了解{figures.unknown}" if figures.unknown else ""
    return _row((one.name, 9), (own, 14), (told, 50))


def _bullets(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(line.replace("\n", " "), "  · ", "    ")


def _wrapped(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """The text in lines that fit; Chinese needs no spaces to be broken at."""
    line = first
    for sign in text:
        if width(line + sign) > WIDTH:
            yield line
            line = rest
        line += sign
    yield line


def _row(*cells: tuple[str, int]) -> str:
    return "".join(text + " " * max(1, columns - width(text)) for text, columns in cells).rstrip()


def width(text: str) -> int:
    """Columns of a terminal that a line takes; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _day(moment: datetime) -> str:
    return f"{local(moment):%y-%m-%d}"
