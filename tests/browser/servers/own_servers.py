"""A PostgreSQL and a Redis of a test: they may be stopped, and come back as they were."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import psycopg
from redis import Redis
from redis.exceptions import RedisError

from tests.browser.server import free_port

PLACES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
SECONDS = 60


def binary(name: str) -> str | None:
    """Where a program lies: on the path, or where Debian keeps PostgreSQL's."""
    return shutil.which(name) or next(
        (str(place / name) for place in PLACES if (place / name).exists()), None
    )


class OwnServer:
    """A process that listens on a port of its own, with a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """What starts it."""
        raise NotImplementedError

    def answers(self) -> bool:
        """May it be used?"""
        raise NotImplementedError

    def start(self) -> None:
        """Return when it answers."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(), cwd=self.folder, stdout=log, stderr=log, **nobody()
            )
        until(self.answers, self._fail)

    def stop(self, how: int = signal.SIGINT) -> None:
        """Return when it is gone, and whoever was connected is cut off."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(SECONDS)
            self.process = None

    def _fail(self) -> NoReturn:
        log = (self.folder / "log").read_text(errors="replace")
        raise AssertionError(f"{type(self).__name__} does not answer:\n{log[-2000:]}")


class OwnPostgresql(OwnServer):
    """Whoever asks is let in; what it stores is not flushed to the disk, which nobody pulls out."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.address = f"postgres://postgres@127.0.0.1:{self.port}/playground"
        make = (binary("initdb"), "-D", folder / "data", "-U", "postgres", "-A", "trust", "-N")
        options = ("-E", "UTF8", "--locale=C")
        subprocess.run([*make, *options], check=True, capture_output=True, cwd=folder, **nobody())

    def command(self) -> list[str]:
        """The server itself, so that a signal finds it."""
        settings = {"listen_addresses": "127.0.0.1", "fsync": "off"}
        told = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        data = str(self.folder / "data")
        return [str(binary("postgres")), "-D", data, "-p", str(self.port), "-k", data, *told]

    def answers(self) -> bool:
        """May it be used?"""
        try:
            self.ask("SELECT 1", database="postgres")
        except psycopg.OperationalError:
            return False
        return True

    def make_database(self) -> None:
        """An empty one, at its address."""
        with self.connected("postgres") as connection:
            connection.autocommit = True
            connection.execute("CREATE DATABASE playground")

    def ask(self, question: str, *values: object, database: str = "playground") -> list[Any]:
        """The rows that answer a question."""
        with self.connected(database) as connection:
            return connection.execute(question, values).fetchall()

    @contextmanager
    def connected(self, database: str = "playground") -> Iterator[psycopg.Connection[Any]]:
        """One connection; what it locked is free again at the end."""
        place = f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"
        with psycopg.connect(place, connect_timeout=2) as connection:
            yield connection

    def waiting(self) -> list[int]:
        """The workers that wait for something that somebody locked, by process id, sorted."""
        found = self.ask(
            "SELECT application_name FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        )
        return sorted(int(name.split()[-1]) for (name,) in found)


class OwnRedis(OwnServer):
    """It stores nothing: what it forgets while it is away nobody needs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.address = f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        """In the foreground."""
        where = ("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder))
        return [str(binary("redis-server")), *where, "--save", "", "--appendonly", "no"]

    def answers(self) -> bool:
        """May it be used?"""
        try:
            with Redis(port=self.port) as server:
                return bool(server.ping())
        except RedisError:
            return False


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """A folder in which also somebody may write who is not root, as PostgreSQL wants it."""
    folder = Path(tempfile.mkdtemp(prefix=f"playground-{name}-"))
    if os.geteuid() == 0:
        somebody = pwd.getpwnam("nobody")
        os.chown(folder, somebody.pw_uid, somebody.pw_gid)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def nobody() -> dict[str, Any]:
    """For a new process: who it is to be, where we are root."""
    if os.geteuid() != 0:
        return {}
    somebody = pwd.getpwnam("nobody")
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}


def until(holds: Callable[[], object], otherwise: Callable[[], NoReturn]) -> None:
    """Wait until something holds, for some seconds at most."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.05)
    otherwise()
