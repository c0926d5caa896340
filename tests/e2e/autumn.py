"""The second half: check-ins, summaries, one's own grade, the ballot page, the results."""

import asyncio
import re

from tests.e2e import memory
from tests.e2e.phones import Phone, link_in
from tests.e2e.town import Town

_FIELD = re.compile(r'name="(p-?\d+)" value="([^"]+)"')


async def first_quarter(town: Town) -> None:
    """Each is asked about his own; words and buttons are both answers."""
    await town.tick_at(await town.due("check.open", 1))
    li, hu, sun = (town.phone(name) for name in ("李明", "胡志远", "孙大海"))
    for name, phone in town.phones.items():
        asked = sum("现在做得怎样" in text for text in await phone.texts())
        assert asked == (name != "马丽"), name
    said, done, same = await asyncio.gather(li.says("做了六成"), hu.taps_twice("做完了"), sun.taps("没变化"))
    assert "60%" in said
    assert done.count("做完了") == 1
    assert "没变化" in same
    kept = await memory.rows(town.database, "progress")
    assert sorted(row["state"] for row in kept) == ["done", "going", "no_change"]


async def signed_summary(town: Town) -> None:
    """The summary goes to the group when it is signed, once."""
    draft = await town.due("summary.draft", 1)
    await town.tick_at(draft, 17, 20)
    reminded = [name for name, phone in town.phones.items() if "有空回一句" in "".join(await phone.texts())]
    assert not {"李明", "胡志远", "孙大海", "王秀英", "吴桂芳", "马丽"} & set(reminded)
    secretary = town.phone("陈国强")
    while "签发吗" not in (await secretary.texts())[-1]:
        await secretary.taps("正在做")
    before = len(await town.posted())
    assert "工作群" in await secretary.taps_twice("签发")
    await town.tick_at(await town.due("check.open", 2))
    posted = (await town.posted())[before:]
    assert len(posted) == 1
    assert "陈国强签发" in posted[0]


async def own_grades(town: Town) -> None:
    """After months without a tick everything is caught up with; then everybody grades himself."""
    opens = await town.due("rate.open")
    await town.tick_at(opens)
    await asyncio.gather(*(grade_oneself(phone) for name, phone in town.phones.items() if name != "马丽"))
    ratings = await memory.rows(town.database, "self_rating")
    assert [row["grade"] for row in ratings] == ["合格"] * 10


async def grade_oneself(phone: Phone) -> None:
    """First whatever else is still asked, then the grade."""
    for _ in range(12):
        last = (await phone.says("再说一遍")).rstrip()
        if "自己评" in last or "哪一档" in last:
            break
        label = "正在做" if "进度" in last or "做得怎样" in last or "做到哪一步" in last else "先不发"
        await phone.taps(label)
    await phone.taps("合格")
    await phone.taps_twice("不说了")
    assert "记下了" in await phone.taps_twice("同意")


async def ballots(town: Town) -> None:
    """Ten of eleven vote on their pages, by double clicks and with second thoughts."""
    names = [name for name in town.phones if name != "马丽"]
    pages = {name: link_in(await town.phone(name).texts(), "rate") for name in names}
    assert len(set(pages.values())) == len(names)
    assert "/rate/" not in "".join(await town.phone("马丽").texts())
    await asyncio.gather(*(vote(town, page, "合格") for page in pages.values()))
    await vote(town, pages["李明"], "优秀")


async def vote(town: Town, page: str, grade: str) -> None:
    """Hand in a paper with the same grade for everybody, twice at once."""
    async with town.session.get(page) as answer:
        assert answer.status == 200
        fields = _FIELD.findall(await answer.text())
    marks = {name: value for name, value in fields if value == grade}
    assert len(marks) == 11  # ten colleagues and the organisation

    async def hand_in() -> tuple[int, str]:
        async with town.session.post(page, data=marks) as answer:
            return answer.status, str(answer.url)

    assert set(await asyncio.gather(hand_in(), hand_in())) == {(200, f"{page}/done")}


async def results(town: Town) -> None:
    """The committee alone sees what was counted; the digest goes to the group when the secretary says so."""
    closes = await town.due("rate.close")
    await town.tick_at(closes, 17, 25)
    assert "/results/" not in "".join(await town.phone("林晓梅").texts())
    morning = await town.due("results")
    await town.tick_at(morning)
    told = {name for name, phone in town.phones.items() if "/results/" in "".join(await phone.texts())}
    assert told == {"陈国强", "林晓梅", "周建平"}, (told, (await town.phone("陈国强").texts())[-4:])
    page = link_in(await town.phone("林晓梅").texts(), "results")
    async with town.session.get(page) as answer:
        shown = await answer.text()
        assert answer.status == 200
    assert "应投11人，投了10人" in shown
    li = shown.split("<h2>胡志远</h2>")[1].split("<section")[0]
    assert "9票" in li or "8票" in li
    before = len(await town.posted())
    await town.phone("陈国强").taps_twice("发到群里")
    await town.tick_at(morning, 17, 25)
    posted = (await town.posted())[before:]
    assert len(posted) == 1
    assert "互评有10位同志参加，应参加11位" in posted[0]
