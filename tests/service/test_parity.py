"""However a promise came, it hangs on the noticeboard in the same form (E20)."""

from bot.web import boards
from dialogs.rules.commitments import Status
from storage import commitments
from tests.service.test_commitment import kept
from tests.service.test_review import promise
from tests.service.test_year import day
from tests.support.stage import Stage


async def test_typed_spoken_visited_and_on_paper_look_alike(stage: Stage) -> None:
    await stage.passes(days=1)
    await promise(stage, "sun", "每周三去文化礼堂烧水1次")
    wang, li = stage.person("elder"), stage.person("member")
    await wang.speaks("v1", "每周三去文化礼堂烧水1次")
    await wang.taps("对")
    await li.says("上门 郑阿根 承诺 每周三去文化礼堂烧水1次，念过")
    await stage.person("zhao").says("纸质 吴桂芳 承诺 每周三去文化礼堂烧水1次，念过")
    promises = await stage.ask(kept)
    assert sorted(one.channel for one in promises) == ["paper", "spoken", "typed", "visit"]
    for one in promises:
        await stage.database.write(commitments.set_status, one.id, Status.PUBLISHED)
    await stage.until(day(2026, 12, 1))
    board = await stage.ask(boards.public_board, 1)
    shown = [item for person in board.people for item in person.items]
    assert len(shown) == 4
    assert len({(item.sentence, item.state, item.due, item.notes, item.shown) for item in shown}) == 1
