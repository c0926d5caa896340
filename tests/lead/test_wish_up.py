"""A wish that an organisation passes up is answered by its superior, and everybody concerned hears of it."""

from tests.support.stage import Stage


async def test_the_superior_answers_what_was_passed_up(stage: Stage) -> None:
    chen, shen, wisher = stage.person("secretary"), stage.person("town"), stage.person("nobody")
    await wisher.says("清溪村 愿望 桥头装扶手")
    await chen.says("愿望")
    assert "转给沈玉珍了" in await chen.says("1 转上级")
    await stage.passes(hours=2)
    assert "说“愿望”回一句" in "".join(one.text for one in shen.messages())
    listed = await shen.says("愿望")
    assert "桥头装扶手（清溪村党支部转来）" in listed
    assert "一共0件" not in listed
    assert "只能回复" in await shen.says("1 认领 许航")
    await shen.says("愿望")
    assert "第1件回复好了" in await shen.says("1 回复 下个月去装")
    await stage.passes(days=2)
    assert "下个月去装" in wisher.last.text
    assert any("上级回了：下个月去装" in one.text for one in chen.messages())
    assert "没有" in await shen.says("愿望")
