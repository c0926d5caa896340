"""An unclear answer to the check-in, through the service: asked once more with the two likeliest readings."""

from tests.scripts.parts import ask_how, told
from tests.scripts.test_scripts_later import running
from tests.support.stage import Stage


async def test_one_of_two_readings_is_tapped(stage: Stage) -> None:
    who, (lamp,) = await running(stage, "李明", ("修好村口的3盏路灯", "3盏"))
    li = stage.person("member")
    await stage.database.write(ask_how, who, lamp)
    await li.says("看情况吧")
    assert [choice.label for choice in li.last.choices] == ["正在做", "还没动"]
    assert await stage.ask(told) == []
    await li.taps("正在做")
    (word,) = await stage.ask(told)
    assert (word.commitment_id, word.state, word.percent) == (lamp, "going", None)
