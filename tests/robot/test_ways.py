"""By which chat somebody is reached: what reaches him, what he uses, what it costs; and what follows when
a platform will never take it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.ports import Delivery, Failed
from bot.service.reach import post
from dialogs.content import Choice, Message
from dialogs.heard import Heard, Kind
from dialogs.rules.channels import Entrance, Way, ranked
from dialogs.rules.people import Person
from storage import channels, people, rows
from storage.database import Database
from storage.tables import identity, outbox, task
from storage.unit import Work
from tests.support.stage import Stage, Wall

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

ways = st.builds(
    Way,
    platform=st.sampled_from(["wecom", "wecom_robot", "dingtalk"]),
    address=st.sampled_from(["a", "b", "c"]),
    heard_at=st.none() | st.integers(0, 90).map(lambda days: NOW - timedelta(days=days)),
    cold=st.booleans(),
    starts=st.booleans(),
    cards=st.booleans(),
    cost=st.integers(0, 2),
)


@given(st.lists(ways), st.booleans())
def test_only_what_reaches_and_all_of_it(some: list[Way], choices: bool) -> None:
    found = ranked(some, choices=choices)
    assert sorted(map(str, found)) == sorted(str(one) for one in some if one.reaches)


@given(st.lists(ways, min_size=2))
def test_whoever_talks_somewhere_is_not_written_to_where_he_never_is(some: list[Way]) -> None:
    found = ranked(some, choices=False)
    if any(one.heard_at for one in found):
        assert found[0].heard_at is not None


def test_habit_first_then_buttons_then_cost() -> None:
    app = Way("wecom", "li", NOW - timedelta(days=2))
    robot = Way("wecom_robot", "li", NOW - timedelta(days=1), starts=False)
    ding = Way("dingtalk", "li", NOW, cost=1)
    assert ranked([ding, app, robot], choices=False)[0] is robot
    old = Way("wecom", "li", NOW - timedelta(days=40))
    assert ranked([old, ding], choices=False)[0] is ding
    plain = Way("wecom", "li", NOW, cards=False)
    assert ranked([plain, ding], choices=True)[0] is ding
    assert ranked([plain, ding], choices=False)[0] is plain


def find(work: Work, name: str) -> Person:
    return people.named(work, name)[0]


def two_platforms(work: Work) -> None:
    use = [Way("sandbox", ""), Way("wecom_robot", "", starts=False)]
    channels.set_in_use(work, use, {"wecom_robot": Entrance("wecom_robot", "践诺", "https://e.example/q")})


def give(work: Work, name: str, platform: str, address: str, heard: bool) -> None:
    rows.insert_new(
        work,
        identity,
        platform=platform,
        address=address,
        person_id=find(work, name).id,
        heard_at=work.now if heard else None,
    )


class Refusing(Wall):
    """A platform that waits for a first word from some."""

    cold: frozenset[str] = frozenset()

    async def send(self, address: str, message: Message, key: str) -> Delivery:
        if address in self.cold:
            return Failed("要他先说一句", permanent=True, cold=True)
        return await super().send(address, message, key)


async def told(database: Database, name: str, key: str, choices: tuple[Choice, ...] = ()) -> None:
    def verb(work: Work) -> None:
        post.tell(work, find(work, name), Message("请看一看。", choices=choices), key, "notice")

    await database.write(verb)


async def test_a_cold_chat_falls_back_to_the_other(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    robot = Refusing("wecom_robot")
    robot.cold = frozenset({"liming"})
    stage.house.delivery._platforms["wecom_robot"] = robot  # type: ignore[index]
    await database.write(two_platforms)
    await database.write(give, "李明", "wecom_robot", "liming", True)
    await told(database, "李明", "n:1")
    await stage.passes(minutes=30)
    assert robot.shown == []
    assert [one.text for one in stage.person("member").messages()] == ["请看一看。"]
    kept = {row.key: row.status for row in await stage.ask(_table, outbox)}
    assert kept == {"n:1": "failed", "n:1 over sandbox": "sent"}
    robot.cold = frozenset()  # he writes there again: the way is open
    assert [one.platform for one in await stage.ask(_ways, "李明")] == ["sandbox"]
    await database.write(channels.touch, "wecom_robot", "liming")
    assert {one.platform for one in await stage.ask(_ways, "李明")} == {"sandbox", "wecom_robot"}


async def test_whoever_has_no_other_chat_is_told_by_his_helper(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    robot = Refusing("wecom_robot")
    robot.cold = frozenset({"azheng"})
    stage.house.delivery._platforms["wecom_robot"] = robot  # type: ignore[index]
    await database.write(two_platforms)
    await database.write(give, "郑阿根", "wecom_robot", "azheng", True)
    await told(database, "郑阿根", "n:2")
    await stage.passes(minutes=200)
    tasks = [row for row in await stage.ask(_table, task) if row.kind == "tell"]
    assert len(tasks) == 1
    assert "郑阿根" in tasks[0].text


async def test_nothing_is_put_in_for_whoever_must_write_first(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    await database.write(two_platforms)
    await database.write(give, "郑阿根", "wecom_robot", "azheng", False)
    await told(database, "郑阿根", "n:3")
    keys = [row.key for row in await stage.ask(_table, outbox)]
    assert "n:3" not in keys  # no attempt is burnt on him; his helper has the task
    assert [row.kind for row in await stage.ask(_table, task)] == ["tell"]


async def test_the_secretary_sees_whom_nothing_reaches(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    await database.write(two_platforms)
    await database.write(give, "郑阿根", "wecom_robot", "azheng", False)
    chen, li = stage.person("secretary"), stage.person("member")
    said = await chen.says("谁收不到")
    assert "要先给我发一句话才收得到消息的（1人）：郑阿根" in said
    assert chen.last.link is not None
    assert chen.last.link.path.startswith("/hello/")
    assert "书记" in await li.says("谁收不到")


async def test_an_account_of_the_same_corporation_is_known(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    await database.write(give, "李明", "wecom", "liming5", False)
    heard = Heard("wecom_robot", "liming5", "m1", Kind.TEXT, stage.clock.now(), text="帮助")
    await stage.house.hear(heard)
    rows_ = [row for row in await stage.ask(_table, outbox) if row.platform == "wecom_robot"]
    assert len(rows_) == 1
    assert "报承诺" in rows_[0].message["text"]
    assert ("wecom_robot", "liming5") in await stage.ask(_accounts, "李明")


async def test_opening_the_robots_chat_is_no_first_word(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    await database.write(two_platforms)
    await database.write(give, "郑阿根", "wecom_robot", "azheng", False)
    for kind, reached in ((Kind.ENTER, False), (Kind.TEXT, True)):
        heard = Heard("wecom_robot", "azheng", f"m{kind}", kind, stage.clock.now(), text="你好")
        await stage.house.hear(heard)
        assert bool(await stage.ask(_ways, "郑阿根")) == reached


async def test_a_group_is_kept_by_its_secretary_and_left(stage: Stage, database: Database) -> None:
    await stage.furnish(year_of=None)
    robot = Wall("wecom_robot")
    stage.house.delivery._platforms["wecom_robot"] = robot  # type: ignore[index]
    await database.write(give, "陈国强", "wecom_robot", "chen", True)
    await database.write(give, "李明", "wecom_robot", "li", True)

    async def says(who: str, text: str, key: str) -> str:
        before = len(robot.posted)
        now = stage.clock.now()
        await stage.hear(Heard("wecom_robot", who, key, Kind.TEXT, now, text=text, group="wrG"))
        return "".join(one.text for one in robot.posted[before:])

    assert "单独跟我说" in await says("li", "我的承诺", "g1")
    assert await says("li", "我的承诺", "g2") == ""  # the hint comes once a day
    assert "支部书记" in await says("li", "登记本群", "g3")
    assert "以后发到这个群" in await says("chen", "登记本群。", "g4")
    org = (await stage.ask(people.orgs))[0]
    assert ("wecom_robot", "wrG") in await stage.ask(people.groups, org.id)
    await says("chen", "取消本群", "g5")
    assert ("wecom_robot", "wrG") not in await stage.ask(people.groups, org.id)


def _table(work: Work, table: object) -> list[object]:
    return list(work.connection.execute(table.select()))  # type: ignore[attr-defined]


def _ways(work: Work, name: str) -> list[Way]:
    return channels.ways(work, find(work, name).id)


def _accounts(work: Work, name: str) -> list[tuple[str, str]]:
    return people.accounts(work, find(work, name).id)


async def test_a_warning_of_inactivity_is_a_task_until_it_is_done(stage: Stage) -> None:
    await stage.furnish(year_of=None)
    now = stage.clock.now()
    await stage.hear(Heard("sandbox", "", "n1", Kind.NOTICE, now, text="inactive_alert"))
    chen = stage.person("secretary")
    assert "快要被停用" in await chen.says("待办")
    assert "都办完了" in await chen.says("1 办好了")
    await stage.hear(Heard("sandbox", "", "n2", Kind.NOTICE, now, text="active_restored"))
    assert "没有等你办的事" in await chen.says("待办")
