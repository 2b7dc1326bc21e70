"""Edits in a process of its own: on a file of SQLite, and in the second half on PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import scaled

ROOT = Path(__file__).parents[2]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Of an empty database, which is gone afterwards."""
    if scaled.postgresql():
        with scaled.new_database(scaled.postgresql()) as address:
            yield address
    else:
        yield f"sqlite:///{tmp_path / 'edits.sqlite3'}"


@pytest.mark.django_db
def test_edits_on_a_database_of_their_own(address: str) -> None:
    """What it says when it fails is the reason."""
    found = subprocess.run(
        [sys.executable, "-m", "tests.editing.proving"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address, "DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr[-4000:]
