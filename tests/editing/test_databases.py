"""Edits on a file of SQLite and on PostgreSQL, each in a process of its own.

A PostgreSQL at POSTGRES_URL is asked for a database for the test; without one that part is skipped.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).parents[2]
POSTGRES = os.environ.get("POSTGRES_URL", "postgres://root@127.0.0.1:5432/test")


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of an empty database, which is gone afterwards."""
    try:
        server = psycopg.connect(POSTGRES, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError as problem:
        pytest.skip(f"no PostgreSQL at {POSTGRES}: {problem}")
    name = f"editing_{secrets.token_hex(6)}"
    named = sql.Identifier(name)
    with server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(named))
        yield urlsplit(POSTGRES)._replace(path=f"/{name}").geturl()
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(named))
    server.close()


def run(url: str) -> None:
    """In a process that has nothing open; what it says when it fails is the reason."""
    environment = {**os.environ, "DATABASE_URL": url, "DEBUG": "1"}
    found = subprocess.run(
        [sys.executable, "-m", "tests.editing.proving"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-4000:]


def test_on_a_file_of_sqlite(tmp_path: Path) -> None:
    run(f"sqlite:///{tmp_path / 'edits.sqlite3'}")


def test_on_postgresql(postgres: str) -> None:
    run(postgres)
