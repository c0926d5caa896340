from dataclasses import replace

import pytest

from bot.platforms.wecom.config import WeComConfig
from tests.wecom.samples import AES_KEY, AGENT, CORP, SECRET, TOKEN

GOOD = WeComConfig(CORP, AGENT, SECRET, TOKEN, AES_KEY)


def test_a_good_configuration_has_no_faults() -> None:
    assert GOOD.faults() == ()
    more = replace(
        GOOD,
        group_webhook_url="https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc",
        public_url="https://party.example/branch",
        api_base="http://127.0.0.1:8080",
    )
    assert more.faults() == ()


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"corp_id": ""}, "企业 ID"),
        ({"agent_id": "一"}, "应用 ID"),
        ({"agent_id": "１２"}, "应用 ID"),
        ({"secret": " "}, "Secret"),
        ({"token": "has space"}, "Token"),
        ({"encoding_aes_key": AES_KEY[:-1]}, "EncodingAESKey"),
        ({"api_base": "http://qyapi.weixin.qq.com"}, "api_base"),
        ({"api_base": "https://qyapi.weixin.qq.com/"}, "api_base"),
        ({"api_base": "https://[broken"}, "api_base"),
        ({"max_skew_s": 5}, "max_skew_s"),
        ({"group_webhook_url": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"}, "推送"),
        ({"public_url": "https://party.example/"}, "public_url"),
        ({"public_url": 'https://party.example/"x'}, "public_url"),
        ({"public_url": "party.example"}, "public_url"),
    ],
)
def test_each_fault_is_named(fields: dict[str, str], word: str) -> None:
    (fault,) = replace(GOOD, **fields).faults()  # type: ignore[arg-type]
    assert word in fault


def test_all_faults_come_at_once() -> None:
    assert len(WeComConfig("", "", "", "", "", "", 0, "x", "x").faults()) == 9
