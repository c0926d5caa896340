"""One run of the bench from start to end. Nothing is asserted but that no acknowledged message was lost."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench import reading, table
from tests.bench.contenders import GENERATOR_CORE, OURS, UNDELIVERED, Contender, contenders
from tests.bench.processes import Helper
from tests.bench.rounds import Figures, measure


def main(arguments: list[str] | None = None) -> int:
    """Run the bench; 1 when an acknowledged message was lost."""
    options = _options().parse_args(arguments)
    _tell("reading the replies of the test data …")
    said = table.understanding(
        {what: reading.reads(what) for what in ("understand", "lint")}, reading.loads()
    )
    _tell(f"starting the servers with {options.users} people …")
    with (
        tempfile.TemporaryDirectory(prefix="jiannuo-bench-", dir=options.folder) as folder,
        contenders(Path(folder), options.users, options.database, options.slower / 1000) as found,
    ):
        figures = _measured(found, options)
        whole = _check(found)
    print(table.LEGEND)
    if options.slower:
        print(f"On a disk made slower: every commit on SQLite takes {options.slower:g} ms more.\n")
    if options.database == "postgresql":
        print("PostgreSQL is the one of the tests: it runs with fsync off. By hand is still SQLite.\n")
    print(f"{table.speeds(figures)}\n\n{said}\n\n{table.ratios(figures)}")
    return 0 if whole else 1


def _measured(found: list[Contender], options: argparse.Namespace) -> dict[str, list[Figures]]:
    """All rounds; afterwards every process has stopped."""
    generator = Helper("tests.bench.generator", core=GENERATOR_CORE)
    try:
        return measure(found, generator, options.users, options.seconds, options.rounds, _tell)
    finally:
        for helper in (generator, *(one.server for one in found)):
            helper.stop()


def _check(found: list[Contender]) -> bool:
    """Whether every acknowledged message is in the database; says what was found."""
    lost = {one.name: one.lost() for one in found}
    for one in found:
        if one.memory:
            _tell(f"{one.name}: {len(one.acknowledged)} messages acknowledged, {lost[one.name]} lost")
        if one.name in (OURS, UNDELIVERED):
            _tell("{}: {} conversations finished, {} commitments kept".format(one.name, *one.finished()))
    return not any(lost.values())


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=table.LEGEND)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each drive (2)")
    parser.add_argument("--users", type=int, default=160, help="people who talk at the same time (160)")
    parser.add_argument("--rounds", type=int, default=9, help="that count, after one to warm up (9)")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--slower", type=float, default=0.0, help="ms that a commit on SQLite takes more (0)")
    parser.add_argument("--folder", help="where the databases lie while it runs: the disk counts")
    return parser


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
