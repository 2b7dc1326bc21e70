"""The health of a server, as a container asks for it: any answer will do that is no fault."""

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.command_line import Finished, run


def asked(status: int, **settings: str) -> tuple[Finished, list[str]]:
    """Ask a server that answers everything so; the names it was asked by."""
    names: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            names.append(self.headers["Host"])
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = str(server.server_port)
        told = run(sys.executable, "-m", "playground.serving.health", port, **settings)
        server.shutdown()
    return told, names


@pytest.mark.parametrize(("status", "healthy"), [(200, 0), (301, 0), (400, 0), (503, 1)])
def test_it_is_ill_only_by_its_own_fault(status: int, healthy: int) -> None:
    assert asked(status)[0].returncode == healthy


@pytest.mark.parametrize(
    ("hosts", "name"),
    [("", "localhost"), ("a.example,b.example", "a.example"), (".a.example", "a.example")],
)
def test_it_is_asked_by_a_name_of_its_own(hosts: str, name: str) -> None:
    assert asked(200, ALLOWED_HOSTS=hosts)[1] == [name]


def test_it_is_ill_when_nobody_answers() -> None:
    assert run(sys.executable, "-m", "playground.serving.health", "1").returncode == 1
