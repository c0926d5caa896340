"""Slips to print and cut: two a row on A4, each with its code (E18: at least 3 cm) and its address."""

import io
from collections.abc import Mapping

import segno
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import _Cell, _Row

from bot.documents.word import FANG, HEI, SMALL, new, saved, say, write
from dialogs.rules.slips import Sheet, Slip
from dialogs.words import slips as words

_WIDE, _CODE = Cm(7.8), Cm(3.2)


def slips(sheet: Sheet, address: str, chats: Mapping[str, str]) -> bytes:
    """The sheet as a Word file. `address` is our own domain; `chats` gives by a slip's path what the code of
    the Official Account holds, where there is one."""
    doc = new()
    page = doc.sections[0]
    page.top_margin = page.bottom_margin = Cm(1.8)
    say(doc, words.sheet_title(sheet.org), font=HEI, centred=True)
    say(doc, words.CUT, size=SMALL, centred=True)
    table = doc.add_table(rows=(len(sheet.slips) + 1) // 2, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for column in table.columns:
        column.width = _WIDE
    for row in table.rows:
        _whole(row)
    for place, slip in enumerate(sheet.slips):
        cell = table.rows[place // 2].cells[place % 2]
        cell.width = _WIDE
        _fill(cell, slip, sheet.contact, address, chats.get(slip.path, ""))
    return saved(doc)


def _fill(cell: _Cell, slip: Slip, contact: str, address: str, chat: str) -> None:
    write(cell.paragraphs[0], slip.title, 18, HEI)
    _line(cell, slip.how)
    _picture(cell, f"{address}{slip.path}")
    _line(cell, f"{words.TYPE}\n{address.partition('://')[2]}{slip.path}")
    if chat:
        _picture(cell, chat)
        _line(cell, words.FOLLOW)
    if slip.public:
        _line(cell, words.CALL.format(contact=contact) if contact else words.CALL_NOBODY)


def _line(cell: _Cell, text: str) -> None:
    write(cell.add_paragraph(), text, SMALL, FANG)


def _picture(cell: _Cell, held: str) -> None:
    drawn = io.BytesIO()
    segno.make(held, error="m", micro=False).save(drawn, kind="png", scale=8, border=4)
    drawn.seek(0)
    paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(drawn, width=_CODE)


def _whole(row: _Row) -> None:
    """A slip is not torn by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
