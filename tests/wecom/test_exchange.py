import pytest

from bot.platforms.wecom.exchange import MAX_ANSWER, Answer, Raw, judged, read_json
from bot.ports import Failed, Unknown


@pytest.mark.parametrize("status", [201, 500, 502, 599])
def test_good_words_under_a_bad_status_prove_nothing(status: int) -> None:
    assert isinstance(judged(Raw(status, b'{"errcode": 0}')), Unknown)


@pytest.mark.parametrize("status", [301, 404, 429])
def test_a_refusal_by_http_is_one_whatever_it_says(status: int) -> None:
    assert isinstance(judged(Raw(status, b'{"errcode": 0}')), Failed)


def test_an_answer() -> None:
    answer = judged(Raw(200, b'{"errcode": 40058, "errmsg": "x"}'))
    assert isinstance(answer, Answer)
    assert (answer.code, answer.body["errmsg"]) == (40058, "x")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>",
        b"[]",
        b"0",
        b'{"errcode": "0"}',
        b'{"errcode": true}',
        b'{"errcode": null}',
        b"{}",
        b"\xff\xfe",
        b'{"errcode": 0',
        b"[" * 100_000,
    ],
)
def test_what_is_no_answer(content: bytes) -> None:
    assert read_json(content) is None
    assert isinstance(judged(Raw(200, content)), Unknown)


def test_an_endless_answer_is_none() -> None:
    padded = b'{"errcode": 0}' + b" " * MAX_ANSWER
    assert isinstance(judged(Raw(200, padded)), Unknown)
