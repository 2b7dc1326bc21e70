"""How long the server takes for the page of a scenario."""

from collections.abc import Iterator

from django.test import Client

from playground import cabinet
from playground.models.rows import save_rows
from tests.bench.measuring import Measurement, median_of
from tests.bench.snapshots import scenario_of

INSTANCES, SUBNETS, GROUPS = 22, 6, 6
RESOURCES = 4 + SUBNETS + GROUPS + 2 * INSTANCES
"""A VPC, a gateway, a table, an ACL; subnets, groups; instances with an interface each."""
GOAL = 0.1
PAGE = "/s/page/"
ANSWER = f"{PAGE}?from=host-0&to=host-21&protocol=tcp&port=8003"


def measurements() -> Iterator[Measurement]:
    """The page as it is opened again and again, the first time, and with an answer."""
    save_rows(scenario_of("page", INSTANCES, SUBNETS, GROUPS))
    client = Client(SERVER_NAME="127.0.0.1")

    def get(url: str) -> None:
        response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url} says {response.status_code}")

    def first() -> None:
        cabinet.close_drawers()
        get(PAGE)

    name = f"page of {RESOURCES} resources"
    yield Measurement(name, median_of(lambda: get(PAGE), runs=15), GOAL)
    yield Measurement(f"{name}, with an answer", median_of(lambda: get(ANSWER), runs=15), GOAL)
    yield Measurement(f"{name}, opened for the first time", median_of(first))
