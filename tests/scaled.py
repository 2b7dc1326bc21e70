"""The second half of the tests: on PostgreSQL and Redis, pages served by two workers of uvicorn.

`pytest --scaled` runs every test there. With `--what-differs` it leaves out those that ran in the
first half and cannot come out differently: without a database's fixture or mark a test may open
none, and what is marked `once` says why. `python -m tests.scaled` says which of the servers is
missing on this machine.
"""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.test import TransactionTestCase
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

SECONDS = 3
WORKERS = 2
MEETING = {"db", "transactional_db", "site", "browser"}
"""The fixtures of tests that meet a database or a server."""


def postgresql() -> str:
    """The address of the server whose databases the tests may make; "" in the first half."""
    address = os.environ.get("DATABASE_URL", "")
    return address if address.startswith("postgres") else ""


def redis() -> str:
    """The address of the Redis of this run; "" in the first half."""
    return os.environ.get("REDIS_URL", "")


def missing() -> list[str]:
    """Which of the two servers does not answer, and why, a sentence each."""
    found = []
    try:
        psycopg.connect(postgresql(), connect_timeout=SECONDS).close()
    except psycopg.Error as problem:
        found.append(f"PostgreSQL does not answer at {_place(postgresql())}: {_flat(problem)}.")
    try:
        with Redis.from_url(redis(), socket_connect_timeout=SECONDS) as server:
            server.ping()
    except (RedisError, ValueError) as problem:
        found.append(f"Redis does not answer at {_place(redis())}: {_flat(problem)}.")
    return found


@contextmanager
def new_database(address: str) -> Iterator[str]:
    """The address of an empty database on the server at another address; gone afterwards."""
    name = sql.Identifier(wanted := f"playground_{secrets.token_hex(6)}")
    with psycopg.connect(address, autocommit=True, connect_timeout=SECONDS) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield urlsplit(address)._replace(path=f"/{wanted}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def prepare(config: pytest.Config) -> None:
    """A database and names in Redis that no other process of tests has, nor another checkout."""
    if not config.getoption("--scaled"):
        return
    if not (postgresql() and redis()):
        raise pytest.UsageError("--scaled needs DATABASE_URL of a PostgreSQL, and REDIS_URL.")
    from django.conf import settings

    checkout = sha256(str(Path(__file__)).encode()).hexdigest()[:8]
    settings.DATABASES["default"]["TEST"]["NAME"] = f"test_playground_{checkout}"
    settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = f"test-{secrets.token_hex(8)}"


def disconnect_the_others() -> None:
    """Threads that ended without a word keep their connections to a database of the tests."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def leave_out_the_rest(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the second half, when that is wanted, tests that cannot come out differently."""
    if not (config.getoption("--scaled") and config.getoption("--what-differs")):
        return
    left_out = [item for item in items if not _meets_a_server(item)]
    items[:] = [item for item in items if _meets_a_server(item)]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = len(left_out)


LEFT_OUT = pytest.StashKey[int]()


def _meets_a_server(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    cls = getattr(item, "cls", None)
    return (
        bool(MEETING & set(getattr(item, "fixturenames", ())))
        or item.get_closest_marker("django_db") is not None
        or (cls is not None and issubclass(cls, TransactionTestCase))
    )


class Telling:
    """Says at the end how many tests the second half left out, also when others counted them."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_sessionfinish(self) -> None:
        """A worker of xdist tells the process that reports."""
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput["left_out"] = self.config.stash.get(LEFT_OUT, 0)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """All workers left out the same."""
        self.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """One line."""
        left_out = self.config.stash.get(LEFT_OUT, 0)
        if left_out:
            terminalreporter.write_line(
                f"On PostgreSQL and Redis: {left_out} tests that meet neither were left out."
            )


def _place(address: str) -> str:
    found = urlsplit(address)
    return f"{found.hostname}:{found.port}" if found.hostname else "no address"


def _flat(problem: Exception) -> str:
    return " ".join(str(problem).split()).rstrip(".")


if __name__ == "__main__":
    lacking = missing()
    print(" ".join(lacking))
    sys.exit(bool(lacking))
