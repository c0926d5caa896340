"""What people do: look at the phone and answer, run errands, vote, speak up by themselves."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.ports import Door
from bot.rehearsal import lines
from bot.rehearsal.answers import Say, Sight, reply
from bot.rehearsal.branch import Player
from bot.rehearsal.chance import some_time
from bot.rehearsal.errands import run_errands, tally
from bot.rehearsal.phones import Shown
from bot.rehearsal.speaking import speak_up, unseen
from bot.rehearsal.stage import Act, Stage
from dialogs.heard import Kind
from dialogs.rules.calendar import local
from dialogs.rules.people import Role
from storage import talks

_HOUR, _DAY = 3600, 86400

#: How often the secretary forgets what he has put off.
_FORGETS = 0.15

#: How many secretaries promise something in the organisation's name.
_FOR_THE_ORG = 0.85

#: What the digest of the week says, and what whoever decides then answers.
_CALLS = {f"说“{word}”": word for word in lines.WEEKLY} | {
    "下级组织等你考评": lines.NOT_GRADED,
    "名党员等你评定": lines.NO_GRADES,
}

#: What follows a rectification, by the end of the message's key: how often something is said, and what.
_MENDS = {"order": (0.75, lines.MENDED), "remind": (0.4, lines.MENDED), "extend": (0.8, lines.MENDED)}


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
        _take_up(stage, player, one.message.text)
    if one.key.startswith("rectify:"):
        _mend(stage, player, one.key.split(":")[2])
    if one.message.link and one.message.link.path.startswith("/rate/") and chance.random() < 0.62:
        stage.plan(some_time(chance, now, 600, 3 * _DAY), "vote", player, path=one.message.link.path)
    if one.direct:
        broken_off = chance.random() < 0.04
        wait = (_DAY, 3 * _DAY) if broken_off else (15, 120)
        stage.plan_look(player, some_time(chance, now, *wait))
    elif chance.random() < habit.answers:
        stage.plan_look(player, some_time(chance, now, habit.soonest * _HOUR + 60, habit.latest * _HOUR))


def _take_up(stage: Stage, player: Player, digest: str) -> None:
    """Whoever decides answers what the digest of the week names, list by list; without a group of the
    branch members have exchanged at a meeting."""
    now, chance = stage.clock.now(), stage.chance
    if "说“待办”" in digest:
        stage.plan(some_time(chance, now, 2 * _HOUR, 50 * _HOUR), "errands", player)
    grouped = stage.person(player).org_id in stage.grouped
    for heard, word in _CALLS.items():
        if heard in digest:
            said = lines.EXCHANGED if word == "交流" and not grouped else word
            stage.plan(some_time(chance, now, _HOUR, 20 * _HOUR), "say", player, text=said)


def _mend(stage: Stage, player: Player, step: str) -> None:
    """What is to be put right is mostly put right; some say what stands in the way, and some nothing."""
    now, chance = stage.clock.now(), stage.chance
    if step == "over":
        stage.plan(some_time(chance, now, _HOUR, 20 * _HOUR), "say", player, text="整改")
    if step not in _MENDS:
        return
    often, words = _MENDS[step]
    if chance.random() < often:
        text = f"整改好了 {chance.choice(words)}"
        stage.plan(some_time(chance, now, _DAY, 12 * _DAY), "say", player, text=text)
    elif chance.random() < 0.5:
        stage.plan(some_time(chance, now, _DAY, 5 * _DAY), "say", player, text=chance.choice(lines.HINDERED))


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
    if frame is None or not frame.asking or unseen(stage, player, frame):
        return
    if frame.handed and stage.chance.random() < 0.6:
        return
    quarter = (local(stage.clock.now()).month - 1) // 3 + 1
    buttons = stage.phones.buttons(player.address)
    say = reply(Sight(player, stage.mind(player), frame, buttons, stage.chance, quarter))
    if say is None:
        return
    await stage.hear(player.address, say, frame.dialog)
    if frame.dialog in ("publish", "summary", "digest") and not stage.lot(_FORGETS):
        stage.plan(some_time(stage.chance, stage.clock.now(), _DAY, 2 * _DAY), "remember", player)


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
    grades = {one.number: stage.chance.choice(lines.GRADES) for one in paper.colleagues}
    if (await pages.cast(found.subject, found.person, grades)).accepted:
        stage.votes[act.player.address] += len(grades)


async def _out_of_the_blue(stage: Stage, act: Act) -> None:
    if act.player:
        await speak_up(stage, act.player, str(act.args["text"]))
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
    "errands": run_errands,
    "tally": tally,
    "vote": _vote,
    "say": _out_of_the_blue,
    "enter": _enter,
}
