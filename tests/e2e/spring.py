"""The first half of a year as the members live it: prompts, promises, review, publication."""

import asyncio

from tests.e2e import memory
from tests.e2e.phones import link_in
from tests.e2e.town import Town

#: Name → what is promised; everybody says it is for the whole year.
PROMISES = {
    "陈国强": "每月到村口3户人家走访一次，听听意见",
    "林晓梅": "每季度组织妇女体检一次，一年4次",
    "周建平": "每月给党员上一次课，一年12次",
    "赵雪": "每季度到村里给老人量一次血压",
    "孙大海": "每周巡一次村口到水库的路，发现石头就清掉",
    "吴桂芳": "每周二教孩子们写毛笔字",
    "何小兵": "每月教村里2个年轻人开网店",
    "胡志远": "每季度给村里5户困难户每户送50斤米",
    "李明": "每月帮村东3户老人换一次煤气罐",
}
SPOKEN = "每周三去文化礼堂给戏班烧水"
FOR_AGEN = "每天早上扫自家门口到桥头那段路"
RECORDING = b"#!AMR\n" + bytes(range(256)) * 4


async def prompts(town: Town) -> None:
    """Everybody is asked once, however many ticks run at once."""
    opens = await town.due("propose.open")
    await asyncio.gather(town.bot.tick(opens), town.bot.tick(opens))
    await town.tick_at(opens)
    for name, phone in town.phones.items():
        asked = [text for text in await phone.texts() if f"{name}，" in text and "比如" in text]
        assert len(asked) == 1, (name, await phone.texts())
    assert sum("请去看看郑阿根" in text for text in await town.phone("李明").texts()) == 1


async def promise(town: Town, name: str) -> None:
    """One sentence; the date by a button where it is asked for; the reading back by a double tap."""
    phone = town.phone(name)
    answer = await phone.says(PROMISES[name])
    if "对不对" not in answer:
        answer = await phone.taps("做一整年")
    assert "对不对" in answer, (name, answer)
    thanks = await phone.taps_twice("对")
    assert thanks.count("记下了") == 1, (name, thanks)


async def promises(town: Town) -> None:
    """Everybody answers at the same time; one person stays silent, one records, one speaks."""
    await asyncio.gather(*(promise(town, name) for name in PROMISES), speaks(town))
    await at_the_same_moment(town)
    li = town.phone("李明")
    assert "郑阿根" in await li.says("代录 郑阿根")
    answer = await li.says(FOR_AGEN)
    if "对不对" not in answer:
        answer = await li.taps("做一整年")
    await li.taps("当面念过，对")
    assert "郑阿根" in await li.taps("他家里")


async def speaks(town: Town) -> None:
    """A recording without words: it is kept, and a helper is asked to listen."""
    await town.fake.put_media("voice-of-wang", RECORDING, "audio/amr", "voice.amr")
    assert "李明" in await town.phone("王秀英").speaks("voice-of-wang")


async def at_the_same_moment(town: Town) -> None:
    """Two messages of one person at once are both answered, each once."""
    said = await town.phone("何小兵").says_both("我的承诺", "帮助")
    assert said.count(PROMISES["何小兵"]) == 1, said
    assert said.count("“报承诺”") == 1, said


async def transcription(town: Town) -> None:
    """The helper hears the recording on its page, writes it down, and the author hears it again."""
    wang, li = town.phone("王秀英"), town.phone("李明")
    await town.tick_at(town.start)
    assert any("王秀英录了一段话" in text for text in await li.texts())
    page = link_in(await li.texts(), "listen")
    async with town.session.get(f"{page}/sound") as answer:
        assert (answer.status, await answer.read()) == (200, RECORDING)
    played = await li.says("放录音")
    assert "（录音）" in played
    assert "上面放了1段录音" in played
    read_back = await li.says(SPOKEN)
    if "对不对" not in read_back:
        read_back = await li.taps("做一整年")
    assert "念给王秀英听" in await li.taps("你去问他")
    await town.tick_at(town.start)
    assert "烧水" in (await wang.texts())[-1]
    await wang.taps("对")


async def review(town: Town) -> None:
    """The secretary decides in one line; what comes back is said anew; the deputy reviews the secretary."""
    secretary, sun = town.phone("陈国强"), town.phone("孙大海")
    listed = await secretary.says("审核")
    number = next(line.split(".")[0] for line in listed.splitlines() if "孙大海" in line)
    others = [str(n) for n in range(1, 9) if str(n) != number]
    decided = await secretary.says(f"{' '.join(others)} 通过 {number} 退回 写清楚从几月到几月")
    assert "孙大海（写清楚从几月到几月）" in decided, decided
    await secretary.says("都通过")
    await town.phone("林晓梅").says("审核")
    assert "陈国强" in await town.phone("林晓梅").says("通过")
    await town.tick_at(town.start)
    assert "写清楚从几月到几月" in (await sun.texts())[-1]
    answer = await sun.says("3月到10月每周巡一次村口到水库的路，发现石头就清掉")
    if "对不对" not in answer:
        answer = await sun.taps("做一整年")
    await sun.taps_twice("对")
    await secretary.says("审核")
    assert "都看完了" in await secretary.says("都通过")
    statuses = [row["status"] for row in await memory.rows(town.database, "commitment")]
    assert statuses == ["approved"] * 11


async def reminder(town: Town) -> None:
    """The one gentle reminder goes to the one who has said nothing."""
    await town.tick_at(await town.due("propose.remind"))
    for name, phone in town.phones.items():
        reminded = sum("上次问你的承诺" in text for text in await phone.texts())
        assert reminded == (name == "马丽"), name


async def publication(town: Town) -> None:
    """Nothing is in the group before the secretary's word, and the card is there once after it."""
    offer = await town.due("publish.offer")
    await town.tick_at(offer)
    before = len(await town.posted())
    assert "公示了11条" in await town.phone("陈国强").taps_twice("公示")
    await asyncio.gather(town.tick_at(offer), town.tick_at(offer))
    (card,) = (await town.posted())[before:]
    assert "11件承诺" in card
    async with town.session.get(f"{town.bot.address}/board/1") as answer:
        board = await answer.text()
        assert answer.status == 200
    assert all(one in board for one in ("李明", "煤气罐", "郑阿根", "王秀英", "烧水"))
    assert "马丽" not in board
