"""Everybody sees, takes along, corrects and deletes what is kept about him; nobody else does."""

import json
from datetime import date

import pytest
from sqlalchemy import Table

from bot.problems import BadInput
from bot.service.keep import asked_on_paper
from bot.service.keep.own_data import export
from dialogs.rules.evidence import Evidence, Kind
from dialogs.rules.followup import Kind as Doing
from dialogs.rules.followup import Step
from dialogs.words import own_data as words
from storage import aftermath, commitments, evaluation_tables, evidence, own_data, people, rows, years
from storage.schema import metadata
from storage.tables import person
from storage.unit import Work
from tests.service.test_review import promises
from tests.support.stage import Stage
from tests.voices.conftest import Site


async def own_path(stage: Stage, address: str) -> str:
    actor = stage.person(address)
    await actor.says("我的数据")
    assert actor.last.link
    return actor.last.link.path


async def test_the_page_counts_what_is_kept(stage: Stage, site: Site) -> None:
    await promises(stage, "member")
    text = await site.page(await own_path(stage, "member"))
    for kind in ("名册上的一行", "承诺", "你发来的消息", "发给你的消息"):
        assert kind in text
    assert "李明" in text
    assert "孙大海" not in text


async def test_the_file_holds_ones_own_words_and_no_ballot(stage: Stage, site: Site) -> None:
    await promises(stage, "member")
    await promises(stage, "hu")
    path = await own_path(stage, "member")
    rows = json.loads(await site.page(f"{path}/mine.json"))
    assert any("老人" in row["text"] for row in rows["承诺的各个版本"])
    assert {row["name"] for row in rows["名册上的一行"]} == {"李明"}
    assert "胡志远" not in json.dumps(rows, ensure_ascii=False)
    assert not any("ballot" in name for name in rows)


async def test_a_correction_reaches_the_secretary(stage: Stage, site: Site) -> None:
    path = await own_path(stage, "member")
    assert "请先写" in await site.sends(path, 200, wrong="  ")
    await site.sends(path, 200, wrong="我的岗位写错了，我是护林员")
    await stage.passes(days=1)
    assert any("护林员" in one.text for one in stage.person("secretary").messages())


async def test_deleting_is_asked_once_more_and_gives_a_receipt(stage: Stage, site: Site) -> None:
    await promises(stage, "member")
    path = await own_path(stage, "member")
    before = await stage.ask(own_data.counts, 5)
    assert "真的要删聊天原文吗" in await site.sends(path, 200, part="talk")
    assert await stage.ask(own_data.counts, 5) == before
    assert "凭据" in await site.sends(path, 200, part="talk", sure="yes")
    rows = json.loads(await site.page(f"{path}/mine.json"))
    assert {row["text"] for row in rows["你发来的消息"]} == {""}
    assert len(await stage.ask(commitments.of_person, 5, 1)) == 1


async def test_a_link_opens_ones_own_page_only(stage: Stage, site: Site) -> None:
    path = await own_path(stage, "member")
    forged = path[:-2] + ("AA" if path[-2:] != "AA" else "BB")
    assert (await site.client.get(forged)).status == 404
    stage.clock.advance(days=8)
    assert (await site.client.get(path)).status == 404


async def test_a_name_goes_only_from_somebody_who_has_left(stage: Stage) -> None:
    await promises(stage, "he")
    with pytest.raises(BadInput, match="还在名册里"):
        await stage.database.write(asked_on_paper.anonymise, None, "何小兵", "本人要求")
    await stage.person("he").says("我组织关系转走了，不用再发给我了")
    with pytest.raises(BadInput, match="还有没结束的年度"):
        await stage.database.write(asked_on_paper.anonymise, None, "何小兵", "本人要求")
    await stage.person("ma").says("我组织关系转走了，不用再发给我了")
    with pytest.raises(BadInput, match="写明为什么"):
        await stage.database.write(asked_on_paper.anonymise, None, "马丽", " ")
    assert "凭据" in await stage.database.write(asked_on_paper.anonymise, None, "马丽", "本人要求")
    gone = await stage.ask(people.get, 11)
    assert (gone.name, gone.phone, gone.post) == (words.SOMEBODY, "", "")
    assert await stage.ask(people.identities, 11) == []


