"""What an invented person says to the question that is open on his phone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.rehearsal import lines
from bot.rehearsal.branch import Player
from bot.rehearsal.chance import Chance
from dialogs.content import Choice
from dialogs.engine.talk import Frame
from dialogs.heard import Kind
from dialogs.rules.people import Category

#: How often something overdue is ordered to be put right when the list comes.
_ORDERED = 0.1


@dataclass(frozen=True, slots=True)
class Say:
    """One thing said: typed, spoken, or a button of that label."""

    text: str = ""
    kind: Kind = Kind.TEXT
    token: str = ""


@dataclass(slots=True)
class Mind:
    """What a person remembers of what he has said. `tries` counts answers by question."""

    tries: dict[str, int] = field(default_factory=dict)
    promises: int = 0

    def again(self, question: str) -> int:
        """How often this question was answered before; counts this time."""
        before = self.tries.get(question, 0)
        self.tries[question] = before + 1
        return before


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person has before him: the open question and the buttons on his phone."""

    player: Player
    mind: Mind
    frame: Frame
    buttons: tuple[Choice, ...]
    chance: Chance
    quarter: int

    def lot(self, share: float) -> bool:
        """Whether something that happens so often happens now."""
        return self.chance.random() < share

    def tap(self, *labels: str) -> Say | None:
        """A tap on the first of those buttons that is there."""
        found = {choice.label: choice.token for choice in self.buttons}
        token = next((found[label] for label in labels if label in found), None)
        return Say(kind=Kind.CHOICE, token=token) if token is not None else None

    def speak(self, text: str) -> Say:
        """Type it, or speak it with or without a transcript, as this person does."""
        habit = self.player.habit
        if not self.lot(habit.voice):
            return Say(text)
        return Say(text if self.lot(habit.transcript) else "", Kind.AUDIO)

    def tap_or(self, label: str, said: tuple[str, ...]) -> Say:
        """Tap the button, or say it."""
        tapped = self.tap(label)
        if tapped is not None and self.lot(self.player.habit.taps):
            return tapped
        return self.speak(self.chance.choice(said))


def reply(sight: Sight) -> Say | None:
    """What this person says now; now and then something that does not belong here; None: he leaves it."""
    if sight.lot(sight.player.habit.slips):
        lost = sight.player.entry.oral and sight.lot(0.6)
        return Say(sight.chance.choice(lines.CONFUSED if lost else lines.MISTAKES))
    answer = _ANSWERS.get((sight.frame.dialog, sight.frame.asking))
    return answer(sight) if answer else Say("好的")


def _what(sight: Sight) -> Say:
    frame, mind = sight.frame, sight.mind
    before = mind.again(f"what:{frame.args.get('author')}:{frame.args.get('replaces')}")
    if not before and not frame.args.get("replaces") and sight.lot(sight.player.habit.vague):
        return sight.speak(sight.chance.choice(lines.VAGUE))
    if frame.args.get("of_org"):
        return Say(sight.chance.choice(lines.OF_ORGS))
    pool = (*lines.PROMISES[sight.player.entry.category], *lines.ANYBODY)
    mended = f"{frame.args['old'].rstrip('。')}，一个月2次" if frame.args.get("replaces") else ""
    if frame.args.get("recorder"):
        return Say(mended or sight.chance.choice((*lines.PROMISES[_kind(frame)], *lines.ANYBODY)))
    mind.promises += 1
    if mended:
        return sight.speak(sight.chance.choice(lines.BETTER) + mended)
    return sight.speak(sight.chance.choice(pool))


def _kind(frame: Frame) -> Category:
    return Category(frame.args["category"])


def _due(sight: Sight) -> Say:
    before = sight.mind.again("due")
    tapped = sight.tap(sight.chance.choice(("做一整年", "做一整年", "上半年做完")))
    if tapped is not None and (before > 2 or sight.lot(sight.player.habit.taps)):
        return tapped
    return Say(sight.chance.choice(lines.DUES))


def _confirm(sight: Sight) -> Say:
    if sight.frame.args.get("recorder"):
        heard = sight.chance.choice(("当面念过，对",) * 5 + ("电话念过，对", "电话念过，对", "你去问他"))
        return sight.tap(heard) or Say(heard)
    wrong = sight.mind.again(f"confirm:{sight.frame.args.get('author')}") == 0 and sight.lot(0.08)
    return sight.tap_or("不对", lines.NOES) if wrong else sight.tap_or("对", lines.YESES)


def _decide(sight: Sight) -> Say:
    """One line for the whole list; what carries a remark comes back half of the time."""
    items = sight.frame.args["items"]
    noted = [n for n, one in enumerate(items, 1) if "（提示" in one["line"].replace("（提示：一共", "")]
    wanted = [number for number in noted if sight.lot(0.5)]
    if not wanted:
        return sight.tap_or("都通过", ("都通过",)) if len(items) > 1 else sight.tap_or("通过", ("通过",))
    if len(items) == 1:
        return sight.tap_or("退回", ("退回 不够具体",))
    rest = [str(n) for n in range(1, len(items) + 1) if n not in wanted]
    approved = f"{' '.join(rest)} 通过，" if rest else ""
    why = f" {sight.chance.choice(lines.GUIDANCE)}" if sight.lot(0.6) else ""
    return Say(f"{approved}{' '.join(map(str, wanted))} 退回{why}")


def _guidance(sight: Sight) -> Say:
    return sight.tap_or("不够具体", lines.GUIDANCE)


