"""How long a picture takes: sizing, layout in the warm worker, and the SVG from its template."""

from statistics import median
from time import perf_counter

from playground.drawing import draw
from playground.engine.network import Network
from tests.drawing.networks import many

RUNS = 9
GOALS = {100: 0.060, 500: 0.200, 2_000: 1.000}
"""Drawn nodes -> seconds."""


def rows() -> list[tuple[str, float, float]]:
    """Name, median of several runs in seconds, goal in seconds."""
    seconds_for(many(10))  # starts the worker and compiles the templates
    found = []
    for nodes, goal in GOALS.items():
        found.append((f"picture of {nodes:,} nodes", seconds_for(filled(nodes)), goal))
    spread = many(1_000, subnets=50, vpcs=10)
    name = f"picture of {drawn(spread):,} nodes in 10 VPCs of 50 subnets"
    return [*found, (name, seconds_for(spread), GOALS[2_000])]


def filled(nodes: int) -> Network:
    """A VPC whose picture has this many nodes: its subnets, its hosts and its gateways."""
    subnets = max(6, nodes // 40)
    others = 3  # the VPC, its internet gateway and its NAT gateway
    return many(nodes - subnets - others, subnets)


def drawn(network: Network) -> int:
    """How many resources a picture shows, the internet not counted."""
    return len(draw(network).boxes) - 1


def seconds_for(network: Network) -> float:
    """From a network to its SVG."""

    def once() -> float:
        start = perf_counter()
        draw(network).svg()
        return perf_counter() - start

    return median(once() for _ in range(RUNS))


if __name__ == "__main__":
    import django

    django.setup()
    for name, seconds, goal in rows():
        print(f"{name:60} {seconds * 1000:8.1f} ms   goal {goal * 1000:6.0f} ms")
