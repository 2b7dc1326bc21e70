"""Servers of the tests' own, and two people on one network, each with a worker of their own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.building import path_of
from tests.browser.servers.own_servers import OwnPostgresql, OwnRedis, binary, own_folder
from tests.browser.servers.own_workers import OwnWorkers
from tests.browser.servers.together import alone, begin, two_are_here

NEEDED = ("initdb", "postgres", "redis-server")


@pytest.fixture(scope="package")
def postgresql() -> Iterator[OwnPostgresql]:
    """It runs at the beginning of each test."""
    absent = [name for name in NEEDED if binary(name) is None]
    if absent:
        pytest.skip(f"needs the programs of PostgreSQL and Redis; not here: {', '.join(absent)}")
    with own_folder("postgresql") as folder:
        server = OwnPostgresql(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="package")
def redis(postgresql: OwnPostgresql) -> Iterator[OwnRedis]:
    """It runs at the beginning of each test."""
    with own_folder("redis") as folder:
        server = OwnRedis(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="package")
def workers(
    postgresql: OwnPostgresql, redis: OwnRedis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OwnWorkers]:
    """Two of them, on both servers."""
    served = OwnWorkers(tmp_path_factory.mktemp("workers"), postgresql, redis)
    try:
        served.start()
        yield served
    finally:
        served.stop()


@pytest.fixture(scope="package")
def site(workers: OwnWorkers) -> str:
    """In place of the site of the other tests."""
    return workers.address


@pytest.fixture
def ann(workers: OwnWorkers, new_person: Callable[..., Page]) -> Page:
    """At a network of her own with one VPC, told of changes by the first worker."""
    page = new_person()
    with workers.only(workers.workers()[0]):
        begin(page)
        alone(page)
    return page


@pytest.fixture
def bob(ann: Page, workers: OwnWorkers, new_person: Callable[..., Page]) -> Page:
    """At the same network, told by the second worker."""
    page = new_person()
    with workers.only(workers.workers()[1]):
        page.goto(path_of(ann))
        alone(page)
    two_are_here(ann, page)
    return page
