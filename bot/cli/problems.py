"""What a person at the command line is told when something goes wrong: Chinese, on stderr, no traceback."""

import sys
from collections.abc import Callable
from errno import EADDRINUSE
from typing import Any

import typer
from typer.exceptions import TyperException

from bot.problems import BadInput as BadInput

#: Exit codes: asked wrongly, and could not be done.
ASKED_WRONGLY = 2
FAILED = 1

#: The parser's own complaints, which it words in English.
_USAGE: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": lambda error: f"没有 {error.option_name} 这个选项。",
    "BadOptionUsage": lambda error: f"{error.option_name} 后面要跟一个值。",
    "MissingParameter": lambda error: f"还差 {_parameter(error)}。",
    "BadParameter": lambda error: f"{_parameter(error)} 的值不对。",
}


def _parameter(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return "一个参数"
    name = str(parameter.opts[0])
    return name if name.startswith("-") else name.upper()


def report(error: Exception) -> int:
    """Say what went wrong; gives the exit code."""
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _say("停下了，没有写任何东西。", FAILED)
    if isinstance(error, TyperException):
        if type(error).__name__ == "NoArgsIsHelpError":
            return _say(error.format_message(), ASKED_WRONGLY)
        told = _USAGE.get(type(error).__name__, lambda _: "这个命令写得不对。")(error)
        return _say(f"{told}加上 --help 可以看用法。", ASKED_WRONGLY)
    if isinstance(error, BadInput):
        return _say(str(error), ASKED_WRONGLY)
    return _report_work(error)


def _report_work(error: Exception) -> int:
    from bot.documents.grid import SheetError
    from bot.service.organise.year import CycleRefused
    from bot.settings import SettingsFault
    from storage.errors import StorageError

    if isinstance(error, SettingsFault):
        return _say("设置有问题，改好再试：\n" + "\n".join(error.lines), ASKED_WRONGLY)
    if isinstance(error, SheetError | CycleRefused):
        return _say(str(error), ASKED_WRONGLY)
    if isinstance(error, StorageError):
        _log(error)
        return _say(_MEMORY.get(type(error).__name__, "数据库出了问题，见上面的日志。"), FAILED)
    if isinstance(error, OSError):
        return _report_system(error)
    return _report_surprise(error)


#: What to do about each fault of the database, by its name in `storage.errors`.
_MEMORY = {
    "Busy": "数据库正被别的程序占着，过一会儿再试。",
    "DiskFull": "磁盘满了，什么也没有写进去。腾出地方再试。",
    "Unreachable": "连不上数据库。看看它在不在运行，JIANNUO_DATABASE_URL 写得对不对。",
}


def _report_system(error: OSError) -> int:
    if isinstance(error, FileNotFoundError):
        return _say(f"找不到文件：{error.filename}", ASKED_WRONGLY)
    if isinstance(error, IsADirectoryError):
        return _say(f"这是文件夹，不是文件：{error.filename}", ASKED_WRONGLY)
    if isinstance(error, PermissionError):
        # Without a file it was the port: those below 1024 belong to the administrator.
        return _say(f"没有权限：{error.filename or '端口小于 1024，请换一个大的'}", FAILED)
    if error.errno == EADDRINUSE:
        return _say("这个端口已经有别的程序在用。停掉它，或者换一个，例如 JIANNUO_PORT=8081。", FAILED)
    return _report_surprise(error)


def _report_surprise(error: Exception) -> int:
    _log(error)
    return _say("没有做成，原因见上面的日志。", FAILED)


def _log(error: Exception) -> None:
    from structlog import get_logger

    from bot.logs import configure_logs

    configure_logs()
    get_logger(__name__).error("command failed", exc_info=error)


def _say(text: str, code: int) -> int:
    sys.stderr.write(text + "\n")
    return code
