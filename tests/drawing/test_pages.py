"""What `jiannuo dialogs draw` writes."""

import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.drawing import pages
from bot.drawing.previews import on_wecom
from bot.drawing.previews_dingtalk import on_dingtalk
from dialogs.content import Choice, Link, Message
from dialogs.scripts.catalog import DIALOGS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("drawn") / "deep" / "folder"
    assert pages.draw(out) == []
    return out


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


def test_every_link_leads_to_a_file_of_the_folder(folder: Path) -> None:
    for page in folder.glob("*.html"):
        reader = read(page)
        assert reader.links, page.name
        assert all((folder / link).is_file() for link in reader.links), page.name
        assert "script" not in reader.tags


def test_every_dialog_has_a_page_with_all_its_words(folder: Path) -> None:
    for dialog in DIALOGS:
        reader = read(folder / f"{dialog.name}.html")
        for question in dialog.questions:
            assert question.key in reader.words
    commitment = read(folder / "commitment.html").words
    assert "王秀英录了一段话" in commitment
    assert "当面念过，对" in commitment
    assert "企业微信" in commitment


def test_every_picture_is_one_and_shows_the_questions_in_order(folder: Path) -> None:
    for dialog in DIALOGS:
        root = ElementTree.fromstring((folder / f"{dialog.name}.svg").read_text(encoding="utf-8"))
        told = "\n".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
        keys = re.findall(r"^\d\. (\w+)$", told, re.MULTILINE)
        assert keys == [question.key for question in dialog.questions]


def test_drawing_twice_gives_the_same(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    pages.draw(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_page_fits_a_phone_and_needs_no_network(folder: Path) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert 'name="viewport" content="width=device-width' in text
    for page in folder.glob("*.html"):
        assert not re.search(r"https?://(?!www\.w3\.org)", page.read_text(encoding="utf-8")), page.name


def test_what_is_beyond_a_limit_is_named() -> None:
    many = tuple(Choice(f"第{n}条", str(n)) for n in range(7))
    assert on_wecom(Message("哪一条？", choices=many)).faults == ("按钮有7个，最多6个",)
    assert on_wecom(Message("好吗？", choices=(Choice("这个按钮的字实在太多了", "a"),))).faults
    assert on_wecom(Message("好吗？", choices=(Choice("好", ""),))).faults
    assert on_wecom(Message("好。", title="题" * 37)).faults == ("标题超过36个字",)
    assert "文字超过2048字节" in on_wecom(Message("长" * 700)).faults
    assert on_wecom(Message("好吗？", choices=(Choice("好", "a"),))).faults == ()


def test_each_kind_of_message_is_named() -> None:
    link = Link("看", "/board/1")
    assert on_wecom(Message("好吗？", choices=(Choice("好", "a"),))).kind == "按钮卡片"
    assert on_wecom(Message("好了。", title="公示", link=link)).kind == "文本卡片"
    assert on_wecom(Message("好了。", link=link)).kind == "文字"


def test_dingtalk_shows_a_card_a_page_or_a_text() -> None:
    link = Link("看", "/board/1")
    assert on_dingtalk(Message("好吗？", choices=(Choice("好", "a"),))).kind == "互动卡片"
    assert on_dingtalk(Message("长" * 400, choices=(Choice("好", "a"),))).kind == "按钮打开网页"
    assert on_dingtalk(Message("好了。", link=link)).taps == ("看",)
    assert on_dingtalk(Message("好了。")).kind == "文字"


def test_what_is_beyond_dingtalks_limits_is_named() -> None:
    many = tuple(Choice(f"第{n}条", str(n)) for n in range(7))
    assert on_dingtalk(Message("哪一条？", choices=many)).faults == ("钉钉：按钮有7个，最多6个",)
    assert "钉钉：结尾被截掉了" in on_dingtalk(Message("长" * 2100 + "\n尾")).faults


def test_every_platform_is_drawn_and_what_it_cuts_is_a_fault(folder: Path) -> None:
    drawn = (folder / "commitment.html").read_text(encoding="utf-8")
    assert [name for name in pages.PLATFORMS if name not in drawn] == []
    long = Message("这一句很长。" * 4000 + "最后一句在这里。")
    assert [name for name, shown in pages.PLATFORMS.items() if not shown(long).faults] == []
    crowded = Message("选一个。", choices=tuple(Choice(f"第{n}个", f"{n}") for n in range(4)))
    shown = {name: draw(crowded) for name, draw in pages.PLATFORMS.items()}
    assert {name: one.faults for name, one in shown.items()} == dict.fromkeys(pages.PLATFORMS, ())
    assert len(shown["企业微信智能机器人"].taps) == 4
    assert "4. 第3个" in shown["微信公众号"].text
