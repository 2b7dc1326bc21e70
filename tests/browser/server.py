"""The site as visitors meet it: a server of its own, its own database, a free port."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playground.serving.server import server_command
from tests import scaled
from tests.command_line import ROOT, environment_with


class Site:
    """A server with its database in a folder; it can be stopped, and started again as it was.

    In the second half of the tests it has two workers, a database of PostgreSQL's, and Redis.
    """

    def __init__(self, folder: Path, *first: str, database: str = "", redis: str = "") -> None:
        """Make the database; `first` are commands to run once."""
        settings = {"DATABASE_URL": database or f"sqlite:///{folder / 'site.sqlite3'}"}
        self.environment = environment_with(**settings, **({"REDIS_URL": redis} if redis else {}))
        for command in (["migrate", "--verbosity", "0"], *([one] for one in first)):
            subprocess.run(_manage(*command), cwd=ROOT, env=self.environment, check=True)
        self.port = free_port()
        self.place = f"127.0.0.1:{self.port}"
        self.address = f"http://{self.place}"
        self.log = folder / "server.log"
        self.server: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        """What serves it."""
        if "REDIS_URL" in self.environment:
            return server_command("127.0.0.1", self.port, scaled.WORKERS)
        return _manage("runserver", "--noreload", self.place)

    def start(self) -> None:
        """Return when it answers."""
        with self.log.open("a") as output:
            self.server = subprocess.Popen(
                self.command(),
                cwd=ROOT,
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        _wait_for(self.address, self.server, self.log)

    def stop(self) -> None:
        """Return when nothing answers any more."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=20)


@contextmanager
def running_site(folder: Path, *first: str) -> Iterator[Site]:
    """Serve a site whose database lies in the folder, or on the PostgreSQL of the second half."""
    with ExitStack() as ends:
        on = scaled.postgresql()
        database = ends.enter_context(scaled.new_database(on)) if on else ""
        site = Site(folder, *first, database=database, redis=scaled.redis() if on else "")
        ends.callback(site.stop)
        site.start()
        yield site


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def free_port() -> int:
    """One at which nobody listens at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; fail with its log when it ends or takes a minute."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        if _answers(address):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server does not answer:\n{log.read_text()}")


def _answers(address: str) -> bool:
    """Any answer will do, even 'not found': what the pages say is for the tests."""
    try:
        urllib.request.urlopen(f"{address}/static/icon.svg", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
