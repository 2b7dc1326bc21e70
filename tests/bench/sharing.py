"""How long the page of a snapshot takes, and how many links are opened in a minute."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

from django.test import Client

from playground import cabinet
from playground.models import Scenario
from playground.models.rows import save_rows
from playground.serving.server import server_command
from playground.sharing.snapshots import take
from tests.bench.live import free_port, running
from tests.bench.measuring import Measurement, median_of, seconds
from tests.bench.pages import GROUPS, INSTANCES, RESOURCES, SUBNETS
from tests.bench.snapshots import scenario_of

COLD = 0.15
MINUTE = 60.0
LINKS, NETWORKS, AT_ONCE = 1_000, 100, 8
"""No two links alike: of each network ten places are linked."""
ASKED = "from=host-0&to=host-21&protocol=tcp&port=8003&hop=request-2"


def measurements() -> Iterator[Measurement]:
    """The page of one snapshot, cold and warm; and many links that are opened by many."""
    yield from _pages()
    yield _links()


def _pages() -> Iterator[Measurement]:
    scenario = _stored("snapshot")
    bare, asked = (_path(scenario, query) for query in ("", ASKED))
    client = Client(SERVER_NAME="127.0.0.1")

    def get(path: str) -> None:
        response = client.get(path)
        if response.status_code != 200:
            raise RuntimeError(f"{path} says {response.status_code}")

    def first(path: str) -> None:
        cabinet.close_drawers()
        get(path)

    name = f"snapshot of {RESOURCES} resources"
    yield Measurement(f"{name}, opened for the first time", median_of(lambda: first(bare)), COLD)
    yield Measurement(f"{name}, the same with an answer", median_of(lambda: first(asked)), COLD)
    yield Measurement(f"{name}, opened again", median_of(lambda: get(bare), runs=15))
    yield Measurement(f"{name}, again with an answer", median_of(lambda: get(asked), runs=15))
    json = f"{asked.rstrip('/')}.json"
    yield Measurement(f"{name}, again as JSON", median_of(lambda: get(json), runs=15))


def _links() -> Measurement:
    scenarios = [_stored(f"shared-{number}") for number in range(NETWORKS)]
    paths = [
        _path(scenario, f"{ASKED}&select=i-{number}")
        for number in range(LINKS // NETWORKS)
        for scenario in scenarios
    ]
    port = free_port()
    command = server_command("127.0.0.1", port, 1)
    with running(command, port) as host, ThreadPoolExecutor(AT_ONCE) as visitors:
        links = [f"http://{host}{path}" for path in paths]
        time = seconds(lambda: list(visitors.map(_open, links)))
    name = f"{LINKS:,} snapshot links of {NETWORKS} networks, {AT_ONCE} at once, one worker"
    return Measurement(name, time, MINUTE)


def _stored(slug: str) -> Scenario:
    rows = scenario_of(slug, INSTANCES, SUBNETS, GROUPS)
    save_rows(rows)
    return rows.scenario


def _path(scenario: Scenario, query: str) -> str:
    return f"/p/{take(cabinet.drawer_of(scenario), query).short}/"


def _open(link: str) -> None:
    with urlopen(link) as response:
        response.read()
