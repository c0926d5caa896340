"""The command line: plain Chinese on stderr, exit codes, and one answer for every line of JSON."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from errno import EADDRINUSE
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.lines import answer_lines
from bot.cli.problems import report
from bot.documents.grid import SheetError
from bot.service.organise.year import CycleRefused
from storage.errors import Broken, DiskFull

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def jiannuo(tmp_path: Path) -> Run:
    """Runs the program as a person would, in an empty folder and without settings of the machine."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("JIANNUO_")}
    bare["PYTHONPATH"] = str(Path(__file__).parents[2])

    def run(*args: str, lines: str = "", **environ: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "bot", *args],
            cwd=tmp_path,
            env={**bare, **environ, "PYTHONIOENCODING": "utf-8"},
            input=lines,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_whoever_breaks_off_the_setup_is_told_that_nothing_was_written(jiannuo: Run, tmp_path: Path) -> None:
    ended = jiannuo("setup", "robot")
    assert ended.returncode == 1
    assert "停下了，没有写任何东西" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / ".env").exists()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["cycle", "open", "--yaer", "2027"], "没有 --yaer 这个选项"),
        (["cycle", "open"], "还差 --year"),
        (["cycle", "open", "--year", "明年"], "--year 的值不对"),
        (["cycle", "open", "--year", "2027", "--start", "1月4日"], "看不懂日期 1月4日"),
        (["tick", "--now", "后天"], "看不懂时间 后天"),
        (["roster", "template"], "还差 PATH"),
        (["celebrate"], "这个命令写得不对"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_chinese(jiannuo: Run, args: list[str], told: str) -> None:
    ended = jiannuo(*args)
    assert ended.returncode == 2
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""


def test_wrong_settings_are_told_all_at_once_without_values(jiannuo: Run) -> None:
    ended = jiannuo(
        "migrate", JIANNUO_PORT="canary", JIANNUO_WECOM__SECRET="canary-canary-canary", JIANNUO_HOTS="x"
    )
    assert ended.returncode == 2
    for name in ("JIANNUO_PORT", "JIANNUO_WECOM__TOKEN", "JIANNUO_HOTS"):
        assert f"{name}：" in ended.stderr
    assert "是不是想写 JIANNUO_HOST" in ended.stderr
    assert "canary" not in ended.stderr + ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (FileNotFoundError(2, "no such file", "花名册.xlsx"), 2, "找不到文件：花名册.xlsx"),
        (IsADirectoryError(21, "is a directory", "表"), 2, "这是文件夹，不是文件：表"),
        (PermissionError(13, "denied", "花名册.xlsx"), 1, "没有权限：花名册.xlsx"),
        (PermissionError(13, "denied"), 1, "端口小于 1024"),
        (OSError(EADDRINUSE, "in use"), 1, "JIANNUO_PORT"),
        (DiskFull("full"), 1, "磁盘满了"),
        (Broken("torn"), 1, "数据库出了问题"),
        (SheetError("这个文件是空的。"), 2, "这个文件是空的。"),
        (CycleRefused("已经开过了。"), 2, "已经开过了。"),
        (ZeroDivisionError("canary"), 1, "没有做成"),
    ],
)
def test_what_goes_wrong_is_told_with_a_code(
    error: Exception, code: int, told: str, capsys: pytest.CaptureFixture[str], logging_as_before: None
) -> None:
    assert report(error) == code
    assert told in capsys.readouterr().err


def test_help_and_version_need_no_settings(jiannuo: Run) -> None:
    for args in (["--help"], ["version"]):
        ended = jiannuo(*args, JIANNUO_PORT="canary")
        assert (ended.returncode, ended.stderr) == (0, "")


def shout(row: dict[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "said": row["utterance"].upper(), "half": 1 // row.get("parts", 1)}


def answers(text: str | bytes) -> tuple[int, list[dict[str, Any]]]:
    sink = io.StringIO()
    source = text.encode() if isinstance(text, str) else text
    bad = answer_lines(shout, io.BytesIO(source), sink)
    return bad, [json.loads(line) for line in sink.getvalue().splitlines()]


def test_every_line_is_answered_in_order() -> None:
    bad, rows = answers('{"id": "a", "utterance": "x"}\n\n{"id": "b", "utterance": "好"}')
    assert bad == 0
    assert [row["said"] for row in rows] == ["X", "好"]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('{"id": "c"}', "c"),
        ('{"id": "c", "utterance": 3}', "c"),
        ('{"id": "c", "utterance": "x", "parts": "two"}', "c"),
        ('{"id": "c", "utterance": "x", "parts": 0}', "c"),
        ("not json", None),
        ("[1, 2]", None),
        ("\udcff", None),
        ("[" * 100_000, None),
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_an_answer(line: str, named: str | None) -> None:
    good = b'{"id": "z", "utterance": "x"}\n'
    bad, rows = answers(good + line.encode("utf-8", "surrogateescape") + b"\n" + good)
    assert bad == 1
    assert [row["id"] for row in rows] == ["z", named, "z"]
    assert "第 2 行" in rows[1]["error"]


def test_a_reason_in_chinese_is_passed_on_and_no_other() -> None:
    def refuse(row: dict[str, Any]) -> dict[str, Any]:
        raise ValueError(row["why"])

    sink = io.StringIO()
    assert (
        answer_lines(refuse, ['{"id": 1, "why": "缺少文字"}'.encode(), b'{"id": 2, "why": "oops"}'], sink)
        == 2
    )
    first, second = (json.loads(line)["error"] for line in sink.getvalue().splitlines())
    assert "缺少文字" in first
    assert "oops" not in second


@pytest.mark.parametrize(
    ("command", "context", "said"),
    [("understand", "ask_deadline", "下周五"), ("lint", "ask_commitment", "每月扫一次河岸")],
)
def test_lines_go_through_the_real_commands(jiannuo: Run, command: str, context: str, said: str) -> None:
    row = json.dumps({"id": "x", "context": context, "utterance": said}, ensure_ascii=False)
    ended = jiannuo(command, lines=f"{row}\n{{}}\n")
    good, bad = (json.loads(line) for line in ended.stdout.splitlines())
    assert good["id"] == "x"
    assert "error" not in good
    assert "error" in bad
    assert ended.returncode == 1
    assert jiannuo(command, lines=row).returncode == 0


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"").replace(b"\r", b""))))
def test_any_bytes_are_answered_line_by_line(lines: list[bytes]) -> None:
    bad, rows = answers(b"\n".join(lines))
    told = [line for line in lines if line.strip()]
    assert len(rows) == len(told)
    assert bad == sum("error" in row for row in rows)


def test_the_journal_is_verified_and_forgery_ends_with_a_code(jiannuo: Run, tmp_path: Path) -> None:
    home = {"JIANNUO_HOME": str(tmp_path / "home")}
    ended = jiannuo("journal", "verify", "--head", "deadbeef", **home)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "deadbeef" in ended.stderr
    assert jiannuo("journal", "head", **home).stdout == "00000000\n"
