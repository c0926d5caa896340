"""The command line: `jiannuo`, or `python -m bot`."""

import sys

from bot.cli.commands import program
from bot.cli.problems import report


def main() -> None:
    """Run one command; ends the process with 0, 1 (it failed) or 2 (it was asked wrongly)."""
    try:
        code = program(prog_name="jiannuo", standalone_mode=False)
    except Exception as error:
        code = report(error)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
