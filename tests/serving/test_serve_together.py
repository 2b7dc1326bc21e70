"""`manage.py serve` on the PostgreSQL and the Redis of this machine: from nothing to pages."""

import os
import secrets
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

from tests.browser.server import free_port
from tests.command_line import ROOT, environment_with

POSTGRES = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = "redis://127.0.0.1:6379/0"
SECONDS = 90


@pytest.fixture
def new_name() -> Iterator[str]:
    """The name of a database that is not there yet; gone afterwards."""
    try:
        server = psycopg.connect(POSTGRES, autocommit=True, connect_timeout=3)
        Redis.from_url(REDIS, socket_connect_timeout=3).ping()
    except (psycopg.OperationalError, RedisError) as problem:
        pytest.skip(f"needs PostgreSQL and Redis on this machine: {problem}")
    name = f"playground_{secrets.token_hex(6)}"
    with server:
        yield name
        server.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def test_it_makes_the_database_and_serves_until_it_is_told_to_end(
    new_name: str, tmp_path: Path
) -> None:
    address = urlsplit(POSTGRES)._replace(path=f"/{new_name}").geturl()
    port, log = free_port(), tmp_path / "log"
    command = [sys.executable, "manage.py", "serve", "--workers", "2", "--port", str(port)]
    environment = environment_with(DATABASE_URL=address, REDIS_URL=REDIS)
    with log.open("w") as written:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=written, stderr=subprocess.STDOUT
        )
    try:
        deadline = time.monotonic() + SECONDS
        while log.read_text().count("Started server process") < 2:
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/s/three-tier/", timeout=SECONDS)
        assert "Three tiers" in page.read().decode()
    finally:
        server.terminate()
        ended = server.wait(SECONDS)
    told = log.read_text()
    assert ended == 0
    assert f"Made the database {new_name} on PostgreSQL" in told
    assert "Redis answers at 127.0.0.1:6379" in told
    assert f"http://127.0.0.1:{port}  (2 workers" in told
    assert "/s/three-tier/" not in told  # requests are not logged
