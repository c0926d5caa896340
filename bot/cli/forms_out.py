"""Writes the forms of one organisation and those below it, or of all, telling how far it is."""

import re
from collections.abc import Callable
from pathlib import Path

from bot import app
from bot.documents import forms_docx, forms_xlsx
from bot.problems import BadInput
from bot.service.evaluate import forms, sheets
from bot.service.organise.naming import named_org
from bot.settings import Settings
from dialogs.rules.form_sheets import Texts
from storage import people, tree
from storage.unit import Work

#: What a name of a file cannot hold on every machine.
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def write(settings: Settings, org: str | None, year: int, out: Path, echo: Callable[[str], None]) -> None:
    """Write a folder for every organisation that has the year; one line each, and at the end how many.

    Raises:
        BadInput: no such organisation, or none of them has the year.
        OSError: the folder cannot be written to.
    """
    wanted = app.look(settings, _wanted, org)
    done = 0
    for place, (number, name) in enumerate(wanted, 1):
        found = app.look(settings, forms.of_year, number, year)
        if found is None:
            echo(f"{place}/{len(wanted)} {name}：没有开{year}年，跳过")
            continue
        files, contact = found
        folder = out / _fit(name)
        folder.mkdir(parents=True, exist_ok=True)
        texts, members = Texts(files.org, year, contact), sheets.sheets(files)
        for title, content in (
            ("民主评议党员登记表.docx", forms_docx.registrations(texts, members)),
            ("党员公开承诺书.docx", forms_docx.promises(texts, members)),
            ("履诺情况登记表.docx", forms_docx.ledgers(texts, members)),
            ("民主评议党员汇总表.xlsx", forms_xlsx.summary(texts, members)),
            ("公开承诺一览表.xlsx", forms_xlsx.overview(texts, sheets.overview(files))),
        ):
            (folder / title).write_bytes(content)
        done += 1
        echo(f"{place}/{len(wanted)} {name}：{len(members)}人，写好了")
    if not done:
        raise BadInput(f"没有一个党组织开了{year}年。")
    echo(f"一共写好{done}个党组织：{out}")


def _wanted(work: Work, org: str | None) -> list[tuple[int, str]]:
    """The organisation and those below it, or all. A query."""
    if org is None:
        return [(one.id, one.name) for one in people.orgs(work)]
    top = named_org(work, org)
    return [(one.id, one.name) for one in (top, *tree.under(work, top.id))]


def _fit(name: str) -> str:
    return _UNFIT.sub("_", name).strip(" .") or "_"
