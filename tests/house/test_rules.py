"""The rules of the house that no off-the-shelf checker knows."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "storage")
MOST_LINES = 300
MOST_FUNCTION_LINES = 40

#: Each in two pieces, so that this file does not break the rules that it checks.
UNFINISHED_MARKS = (("TO", "DO"), ("FIX", "ME"), ("XX", "X"), ("NotImplemented", "Error"))
MACHINE_PATHS = (
    (r"(?<![\w.])/wo", "rk/"),
    ("/tm", r"p/\w"),
    ("/ho", r"me/\w"),
    ("/Us", r"ers/\w"),
    (r"\.\./sha", "red"),
)


def either(pieces: Iterable[tuple[str, str]]) -> str:
    return "|".join("".join(pair) for pair in pieces)


UNFINISHED = re.compile(rf"\b(?:{either(UNFINISHED_MARKS)})\b")
NOT_RUN = re.compile(r"\b(?:mark\.|pytest\.|unittest\.)(?:skip|skipif|xfail|importorskip)\b")
ONE_MACHINE = re.compile(either(MACHINE_PATHS))


def tracked(*suffixes: str) -> list[Path]:
    """The files of the project: those in git, and new ones that git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return sorted(path for path in paths if path.is_file() and (not suffixes or path.suffix in suffixes))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a recording
        found += [
            f"{name(path)}:{n}: {line.strip()[:80]}"
            for n, line in enumerate(text.splitlines(), 1)
            if pattern.search(line)
        ]
    return found


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_there_are_files_to_look_at() -> None:
    assert len(tracked(".py")) > 40


def test_no_file_is_long() -> None:
    sizes = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in tracked(".py")}
    assert {path: size for path, size in sizes.items() if size > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1}"
        for path in tracked(".py")
        for node in functions(path)
        if node.end_lineno and node.end_lineno - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert long == []


def test_nothing_is_left_unfinished() -> None:
    assert lines_with(UNFINISHED, tracked(".py", ".toml", ".sh", ".html", ".js", ".css")) == []


def test_every_test_runs() -> None:
    assert lines_with(NOT_RUN, tracked(".py")) == []


def test_no_path_of_one_machine() -> None:
    assert lines_with(ONE_MACHINE, tracked()) == []


def test_package_files_are_empty() -> None:
    full = [
        name(path)
        for path in tracked(".py")
        if path.name == "__init__.py" and path.read_text(encoding="utf-8").strip()
    ]
    assert full == []


def named_in_contracts(package: str) -> set[str]:
    """The rooms of a package that its exhaustive layers contract lists."""
    contracts = project()["tool"]["importlinter"]["contracts"]
    layers = [
        one["layers"] for one in contracts if one.get("containers") == [package] and one.get("exhaustive")
    ]
    assert len(layers) == 1, f"{package} needs one exhaustive layers contract"
    return set(re.findall(r"\w+", " ".join(layers[0])))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_is_named_in_the_contract(package: str) -> None:
    inside = [
        path.relative_to(ROOT / package) for path in tracked(".py") if path.is_relative_to(ROOT / package)
    ]
    rooms = {path.parts[0].removesuffix(".py") for path in inside} - {"__init__"}
    assert rooms == named_in_contracts(package)


def test_every_package_is_checked_and_shipped() -> None:
    settings = project()["tool"]
    assert set(settings["importlinter"]["root_packages"]) == set(PACKAGES)
    assert set(settings["hatch"]["build"]["targets"]["wheel"]["packages"]) == set(PACKAGES)
    assert set(PACKAGES) <= set(settings["mypy"]["files"])
    holding_code = {path.relative_to(ROOT).parts[0] for path in tracked(".py")} - {"tests", "deploy"}
    assert holding_code == set(PACKAGES)


@cache
def imported() -> frozenset[str]:
    """The top-level names that the product imports."""
    nodes = chain.from_iterable(
        ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for path in tracked(".py")
        if path.relative_to(ROOT).parts[0] in PACKAGES
    )
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return frozenset(found)


#: Where the name of a distribution is not the name of its package.
PACKAGE_OF = {"chinesecalendar": "chinese_calendar", "python_docx": "docx", "python_dotenv": "dotenv"}
#: Used without an import of ours: SQLAlchemy loads the drivers, zoneinfo reads the time zones.
LOADED_BY_OTHERS = {"aiosqlite", "asyncpg", "tzdata"}


def test_every_import_is_declared() -> None:
    pins = (
        re.split(r"==|\[", line)[0].lower().replace("-", "_") for line in project()["project"]["dependencies"]
    )
    declared = {PACKAGE_OF.get(one, one) for one in pins}
    assert imported() - set(sys.stdlib_module_names) - set(PACKAGES) <= declared


def test_every_dependency_is_pinned_and_used() -> None:
    pins = [
        re.fullmatch(r"([\w.-]+)(?:\[\w+\])?==([\w.]+)", line)
        for line in project()["project"]["dependencies"]
    ]
    assert all(pins)
    names = {pin[1].lower().replace("-", "_") for pin in pins if pin}
    unused = {one for one in names - LOADED_BY_OTHERS if PACKAGE_OF.get(one, one) not in imported()}
    assert unused == set()


def test_every_pin_agrees_with_the_constraints() -> None:
    def pinned(lines: list[str]) -> dict[str, str]:
        plain = (re.sub(r"\[\w+\]", "", line) for line in lines if not line.startswith("#"))
        pairs = (line.split("==") for line in plain if "==" in line)
        return {left.lower().replace("-", "_"): right for left, right in pairs}

    direct = project()["project"]
    wanted = pinned([*direct["dependencies"], *direct["optional-dependencies"]["dev"]])
    held = pinned((ROOT / "deploy/constraints.txt").read_text(encoding="utf-8").splitlines())
    assert {one: held.get(one) for one in wanted} == wanted
