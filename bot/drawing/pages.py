"""Writes the drawn dialogs into a folder: an index, a page and a picture for each dialog."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.drawing.describe import Drawn, condition, drawn
from bot.drawing.picture import svg
from bot.drawing.previews import Preview, on_wecom
from bot.drawing.previews_dingtalk import on_dingtalk
from bot.drawing.previews_official import on_official
from bot.drawing.previews_robot import on_robot
from bot.drawing.sentences import sentences
from dialogs.content import Message
from dialogs.engine.dialog import Dialog
from dialogs.scripts.catalog import DIALOGS
from dialogs.words.service import DIALOGS as CALLED

#: Every platform on which a message is drawn, by its Chinese name.
PLATFORMS: Mapping[str, Callable[[Message], Preview]] = {
    "企业微信应用": on_wecom,
    "企业微信智能机器人": on_robot,
    "钉钉": on_dingtalk,
    "微信公众号": on_official,
}

_TEMPLATES = Environment(
    loader=PackageLoader("bot.drawing", "templates"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One message: which wording it is, as it stands and as each platform shows it, by its name."""

    which: str
    message: Message
    shown: dict[str, Preview]


@dataclass(frozen=True, slots=True)
class Case:
    """A question as it is put to somebody."""

    case: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all its cases."""

    key: str
    when: str
    cases: tuple[Case, ...]

    @property
    def faults(self) -> list[str]:
        """What is beyond a platform's limits, in Chinese."""
        return [
            f"{self.key}（{case.case}）：{fault}"
            for case in self.cases
            for one in case.wordings
            for preview in one.shown.values()
            for fault in preview.faults
        ]


def draw(out: Path) -> list[str]:
    """Write everything into `out`; gives what is beyond a platform's limits, in Chinese.

    Raises:
        OSError: the folder cannot be written to.
    """
    out.mkdir(parents=True, exist_ok=True)
    asked = {dialog.name: _asked(dialog) for dialog in DIALOGS}
    for dialog in DIALOGS:
        picture = svg(dialog)
        _write(out / f"{dialog.name}.svg", picture + "\n")
        page = {"title": CALLED.get(dialog.name, dialog.name), "dialog": dialog, "picture": picture}
        _render(out / f"{dialog.name}.html", "dialog.html.j2", {**page, "questions": asked[dialog.name]})
    faults = [
        f"{CALLED.get(name, name)}：{fault}"
        for name, all_ in asked.items()
        for one in all_
        for fault in one.faults
    ]
    rows = [
        (name, CALLED.get(name, name), len(all_), sum(len(one.cases) for one in all_))
        for name, all_ in asked.items()
    ]
    _render(out / "sentences.html", "sentences.html.j2", {"title": "每一句话", "rows": sentences()})
    _render(out / "index.html", "index.html.j2", {"title": "对话一览", "rows": rows, "faults": faults})
    return faults


def _asked(dialog: Dialog) -> list[Asked]:
    return [
        Asked(question.key, condition(question), tuple(_case(one) for one in drawn(dialog, question)))
        for question in dialog.questions
    ]


def _case(one: Drawn) -> Case:
    first = Wording("第一遍", one.first, _previews(one.first))
    second = Wording("再问一遍", one.second, _previews(one.second))
    return Case(one.example.case, (first, second))


def _previews(message: Message) -> dict[str, Preview]:
    return {name: shown(message) for name, shown in PLATFORMS.items()}


def _render(path: Path, template: str, values: dict[str, Any]) -> None:
    _write(path, _TEMPLATES.get_template(template).render(values))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