def _publish(sight: Sight) -> Say:
    first = sight.mind.again("publish") == 0
    return sight.tap_or("再等等", ("再等等",)) if first else sight.tap_or("公示", ("公示吧", "可以"))


def _summary(sight: Sight) -> Say:
    lot = sight.chance.randint(1, 10)
    if lot <= 2:
        return sight.tap_or("改一改", ("改一改",))
    if lot == 3 and sight.mind.again("summary") == 0:
        return sight.tap_or("先不发", ("先不发",))
    return sight.tap_or("签发", ("签发", "可以发"))


def _answer_public(sight: Sight) -> Say:
    """Every wish or report of the list gets its answer."""
    count = len(sight.frame.args["items"])
    return Say("\n".join(f"{n} 回复 {sight.chance.choice(lines.TO_THE_PUBLIC)}" for n in range(1, count + 1)))


def _edited(sight: Sight) -> Say:
    done = re.search(r"做完(\d+)件", sight.frame.args["draft"])
    return Say(lines.EDITED.format(n=done.group(1) if done else "几"))


def _digest(sight: Sight) -> Say:
    return sight.tap_or("发到群里", ("发到群里", "发吧"))


def _how(sight: Sight) -> Say:
    """The later in the year, the more is done."""
    tries = sight.mind.again(f"how:{sight.frame.args['commitment']}:{sight.quarter}")
    if not tries and sight.lot(0.08):
        return Say(sight.chance.choice(lines.FOGGY))
    if sight.lot(0.1 + 0.15 * sight.quarter):
        return sight.tap_or("做完了", lines.DONE)
    if sight.lot(0.25):
        return sight.tap_or("没变化", lines.SAME)
    if sight.quarter == 1 and sight.lot(0.2):
        return sight.tap_or("还没动", ("还没动", "还没开始弄"))
    return sight.tap_or("正在做", lines.GOING)


def _grade(sight: Sight) -> Say:
    grade = sight.chance.choice(("优秀", "优秀", "合格", "合格", "合格", "基本合格"))
    return sight.tap_or(grade, (grade,))


def _words(sight: Sight) -> Say:
    return sight.tap_or("不说了", lines.WORDS_OF_SELF)


#: What is decided where the record suggests nothing, by the kind of what is open.
_UNSUGGESTED = {"promise": "没完成 一年里没有说过进展", "draft": "收回"}


def _ends(items: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield f"{number} {'照写的' if item['hint'] else _UNSUGGESTED.get(item['kind'], '转明年 接着办')}"


def _overdue(sight: Sight) -> Say:
    """Mostly one waits; now and then the first of the list is to be put right."""
    if not sight.lot(_ORDERED):
        return Say("都先等等")
    rest = "" if len(sight.frame.args["items"]) == 1 else "，其余先等等"
    return Say(f"1 整改 20个工作日{rest}")


def _rectifications(sight: Sight) -> Say | None:
    """What is shown is looked at and closed; what has run out gets some more days, or waits. What could not
    be taken is left to another."""
    found = []
    for number, item in enumerate(sight.frame.args["items"], 1):
        if sight.mind.again(item["line"]):
            continue
        if item["shown"]:
            found.append(f"{number} 办结 {lines.LOOKED_AT}")
        elif "到日子了" in item["line"] and sight.lot(0.7):
            found.append(f"{number} 再给 15个工作日 还差一点")
    return Say("\n".join(found)) if found else None


_ANSWERS: dict[tuple[str, str], Callable[[Sight], Say | None]] = {
    ("commitment", "what"): _what,
    ("commitment", "due"): _due,
    ("commitment", "confirm"): _confirm,
    ("commitment", "whom"): lambda sight: sight.tap_or("不用写", ("给村里的老人", "不用写")),
    ("commitment", "where"): lambda sight: sight.tap_or("他家里", ("他家里",)),
    ("opinions", "how"): lambda sight: Say(sight.chance.choice(lines.SOUGHT)),
    ("opinions", "people"): lambda sight: Say("一共8个人"),
    ("opinions", "day"): lambda sight: Say("昨天"),
    ("review", "decide"): _decide,
    ("review", "guidance"): _guidance,
    ("publish", "go"): _publish,
    ("summary", "go"): _summary,
    ("summary", "text"): _edited,
    ("digest", "go"): _digest,
    ("overdue", "decide"): _overdue,
    ("rectify", "cause"): lambda sight: Say("到日子没有做完"),
    ("rectify", "demand"): lambda sight: Say("照承诺的做完"),
    ("rectify", "due"): lambda sight: Say("20个工作日"),
    ("rectify", "go"): lambda sight: sight.tap_or("发给他", ("发吧",)),
    ("rectifications", "decide"): _rectifications,
    ("ends", "decide"): lambda sight: Say(" ".join(_ends(sight.frame.args["items"]))),
    ("close_year", "go"): lambda sight: sight.tap_or("结束", ("结束",)),
    ("exchange", "go"): lambda sight: sight.tap_or("发到群里", ("发吧",)),
    ("comments", "decide"): lambda sight: sight.tap_or("都用", ("都用",)),
    ("checkin", "how"): _how,
    ("self_rating", "grade"): _grade,
    ("self_rating", "words"): _words,
    ("self_rating", "shown"): lambda sight: sight.tap_or("同意", ("同意", "可以的")),
    ("wishes", "decide"): _answer_public,
    ("reports", "decide"): _answer_public,
    ("record", "who"): lambda sight: Say(str(sight.frame.args["people"][0][1])),
}
