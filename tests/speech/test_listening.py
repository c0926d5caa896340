"""Recordings without words: heard by the branch's own server, read back, and only then said."""

import pytest

from bot.own_server import Refused
from bot.server_settings import SpeechSettings
from bot.settings import SettingsFault, load_settings
from bot.speech import try_out
from dialogs.rules.commitments import Status
from storage import records
from tests.fakes.own_server import KEY, MODEL, OwnServerFake
from tests.scripts.parts import ask_how, person, publish_of, told, year_before
from tests.service.test_commitment import kept
from tests.support.stage import Actor, Stage

PROMISE = "嗯我嘛每个礼拜三到文化礼堂给戏文班子烧水"


async def records_something(actor: Actor, media: str = "v1") -> None:
    """Say something into the phone; the server takes its time outside of everything."""
    assert "收到，正在听。" in await actor.speaks(media)


async def test_a_promise_is_spoken_read_back_and_kept(stage: Stage, fake: OwnServerFake) -> None:
    fake.text = PROMISE
    await stage.passes(days=1)
    wang = stage.person("elder")
    assert "对不对" not in wang.last.text  # she has been asked
    await records_something(wang)
    assert "对不对" in wang.last.text
    assert "烧水" in wang.last.text
    assert await stage.ask(kept) == []  # nothing is kept before her word (E6)
    assert "记下了" in await wang.says("对个")
    (one,) = await stage.ask(kept)
    assert (one.channel, one.status, one.original) == ("spoken", Status.SUBMITTED, PROMISE)
    assert one.media_id is not None
    assert fake.files == [b"v1"]
    assert fake.asked == [{"model": MODEL, "language": "zh", "filename": "recording.webm"}]


async def test_progress_is_told_only_after_the_read_back(stage: Stage, fake: OwnServerFake) -> None:
    await year_before(stage)
    who = await person(stage, "胡志远")
    number = await stage.database.write(publish_of, 2026, who.id, "上门走访20户", "20户")
    await stage.database.write(ask_how, who, number)
    hu = stage.person("hu")
    fake.text = "已经走了十五户了"
    await records_something(hu)
    assert hu.last.text == "我听到的是“已经走了十五户了”。\n对吗？"
    assert await stage.ask(told) == []
    assert "正在做，75%" in await hu.taps("对")
    (word,) = await stage.ask(told)
    assert (word.percent, word.told_by, word.media_id is not None) == (75, "self", True)


async def test_what_was_misheard_is_dropped_and_the_question_stays(stage: Stage, fake: OwnServerFake) -> None:
    await year_before(stage)
    who = await person(stage, "胡志远")
    number = await stage.database.write(publish_of, 2026, who.id, "上门走访20户", "20户")
    await stage.database.write(ask_how, who, number)
    hu = stage.person("hu")
    fake.text = "全部做完了啊"
    await records_something(hu)
    said = await hu.taps("不对")
    assert "不算数" in said
    assert "上门走访20户" in said  # the question is put again
    assert await stage.ask(told) == []
    await hu.says("没变化")
    assert [row.state for row in await stage.ask(told)] == ["no_change"]


@pytest.mark.parametrize("trouble", ["slow", "busy", "html", "empty", "refused"])
async def test_where_it_cannot_be_heard_a_helper_listens_as_ever(
    stage: Stage, fake: OwnServerFake, trouble: str
) -> None:
    fake.late_s = 0.6 if trouble == "slow" else 0.0
    fake.status = {"busy": 503, "refused": 400}.get(trouble, 200)
    fake.html, fake.text = trouble == "html", "" if trouble == "empty" else PROMISE
    await stage.passes(days=1)
    wang, li = stage.person("elder"), stage.person("member")
    await records_something(wang)
    await stage.passes(minutes=3)
    assert "对不对" not in wang.last.text
    assert "李明" in wang.last.text
    (task,) = [one for one in await stage.ask(records.errands, 5) if one.kind == "transcribe"]
    assert task.media_id is not None
    assert await stage.ask(kept) == []
    assert len(fake.files) == (3 if trouble in ("slow", "busy") else 1)
    await li.says(PROMISE)
    assert await stage.ask(kept) == []  # he writes it, she hears it again


async def test_a_stop_in_between_loses_nothing(stage: Stage, fake: OwnServerFake) -> None:
    fake.status = 503
    await stage.passes(days=1)
    wang = stage.person("elder")
    await records_something(wang)
    fake.status, fake.text = 200, PROMISE
    stage.restart()
    await stage.passes(minutes=2)
    assert "对不对" in wang.last.text
    assert len([one for one in wang.messages() if "对不对" in one.text]) == 1


async def test_without_a_server_nothing_changes(stage: Stage, fake: OwnServerFake) -> None:
    stage.speech = None
    stage.restart()
    await stage.passes(days=1)
    assert "李明" in await stage.person("elder").speaks("v9")
    assert fake.files == []


async def test_doctor_looks_whether_it_answers(settings: SpeechSettings, fake: OwnServerFake) -> None:
    assert await try_out(settings) == ""
    fake.html = True
    found = await try_out(settings)
    assert isinstance(found, Refused)
    assert "地址" in found.reason
    named = settings.model_copy(update={"url": fake.url.replace("127.0.0.1", "localhost")})
    fake.html = False
    assert await try_out(named) == ""  # a name of this machine


def test_recordings_stay_in_the_house() -> None:
    given = {"JIANNUO_SPEECH__URL": "http://127.0.0.1:8000/v1", "JIANNUO_SPEECH__KEY": KEY}
    found = load_settings(given).speech
    assert found is not None
    assert KEY not in repr(found)
    assert load_settings({}).speech is None
    outside = {"JIANNUO_SPEECH__URL": "https://8.8.8.8/v1"}
    with pytest.raises(SettingsFault):
        load_settings(outside)
    assert load_settings({**outside, "JIANNUO_SPEECH__ANYWHERE": "1"}).speech is not None


async def test_a_name_that_leads_outside_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def resolve(*_: object) -> list[dict[str, object]]:
        return [{"hostname": "x", "host": "8.8.8.8", "port": 80, "family": 2, "proto": 0, "flags": 0}]

    monkeypatch.setattr("aiohttp.ThreadedResolver.resolve", resolve)
    found = await try_out(SpeechSettings(url="http://speech.example.com/v1"))
    assert isinstance(found, Refused)
    assert "不在本单位的网里" in found.reason
