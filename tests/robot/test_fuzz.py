"""Whatever comes over the line: nothing raises, and only well-formed words of somebody are heard."""

import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.wecom.robot.decode import decode, is_kick
from bot.platforms.wecom.robot.encode import MARKDOWN_BYTES, harmless, markdown_of
from bot.platforms.wecom.robot.frames import read_frame
from dialogs.content import Choice, Message

NOW = datetime(2026, 11, 23, tzinfo=UTC)

KEYS = (
    "cmd", "headers", "req_id", "body", "msgid", "chattype", "chatid", "from", "userid", "msgtype", "text",
    "content", "voice", "image", "url", "aeskey", "mixed", "msg_item", "event", "eventtype",
    "template_card_event", "event_key", "task_id", "selected_items", "selected_item", "option_ids",
    "option_id", "create_time", "errcode",
)  # fmt: skip
WORDS = (
    "aibot_msg_callback", "aibot_event_callback", "text", "voice", "image", "mixed", "event", "enter_chat",
    "template_card_event", "disconnected_event", "group", "single", "li", "m1",
)  # fmt: skip
leaves: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers() | st.sampled_from(WORDS) | st.text(max_size=20)
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=30,
)
bodies = st.dictionaries(st.sampled_from(KEYS), values, max_size=8)


@given(bodies, st.sampled_from(["aibot_msg_callback", "aibot_event_callback"]))
@settings(max_examples=400)
def test_no_frame_raises(body: dict[str, Any], cmd: str) -> None:
    whole = {"msgid": "m1", "from": {"userid": "li"}, **body}
    text = json.dumps({"cmd": cmd, "headers": {"req_id": "r1"}, "body": whole})
    frame = read_frame(text)
    assert frame is not None
    is_kick(frame)
    caught = decode(frame, NOW)
    for heard in caught.heard:
        assert heard.address
        assert heard.key
        assert not heard.media or heard.media in caught.sources


@given(st.text() | values.map(json.dumps))
def test_no_text_raises(text: str) -> None:
    read_frame(text)


@given(st.text(max_size=400), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_what_people_write_is_no_markup(text: str, labels: list[str]) -> None:
    for line in harmless(text).split("\n"):
        assert not line.lstrip(" \t").startswith(("#", ">", "- ", "+ "))
    assert not set("*`[]<|~_") & set(harmless(text))
    choices = tuple(Choice(label, f"t:{number}") for number, label in enumerate(labels))
    said = markdown_of(Message(text * 60, choices=choices), "https://party.example")
    assert len(said.encode()) <= MARKDOWN_BYTES
