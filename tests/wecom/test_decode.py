import hashlib
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.refusals import BadPayload
from bot.platforms.wecom.decode import decode
from dialogs.heard import Heard, Kind
from tests.wecom.vectors import VECTORS

AT = datetime(2020, 5, 1, 1, 2, 3, tzinfo=UTC)
SECONDS = str(int(AT.timestamp()))


def xml(fields: str, sender: str = "<FromUserName><![CDATA[LiMing]]></FromUserName>") -> bytes:
    head = f"<xml><ToUserName><![CDATA[ww]]></ToUserName>{sender}<CreateTime>{SECONDS}</CreateTime>"
    return f"{head}{fields}<AgentID>1</AgentID></xml>".encode()


def event(name: str, fields: str = "") -> bytes:
    return xml(f"<MsgType>event</MsgType><Event><![CDATA[{name}]]></Event>{fields}")


def heard(payload: bytes) -> Heard:
    found = decode(payload)
    assert found is not None
    return found


def test_text() -> None:
    payload = xml(
        "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[ 完成 50%\n<谢谢> ]]></Content>"
        "<MsgId>9007</MsgId>"
    )
    assert decode(payload) == Heard("wecom", "liming", "9007", Kind.TEXT, AT, text=" 完成 50%\n<谢谢> ")


@pytest.mark.parametrize(
    "content", ["<Content></Content>", "<Content/>", "<Content><![CDATA[]]></Content>", ""]
)
def test_empty_text_is_empty(content: str) -> None:
    assert heard(xml(f"<MsgType>text</MsgType>{content}<MsgId>1</MsgId>")).text == ""


def test_a_cdata_end_inside_the_text() -> None:
    payload = xml("<MsgType>text</MsgType><Content><![CDATA[a]]]]><![CDATA[>b]]></Content><MsgId>1</MsgId>")
    assert heard(payload).text == "a]]>b"


@pytest.mark.parametrize(
    ("kind", "known_as"), [("amr", "amr"), ("AMR", "amr"), ("speex", "speex"), ("", "amr")]
)
def test_voice(kind: str, known_as: str) -> None:
    found = heard(
        xml(f"<MsgType>voice</MsgType><MediaId>m-1_x</MediaId><Format>{kind}</Format><MsgId>2</MsgId>")
    )
    assert (found.kind, found.media, found.media_format, found.key) == (Kind.AUDIO, "m-1_x", known_as, "2")


def test_image() -> None:
    found = heard(xml("<MsgType>image</MsgType><PicUrl>u</PicUrl><MediaId>m2</MediaId><MsgId>3</MsgId>"))
    assert (found.kind, found.media, found.media_format) == (Kind.IMAGE, "m2", "jpg")


def test_menu_click() -> None:
    found = heard(event("click", "<EventKey><![CDATA[menu:mine]]></EventKey>"))
    assert (found.kind, found.token, found.reply_code) == (Kind.CHOICE, "menu:mine", "")


def card(name: str, selected: str = "") -> bytes:
    fields = "<EventKey><![CDATA[go:7]]></EventKey><TaskId>t</TaskId><CardType>c</CardType>"
    return event(name, f"{fields}<ResponseCode><![CDATA[rc]]></ResponseCode>{selected}")


def options(*ids: str) -> str:
    inside = "".join(f"<OptionId><![CDATA[{one}]]></OptionId>" for one in ids)
    return f"<SelectedItem><QuestionKey>q</QuestionKey><OptionIds>{inside}</OptionIds></SelectedItem>"


@pytest.mark.parametrize(
    ("payload", "token"),
    [
        (card("template_card_event"), "go:7"),
        (card("template_card_event", "<SelectedItems/>"), "go:7"),
        (card("template_card_event", f"<SelectedItems>{options('yes:7')}</SelectedItems>"), "yes:7"),
        (card("template_card_event", f"<SelectedItems>{options('a', 'b')}</SelectedItems>"), "go:7"),
        (card("template_card_event", f"<SelectedItems>{options('a')}{options('b')}</SelectedItems>"), "go:7"),
        (card("template_card_menu_event"), "go:7"),
    ],
)
def test_card(payload: bytes, token: str) -> None:
    found = heard(payload)
    assert (found.kind, found.token, found.reply_code) == (Kind.CHOICE, token, "rc")


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("enter_agent", Kind.ENTER, ""),
        ("subscribe", Kind.ENTER, ""),
        ("unsubscribe", Kind.LEAVE, ""),
        ("inactive_alert", Kind.NOTICE, "inactive_alert"),
        ("close_inactive_agent", Kind.NOTICE, "close_inactive_agent"),
        ("reopen_inactive_agent", Kind.NOTICE, "reopen_inactive_agent"),
        ("low_active_alert", Kind.NOTICE, "low_active_alert"),
        ("low_active", Kind.NOTICE, "low_active"),
        ("active_restored", Kind.NOTICE, "active_restored"),
    ],
)
def test_events(name: str, kind: Kind, text: str) -> None:
    found = heard(event(name))
    assert (found.kind, found.text, found.address, found.at) == (kind, text, "liming", AT)


