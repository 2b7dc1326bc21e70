"""`manage.py serve`: it says what is missing and what to do, before anybody opens a page."""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from playground.serving.readiness import why_no_port
from tests.command_line import manage, run

NOBODY = "redis://:secret@127.0.0.1:1/0"
NOWHERE = "postgres://someone:secret@127.0.0.1:1/shop"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def test_several_workers_without_redis_are_refused() -> None:
    served = manage("serve", "--workers", "2", DATABASE_URL=NOWHERE)
    assert served.returncode == 1
    assert "Several workers need Redis" in served.stderr
    assert "REDIS_URL" in served.stderr


def test_the_number_that_hosts_set_counts_as_well() -> None:
    served = manage("serve", DATABASE_URL=NOWHERE, WEB_CONCURRENCY="3")
    assert "Several workers need Redis" in served.stderr
    warned = manage("check", "--fail-level", "WARNING", WEB_CONCURRENCY="3")
    assert warned.returncode == 1
    assert "playground.W001" in warned.stderr
    well = manage("check", "--fail-level", "WARNING", WEB_CONCURRENCY="3", REDIS_URL=NOBODY)
    assert well.returncode == 0, well.stderr


def test_several_workers_on_a_file_of_sqlite_are_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'net.sqlite3'}"
    served = manage("serve", "--workers", "2", DATABASE_URL=address, REDIS_URL=NOBODY)
    assert "Several workers need PostgreSQL" in served.stderr


def test_no_worker_at_all_is_refused() -> None:
    assert "At least one worker serves" in manage("serve", "--workers", "0").stderr


def test_a_taken_port_is_refused(taken: int, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'net.sqlite3'}"
    served = manage("serve", "--port", str(taken), DATABASE_URL=address)
    assert f"Port {taken} of 127.0.0.1 is taken. Choose another" in served.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "99999"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    served = manage("serve", f"--port={port}")
    assert served.returncode == 1
    assert f"{port} is no port. Choose one from 0 to 65535: --port 8000" in served.stderr
    assert len(served.stderr.splitlines()) == 1


@pytest.mark.parametrize("host", ["nosuch.invalid", "a" * 70, "10.0.0.999"])
def test_a_host_that_is_none_is_told_from_a_port_that_is_taken(host: str) -> None:
    served = manage("serve", "--host", host, "--port", "0")
    assert served.returncode == 1
    assert f"There is no host {host}. Choose another" in served.stderr
    assert len(served.stderr.splitlines()) == 1


def test_an_address_of_another_machine_is_told() -> None:
    served = manage("serve", "--host", "192.0.2.1", "--port", "0")
    assert "192.0.2.1 is no address of this machine." in served.stderr


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (errno.EADDRINUSE, "Port 80 of 127.0.0.1 is taken. Choose another: --port 81"),
        (errno.EACCES, "Port 80 of 127.0.0.1 is not allowed to you. Choose one from 1024 on, "
                       "such as --port 8000"),
        (errno.EADDRNOTAVAIL, "127.0.0.1 is no address of this machine. Choose another: "
                              "--host 127.0.0.1, or 0.0.0.0 for all of this machine"),
        (errno.ENOBUFS, "Port 80 of 127.0.0.1 cannot be used: No buffer space available"),
        (None, ""),
    ],
)  # fmt: skip
def test_why_a_port_cannot_be_had_is_told(
    monkeypatch: pytest.MonkeyPatch, reason: int | None, said: str
) -> None:
    def bind(*_: object) -> None:
        if reason is not None:
            raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(socket.socket, "bind", bind)
    assert why_no_port("127.0.0.1", 80) == said


def test_beyond_the_last_port_none_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    def bind(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "taken")

    monkeypatch.setattr(socket.socket, "bind", bind)
    assert why_no_port("127.0.0.1", 65535).endswith("--port 8000")


def test_both_servers_that_do_not_answer_are_told_at_once_and_no_password() -> None:
    served = manage("serve", "--workers", "2", "--port", "0", DATABASE_URL=NOWHERE,
                    REDIS_URL=NOBODY)  # fmt: skip
    assert served.returncode == 1
    for said in (
        "PostgreSQL does not answer at 127.0.0.1:1",
        "Redis does not answer at 127.0.0.1:1",
        "DATABASE_URL=postgres://",
        "REDIS_URL=redis://",
    ):
        assert said in served.stderr
    assert "secret" not in served.stderr


def test_an_address_that_is_none_is_told_and_not_shown() -> None:
    for address in ("shop:secret@db", "mongodb://shop:secret@db/net"):
        checked = manage("check", DATABASE_URL=address)
        assert checked.returncode == 1
        assert "DATABASE_URL is not the address of a database" in checked.stderr
        assert "secret" not in checked.stderr


def test_workers_that_were_started_by_hand_without_redis_end_at_once(tmp_path: Path) -> None:
    served = run(
        *(sys.executable, "-m", "uvicorn", "playground.asgi:application"),
        *("--workers", "2", "--port", "0"),
        DATABASE_URL=f"sqlite:///{tmp_path / 'net.sqlite3'}",
    )
    assert "Several workers need Redis" in served.stderr
    assert "failed to start, stopping the parent process" in served.stderr
