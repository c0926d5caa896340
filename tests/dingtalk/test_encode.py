"""What a message looks like on DingTalk: nothing is lost, nothing of a member's becomes markup."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.dingtalk import limits
from bot.platforms.dingtalk.config import DingTalkConfig
from bot.platforms.dingtalk.encode import Card, Plain, to_group, to_person, to_webhook, track_id
from bot.platforms.dingtalk.limits import inert
from bot.platforms.text import clean
from dialogs.content import Choice, Link, Message
from tests.fakes.dingtalk import rules

BARE = DingTalkConfig("ding1", "s")
PAGES = DingTalkConfig("ding1", "s", public_url="https://party.example")
CARDS = DingTalkConfig("ding1", "s", public_url="https://party.example", card_template_id="t.schema")
LINK = Link("看公示栏", "/board/1")


def saying(key: str) -> str:
    return f"/say/{len(key)}"


def plain(config: DingTalkConfig, message: Message, *, by_page: bool = False) -> Plain:
    shown = to_person(config, message, "k", saying, by_page=by_page)
    assert isinstance(shown, Plain)
    return shown


def choices(number: int) -> tuple[Choice, ...]:
    return tuple(Choice(f"第{n}条", f"t{n}") for n in range(1, number + 1))


def test_without_an_address_of_ours_choices_are_numbered() -> None:
    shown = json.loads(plain(BARE, Message("哪一条？", choices=choices(2), link=LINK)).param)
    assert shown["content"] == "哪一条？\n1. 第1条\n2. 第2条\n请回复前面的数字。"


def test_too_many_buttons_become_one_that_opens_the_page() -> None:
    five = plain(PAGES, Message("哪一条？", choices=choices(5)))
    assert five.key == "sampleActionCard5"
    six = plain(PAGES, Message("哪一条？", choices=choices(6)))
    assert six.key == "sampleActionCard"
    assert "6. 第6条" in json.loads(six.param)["text"]
    with_link = plain(PAGES, Message("哪一条？", choices=choices(4), link=LINK))
    assert json.loads(with_link.param)["actionURL5"] == "https://party.example/board/1"


def test_a_card_has_every_variable_of_the_template() -> None:
    shown = to_person(CARDS, Message("哪一条？", choices=choices(2), link=LINK), "k", saying, by_page=False)
    assert isinstance(shown, Card)
    assert shown.values["link"] == "https://party.example/board/1"
    assert [shown.values[f"b{n}"] for n in range(1, 7)] == ["第1条", "第2条", "", "", "", ""]
    assert shown.track_id == track_id("k") != track_id("l")


def test_what_does_not_fit_a_card_is_not_cut() -> None:
    long = Message("长" * 400 + "\n对吗？", choices=choices(2))
    assert "对吗？" in json.loads(plain(CARDS, long).param)["text"]


def test_markup_of_a_member_stays_his_words() -> None:
    told = inert("# 大标题\n> 引用\n[点我](http://evil.example) **重** `码` <b>")
    assert not any(sign in told for sign in "#[]*`<")
    assert "\n  >" not in told
    assert "  \n  " in told


def test_a_webhook_gets_the_same() -> None:
    assert to_webhook(PAGES, Message("好了。", link=LINK))["msgtype"] == "actionCard"
    assert to_webhook(PAGES, Message("好了。", choices=choices(2)))["text"] == {"content": "好了。"}


CHOICE = st.builds(Choice, st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=40))
PATH = st.text(max_size=20).map(lambda rest: f"/{rest}")
MESSAGES = st.builds(
    Message,
    st.text(min_size=1, max_size=3000),
    st.text(max_size=60),
    st.lists(CHOICE, max_size=7).map(tuple),
    st.none() | st.builds(Link, st.text(max_size=12), PATH),
)


@given(MESSAGES, st.sampled_from([BARE, PAGES, CARDS]), st.booleans())
def test_whatever_is_said_the_platform_takes_it(
    message: Message, config: DingTalkConfig, by_page: bool
) -> None:
    for shown in (to_person(config, message, "k", saying, by_page=by_page), to_group(config, message)):
        if isinstance(shown, Card):
            assert rules.check_values(dict(shown.values)) == ""
        else:
            assert len(shown.param.encode()) <= limits.PARAM_BYTES
            values = json.loads(shown.param)
            assert values.keys() == rules.SHAPES[shown.key]
            if clean(message.text).strip():
                assert rules.check_param(shown.param, rules.SHAPES[shown.key]) == ""
