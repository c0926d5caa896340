"""The materials for Word: talking points for the meeting, and the document with its table (公文体)."""

import io

import segno
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm

from bot.documents.notice_texts import promisors
from bot.documents.word import FANG, HEI, SMALL, SONG, TITLE, new, saved, say, write
from dialogs.rules.publishing import Line, Notice
from dialogs.words import materials as words

#: Columns of the table of commitments, in centimetres.
_WIDE = (1.4, 3.2, 8.0, 3.0)


def meeting(notice: Notice) -> bytes:
    """What is said at the meeting; with what is for members only, marked as such."""
    doc = new()
    say(doc, words.MEETING_TITLE, size=TITLE, font=SONG, centred=True)
    say(doc, words.MEETING_ORDER, font=HEI)
    say(
        doc,
        words.meeting_opening(notice.org, notice.year, promisors(notice), len(notice.public)),
        indent=True,
    )
    say(doc, words.MEETING_OWN, font=HEI)
    own = [one for one in notice.lines if one.of_org]
    _read_out(doc, own)
    if not own:
        say(doc, words.NONE_OF_ORG, indent=True)
    say(doc, words.MEETING_PEOPLE, font=HEI)
    _read_out(doc, [one for one in notice.lines if not one.of_org])
    say(doc, words.MEETING_END, font=HEI)
    say(doc, words.meeting_closing(notice.contact), indent=True)
    _code(doc, notice)
    return saved(doc)


def document(notice: Notice) -> bytes:
    """The document, numbered, with the table of commitments on a sheet of its own."""
    doc = new()
    number = words.document_number(notice.org, notice.year, notice.document)
    say(doc, number, centred=True)
    say(doc, words.document_title(notice.org, notice.year), size=TITLE, font=SONG, centred=True)
    say(doc, words.document_to())
    for paragraph in words.document_body(notice.year, promisors(notice), len(notice.public)):
        say(doc, paragraph, indent=True)
    say(doc, words.document_supervision(notice.contact, notice.address), indent=True)
    say(doc, notice.org).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signed = f"{notice.day.year}年{notice.day.month}月{notice.day.day}日"
    say(doc, signed).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    say(doc, words.TABLE_TITLE.format(year=notice.year), font=HEI)
    _table(doc, notice.public)
    _code(doc, notice)
    return saved(doc)


def _read_out(doc: Doc, lines: list[Line]) -> None:
    for number, one in enumerate(lines, 1):
        inside = words.INSIDE if one.inside else ""
        say(
            doc,
            f"{number}. {words.meeting_line(one.who, one.text, one.until, one.before)}{inside}",
            indent=True,
        )


def _table(doc: Doc, lines: tuple[Line, ...]) -> None:
    table = doc.add_table(rows=1, cols=len(words.TABLE_HEAD))
    table.style = "Table Grid"
    table.autofit = False
    rows = [(str(number), one.who, _with_before(one), one.until) for number, one in enumerate(lines, 1)]
    for column, width in zip(table.columns, _WIDE, strict=True):
        column.width = Cm(width)
    for place, cells in enumerate((words.TABLE_HEAD, *rows)):
        row = table.rows[0] if place == 0 else table.add_row()
        for cell, text, width in zip(row.cells, cells, _WIDE, strict=True):
            cell.width = Cm(width)
            write(cell.paragraphs[0], text, SMALL, HEI if place == 0 else FANG)


def _with_before(one: Line) -> str:
    return f"{one.text}（{one.before}）" if one.before else one.text


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
    write(row.cells[1].paragraphs[0], said, SMALL, FANG)
