"""`manage.py serve`: it says what is missing and what to do, before anybody opens a page."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

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
