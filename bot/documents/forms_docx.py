"""The forms for Word: 民主评议党员登记表, 承诺书, 履诺情况登记表; one member a sheet of A4 (R71, R103).

What only a hand may write (signatures, the superior's opinion) is left empty.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from dialogs.rules.form_sheets import Sheet, Texts
from dialogs.words import forms as words

_SONG, _HEI = "宋体", "黑体"
_BODY, _TITLE = 12, 20

#: Columns of the four-column tables, in centimetres.
_FOUR = (2.8, 5.4, 2.8, 5.4)
_LABEL, _REST = 2.8, 13.6

#: What Word cannot hold.
_UNFIT = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def registrations(texts: Texts, sheets: Iterable[Sheet]) -> bytes:
    """民主评议党员登记表, a sheet for each of these members."""
    return _each(sheets, lambda doc, one: _registration(doc, texts, one))


def promises(texts: Texts, sheets: Iterable[Sheet]) -> bytes:
    """承诺书, a sheet for each of these members."""
    return _each(sheets, lambda doc, one: _promise(doc, texts, one))


def ledgers(texts: Texts, sheets: Iterable[Sheet]) -> bytes:
    """履诺情况登记表, a sheet for each of these members."""
    return _each(sheets, lambda doc, one: _ledger(doc, texts, one))


def _each(sheets: Iterable[Sheet], draw: Callable[[Doc, Sheet], None]) -> bytes:
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.3)
    page.top_margin = page.bottom_margin = Cm(2)
    last: Paragraph | None = None
    for one in sheets:
        if last is not None:
            last.add_run().add_break(WD_BREAK.PAGE)
        draw(doc, one)
        last = doc.add_paragraph()
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def _registration(doc: Doc, texts: Texts, one: Sheet) -> None:
    _title(doc, words.REGISTRATION.format(year=texts.year))
    table = _person(doc, texts, one)
    told = [(words.ITEMS, one.items or words.NO_ITEMS, 3.6), (words.DEEDS, one.deeds or words.NO_DEEDS, 1.8)]
    for label, text, high in reversed(told) if one.deeds_first else told:
        _row(table, label, text, high=high)
    _row(table, words.OWN, one.own, high=2)
    _row(table, words.PEERS, one.peers, high=1.4)
    _row(table, words.PUBLIC, one.public, high=1.4)
    _row(table, words.WORD, one.word, high=2.6)
    _row(table, words.GRADE, one.grade, high=2.6, signed=words.SIGNED_BRANCH)
    _row(table, words.ABOVE, "", high=2.4, signed=words.SIGNED_ABOVE)
    _row(table, words.OWN_VIEW, "", high=2, signed=words.SIGNED_OWN)
    _small(doc, words.REFERENCE)


def _promise(doc: Doc, texts: Texts, one: Sheet) -> None:
    _title(doc, words.PROMISE.format(year=texts.year))
    _line(doc, words.promise_opening(one.name, texts.org, one.post))
    for number, text in enumerate(one.promised or (words.NO_ITEMS,), 1):
        _line(doc, f"{number}. {text}")
    _line(doc, words.PROMISE_END.format(contact=texts.contact))
    for text in (words.PROMISOR.format(name=one.name), words.DAY):
        _line(doc, text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _ledger(doc: Doc, texts: Texts, one: Sheet) -> None:
    _title(doc, words.LEDGER.format(year=texts.year))
    _person(doc, texts, one)
    doc.add_paragraph()
    widths = (1.2, 6.0, 2.6, 4.4, 2.2)
    table = doc.add_table(rows=1, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for place, cells in enumerate((words.LEDGER_HEAD, *one.ledger)):
        row = table.rows[0] if place == 0 else table.add_row()
        for cell, text, width in zip(row.cells, cells, widths, strict=True):
            cell.width = Cm(width)
            _write(cell.paragraphs[0], text, _HEI if place == 0 else _SONG)
    _small(doc, words.LEDGER_NOTE)


def _person(doc: Doc, texts: Texts, one: Sheet) -> Any:
    table = doc.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    table.autofit = False
    pairs = (
        (words.NAME, one.name, words.ORG, texts.org),
        (words.ROLE, one.role, words.CATEGORY, one.category),
        (words.STANDING, one.standing, words.POST, one.post),
    )
    for column, width in zip(table.columns, _FOUR, strict=True):
        column.width = Cm(width)
    for pair in pairs:
        row = table.add_row()
        row.height = Cm(0.9)
        for place, (cell, text, width) in enumerate(zip(row.cells, pair, _FOUR, strict=True)):
            cell.width = Cm(width)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            _write(cell.paragraphs[0], text, _SONG if place % 2 else _HEI)
    return table


def _row(table: Any, label: str, text: str | Sequence[str], *, high: float = 0.9, signed: str = "") -> None:
    row = table.add_row()
    row.height = Cm(high)
    head, rest = row.cells[0], row.cells[1].merge(row.cells[3])
    head.width, rest.width = Cm(_LABEL), Cm(_REST)
    head.vertical_alignment = rest.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    _write(head.paragraphs[0], label, _HEI)
    _fill(rest, [text] if isinstance(text, str) else text)
    if signed:
        last = rest.add_paragraph()
        _write(last, signed, _SONG)
        last.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(cell: _Cell, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        _write(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), line, _SONG)


def _title(doc: Doc, text: str) -> None:
    paragraph = doc.add_paragraph()
    _write(paragraph, text, _HEI, _TITLE)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(10)


def _line(doc: Doc, text: str) -> Paragraph:
    paragraph = doc.add_paragraph()
    _write(paragraph, text, _SONG, 15)
    paragraph.paragraph_format.line_spacing = 1.6
    paragraph.paragraph_format.first_line_indent = Pt(30)
    return paragraph


def _small(doc: Doc, text: str) -> None:
    _write(doc.add_paragraph(), text, _SONG, 9)


def _write(paragraph: Paragraph, text: str, font: str, size: int = _BODY) -> None:
    run = paragraph.add_run(_UNFIT.sub("", text))
    run.font.size = Pt(size)
    run.font.name = font
    # Word takes the font of Chinese characters from an attribute of its own.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paragraph.paragraph_format.space_after = Pt(2)
