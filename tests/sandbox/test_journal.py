"""The file of the sandbox: whatever a crash tore off, what was whole is kept."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.sandbox.entries import Entry, Sort
from bot.platforms.sandbox.journal import DamagedJournal, Journal

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def written(path: Path, texts: list[str]) -> list[Entry]:
    journal = Journal(path)
    for text in texts:
        journal.append(Entry("person:lin", Sort.TYPED, AT, text=text))
    journal.close()
    return journal.entries


@settings(deadline=None, max_examples=60)
@given(texts=st.lists(st.text(max_size=20), max_size=5), torn=st.integers(min_value=1, max_value=400))
def test_a_torn_line_costs_only_itself(texts: list[str], torn: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "phones.jsonl"
        entries = written(path, texts)
        content = path.read_bytes()
        kept = content[: max(0, len(content) - torn)]
        path.write_bytes(kept)

        journal = Journal(path)
        whole = max(0, kept.count(b"\n") - 1)
        assert journal.entries == entries[:whole]
        journal.append(Entry("person:lin", Sort.TYPED, AT, text="后来的"))
        journal.close()

        again = Journal(path)
        assert [entry.number for entry in again.entries] == list(range(1, whole + 2))
        assert again.entries[-1].text == "后来的"
        again.close()


def test_an_emptied_folder_gives_another_name(tmp_path: Path) -> None:
    first = Journal(tmp_path / "a.jsonl")
    second = Journal(tmp_path / "b.jsonl")
    assert first.name != second.name
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (1, "phones.jsonl, line 1"),
        (2, "phones.jsonl, entry 1"),
    ],
)
def test_damage_in_the_middle_is_told_and_not_repaired(tmp_path: Path, line: int, told: str) -> None:
    path = tmp_path / "phones.jsonl"
    written(path, ["一", "二"])
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line - 1] = b"{}\n"
    path.write_bytes(b"".join(lines))
    with pytest.raises(DamagedJournal, match=told):
        Journal(path)
    assert path.read_bytes() == b"".join(lines)


def test_a_line_that_is_not_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "phones.jsonl"
    written(path, ["一", "二"])
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"garbage\n", lines[2]]))
    with pytest.raises(DamagedJournal, match="line 2"):
        Journal(path)


def test_a_gap_is_told(tmp_path: Path) -> None:
    path = tmp_path / "phones.jsonl"
    written(path, ["一", "二"])
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], lines[2]]))
    with pytest.raises(DamagedJournal, match="calls itself 2"):
        Journal(path)
