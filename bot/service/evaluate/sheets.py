"""What stands in the forms, as texts: made from the files of a year, with the source of every figure."""

from collections.abc import Sequence

from bot.service.evaluate.files import File, Files
from dialogs.rules.form_sheets import Sheet
from dialogs.rules.satisfaction import Weightless
from dialogs.rules.sources import Line
from dialogs.rules.tally import Gap
from dialogs.words import forms as words


def sheets(found: Files) -> list[Sheet]:
    """A sheet for every member, in the order of the roster."""
    return [_sheet(one) for one in found.files if one.person is not None]


def overview(found: Files) -> list[tuple[str, ...]]:
    """Every published promise: the organisation's first, then the members' (公开承诺一览表)."""
    return [row for one in found.files for row in _overview(one)]


def _overview(one: File) -> list[tuple[str, ...]]:
    role = one.person.role.label if one.person else words.ORGANISATION
    return [(one.name, role, one.post, item.text, item.due, item.result) for item in one.items]


def _sheet(one: File) -> Sheet:
    person = one.person
    if person is None:
        raise ValueError("a sheet is for a member")
    return Sheet(
        number=person.number,
        name=one.name,
        role=person.role.label,
        category="、".join(one.label for one in person.categories),
        standing=person.standing.label,
        post=one.post,
        items=tuple(f"{n}. {item.text}（{item.due}）：{item.result}" for n, item in enumerate(one.items, 1)),
        promised=tuple(f"{item.text}（{item.due}）" for item in one.items),
        ledger=tuple(
            (str(n), item.text, item.due, _by_quarter(item.told), item.result)
            for n, item in enumerate(one.items, 1)
        ),
        own="：".join(filter(None, one.own)) or words.NOT_DONE,
        peers=source(one.peers, words.SLIPS) if one.graded else words.CANDIDATE_PEERS,
        public=source(one.public, words.ANSWERS),
        word=f"{one.word.grade}：{one.word.words}" if one.word else words.NOT_WRITTEN,
        grade=grade(one),
        deeds=one.open_deeds,
        deeds_first=one.deeds_first,
        final=one.grade.grade if one.grade and one.grade.stands else "",
    )


def source(line: Line, unit: str) -> str:
    """What one source says, or why it says nothing: never a zero in place of a gap."""
    figures = line.figures
    if figures.gap is Gap.MISSING:
        return words.missing(line.reason)
    if figures.gap is not None:
        return words.GAPS[figures.gap.value]
    told = "，".join(f"{grade}{number}{unit}" for grade, number in figures.grades)
    if figures.unknown:
        told += f"；不了解{figures.unknown}{unit}"
    return told + (words.FEW if line.weightless is Weightless.FEW else "")


def grade(one: File) -> str:
    """What was decided about a subject and when, or why nothing was."""
    if not one.graded:
        return words.CANDIDATE
    given = one.grade
    if given is None or not given.stands:
        return words.excused(one.excuse) if one.excuse else words.NOT_GRADED
    told = words.graded(given.grade, given.met_on, given.entitled, given.present, given.in_favour)
    return told + (words.ALONE if one.alone else "")


def _by_quarter(told: Sequence[tuple[int, str]]) -> str:
    return "\n".join(words.quarter(number, said) for number, said in told) or words.NOTHING_TOLD
