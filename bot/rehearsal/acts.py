"""What people do: look at the phone and answer, run errands, vote, speak up by themselves."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.ports import Door
from bot.rehearsal import lines
from bot.rehearsal.answers import Say, Sight, reply
from bot.rehearsal.branch import Player
from bot.rehearsal.chance import some_time
from bot.rehearsal.phones import Shown
from bot.rehearsal.stage import Act, Stage
from dialogs.engine.talk import Frame
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.commitments import Progress
from dialogs.rules.people import Role
from storage import commitments, people, records, talks
from storage.records import Errand
from storage.unit import Work

_HOUR, _DAY = 3600, 86400

#: How often the secretary forgets what he has put off.
_FORGETS = 0.15

#: How many secretaries promise something in the organisation's name.
_FOR_THE_ORG = 0.85

#: Grades as colleagues give them; most are kind.
_GIVEN = ("优秀",) * 5 + ("合格",) * 8 + ("基本合格",) * 2 + ("不合格", "不了解", "不了解")

#: What the digest of the week says, and what whoever decides then answers.
_CALLS = {f"说“{word}”": word for word in lines.WEEKLY} | {
    "下级组织等你考评": lines.NOT_GRADED,
    "名党员等你评定": lines.NO_GRADES,
}


async def react(stage: Stage) -> None:
    """Let everybody who has got something make up his mind what to do about it, and when."""
    for one in stage.phones.take_fresh():
        player = stage.by_address(one.address)
        if player is not None:
            _notice(stage, player, one)


def _notice(stage: Stage, player: Player, one: Shown) -> None:
    now, habit, chance = stage.clock.now(), player.habit, stage.chance
    if one.key.startswith("errand:") or one.key.startswith("tell:transcribe"):
        stage.plan(some_time(chance, now, 2 * _HOUR, 50 * _HOUR), "errands", player)
    if one.key.startswith("weekly:"):
        for heard, word in _CALLS.items():
            if heard in one.message.text:
                stage.plan(some_time(chance, now, _HOUR, 20 * _HOUR), "say", player, text=word)
    if one.message.link and one.message.link.path.startswith("/rate/") and chance.random() < 0.62:
        stage.plan(some_time(chance, now, 600, 3 * _DAY), "vote", player, path=one.message.link.path)
    if one.direct:
        broken_off = chance.random() < 0.04
        wait = (_DAY, 3 * _DAY) if broken_off else (15, 120)
        stage.plan_look(player, some_time(chance, now, *wait))
    elif chance.random() < habit.answers:
        stage.plan_look(player, some_time(chance, now, habit.soonest * _HOUR + 60, habit.latest * _HOUR))


async def perform(stage: Stage, act: Act) -> None:
    """Do what was planned."""
    await _ACTS[act.what](stage, act)


async def _look(stage: Stage, act: Act) -> None:
    """Answer the open question, if there is one."""
    player = act.player
    if player is None:
        return
    stage.looking.discard(player.address)
    person = stage.person(player)
    talk = await stage.house.database.read(talks.look, person.id)
    frame = talk.top
    if frame is None or not frame.asking or _unseen(stage, player, frame):
        return
    if frame.handed and stage.chance.random() < 0.6:
        return
    quarter = (local(stage.clock.now()).month - 1) // 3 + 1
    buttons = stage.phones.buttons(player.address)
    say = reply(Sight(player, stage.mind(player), frame, buttons, stage.chance, quarter))
    await stage.hear(player.address, say)
    if frame.dialog in ("publish", "summary", "digest") and not stage.lot(_FORGETS):
        stage.plan(some_time(stage.chance, stage.clock.now(), _DAY, 2 * _DAY), "remember", player)


def _unseen(stage: Stage, player: Player, frame: Frame) -> bool:
    """Whether the question counts as put, but its message waits for the morning."""
    shown = stage.phones.of(player.address)
    return not shown or shown[-1].at < datetime.fromisoformat(frame.since)


async def _speak_up(stage: Stage, player: Player, text: str) -> None:
    """Say something by oneself; it must not be taken for the answer to a question not seen yet."""
    person = stage.person(player)
    before = (await stage.house.database.read(talks.look, person.id)).top
    unseen = before is not None and _unseen(stage, player, before)
    await stage.hear(player.address, Say(text))
    after = (await stage.house.database.read(talks.look, person.id)).top
    if before is not None and unseen and (after is None or after.given != before.given):
        told = f"{player.name}说“{text}”，被当成了回答，可那个问题（{before.dialog}）还没送到"
        stage.oddities.append(told)


async def _remember(stage: Stage, act: Act) -> None:
    """The secretary comes back to what he has put off."""
    player = act.player
    if player is None:
        return
    lately = stage.clock.now() - timedelta(days=4)
    seen = [one.message.text for one in stage.phones.of(player.address) if one.at > lately and one.direct]
    said = [one.say.text for one in stage.said_by[player.address] if one.at > lately]
    for word in ("公示", "小结", "结果"):
        if any(f"跟我说“{word}”" in text for text in seen) and word not in said:
            await stage.hear(player.address, Say(word))


async def _errands(stage: Stage, act: Act) -> None:
    """Go through the open errands; each is dealt with once."""
    player = act.player
    if player is None:
        return
    person = stage.person(player)
    seen = stage.errands_seen.get(person.id, 0)
    for one in (await stage.house.database.read(records.errands, person.id, seen))[:1]:
        stage.errands_seen[person.id] = one.id
        await _run(stage, player, one)
        stage.plan(some_time(stage.chance, stage.clock.now(), _HOUR, 5 * _HOUR), "errands", player)


async def _run(stage: Stage, player: Player, one: Errand) -> None:
    read = stage.house.database.read
    if one.kind in ("wish", "report"):
        await _speak_up(stage, player, "愿望" if one.kind == "wish" else "反映")
        return
    about = await read(people.get, one.about_id) if one.about_id else None
    if about is None or (one.kind == "visit" and about.org_id in stage.on_paper):
        return
    if one.kind == "visit" and "代录" in one.text:
        if not await read(commitments.of_person, about.id, stage.cycle_of(about)):
            await _speak_up(stage, player, f"代录 {about.name}")
    elif one.kind == "visit" and "自评" in one.text:
        await _speak_up(stage, player, f"上门 {about.name} 自评 {stage.chance.choice(_GIVEN[:-3])}")
    elif one.kind == "visit":
        await _tell_for(stage, player, about.name)
    elif one.kind in ("call_back", "tell", "told_stop") and stage.chance.random() < 0.5:
        await _speak_up(stage, player, "办好了")


async def _tell_for(stage: Stage, player: Player, name: str) -> None:
    """Tell how far somebody else is; it must not be taken for one's own progress."""
    mine = stage.person(player)
    before = await stage.house.database.read(_own_progress, mine.id, stage.cycle_of(mine))
    said = f"{name}说{stage.chance.choice(lines.GOING + lines.DONE)}"
    await stage.hear(player.address, Say(said))
    if await stage.house.database.read(_own_progress, mine.id, stage.cycle_of(mine)) != before:
        stage.oddities.append(f"{player.name}说“{said}”，却记到了{player.name}自己名下")


