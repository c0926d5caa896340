"""The materials for Word: talking points for the meeting, and the document with its table (公文体).

Type and margins follow GB/T 9704: title in 22 points, body in 16 points (三号), numbered, centred.
"""

import io

import segno
from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bot.documents.notice_texts import promisors
from dialogs.rules.publishing import Line, Notice
from dialogs.words import materials as words

#: Columns of the table of commitments, in centimetres.
_WIDE = (1.4, 3.2, 8.0, 3.0)

_BODY, _TITLE, _SMALL = 16, 22, 12
_SONG, _FANG, _HEI = "宋体", "仿宋", "黑体"


def meeting(notice: Notice) -> bytes:
    """What is said at the meeting; with what is for members only, marked as such."""
    doc = _new()
    _say(doc, words.MEETING_TITLE, size=_TITLE, font=_SONG, centred=True)
    _say(doc, words.MEETING_ORDER, font=_HEI)
    _say(
        doc,
        words.meeting_opening(notice.org, notice.year, promisors(notice), len(notice.public)),
        indent=True,
    )
    _say(doc, words.MEETING_OWN, font=_HEI)
    own = [one for one in notice.lines if one.of_org]
    _read_out(doc, own)
    if not own:
        _say(doc, words.NONE_OF_ORG, indent=True)
    _say(doc, words.MEETING_PEOPLE, font=_HEI)
    _read_out(doc, [one for one in notice.lines if not one.of_org])
    _say(doc, words.MEETING_END, font=_HEI)
    _say(doc, words.meeting_closing(notice.contact), indent=True)
    _code(doc, notice)
    return _saved(doc)


def document(notice: Notice) -> bytes:
    """The document, numbered, with the table of commitments on a sheet of its own."""
    doc = _new()
    number = words.document_number(notice.org, notice.year, notice.document)
    _say(doc, number, centred=True)
    _say(doc, words.document_title(notice.org, notice.year), size=_TITLE, font=_SONG, centred=True)
    _say(doc, words.document_to())
    for paragraph in words.document_body(notice.year, promisors(notice), len(notice.public)):
        _say(doc, paragraph, indent=True)
    _say(doc, words.document_supervision(notice.contact, notice.address), indent=True)
    _say(doc, notice.org).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signed = f"{notice.day.year}年{notice.day.month}月{notice.day.day}日"
    _say(doc, signed).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _say(doc, words.TABLE_TITLE.format(year=notice.year), font=_HEI)
    _table(doc, notice.public)
    _code(doc, notice)
    return _saved(doc)


def _new() -> Doc:
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    return doc


def _say(
    doc: Doc, text: str, *, size: int = _BODY, font: str = _FANG, centred: bool = False, indent: bool = False
) -> Paragraph:
    paragraph = doc.add_paragraph()
    _write(paragraph, text, size, font)
    paragraph.paragraph_format.line_spacing = 1.5
    paragraph.paragraph_format.space_after = Pt(4)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    return paragraph


def _write(paragraph: Paragraph, text: str, size: int, font: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    # Word takes the font of Chinese characters from an attribute of its own.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _read_out(doc: Doc, lines: list[Line]) -> None:
    for number, one in enumerate(lines, 1):
        inside = words.INSIDE if one.inside else ""
        _say(doc, f"{number}. {words.meeting_line(one.who, one.text, one.until)}{inside}", indent=True)


def _table(doc: Doc, lines: tuple[Line, ...]) -> None:
    table = doc.add_table(rows=1, cols=len(words.TABLE_HEAD))
    table.style = "Table Grid"
    table.autofit = False
    rows = [(str(number), one.who, one.text, one.until) for number, one in enumerate(lines, 1)]
    for column, width in zip(table.columns, _WIDE, strict=True):
        column.width = Cm(width)
    for place, cells in enumerate((words.TABLE_HEAD, *rows)):
        row = table.rows[0] if place == 0 else table.add_row()
        for cell, text, width in zip(row.cells, cells, _WIDE, strict=True):
            cell.width = Cm(width)
            _write(cell.paragraphs[0], text, _SMALL, _HEI if place == 0 else _FANG)


def _code(doc: Doc, notice: Notice) -> None:
    """The code, 3.5 cm wide, with the telephone number beside it (E18, R54)."""
    picture = io.BytesIO()
    segno.make(notice.address, error="m", micro=False).save(picture, kind="png", scale=8, border=4)
    picture.seek(0)
    doc.add_paragraph()
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    row = table.rows[0]
    for place, width in enumerate((4.2, 11.4)):
        table.columns[place].width = row.cells[place].width = Cm(width)
    row.cells[0].paragraphs[0].add_run().add_picture(picture, width=Cm(3.5))
    said = f"{words.SCAN}\n{words.CALL}{notice.contact}\n{words.CHAT}"
    _write(row.cells[1].paragraphs[0], said, _SMALL, _FANG)


def _saved(doc: Doc) -> bytes:
    made = io.BytesIO()
    doc.save(made)
    return made.getvalue()
