import json
import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.platforms.wecom.cards import task_id
from bot.platforms.wecom.encode import page, to_group, to_person
from bot.platforms.wecom.limits import clean, cut_bytes, cut_chars, inert
from dialogs.content import Choice, Link, Message
from tests.fakes.wecom import rules

PUBLIC = "https://party.example"
TWO = (Choice("完成了", "done:7"), Choice("还没有", "not:7"))


def drawn(message: Message, key: str = "k1", public_url: str = PUBLIC) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(json.dumps(to_person("liming", "1000002", message, key, public_url)))
    return payload


def faults(payload: dict[str, Any]) -> int:
    content = rules.check_content(payload, ("text", "textcard", "template_card"))
    return content or rules.check_envelope(payload, 1000002)


def test_plain_text() -> None:
    payload = drawn(Message("第一季度的进展怎么样？"))
    assert payload["msgtype"] == "text"
    assert payload["text"] == {"content": "第一季度的进展怎么样？"}
    assert (payload["touser"], payload["agentid"], payload["enable_duplicate_check"]) == (
        "liming",
        1000002,
        1,
    )


def test_a_title_stands_above_the_text() -> None:
    assert drawn(Message("正文", title="提醒"))["text"]["content"] == "提醒\n正文"


def test_a_link_follows_the_text() -> None:
    payload = drawn(Message("请看公示。", link=Link("公示栏", "/board?org=1&year=2026")))
    expected = '请看公示。\n<a href="https://party.example/board?org=1&year=2026">公示栏</a>'
    assert payload["text"]["content"] == expected


def test_without_a_public_address_there_is_no_link() -> None:
    message = Message("请看公示。", link=Link("公示栏", "/board"))
    assert drawn(message, public_url="")["text"]["content"] == "请看公示。"
    assert page("", Link("x", "/y")) == ""


def test_a_titled_page_is_a_textcard() -> None:
    payload = drawn(Message("今年的承诺已经公示。", title="公示", link=Link("打开公示栏", "/board")))
    card = payload["textcard"]
    assert card == {
        "title": "公示",
        "description": "今年的承诺已经公示。",
        "url": "https://party.example/board",
        "btntxt": "查看",
    }
    assert payload["enable_duplicate_check"] == 1


def test_a_titled_page_with_long_text_stays_text() -> None:
    payload = drawn(Message("长" * 171, title="公示", link=Link("打开", "/board")))
    assert payload["msgtype"] == "text"
    assert drawn(Message("长" * 170, title="公示", link=Link("打开", "/board")))["msgtype"] == "textcard"


def test_choices_are_a_card() -> None:
    payload = drawn(Message("这条承诺完成了吗？", title="季度回访", choices=TWO), key="visit-7")
    assert payload["msgtype"] == "template_card"
    assert payload["template_card"] == {
        "card_type": "button_interaction",
        "main_title": {"title": "季度回访"},
        "task_id": "visit-7",
        "sub_title_text": "这条承诺完成了吗？",
        "button_list": [
            {"type": 0, "text": "完成了", "key": "done:7"},
            {"type": 0, "text": "还没有", "key": "not:7"},
        ],
    }
    assert "enable_duplicate_check" not in payload


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("完成了吗？", "完成了吗？", None),
        ("您写的是：\n每月扫雪一次。", "您写的是：", "每月扫雪一次。"),
        ("第一行\n第二行", "第一行", "第二行"),
        ("好的。" + "说" * 40, "好的。", "说" * 40),
        ("说" * 40, "请选择", "说" * 40),
        ("", "请选择", None),
    ],
)
def test_a_card_without_a_title_finds_one(text: str, title: str, rest: str | None) -> None:
    card = drawn(Message(text, choices=TWO))["template_card"]
    assert (card["main_title"]["title"], card.get("sub_title_text")) == (title, rest)


def test_no_option_is_chosen_beforehand_and_no_button_stands_out() -> None:
    drawing = json.dumps(drawn(Message("选哪一项？", choices=TWO)))
    assert not [word for word in ("selected_id", "is_checked", "style") if word in drawing]


def test_a_link_on_a_card_is_a_button_or_the_card_itself() -> None:
    link = Link("看看大家的承诺都写了什么", "/board")
    card = drawn(Message("选哪一项？", choices=TWO, link=link))["template_card"]
    assert card["button_list"][-1] == {
        "type": 1,
        "text": "看看大家的承诺都写…",
        "url": "https://party.example/board",
    }
    six = tuple(Choice(f"第{n}项", f"o:{n}") for n in range(6))
    card = drawn(Message("选哪一项？", choices=six, link=link))["template_card"]
    assert len(card["button_list"]) == 6
    assert card["card_action"] == {"type": 1, "url": "https://party.example/board"}


SEVEN = tuple(Choice(f"第{n}项", f"o:{n}") for n in range(7))


def test_more_choices_than_buttons_are_a_list_with_nothing_chosen() -> None:
    payload = drawn(Message("哪一项先做？", choices=SEVEN))
    card = payload["template_card"]
    assert card["card_type"] == "vote_interaction"
    assert [one["id"] for one in card["checkbox"]["option_list"]] == [f"o:{n}" for n in range(7)]
    assert card["checkbox"]["mode"] == 0
    assert "is_checked" not in json.dumps(card)
    assert faults(payload) == 0


