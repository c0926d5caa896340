"""Everything that an old person's phone shows from the first word to the evaluation (E2, E5, E11)."""

import re

from dialogs.content import Message
from tests.scripts.parts import ask_how, person, publish_of, year_before
from tests.scripts.test_scripts_later import asked_whether_shown
from tests.service.test_year import day
from tests.support.stage import Actor, Stage

#: Characters of a sentence (E2); what somebody said himself is repeated as he said it.
LONGEST = 40

_OWN_WORDS = re.compile(r"“[^”]*”")
_MARKS = re.compile(r"\*\*|^#|^[-*] |`|\|", re.MULTILINE)

#: What old people say when they have not answered.
ASIDE = (
    "帮助",
    "这是做什么的",
    "啊",
    "我不会弄",
    "烦死了",
    "等一等再说",
    "谢谢你",
    "我的承诺",
    "再说一遍",
    "有什么能帮",
)


async def everything(stage: Stage, wang: Actor) -> list[Message]:
    """Her year: asked, led astray, promised, returned, asked how it goes, rated, thanked, and let go."""
    await wang.says("你好")
    await stage.passes(days=1)
    for words in ASIDE:
        await wang.says(words)
    await wang.says("报承诺")
    await wang.says("多做点好事")
    await wang.says("每个礼拜三去文化礼堂烧水")
    await wang.says("对")
    secretary = stage.person("secretary")
    await secretary.says("审核")
    await secretary.says("退回 说清楚烧到几月")
    await wang.says("不弄了")
    await wang.sends_picture("p1")
    await stage.person("sun").says("好事 王秀英帮邻居看了一天孩子")
    await secretary.says("好事")
    await secretary.says("1 通过")
    await secretary.says("感谢 王秀英 送来热茶")
    await stage.until(day(2026, 12, 20))
    await wang.says("可以")
    await wang.says("只告诉我")
    await wang.says("不同意互评")
    await wang.says("找书记")
    await wang.says("别再给我发了")
    return wang.messages()


async def test_short_sentences_one_question_few_buttons(stage: Stage) -> None:
    await year_before(stage)
    who = await person(stage, "王秀英")
    tea = await stage.database.write(publish_of, 2026, who.id, "每个礼拜三去文化礼堂烧水")
    wang = stage.person("elder")
    await stage.database.write(ask_how, who, tea)
    await wang.says("听不清")
    await wang.says("还没动")
    await asked_whether_shown(stage, wang, who)
    await wang.says("我代她同意")
    await wang.says("同意")
    shown = await everything(stage, wang)
    assert len(shown) > 25
    texts = {message.text for message in shown}
    assert faults(shown) == []
    assert any("比如" in text for text in texts)  # an example of her own kind (E5)


def faults(shown: list[Message]) -> list[str]:
    """Whatever she could not take in at one hearing."""
    found = []
    for message in shown:
        said = _OWN_WORDS.sub("“”", message.text)
        long = [one for one in re.split(r"(?<=[。？])|\n", said) if len(one) > LONGEST]
        found += [f"long: {one}" for one in long]
        found += [f"two questions: {message.text}"] if said.count("？") > 1 else []
        found += [f"marks: {message.text}"] if _MARKS.search(said) else []
        found += [f"buttons: {message.text}"] if len(message.choices) > 3 else []
    return found
