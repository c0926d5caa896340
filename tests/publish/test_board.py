"""The noticeboards: who stands first, what leads to a report, and the members' own board."""

from datetime import date

from dialogs.rules.commitments import Status
from storage import commitments, people
from storage.unit import Work
from tests.publish.conftest import day, published
from tests.voices.conftest import Site


def promise_of_the_branch(work: Work) -> None:
    """The branch itself promises something; the secretary answers for it."""
    chen = people.secretary(work, 1)
    assert chen is not None
    number = commitments.add(
        work,
        1,
        chen.id,
        promisor="org",
        text="6月底前给全村装好12盏路灯",
        original="装路灯",
        due=date(2027, 6, 30),
        quantity="12盏",
        category="leader",
        remarks={},
        channel="typed",
        confirmed_by="self",
        baseline="现在有3盏",
    )
    commitments.set_status(work, number, Status.PUBLISHED)


async def test_the_branch_stands_first_and_each_item_leads_to_its_report(site: Site) -> None:
    stage = site.stage
    await published(stage)
    await stage.database.write(promise_of_the_branch)
    text = await site.page("/board/1")
    assert text.index("12盏路灯") < text.index("煤气罐")
    assert "负责人 陈国强" in text
    assert "开始时：现在有3盏" in text
    form = await site.page("/report/1?item=6")
    assert '<option value="6" selected>清溪村党支部：' in form
    assert "/report/1?item=6" in text


async def test_a_report_on_the_branch_goes_to_others_than_who_answers_for_it(site: Site) -> None:
    await published(site.stage)
    await site.stage.database.write(promise_of_the_branch)
    await site.writes("/report/1", "灯没装", item="6")
    assert "灯没装" in site.stage.person("deputy").last.text
    assert "灯没装" not in site.stage.person("secretary").last.text


async def test_what_is_for_members_is_on_no_page_of_the_public(site: Site) -> None:
    stage = site.stage
    await published(stage)
    li = stage.person("member")
    await li.says("只在党员内公开 1，因为说到了张家的事")
    await stage.person("secretary").says("1 同意")
    assert "煤气罐" not in await site.page("/board/1")
    assert "煤气罐" not in await site.page("/report/1")
    await li.says("党员公示栏")
    assert li.last.link is not None
    path = li.last.link.path
    inner = await site.page(path)
    assert "煤气罐" in inner
    assert "党员内" in inner
    await stage.until(day(2027, 6, 1))
    response = await site.client.get(path)
    assert response.status == 404