def test_every_table_about_a_person_has_a_name_people_understand() -> None:
    named = {table.name for table in own_data.tables()}
    assert person.name in named
    assert named - words.named() == set()


#: Tables that name people and are not about them, each with the reason why.
_ELSEWHERE = {
    "check_draw": "who drew stands in the journal",
    "cycle_archive": "who closed the year stands in the journal; its words are those of the tables",
    "directory_entry": "what the platform itself says, read anew each time; whose it is stands in identity",
    "end_carried": "who decided stands in the journal",
    "focus": "who wrote the list of an organisation stands in the journal",
    "group_chat": "the address of a group",
    "link_try": "an address that tried codes, before anybody knows whose it is",
    "model_branch": "who named an organisation stands in the journal",
    "opinion_round": "who recorded a meeting stands in the journal",
    "peer_exchange": "who recorded a meeting stands in the journal",
    "poll_meeting": "who opened the meeting stands in the journal",
    "poll_void": "who asked and who agreed stands in the journal",
    "practice_use": "who took it over stands in the journal",
    "provenance": "who wrote a word down; the word stands in its own table",
    "public_batch": "who answers for a batch of codes stands in the journal",
    "publicity_period": "who opened it stands in the journal",
    "quarter_summary": "who signed stands in the journal; it names nobody without consent",
    "rule_change": "who proposed and who decided stands in the journal",
    "stranger": "an address that nobody has claimed",
    "supervision_visit": "a visit to an organisation; the visitor stands in the journal",
    "task": "errands of those who help; they go a year after they are done",
    "teller_count": "who counted stands in the journal; ballots are nobody's",
}


def test_no_table_that_names_people_is_forgotten() -> None:
    def names(table: Table) -> bool:
        leads = any(key.column.table.name in ("person", "commitment") for key in table.foreign_keys)
        return leads or bool({"person_id", "subject", "address"} & set(table.c.keys()))

    naming = {table.name for table in metadata.sorted_tables if names(table)}
    shown = {table.name for table in own_data.tables()}
    assert naming - shown == set(_ELSEWHERE)


async def test_what_was_shown_of_a_promise_is_told_without_the_name_of_who_was_helped(stage: Stage) -> None:
    await promises(stage, "member")

    def show(work: Work) -> None:
        (one,) = commitments.of_person(work, 5, 1)
        told = Evidence(one.id, Kind.BENEFICIARY, "周阿婆", "done", "李明每个月来换煤气")
        evidence.add(work, told, "phone", 1)

    await stage.database.write(show)
    told = (await stage.ask(export, 5))["做到的见证、材料、照片"]
    assert [(row["name"], row["words"]) for row in told] == [("", "李明每个月来换煤气")]
    somebody = await stage.ask(people.get, 5)
    await stage.database.write(own_data.anonymise, somebody, words.SOMEBODY)
    told = (await stage.ask(export, 5))["做到的见证、材料、照片"]
    assert [row["words"] for row in told] == [f"{words.SOMEBODY}每个月来换煤气"]


async def test_what_the_evaluation_wrote_is_shown_once_it_was_told(stage: Stage) -> None:
    li = await stage.ask(people.by_number, 1, "05")

    def write(work: Work) -> None:
        (cycle,) = years.of_org(work, 1)
        rows.insert(
            work,
            evaluation_tables.word,
            cycle_id=cycle.id,
            subject=f"member:{li.id}",
            grade="合格",
            words="路灯修得好",
            author_id=1,
            created_at=work.now,
        )
        number = aftermath.begin(work, cycle.id, f"member:{li.id}", "缺两次", date(2027, 12, 31), 1)
        aftermath.add_step(work, number, Step(Doing.TALK, "谈了一次", date(2027, 12, 1), "", 1))

    await stage.database.write(write)
    assert "组织写的评语" not in await stage.ask(export, li.id)

    def close(work: Work) -> None:
        (cycle,) = years.of_org(work, 1)
        years.set_status(work, cycle.id, "closed")

    await stage.database.write(close)
    told = await stage.ask(export, li.id)
    assert [row["words"] for row in told["组织写的评语"]] == ["路灯修得好"]
    assert [row["why"] for row in told["谈话和跟进"]] == ["缺两次"]
    assert [row["words"] for row in told["跟进的每一步"]] == ["谈了一次"]
    assert "组织写的评语" not in await stage.ask(export, li.id + 1)
