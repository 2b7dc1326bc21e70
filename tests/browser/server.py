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


@contextmanager
def running_site(folder: Path) -> Iterator[str]:
    """Serve a site whose database lies in the folder; yield its address, end it afterwards."""
    environment = environment_with(DATABASE_URL=f"sqlite:///{folder / 'site.sqlite3'}")
    for command in (["migrate", "--verbosity", "0"], ["load_examples"]):
        subprocess.run(_manage(*command), cwd=ROOT, env=environment, check=True)
    address = f"127.0.0.1:{_free_port()}"
    log = folder / "server.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            _manage("runserver", "--noreload", address),
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://{address}", server, log)
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(timeout=20)


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
