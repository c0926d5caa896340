"""Every criterion for elders has a place and a test, and both are there."""

import re

from tests.house.test_requirements import NAMED, ROOT, lost_places, lost_tests

_ROW = re.compile(r"^\| E(\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def rows() -> list[tuple[int, list[str], list[str]]]:
    text = (ROOT / "deploy/docs/elders.md").read_text(encoding="utf-8")
    return [
        (int(number), NAMED.findall(where), NAMED.findall(test))
        for number, _, where, test in _ROW.findall(text)
    ]


def test_all_twenty_are_there_in_order() -> None:
    assert [number for number, _, _ in rows()] == list(range(1, 21))


def test_every_place_and_every_test_exists() -> None:
    assert [path for _, where, _ in rows() for path in lost_places(where)] == []
    assert [test for _, _, tests in rows() for test in lost_tests(tests)] == []


def test_the_readme_says_that_no_study_was_done() -> None:
    assert "No study with elders has been done" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "没有请老人试过" in (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
