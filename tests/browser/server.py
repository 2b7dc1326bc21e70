"""The site as visitors meet it: a server of its own, its own database, a free port."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command_line import ROOT, environment_with


class Site:
    """A server with its database in a folder; it can be stopped, and started again as it was."""

    def __init__(self, folder: Path, *first: str) -> None:
        """Make the database; `first` are commands to run once."""
        self.environment = environment_with(DATABASE_URL=f"sqlite:///{folder / 'site.sqlite3'}")
        for command in (["migrate", "--verbosity", "0"], *([one] for one in first)):
            subprocess.run(_manage(*command), cwd=ROOT, env=self.environment, check=True)
        self.place = f"127.0.0.1:{_free_port()}"
        self.address = f"http://{self.place}"
        self.log = folder / "server.log"
        self.server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when it answers."""
        with self.log.open("a") as output:
            self.server = subprocess.Popen(
                _manage("runserver", "--noreload", self.place),
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
    """Serve a site whose database lies in the folder; end it afterwards."""
    site = Site(folder, *first)
    try:
        site.start()
        yield site
    finally:
        site.stop()


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *arguments]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; fail with its log when it ends or takes 30 seconds."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        if _answers(address):
            return
        time.sleep(0.1)
    raise AssertionError(f"the server does not answer:\n{log.read_text()}")


def _answers(address: str) -> bool:
    """Any answer will do, even 'not found': what the pages say is for the tests."""
    try:
        urllib.request.urlopen(address, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
