"""What the README tells people to type exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import program
from bot.settings import HINTS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")


def fenced(readme: str) -> list[str]:
    """The lines of the README's code blocks."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:sh|console|shell)?\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def called(readme: str, tool: str) -> set[str]:
    text = (ROOT / readme).read_text(encoding="utf-8")
    return set(
        re.findall(
            rf"(?:^|[`\s]){tool} ([a-z][a-z ]*[a-z])",
            "\n".join([*fenced(readme), *re.findall(r"`[^`\n]+`", text)]),
        )
    )


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))


@pytest.mark.parametrize("readme", READMES)
def test_every_make_target_exists(readme: str) -> None:
    targets = called(readme, "make")
    assert {"demo", "test"} <= targets
    assert targets <= make_targets()


@pytest.mark.parametrize("readme", READMES)
def test_every_command_exists(readme: str) -> None:
    commands = called(readme, "jiannuo")
    assert len(commands) > 5
    for command in commands:
        told = CliRunner().invoke(program, [*command.split(), "--help"])
        assert told.exit_code == 0, f"jiannuo {command}: {told.output}"


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_in_the_readme(readme: str) -> None:
    top = {
        command.name or command.callback.__name__
        for command in program.registered_commands
        if command.callback
    }
    inner = {
        f"{group.name} {command.name}"
        for group in program.registered_groups
        if group.typer_instance
        for command in group.typer_instance.registered_commands
    }
    assert top | inner <= called(readme, "jiannuo")


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert set(re.findall(r"JIANNUO_[A-Z_]*[A-Z]", text)) == set(HINTS)


@pytest.mark.parametrize("readme", READMES)
def test_every_link_inside_the_project_leads_somewhere(readme: str) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / readme).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_module_runs_as_a_program() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bot", "version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", told.stdout)