def _own_progress(work: Work, person_id: int, cycle: int) -> dict[int, Progress]:
    own = commitments.of_person(work, person_id, cycle)
    return commitments.last_progress(work, [one.id for one in own])


async def _vote(stage: Stage, act: Act) -> None:
    """Rate the others on the page; some take the paper back and put in another."""
    pages = stage.house.pages("https://example.invalid")
    token = str(act.args["path"]).removeprefix("/rate/")
    found = pages.links.read(Door.RATE, token, stage.clock.now())
    if found is None or act.player is None:
        return
    paper = await pages.rating(found.subject, found.person)
    if paper is None or not paper.is_open or (paper.voted and stage.chance.random() < 0.9):
        return
    grades = {one.number: stage.chance.choice(_GIVEN) for one in paper.colleagues}
    if (await pages.cast(found.subject, found.person, grades)).accepted:
        stage.votes[act.player.address] += len(grades)


async def _out_of_the_blue(stage: Stage, act: Act) -> None:
    if act.player:
        await _speak_up(stage, act.player, str(act.args["text"]))
    else:
        await stage.hear(str(act.args["address"]), Say(str(act.args["text"])))


async def _enter(stage: Stage, act: Act) -> None:
    if act.player is not None:
        await stage.hear(act.player.address, Say(kind=Kind.ENTER))


def plan_year(stage: Stage, until_days: int) -> None:
    """What people will do without being asked: greet, wonder, report, move away, strangers too."""
    chance, now = stage.chance, stage.clock.now()
    for player in stage.players:
        if not player.address:
            continue
        if chance.random() < 0.3:
            stage.plan(some_time(chance, now, 60, 2 * _DAY), "enter", player)
        if player.entry.role is Role.SECRETARY and chance.random() < _FOR_THE_ORG:
            at = some_time(chance, now, _DAY, 8 * _DAY)
            stage.plan(at, "say", player, text=f"支部承诺 {chance.choice(lines.OF_ORGS)}")
        for _ in range(chance.randint(0, 3)):
            at = some_time(chance, now, _DAY, until_days * _DAY)
            stage.plan(at, "say", player, text=chance.choice(lines.OUT_OF_THE_BLUE))
    for number in range(1 + len(stage.players) // 12):
        at = some_time(chance, now, _DAY, until_days * _DAY)
        stage.plan(at, "say", address=f"stranger{number}", text=chance.choice(lines.STRANGERS))
    mobile = [one for one in stage.players if one.entry.category == "mobile" and one.address]
    if mobile:
        at = now + timedelta(days=until_days * 2 // 3)
        stage.plan(some_time(chance, at, 0, 9 * _DAY), "say", mobile[0], text=lines.MOVED)


_ACTS: dict[str, Callable[[Stage, Act], Awaitable[None]]] = {
    "look": _look,
    "remember": _remember,
    "errands": _errands,
    "vote": _vote,
    "say": _out_of_the_blue,
    "enter": _enter,
}
