"""What people do for others: read back, write down, pass on, look whether it is put right, count papers."""

from datetime import timedelta

from bot.rehearsal import lines
from bot.rehearsal.answers import Say
from bot.rehearsal.branch import Player
from bot.rehearsal.chance import some_time
from bot.rehearsal.speaking import speak_up
from bot.rehearsal.stage import Act, Stage
from dialogs.rules.ballots import PEER_SCALE
from dialogs.rules.commitments import Progress
from dialogs.rules.people import Person, Role, Standing
from storage import commitments, people, records
from storage.records import Errand
from storage.unit import Work

_HOUR, _DAY = 3600, 86400

#: How many of those who were written down for hear it again in time; how much that is to be passed on is.
_READS, _TELLS = 0.9, 0.5

#: How many of the branches count papers, how many come back, and how many are void.
_COUNTS, _COME_BACK = 0.35, 0.85

#: A number that a message can name.
_NAMED = 99


async def run_errands(stage: Stage, act: Act) -> None:
    """Go through the open tasks up to the first that leads to words; each is dealt with once."""
    player = act.player
    if player is None:
        return
    person = stage.person(player)
    seen = stage.errands_seen.get(person.id, 0)
    for one in await stage.house.database.read(records.errands, person.id, seen):
        stage.errands_seen[person.id] = one.id
        if await _run(stage, player, one):
            stage.plan(some_time(stage.chance, stage.clock.now(), _HOUR, 5 * _HOUR), "errands", player)
            return


async def _run(stage: Stage, player: Player, one: Errand) -> bool:
    """Deal with one task; whether anything was said."""
    if one.kind in _CALLED:
        await speak_up(stage, player, _CALLED[one.kind])
        return True
    if one.kind == "paper_ballot":
        return _plan_tally(stage, player)
    about = await stage.house.database.read(people.get, one.about_id) if one.about_id else None
    if about is None or (one.kind == "visit" and about.org_id in stage.on_paper):
        return False
    if one.kind == "visit" and "自评" in one.text:
        await speak_up(stage, player, f"上门 {about.name} 自评 {stage.chance.choice(lines.GRADES[:-3])}")
        return True
    if one.kind == "visit" and "代录" not in one.text:
        await _tell_for(stage, player, about.name)
        return True
    said = await _said(stage, player, one, about)
    if said:
        await speak_up(stage, player, said)
    return bool(said)


async def _said(stage: Stage, player: Player, one: Errand, about: Person) -> str:
    """What is said of a task about somebody; empty where nothing is."""
    if one.kind == "visit":
        known = await stage.house.database.read(commitments.of_person, about.id, stage.cycle_of(about))
        return "" if known else f"代录 {about.name}"
    if one.kind == "read_back":
        return f"念过 {about.name}" if stage.lot(_READS) else ""
    if one.kind not in ("call_back", "tell", "told_stop", "read_to") or not stage.lot(_TELLS):
        return ""
    if "想请你" in one.text or "整改好了" in one.text:
        return f"记整改 {about.name} 上门 {stage.chance.choice(lines.MENDED)}"
    return await _done(stage, stage.person(player), one)


#: Tasks that are only a way to a list.
_CALLED = {"wish": "愿望", "report": "反映", "recheck": "整改"}


async def _done(stage: Stage, person: Person, one: Errand) -> str:
    """That it is done, by its place in the list."""
    waiting = await stage.house.database.read(records.errands, person.id)
    place = next((n for n, each in enumerate(waiting, 1) if each.id == one.id), 0)
    return f"第{place}件办好了" if 0 < place <= _NAMED else ""


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


def _plan_tally(stage: Stage, player: Player) -> bool:
    """In some branches the papers are counted, by the secretary and, a day later, by another officer."""
    if not stage.lot(_COUNTS):
        return False
    second = next(
        (
            one
            for one in stage.players
            if one.entry.branch == player.entry.branch and one.address and one.entry.role is Role.DEPUTY
        ),
        None,
    )
    if second is not None:
        at, seed = some_time(stage.chance, stage.clock.now(), 5 * _DAY, 8 * _DAY), stage.chance.randint(1, 99)
        stage.plan(at, "tally", player, seed=seed)
        stage.plan(at + timedelta(days=1), "tally", second, seed=seed)
    return False


async def tally(stage: Stage, act: Act) -> None:
    """Say what was counted; both who count have the same papers before them."""
    if act.player is None:
        return
    branch, silent = act.player.entry.branch, 0
    for one in stage.players:
        full = one.entry.branch == branch and one.entry.standing is Standing.FORMAL
        silent += full and not one.address
    org = stage.person(act.player).org_id
    members = await stage.house.database.read(people.members, org)
    back = int(silent * _COME_BACK)
    rows = [f"{one.name} {_slips(back, act.args['seed'] + one.id)}" for one in members if _full(one)]
    if back:
        await stage.hear(act.player.address, Say("\n".join([f"纸票 互评 发{silent} 收{back}", *rows])))


def _full(one: Person) -> bool:
    return one.standing is Standing.FORMAL


def _slips(back: int, seed: int) -> str:
    """So many slips over the grades, most of them kind."""
    best = back * (seed % 5) // 8
    good = (back - best) * 3 // 4
    counts = [best, good, back - best - good, *[0] * (len(PEER_SCALE) - 3)]
    return " ".join(map(str, counts))
