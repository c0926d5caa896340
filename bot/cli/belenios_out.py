"""Writes the roll and the questions of a poll for an election in Belenios (高保密)."""

import json
from pathlib import Path

from bot.service.evaluate import rating, roll, who
from bot.service.organise.naming import named_org
from dialogs.rules.ballots import PEER_SCALE
from storage import years
from storage.unit import Work

#: Put where Belenios wants an address to write to: we know none.
_NO_ADDRESS = "请填邮箱@example.invalid"


def texts(work: Work, org: str | None, year: int) -> dict[str, str] | None:
    """The files by name; None where that year is not open. A query.

    `questions.json` is Belenios' election template: one question about each subject, one answer, which may
    be left out (about oneself). `voters.txt` has a line a voter: address, login.
    """
    branch = named_org(work, org)
    cycle = next((one for one in years.of_org(work, branch.id) if one.year == year), None)
    if cycle is None:
        return None
    voters = roll.entitled(work, cycle)
    rated = {target for targets in rating.roll(work, cycle.id).values() for target in targets}
    names = [
        name
        for subject, name in who.subjects(work, cycle)
        if not rated or subject.id in rated or -subject.id in rated
    ]
    questions = {
        "name": f"{branch.name}{year}年党员互评",
        "description": "每人选一项；自己那一题不选。只作参考，由支部委员会（党员大会）评定。",
        "questions": [
            {"question": name, "answers": list(PEER_SCALE), "min": 0, "max": 1, "blank": False}
            for name in names
        ],
    }
    return {
        "questions.json": json.dumps(questions, ensure_ascii=False, indent=1),
        "voters.txt": "".join(f"{_NO_ADDRESS},{one.number}\n" for one in voters),
        "名单.txt": "".join(f"{one.number} {one.name}\n" for one in voters),
    }


def write(files: dict[str, str], folder: Path) -> None:
    """Write the files into a folder.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
