"""One digest a week for who decides: what waits first, each with what to say; what comes; figures."""

from collections import Counter
from datetime import timedelta

from bot.service.lead import desk
from dialogs.rules.calendar import local
from dialogs.words import weekly
from storage import people
from tests.service.test_year import day, published
from tests.support.stage import Stage


async def weeklies(stage: Stage, address: str) -> list[tuple[int, str]]:
    """The digests that somebody got, with the week of the calendar."""
    found = []
    for (who, message), (_, moment) in zip(stage.wall.shown, stage.wall.when, strict=True):
        if who == address and message.text.startswith(("等你定的：", weekly.NOTHING)):
            found.append((local(moment).isocalendar().week, message.text))
    return found


async def test_what_waits_stands_first_then_what_comes_then_figures(stage: Stage) -> None:
    await published(stage)
    await stage.person("ma").says("愿望 桥头装一盏灯")
    await stage.until(day(2027, 4, 12))
    _, text = (await weeklies(stage, "secretary"))[-1]
    lines = text.splitlines()
    assert lines[0] == "等你定的："
    assert any(line.endswith("1个愿望等你定，说“愿望”") for line in lines)
    assert any("等你一句点评" in line and line.endswith("说“点评”") for line in lines)
    assert lines[-1].startswith("到现在：公示5条")
    _, text = next(one for one in await weeklies(stage, "secretary") if "接下来" in one[1])
    assert "3月16日起问第1季度的进度" in text


async def test_it_comes_once_a_week_and_takes_the_place_of_single_messages(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 7, 20))
    for address in ("secretary", "town"):
        got = await weeklies(stage, address)
        assert got
        assert max(Counter(week for week, _ in got).values()) == 1
    told = [one.text for one in stage.person("secretary").messages()]
    assert not any(text.startswith(("这季度的点评", "到日子还没做完的")) for text in told)
    moments = [
        (moment, message.text)
        for (who, message), (_, moment) in zip(stage.wall.shown, stage.wall.when, strict=True)
        if who == "secretary"
    ]
    asked = [moment for moment, text in moments if "签发吗" in text]
    after = [
        text
        for moment, text in moments
        if text.startswith("等你定的：")
        and any(timedelta() < moment - one < timedelta(days=4) for one in asked)
    ]
    assert after
    assert not any("季度小结等你签发" in text for text in after)


async def test_every_word_of_it_leads_somewhere(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 4, 12))
    secretary = stage.person("secretary")
    for kind in weekly._WAITS:
        word = weekly.waits(kind, 1).rpartition("说“")[2].rstrip("”")
        said = await secretary.says(word)
        assert said, kind
        assert "没听明白" not in said, kind
        await secretary.says("先不弄")


async def test_it_can_be_asked_for_and_a_tap_opens_a_list(stage: Stage) -> None:
    await published(stage)
    await stage.until(day(2027, 7, 20))
    secretary = stage.person("secretary")
    said = await secretary.says("要定的")
    assert said.startswith("等你定的：")
    assert "到期" in said
    assert "到日子还没做完的" in await secretary.taps("看到期的")
    assert "要书记来办" in await stage.person("member").says("要定的")


async def test_what_waits_is_counted_for_who_decides_alone(stage: Stage) -> None:
    await published(stage)
    org = await stage.ask(people.org_named, "清溪村党支部")
    members = await stage.ask(people.members, org.id)
    await stage.until(day(2027, 4, 12))
    by_name = {one.name: dict(await stage.ask(desk.waiting_for_one, one)) for one in members}
    assert by_name["陈国强"]["comments"] > 5
    assert by_name["李明"].keys() <= {"tasks"}
