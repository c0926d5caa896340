"""The picture of a dialog: its questions from top to bottom, as an SVG that needs nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from bot.drawing.describe import condition, drawn
from dialogs.engine.dialog import Dialog, Question

_WIDTH, _MARGIN, _LINE, _GAP = 340, 12, 20, 34
_PER_LINE = 21

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
    'height="{height}" role="img" aria-label="{label}" font-family="sans-serif" font-size="14">'
)
_BOX = (
    '<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="8" fill="#fff" stroke="#b5382a" '
    'stroke-width="1.5"/>'
)
_TEXT = '<text x="{x}" y="{y}" fill="{ink}"{more}>{text}</text>'
_ARROW = '<path d="M170 {top} V{bottom} m-5 -7 l5 7 l5 -7" fill="none" stroke="#666" stroke-width="1.5"/>'
_INK, _GREY, _RED = "#222", "#555", "#8f2a1f"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    ink: str = _INK
    bold: bool = False


def svg(dialog: Dialog) -> str:
    """The picture of a dialog."""
    y, parts = _MARGIN, list[str]()
    for number, question in enumerate(dialog.questions, 1):
        lines = list(_lines(dialog, question, number))
        height = len(lines) * _LINE + 16
        parts.append(_box(lines, y, height))
        parts.append(_ARROW.format(top=y + height, bottom=y + height + _GAP))
        y += height + _GAP
    end = [_Line("问完了，照办", _GREY)]
    parts.append(_box(end, y, _LINE + 16))
    height = y + _LINE + 16 + _MARGIN
    label = escape(f"{dialog.name}：{len(dialog.questions)}个问题", {'"': "&quot;"})
    return _HEAD.format(width=_WIDTH, height=height, label=label) + "".join(parts) + "</svg>"


def _lines(dialog: Dialog, question: Question, number: int) -> Iterator[_Line]:
    yield _Line(f"{number}. {question.key}", _RED, bold=True)
    for line in _broken(condition(question), 2 * _PER_LINE):
        yield _Line(line, _GREY)
    cases = drawn(dialog, question)
    if cases:
        for line in _broken(cases[0].first.text.replace("\n", " "), _PER_LINE)[:4]:
            yield _Line(line)
    labels = dict.fromkeys(choice.label for one in cases for choice in one.first.choices)
    for line in _broken(" ".join(f"[{label}]" for label in labels), _PER_LINE):
        yield _Line(line, _RED)
    if question.clears:
        yield _Line(f"改了它，重问：{'、'.join(question.clears)}", _GREY)


def _broken(text: str, width: int) -> list[str]:
    """Lines of at most that many characters; words with spaces between stay whole."""
    if " " in text:
        return wrap(text, width)
    return [text[start : start + width] for start in range(0, len(text), width)]


def _box(lines: list[_Line], y: int, height: int) -> str:
    box = _BOX.format(x=_MARGIN, y=y, width=_WIDTH - 2 * _MARGIN, height=height)
    texts = (
        _TEXT.format(
            x=_MARGIN + 10,
            y=y + _LINE * (number + 1) + 2,
            ink=line.ink,
            more=' font-weight="bold"' if line.bold else "",
            text=escape(line.text),
        )
        for number, line in enumerate(lines)
    )
    return box + "".join(texts)
