"""A branch that exists only in memory: what the pages show in the tests."""

import wave
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Never, cast

from bot.ballots.opening import Opening
from bot.house import SignedLinks
from bot.ports import BallotBox, Cast
from bot.service.evaluate import void
from bot.service.lead.coverage import Coverage
from bot.service.organise.own_roster import Led
from bot.service.organise.roster import ImportResult
from bot.web.links import Links
from bot.web.pages.models import (
    BoardItem,
    BoardModel,
    BoardPerson,
    Colleague,
    Fact,
    Pages,
    PersonResult,
    RatingModel,
    RecordingModel,
    ResultsModel,
)
from bot.web.pages.voice_models import Published, Sent, VoiceForm
from dialogs.rules.ballots import PEER_SCALE
from dialogs.rules.commitments import Status
from dialogs.rules.coverage import Column
from dialogs.rules.coverage_rows import Known, Visit, make_rows
from dialogs.rules.pack import RulePack
from dialogs.rules.people import Category, Person, Role, Standing
from dialogs.rules.roster_entries import Entry, Fault, Roster
from dialogs.rules.tally import Source, tally
from dialogs.rules.year import windows

NOW = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
ADDRESS = "https://jiannuo.example"

BOARD = BoardModel(
    "红星村党支部",
    2026,
    (
        BoardPerson(
            "林一鸣",
            "支部书记，负责全面工作",
            (
                BoardItem("把村口到小学的300米路灯装好，12盏。", date(2026, 9, 30), "已完成"),
                BoardItem("每月第一个星期六在村部接待，听大家说事。", date(2026, 12, 31), "进行中"),
            ),
        ),
        BoardPerson("陈桂香", "", (BoardItem("每个月去看三位独居老人，帮着买药。", None, "进行中"),)),
    ),
    "找林一鸣：村部一楼东头，电话 0570-0000000，上午都在。",
)

VOICE_FORM = VoiceForm(
    BOARD.org,
    BOARD.contact,
    (
        Published(1, "林一鸣", "把村口到小学的300米路灯装好，12盏。"),
        Published(2, "陈桂香", "每个月去看三位独居老人，帮着买药。"),
    ),
)

COLLEAGUES = tuple(
    Colleague(
        number,
        name,
        post,
        (Fact("把自家门前的水沟清一遍，6月底前。", "已完成"), Fact("帮两户老人收稻子。", "进行中"))[:facts],
    )
    for number, name, post, facts in (
        (11, "林一鸣", "支部书记", 2),
        (12, "陈桂香", "", 1),
        (13, "王大有", "护林员", 2),
        (14, "赵小满", "网格员", 0),
    )
)

RATING = RatingModel("2026年党员互评", "红星村党支部", COLLEAGUES, PEER_SCALE, True, False, "12月25日下午6点")

RESULTS = ResultsModel(
    "2026年党员互评",
    "红星村党支部",
    (
        PersonResult(
            "林一鸣", "支部书记", "合格", (tally(Source.PEERS, {"优秀": 3, "合格": 3, "不了解": 1}),)
        ),
        PersonResult("陈桂香", "", "", (tally(Source.PEERS, {"合格": 2}), tally(Source.PUBLIC, None))),
        PersonResult("王大有", "护林员", "优秀", (tally(Source.PEERS, {"优秀": 1, "不了解": 6}),)),
        PersonResult("赵小满", "网格员", "合格", (tally(Source.PEERS, {"合格": 4, "不合格": 2, "无效": 1}),)),
    ),
    7,
    9,
)


def _member(number: int, name: str, post: str = "", standing: str = "formal") -> Person:
    return Person(number, 1, str(number), name, Role.MEMBER, Category.RURAL, Standing(standing), post=post)


COVERAGE = Coverage(
    "红星村党支部",
    2026,
    make_rows(
        (
            Known(_member(11, "林一鸣", "支部书记"), True, (Status.PUBLISHED,), ((frozenset({1, 2}), None),)),
            Known(_member(12, "陈桂香"), True, (Status.RETURNED,)),
            Known(_member(13, "王大有", "护林员"), False, visits={Column("propose"): Visit("赵小满")}),
            Known(_member(14, "赵小满", "网格员", "probationary"), True, (Status.SUBMITTED,)),
        ),
        windows(2026, date(2025, 12, 15), RulePack()),
        NOW,
    ),
)


