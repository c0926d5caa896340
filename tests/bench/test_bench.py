"""The bench runs, and what it acknowledges is kept. Its figures are nobody's business here."""

from itertools import islice

import pytest

from tests.bench.dialogue import said
from tests.bench.job import CONNECTIONS, crowd, message_id, messages
from tests.bench.run import main


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_it_runs_and_nothing_acknowledged_is_lost(capsys: pytest.CaptureFixture[str], database: str) -> None:
    given = ["--seconds", "0.5", "--users", "40", "--rounds", "1", "--database", database]
    assert main(given) == 0
    told = capsys.readouterr()
    assert "ours / by hand" in told.out
    assert told.err.count(" acknowledged, 0 lost") == 3


def test_everybody_speaks_over_one_connection_and_in_order() -> None:
    heard: dict[int, list[int]] = {}
    for connection in range(CONNECTIONS):
        for user, step in islice(messages(connection, 100), 60):
            assert user in crowd(connection, 100)
            heard.setdefault(user, []).append(step)
    assert sorted(heard) == list(range(100))
    assert all(steps == list(range(len(steps))) for steps in heard.values())


def test_every_message_has_an_id_of_its_own_and_a_conversation_ends_with_yes() -> None:
    pairs = [(user, step) for user in range(50) for step in range(50)]
    assert len({message_id(*pair) for pair in pairs}) == len(pairs)
    assert [said(3, step) for step in (0, 2, 4, 5)] == ["报承诺", "9月底之前", "对", "报承诺"]
    assert said(3, 1) != said(3, 3)
