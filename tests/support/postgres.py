"""A PostgreSQL server for the tests: in a temporary folder, on a free port, for one session."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import asyncpg

HINT = (
    "PostgreSQL is needed for the tests and was not found. Install it with "
    "deploy/scripts/postgres-for-tests.sh (Debian and Ubuntu: apt-get install postgresql)."
)


class PostgresServer:
    """Starts on construction, stops with `stop`. Runs as an unprivileged user, as it demands."""

    def __init__(self) -> None:
        self._bin = _binaries()
        self._prefix, owner = _somebody_else()
        self._folder = Path(tempfile.mkdtemp(prefix="jiannuo-pg-"))
        shutil.chown(self._folder, owner, pwd.getpwnam(owner).pw_gid)
        try:
            self._run(
                "initdb", "-D", self._data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
            )
            self.port = self._start()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://tests@127.0.0.1:{self.port}/{name}"

    async def command(self, statement: str) -> None:
        """Run one statement outside of any transaction, as `CREATE DATABASE` wants it."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def crash(self) -> None:
        """Stop at once, as a crash would, and start again on the same port."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")
        self._launch(self.port)

    def _start(self) -> int:
        for _ in range(5):
            port = _free_port()
            try:
                self._launch(port)
            except subprocess.CalledProcessError:  # somebody was faster and took the port
                continue
            return port
        raise RuntimeError(f"PostgreSQL does not start: {(self._folder / 'log').read_text()[-2000:]}")

    def _launch(self, port: int) -> None:
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            "-c full_page_writes=off -c max_connections=60 -c shared_buffers=32MB -c autovacuum=off"
        )
        log = str(self._folder / "log")
        self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", options, "start")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._prefix, str(self._bin / program), *arguments]
        # A server must not inherit a pipe that this process waits for.
        subprocess.run(
            command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


def _binaries() -> Path:
    config = shutil.which("pg_config")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if config:
        told = subprocess.run([config, "--bindir"], check=True, capture_output=True, text=True)
        places.insert(0, Path(told.stdout.strip()))
    for place in reversed(places):
        if (place / "initdb").exists():
            return place
    raise RuntimeError(HINT)


def _somebody_else() -> tuple[list[str], str]:
    """How to run a program as somebody who is not root, and who that is."""
    if os.geteuid() != 0:
        return [], pwd.getpwuid(os.geteuid()).pw_name
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return ["runuser", "-u", name, "--"], name
    raise RuntimeError(HINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