class Forgetful:
    """A memory that knows nothing: pages that ask it are tested on a real stage."""

    async def ask(self, query: object, /, *args: object, **kwargs: object) -> Any:
        if query is void.word:
            return ""  # no poll was ever void here
        raise LookupError(query)

    async def do(self, verb: object, /, *args: object, **kwargs: object) -> Never:
        raise LookupError(verb)


@dataclass(slots=True)
class Spoken:
    """What the public's pages ask for, from memory."""

    shown: VoiceForm | None = VOICE_FORM
    sent: list[Sent] = field(default_factory=list)
    flooded: bool = False
    words: str = "已经收到，正在等支部回复。"

    async def form(self, org_id: int) -> VoiceForm | None:
        return self.shown if org_id == 1 else None

    async def take(self, org_id: int, sent: Sent) -> str | None:
        self.sent.append(sent)
        return None if self.flooded else "7KQ-2MP"

    async def standing(self, code: str) -> str:
        return self.words


@dataclass(slots=True)
class Desk:
    """Answers what a page asks; a test changes the fields."""

    sound: Path
    board: BoardModel | None = BOARD
    paper: RatingModel | None = RATING
    results: ResultsModel | None = RESULTS
    coverage: Coverage | None = COVERAGE
    recording: RecordingModel | None = None
    led: Led | None = None
    entries: list[Entry] = field(default_factory=list)
    answer: ImportResult | list[Fault] | None = None
    taken: list[tuple[str, int, dict[int, str]]] = field(default_factory=list)
    accepts: bool = True
    breaks: bool = False
    checks: dict[str, bool] = field(default_factory=lambda: {"database": True})
    voices: Spoken = field(default_factory=Spoken)
    links: Links = field(default_factory=lambda: Links(b"k" * 32))
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    async def on_board(self, org_id: int) -> BoardModel | None:
        if self.breaks:
            raise RuntimeError("quoted: 优秀")
        return self.board if org_id == 1 else None

    async def on_paper(self, poll: str, voter: int) -> RatingModel | None:
        if self.breaks:
            raise RuntimeError("quoted: 优秀")
        return self.paper if (poll, voter) == ("2026", 7) else None

    async def cast(self, poll: str, voter: int, grades: dict[int, str]) -> Cast:
        if not self.accepts or self.paper is None:
            return Cast(False)
        self.taken.append((poll, voter, grades))
        first, self.paper = not self.paper.voted, replace(self.paper, voted=True)
        return Cast(True, first)

    async def on_results(self, subject: str, person: int) -> ResultsModel | None:
        return self.results if (subject, person) == ("2026", 7) else None

    async def on_coverage(self, subject: str, person: int) -> Coverage | None:
        return self.coverage if (subject, person) == ("2026", 7) else None

    async def on_recording(self, subject: str, person: int) -> RecordingModel | None:
        return self.recording if (subject, person) == ("5", 7) else None

    async def on_roster(self, person: int) -> Led | None:
        return self.led if person == 7 else None

    async def on_entries(self, person: int) -> list[Entry] | None:
        return self.entries if person == 7 else None

    async def on_import(self, roster: Roster, person: int) -> ImportResult | list[Fault] | None:
        return self.answer if person == 7 else None

    async def on_ready(self) -> dict[str, bool]:
        return self.checks


def pages(desk: Desk) -> Pages:
    return Pages(
        address=ADDRESS,
        links=desk.links,
        signed=SignedLinks(desk.links, desk),
        memory=Forgetful(),
        clock=desk,
        board=desk.on_board,
        rating=desk.on_paper,
        cast=desk.cast,
        results=desk.on_results,
        coverage=desk.on_coverage,
        recording=desk.on_recording,
        roster=desk.on_roster,
        roster_entries=desk.on_entries,
        roster_import=desk.on_import,
        voices=desk.voices,
        ready=desk.on_ready,
        metrics=lambda: b"# HELP up 1\nup 1\n",
        box=cast(BallotBox, None),
        opening=cast(Opening, None),
    )


def write_sound(file: Path) -> Path:
    """A second of silence."""
    with wave.open(str(file), "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\x00\x00" * 8000)
    return file
