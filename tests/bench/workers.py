"""The same as in `live`, with two workers, PostgreSQL and Redis.

Where one of these servers is not there, it says so, and measures nothing.  POSTGRES_URL names a
database of a server on which another one may be made, REDIS_URL a database of Redis.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import django
import psycopg
from psycopg import sql
from redis import Redis
from redis.exceptions import RedisError

from tests.bench.measuring import Measurement

WORKERS = 2
POSTGRES = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/5")
HERE = "tests.bench.workers"


def measurements() -> Iterator[Measurement]:
    """Measured in a process of its own, as Django has one database, and this one another."""
    try:
        Redis.from_url(REDIS, socket_connect_timeout=3).ping()
        with _empty_database() as address:
            yield from _measured(address)
    except RedisError as problem:
        print(f"two workers: not measured, no Redis at {REDIS}: {problem}")
    except psycopg.OperationalError as problem:
        print(f"two workers: not measured, no PostgreSQL at {POSTGRES}: {problem}")


@contextmanager
def _empty_database() -> Iterator[str]:
    """Its address; it is gone afterwards."""
    name = f"bench_{secrets.token_hex(6)}"
    with psycopg.connect(POSTGRES, autocommit=True, connect_timeout=3) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(POSTGRES)._replace(path=f"/{name}").geturl()
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            server.execute(drop)


def _measured(database: str) -> list[Measurement]:
    environment = {**os.environ, "DATABASE_URL": database, "REDIS_URL": REDIS}
    command = [sys.executable, "-m", HERE]
    found = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [Measurement(*line) for line in json.loads(found.stdout)]


def main() -> None:
    """In the process that has the other database: the lines, as JSON."""
    django.setup()
    from django.core.management import call_command

    from playground.serving.server import server_command
    from tests.bench.live import free_port, measured

    call_command("migrate", verbosity=0)
    port = free_port()
    lines = measured(f"{WORKERS} workers", server_command("127.0.0.1", port, WORKERS), port)
    print(json.dumps(lines))


if __name__ == "__main__":
    main()
