"""What all tests share: the same examples on every run, and browsers last."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests import scaled

BROWSER_TESTS = Path(__file__).parent / "browser"

# The same examples every time, so that a red run is a reason and not a mood;
# `--hypothesis-profile=wild` looks further afield.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile(
    "wild",
    max_examples=1_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/stories tests/exchange --update-stories` writes the stored stories anew."""
    parser.addoption("--update-stories", action="store_true", help="write the stories anew")
    parser.addoption("--scaled", action="store_true", help="on PostgreSQL, Redis, with two workers")
    parser.addoption("--what-differs", action="store_true", help="there, not what cannot differ")


def pytest_configure(config: pytest.Config) -> None:
    """The second half has databases of its own."""
    scaled.prepare(config)
    config.pluginmanager.register(scaled.Telling(config))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The databases of pytest-django; PostgreSQL drops one when nobody is connected any more."""
    yield
    with django_db_blocker.unblock():
        scaled.disconnect_the_others()


@pytest.fixture(autouse=True)
def nothing_is_open(request: pytest.FixtureRequest) -> None:
    """What a test stored is taken back, and the next one may store another under the same key."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        from playground.cabinet import close_drawers

        close_drawers()


@pytest.fixture
def update_stories(request: pytest.FixtureRequest) -> bool:
    """Are the stored stories to be replaced?"""
    return bool(request.config.getoption("--update-stories"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put browser tests last: while their event loop runs, no other asynchronous test can."""
    scaled.leave_out_the_rest(config, items)
    items.sort(key=lambda item: item.path.is_relative_to(BROWSER_TESTS))
