"""Word files of ours: A4, margins and type of GB/T 9704 (公文): title in 22 points, body in 16 (三号)."""

import io

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

BODY, TITLE, SMALL = 16, 22, 12
SONG, FANG, HEI = "宋体", "仿宋", "黑体"


def new() -> Doc:
    """An empty document."""
    doc = Document()
    page = doc.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.top_margin, page.bottom_margin = Cm(3.7), Cm(3.5)
    page.left_margin, page.right_margin = Cm(2.8), Cm(2.6)
    return doc


def say(
    doc: Doc, text: str, *, size: int = BODY, font: str = FANG, centred: bool = False, indent: bool = False
) -> Paragraph:
    """A paragraph more."""
    paragraph = doc.add_paragraph()
    write(paragraph, text, size, font)
    paragraph.paragraph_format.line_spacing = 1.5
    paragraph.paragraph_format.space_after = Pt(4)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)
    return paragraph


def write(paragraph: Paragraph, text: str, size: int, font: str) -> None:
    """Write into a paragraph. `size` is in points."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.name = font
    # Word takes the font of Chinese characters from an attribute of its own.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def saved(doc: Doc) -> bytes:
    """The file."""
    made = io.BytesIO()
    doc.save(made)
    return made.getvalue()