def test_a_recording_is_played_by_its_own_name() -> None:
    payload = drawn(Message("一段录音", sound="media-1"))
    assert (payload["msgtype"], payload["voice"]) == ("voice", {"media_id": "media-1"})


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("说" * 161, TWO),
        ("选", (*SEVEN[:6], Choice("一个长到列表里也放不下的选项名字", "o:9"), *SEVEN[6:])[:7] * 3),
        ("选", (Choice("甲", "same"), Choice("乙", "same"))),
        ("选", (Choice("甲", "k" * 1025), Choice("乙", "b"))),
        ("选", (Choice("甲", ""), Choice("乙", "b"))),
        ("选", (Choice(" ", "a"), Choice("乙", "b"))),
    ],
)
def test_what_a_card_cannot_show_is_numbered_text(text: str, choices: tuple[Choice, ...]) -> None:
    payload = drawn(Message(text, choices=choices))
    lines = payload["text"]["content"].split("\n")
    assert lines[0] == text
    assert lines[-1] == "请回复前面的数字。"
    assert lines[1:-1] == [f"{n}. {choice.label}" for n, choice in enumerate(choices, start=1)]


def test_the_end_of_a_too_long_text_is_cut_but_not_the_choices_nor_the_link() -> None:
    message = Message("说" * 3000, choices=SEVEN, link=Link("全文", "/t"))
    content = drawn(message)["text"]["content"]
    assert len(content.encode()) <= 2048
    assert content.endswith('7. 第6项\n请回复前面的数字。\n<a href="https://party.example/t">全文</a>')
    assert "说…\n1. 第0项" in content


def test_what_a_member_wrote_becomes_no_link() -> None:
    content = drawn(Message('点<a href="http://evil.example">这里</a>，3<5，<@all>'))["text"]["content"]
    assert content == '点＜a href="http://evil.example">这里＜/a>，3<5，＜@all>'


@pytest.mark.parametrize("key", ["visit-7", "a" * 128, "A_9-z"])
def test_a_simple_key_is_its_own_task_id(key: str) -> None:
    assert task_id(key) == key


@pytest.mark.parametrize("key", ["", "a" * 129, "visit:7", "年度", "h@1", "a b", "\ud800"])
def test_another_key_is_hashed(key: str) -> None:
    assert re.fullmatch(r"h@[0-9a-f]{64}", task_id(key))


@given(st.text(), st.text())
def test_two_keys_never_share_a_task_id(one: str, other: str) -> None:
    assume(one != other)
    assert task_id(one) != task_id(other)
    assert re.fullmatch(r"[0-9A-Za-z_\-@]{1,128}", task_id(one))


def test_a_resend_is_the_same_and_another_key_is_not() -> None:
    message = Message("没有听懂。请再说一遍。")
    assert drawn(message, "k1") == drawn(message, "k1")
    first, second = drawn(message, "k1"), drawn(message, "k2")
    assert first["text"] == second["text"]
    assert first["duplicate_check_interval"] != second["duplicate_check_interval"]


def test_group_text_knows_neither_choices_nor_markup() -> None:
    message = Message("请看<@all>", title="公示", choices=TWO, link=Link("公示栏", "/board"))
    assert to_group(message, PUBLIC) == {
        "msgtype": "text",
        "text": {"content": "公示\n请看＜@all>\n公示栏：https://party.example/board"},
    }


@pytest.mark.parametrize("sign", ["a", "é", "字", "😀"])
@pytest.mark.parametrize("room", range(10, 16))
def test_cutting_at_a_border_of_several_bytes(sign: str, room: int) -> None:
    cut = cut_bytes(sign * 20, room)
    assert len(cut.encode()) <= room
    assert cut.endswith("…")
    assert set(cut[:-1]) == {sign}
    assert len((cut[:-1] + sign + "…").encode()) > room  # nothing is wasted


def test_what_fits_is_not_cut() -> None:
    assert cut_bytes("字" * 4, 12) == "字" * 4
    assert cut_bytes("字" * 4, 11) == "字字…"
    assert cut_chars("字" * 4, 4) == "字" * 4
    assert cut_chars("字" * 5, 4) == "字字字…"


def test_cleaning() -> None:
    assert clean("a\r\nb\rc\x00\x07\ud800\tд") == "a\nb\nc\tд"
    assert inert("1 < 2 </a> <b") == "1 < 2 ＜/a> ＜b"


TEXTS = st.text(max_size=900) | st.text("字<a😀\n。：", max_size=1200)
CHOICES = st.lists(st.builds(Choice, st.text(max_size=12), st.text(max_size=60)), max_size=8).map(tuple)
LINKS = st.none() | st.builds(Link, st.text(max_size=80), st.text(max_size=60).map(lambda path: "/" + path))
MESSAGES = st.builds(Message, TEXTS, st.text(max_size=150), CHOICES, LINKS)


@given(MESSAGES, st.text(max_size=200))
def test_every_message_is_accepted_by_the_platform(message: Message, key: str) -> None:
    payload = drawn(message, key)
    # A message that says nothing is the only one the platform may refuse (44004).
    assert faults(payload) in ((0,) if clean(message.text).strip() else (0, 44004))
    json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace")


@given(MESSAGES)
def test_every_group_post_is_accepted_by_the_platform(message: Message) -> None:
    payload = json.loads(json.dumps(to_group(message, PUBLIC)))
    assert rules.check_content(payload, ("text",)) in ((0,) if clean(message.text).strip() else (0, 44004))
