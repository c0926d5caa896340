"""Wishes and reports on the pages: the whole way over real sockets, and what is refused."""

import re
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.service.public import voices as verbs
from bot.service.public.voices import Said
from bot.web.pages.voices import FORMS, LOOKS
from dialogs.rules.voices import LONGEST, Kind, State, Voice
from storage import voices
from storage.unit import Work
from tests.support.stage import Stage
from tests.voices.conftest import Site


def kept(work: Work) -> list[Voice]:
    return [one for number in range(1, 40) if (one := voices.get(work, number)) is not None]


async def publish(stage: Stage) -> None:
    """李明 promises, the secretary approves and publishes."""
    li, chen = stage.person("member"), stage.person("secretary")
    await li.says("报承诺")
    await li.says("每月帮村东3户老人换一次煤气罐")
    await li.taps("做一整年")
    await li.taps("对")
    for said in ("审核", "都通过", "公示"):
        await chen.says(said)
    await chen.taps("公示")


async def test_a_wisher_on_the_page_goes_the_whole_way(site: Site) -> None:
    chen = site.stage.person("secretary")
    code = await site.writes("/wish/1", "桥头装个扶手", contact="010-12345678")
    assert "桥头装个扶手" in chen.last.text
    assert "等支部回复" in await site.sends("/receipt", 200, code=code.lower())
    await chen.says("愿望")
    assert "010-12345678" in await chen.says("1 回复 月底装好")
    text = await site.sends("/receipt", 200, code=code.replace("-", " "))
    assert "月底装好" in text
    assert "桥头" not in text
    assert "月底装好" in await site.stage.person("nobody").says(f"查 {code}")
    (one,) = await site.stage.ask(kept)
    assert one.contact == ""


async def test_a_report_picks_what_is_published(site: Site) -> None:
    stage = site.stage
    await publish(stage)
    text = await site.page("/report/1")
    item = re.search(r'<option value="(\d+)">李明：', text)
    assert item
    assert "/report/1" in await site.page("/board/1")
    code = await site.writes("/report/1", "上个月没有来换", item=item[1])
    chen = stage.person("secretary")
    assert "李明的承诺" in chen.last.text
    await chen.says("反映")
    await chen.says("1 回复 已经补上")
    assert "已经补上" in await site.sends("/receipt", 200, code=code)
    (one,) = await stage.ask(kept)
    assert (one.state, one.commitment_id) == (State.ANSWERED, int(item[1]))


async def test_a_report_about_the_secretary_from_the_page_is_not_his(site: Site) -> None:
    await site.writes("/report/1", "陈国强说好的水渠没修")
    assert "水渠" in site.stage.person("deputy").last.text
    assert site.stage.person("secretary").messages() == []


async def test_sent_twice_it_is_one(site: Site) -> None:
    fields = {"key": "a" * 16, "text": "桥头装个扶手"}
    first = await site.sends("/wish/1", 200, **fields)
    assert await site.sends("/wish/1", 200, **fields) == first
    assert len(await site.stage.ask(kept)) == 1


async def test_what_is_missing_or_too_long_comes_back_with_the_words(site: Site) -> None:
    assert "还没有写" in await site.sends("/wish/1", 422, text=" \u200b\x00 ")
    assert "还没有写" in await site.sends("/report/1", 422)
    long = "长" * (LONGEST + 1)
    back = await site.sends("/wish/1", 422, text=long, contact="<b>")
    assert "太长了" in back
    assert long in back
    assert "&lt;b&gt;" in back
    assert await site.stage.ask(kept) == []


async def test_line_ends_of_browsers_count_once(site: Site) -> None:
    lines = "\r\n".join(["字" * 9] * 50)
    await site.writes("/wish/1", lines)
    (one,) = await site.stage.ask(kept)
    assert one.text == lines.replace("\r\n", "\n")


async def test_signs_nobody_sees_are_left_out(site: Site) -> None:
    await site.writes("/wish/1", "桥头\x00装\u202e扶手\u200b，\t谢谢")
    (one,) = await site.stage.ask(kept)
    assert re.fullmatch(r"桥头 装 扶手 ，\s谢谢", one.text)


async def test_machines_and_foreign_pages_are_turned_away(site: Site) -> None:
    await site.sends("/wish/1", 400, text="买房打电话", website="https://spam.example")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        for path in ("/wish/1", "/report/1", "/receipt"):
            response = await site.client.post(path, data={"text": "x", "code": "7KQ2MP"}, headers=headers)
            assert response.status == 403, path
    large = await site.client.post("/wish/1", data={"text": "x" * 20_000})
    assert large.status == 413
    files = await site.client.post("/wish/1", data="text=x", headers={"Content-Type": "text/plain"})
    assert files.status == 400
    assert await site.stage.ask(kept) == []


async def test_no_such_branch(site: Site) -> None:
    for path in ("/wish/7", "/report/7", "/board/7/poster", "/wish/x"):
        assert (await site.client.get(path)).status == 404
    await site.sends("/wish/7", 404, text="x")


async def test_twenty_a_minute_and_not_one_more(site: Site) -> None:
    for number in range(FORMS):
        await site.sends("/wish/1", 200, text=f"第{number}个路口装灯")
    await site.sends("/report/1", 429, text="再来一个")
    site.stage.clock.advance(seconds=61)
    await site.sends("/report/1", 200, text="再来一个")


async def test_guessing_codes_is_slow(site: Site) -> None:
    for _ in range(LOOKS):
        assert "没有这个单号" in await site.sends("/receipt", 200, code="7KQ2MP")
    await site.sends("/receipt", 429, code="7KQ2MP")


async def test_a_day_has_an_end_but_not_for_members(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "MOST_A_DAY", 3)
    for number in range(3):
        await site.sends("/wish/1", 200, text=f"第{number}个路口装灯")
    await site.sends("/wish/1", 429, text="又一个")
    assert "收到的太多" in await site.stage.person("nobody").says("愿望 又一个")
    assert "单号" in await site.stage.person("hu").says("愿望 又一个")


async def test_many_reports_do_not_ring_for_each(site: Site) -> None:
    for number in range(9):
        await site.sends("/report/1", 200, text=f"第{number}号路灯没修")
    chen = site.stage.person("secretary")
    assert len(chen.messages()) == verbs.LOUD
    assert "后面还有1件" in await chen.says("反映")


async def test_an_item_of_another_branch_or_not_published_is_left_out(stage: Stage) -> None:
    await stage.person("member").says("报承诺")
    said = Said(Kind.REPORT, "没做到", "page", commitment=999)
    one = await stage.database.write(verbs.take, 1, "page:k", said)
    assert one is not None
    assert one.commitment_id is None


async def test_nobody_is_logged(site: Site) -> None:
    with capture_logs() as logs:
        await site.writes("/report/1", "canary没修")
        await site.writes("/wish/1", "canary")
        await site.sends("/receipt", 200, code="7KQ2MP")
    assert [line for line in logs if line.get("event") == "request"] == []
    assert "canary" not in str(logs)


async def test_a_code_written_badly_is_shown_how(site: Site) -> None:
    assert "一共六个字" in await site.sends("/receipt", 422, code="<script>")
    assert "一共六个字" in await site.sends("/receipt", 422)


async def test_the_codes_on_the_poster_lead_to_their_pages(site: Site) -> None:
    poster = await site.page("/board/1/poster")
    for path in re.findall(r'img src="([^"]+)"', poster):
        response: Any = await site.client.get(path)
        assert response.content_type == "image/svg+xml"
    assert "陈国强" in poster
    assert "010-00000000" in poster
