"""The second half of the tests: what it runs, and what it says where a server is missing."""

import re
import sys

import pytest

from tests import scaled
from tests.command_line import Finished, run

NOWHERE = {"DATABASE_URL": "postgres://127.0.0.1:1/net", "REDIS_URL": "redis://127.0.0.1:1/0"}


def collected(*arguments: str) -> Finished:
    """What pytest would run, on servers that are not there."""
    options = ("--collect-only", "-q", "-p", "no:cacheprovider", "--scaled")
    return run(sys.executable, "-m", "pytest", *options, *arguments, **NOWHERE)


def test_it_runs_every_test() -> None:
    told = collected("tests/models", "tests/editing/test_merging.py").stdout
    for tests in ("tests/models/test_rows.py", "tests/editing/test_merging.py"):
        assert f"{tests}::" in told
    assert "left out" not in told


def test_of_what_differs_it_leaves_out_what_meets_no_server() -> None:
    told = collected("--what-differs", "tests/models", "tests/editing/test_merging.py").stdout
    assert "tests/models/test_rows.py::" in told
    assert "tests/editing/test_merging.py::" not in told
    assert re.search(r"On PostgreSQL and Redis: \d+ tests that meet neither were left out", told)


def test_it_wants_both_addresses() -> None:
    options = ("--collect-only", "-q", "-p", "no:cacheprovider", "--scaled", "tests/models")
    told = run(sys.executable, "-m", "pytest", *options)
    assert told.returncode == 4
    assert "--scaled needs DATABASE_URL of a PostgreSQL, and REDIS_URL" in told.stderr


def test_it_says_which_server_is_missing() -> None:
    told = run(sys.executable, "-m", "tests.scaled", **NOWHERE)
    assert told.returncode == 1
    for server in ("PostgreSQL", "Redis"):
        assert f"{server} does not answer at 127.0.0.1:1" in told.stdout
    assert len(told.stdout.splitlines()) == 1


# Make is told that this environment is ready, whatever the age of its stamps.
HERE = ("make", "-o", f"{sys.prefix}/ready-for-tests", f"VENV={sys.prefix}")


def test_make_runs_both_halves_and_says_when_it_leaves_one_out() -> None:
    first, _, second = run(*HERE, "--dry-run", "test").stdout.partition("tests.scaled")
    assert "pytest tests" in first
    assert "The second half was left out, it needs PostgreSQL and Redis" in second
    refused = run(*HERE, "test-scaled", "TEST_REDIS_URL=redis://127.0.0.1:1/0")
    assert refused.returncode != 0
    assert "Redis does not answer at 127.0.0.1:1" in refused.stderr


@pytest.mark.skipif(not scaled.redis(), reason="is of the second half")
def test_in_it_django_has_both(db: None) -> None:
    from channels.layers import get_channel_layer
    from django.db import connection

    assert connection.vendor == "postgresql"
    assert connection.settings_dict["NAME"].startswith("test_playground_")
    assert "PubSub" in type(get_channel_layer()).__name__
