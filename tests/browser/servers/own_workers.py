"""A site with two workers, of which a test may choose one, and kill it."""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import Site
from tests.browser.servers.own_servers import OwnPostgresql, OwnRedis, until

STARTED = re.compile(r"Started server process \[(\d+)\]")


class OwnWorkers(Site):
    """Served as `manage.py serve` serves it, on the servers of the test."""

    def __init__(self, folder: Path, postgresql: OwnPostgresql, redis: OwnRedis) -> None:
        """On an empty database."""
        postgresql.make_database()
        super().__init__(folder, database=postgresql.address, redis=redis.address)

    def start(self) -> None:
        """Return when both workers are there."""
        super().start()
        until(lambda: len(self.workers()) == 2, self.fail)

    def workers(self) -> list[int]:
        """The process ids of the workers that live, the eldest first."""
        started = STARTED.findall(self.log.read_text())
        return [pid for pid in map(int, started) if _lives(pid)]

    @contextmanager
    def only(self, worker: int) -> Iterator[None]:
        """Meanwhile whoever comes, comes to this worker: the others hold still."""
        others = [pid for pid in self.workers() if pid != worker]
        for pid in others:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in others:
                os.kill(pid, signal.SIGCONT)

    def fail(self) -> None:
        """With what the server said."""
        raise AssertionError(self.log.read_text()[-4000:])


def _lives(pid: int) -> bool:
    """Is there such a process, and not only its name?"""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