def test_the_platform_speaking_of_itself_needs_no_sender() -> None:
    payload = xml("<MsgType>event</MsgType><Event>inactive_alert</Event>", sender="")
    assert heard(payload).address == ""


@pytest.mark.parametrize(
    "name", ["LOCATION", "view", "change_contact", "batch_job_result", "", "brand_new_event"]
)
def test_other_events_are_of_no_use(name: str) -> None:
    assert decode(event(name)) is None


@pytest.mark.parametrize("kind", ["video", "location", "link", "file", "brand_new"])
def test_other_messages_are_of_no_use(kind: str) -> None:
    assert decode(xml(f"<MsgType>{kind}</MsgType><MsgId>1</MsgId>")) is None


def test_events_of_the_same_second_have_their_own_keys() -> None:
    assert heard(event("subscribe")).key != heard(event("enter_agent")).key
    assert heard(event("subscribe")).key == hashlib.sha1(event("subscribe")).hexdigest()


def test_a_message_without_a_usable_number_is_known_by_its_bytes() -> None:
    payload = xml("<MsgType>text</MsgType><Content>x</Content><MsgId>１２</MsgId>")
    assert heard(payload).key == hashlib.sha1(payload).hexdigest()


def test_the_messages_of_the_vectors() -> None:
    texts = [
        heard(v.message).text for v in VECTORS if v.message.startswith(b"<xml>") and b"MsgId" in v.message
    ]
    assert texts == ["hello", "x123", "密文测试"]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xml><MsgType>&b;</MsgType></xml>'
TEXT = "<MsgType>text</MsgType><Content>x</Content>"


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"no xml",
        b"<xml>",
        b"<xml></xml>",
        b"<other><MsgType>text</MsgType></other>",
        b"\xff\xfe<xml/>",
        b"<xml>\x00</xml>",
        BOMB,
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><MsgType>text</MsgType></xml>',
        b"<xml>" + b"<a>" * 9000 + b"</a>" * 9000 + b"</xml>",
        b"<xml>" + b"<a/>" * 17000 + b"</xml>",
        b"<!DOCTYPE xml>" + xml(TEXT),
        xml(TEXT + "<a>" * 8 + "</a>" * 8),
        xml(TEXT, sender=""),
        xml(TEXT, sender="<FromUserName>" + "x" * 65 + "</FromUserName>"),
        xml(TEXT, sender="<FromUserName>a</FromUserName><FromUserName>b</FromUserName>"),
        xml("<MsgType>text</MsgType><Content><b>x</b></Content>"),
        xml("<MsgType>text</MsgType><MsgType>event</MsgType>"),
        xml("<MsgType>voice</MsgType><MsgId>1</MsgId>"),
        xml("<MsgType>image</MsgType><MediaId>" + "m" * 257 + "</MediaId>"),
        xml(f"{TEXT}<CreateTime>1</CreateTime>"),
        xml(TEXT).replace(SECONDS.encode(), b"yesterday"),
        xml(TEXT).replace(SECONDS.encode(), b"-1"),
        xml(TEXT).replace(SECONDS.encode(), b"99999999999"),
        event("click", "<EventKey>" + "k" * 201 + "</EventKey>"),
        card("template_card_event", f"<SelectedItems>{options('o' * 201)}</SelectedItems>"),
    ],
)
def test_what_cannot_be_read_is_refused(payload: bytes) -> None:
    with pytest.raises(BadPayload):
        decode(payload)


def test_some_depth_is_permitted() -> None:
    assert heard(xml(TEXT + "<a>" * 6 + "</a>" * 6)).text == "x"


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(payload: bytes) -> None:
    with suppress(BadPayload):
        decode(payload)


TAGS = ("MsgType", "Event", "EventKey", "Content", "MediaId", "MsgId", "CreateTime", "FromUserName")
LISTS = ("SelectedItems", "SelectedItem", "OptionIds", "OptionId")
VALUES = ("text", "event", "voice", "click", "template_card_event", "1588294923", "&amp;", "<![CDATA[", "]]>")
PIECES = st.sampled_from(TAGS + LISTS + VALUES)


@given(st.lists(st.tuples(PIECES, st.sampled_from(("<%s>", "</%s>", "%s", "<%s/>"))), max_size=40))
def test_any_arrangement_of_fields_is_decoded_or_refused(parts: list[tuple[str, str]]) -> None:
    payload = xml("".join(form % word for word, form in parts))
    with suppress(BadPayload):
        decode(payload)
