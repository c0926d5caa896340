"""Every requirement has a place and a test, and both are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| R(\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_LINE = re.compile(r"^\| R\d+.*$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")


def table() -> str:
    return (ROOT / "deploy/docs/coverage.md").read_text(encoding="utf-8")


def rows() -> list[tuple[int, str, list[str], list[str]]]:
    return [
        (int(number), what.strip(), NAMED.findall(where), NAMED.findall(test))
        for number, what, where, test in _ROW.findall(table())
    ]


def test_every_line_is_a_whole_row() -> None:
    assert len(_LINE.findall(table())) == len(rows()) > 0


def test_no_requirement_has_two_rows_and_all_are_in_order() -> None:
    numbers = [row[0] for row in rows()]
    assert numbers == sorted(set(numbers))
    assert all(1 <= number <= 108 for number in numbers)


def lost_places(where: list[str]) -> list[str]:
    """What is named and is not there; a row that names nothing has lost its place."""
    return [path for path in where or ["nowhere"] if not (ROOT / path).exists()]


def lost_tests(tests: list[str]) -> list[str]:
    """Tests that are named and are not there."""
    lost = []
    for named in tests or ["nowhere"]:
        path, _, function = named.partition("::")
        file = ROOT / path
        there = file.is_file() and path.startswith("tests/")
        if not there or (function and f"def {function}(" not in file.read_text(encoding="utf-8")):
            lost.append(named)
    return lost


def test_every_place_exists() -> None:
    assert [(number, path) for number, _, where, _ in rows() for path in lost_places(where)] == []


def test_every_test_exists() -> None:
    assert [(number, test) for number, _, _, tests in rows() for test in lost_tests(tests)] == []
