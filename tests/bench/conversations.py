"""How long one explained conversation takes, against the reference evaluator."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import Node
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.traffic import Packet
from tests.bench.measuring import Measurement, each, median_of
from tests.engine.cast import change, host, subnet, three_tiers
from tests.engine.networks import random_network
from tests.engine.oracle import answer, headers_of
from tests.engine.packets import random_questions, start_ref
from tests.engine.rows import ALL_OUT, acl_rows, group_rows, routes

PORTS = range(8000, 8020)
APP, DB = 0x0A00020A, 0x0A00030A
PUBLIC, CLIENT, FAR = 0xCB00710A, 0xC633640A, 0x08080808
WAYS = {
    "internet to web": (OUTSIDE, Packet(CLIENT, PUBLIC, service(6, 443), 49152)),
    "app to db": (Place(Stage.EGRESS, "app"), Packet(APP, DB, service(6, 443), 49152)),
    "app to the internet by NAT": (
        Place(Stage.EGRESS, "app"),
        Packet(APP, FAR, service(6, 443), 49152),
    ),
}


def furnished() -> Network:
    """The three tiers with ten rows in every ACL, twenty in every group, six in every table."""
    network = three_tiers()
    rows = acl_rows(
        *(("in", 10 + port, "deny", f"tcp/{port}", "192.0.2.0/24") for port in PORTS[:8]),
        *(("out", 10 + port, "deny", f"tcp/{port}", "192.0.2.0/24") for port in PORTS[:8]),
    )
    rules = group_rows(*(("in", f"tcp/{port}", "192.0.2.0/24") for port in PORTS[:18]))
    more = routes(("192.0.2.0/24", None), ("172.16.0.0/12", None), ("192.168.0.0/16", None))
    for name in ("public", "private", "data"):
        acl, table = network.network_acl_of(name), network.route_table_of(name)
        network = change(network, acl.id, entries=rows + acl.entries)
        network = change(network, table.id, routes=more + table.routes)
    for name, caller in (("web", "0.0.0.0/0"), ("app", "sg-web"), ("db", "sg-app")):
        own = rules + group_rows(("in", "tcp/443", caller))
        network = change(network, f"sg-{name}", rules=own + ALL_OUT)
    return network


def crowded(network: Network, hosts: int) -> Network:
    """The same amid many more hosts, in ten more subnets and with fifty more groups."""
    more: list[Node] = []
    for number in range(10):
        more += subnet(f"tier-{number}", f"10.0.{100 + number}.0/24")
    for number in range(hosts):
        tier, last = number % 10, 10 + number // 10
        instance, interface, group = host(f"host-{number}", f"tier-{tier}", f"10.0.{tier}.{last}")
        more += [instance, replace(interface, security_groups=(f"sg-host-{number % 50}",))]  # type: ignore[call-arg]
        more += [group] if number < 50 else []
    half = len(more) // 2
    return Network([*more[:half], *network, *more[half:]])


def measurements() -> Iterator[Measurement]:
    """Across three tiers, one way after the other; in a crowd; then random questions."""
    network = furnished()
    for name, (start, packet) in WAYS.items():
        yield from _one_way(network, name, start, packet)
    start, packet = WAYS["app to db"]
    yield from _one_way(crowded(network, 1000), "app to db among 1,000 hosts", start, packet)
    yield from _random()
    yield Measurement("three tiers built, and the first answer", median_of(_cold, runs=21))


def _one_way(network: Network, name: str, start: Place, packet: Packet) -> Iterator[Measurement]:
    asked = headers_of(packet)
    half, most = each(lambda: converse(network, start, packet), times=1000)
    plain, _ = each(lambda: answer(network, start_ref(start), asked), times=50)
    yield Measurement(f"conversation, {name} (p50)", half, 100e-6, plain / half, "reference", 20)
    yield Measurement(f"conversation, {name} (p95)", most)


def _random() -> Iterator[Measurement]:
    network = random_network(7)
    questions = random_questions(network, 7, 200)
    for start, packet in questions:
        converse(network, start, packet)
    ours, theirs = cycle(questions), cycle(questions)

    def engine() -> None:
        start, packet = next(ours)
        converse(network, start, packet)

    def reference() -> None:
        start, packet = next(theirs)
        answer(network, start_ref(start), headers_of(packet))

    half, _ = each(engine, times=1000)
    plain, _ = each(reference, times=400)
    yield Measurement("conversation, random questions (p50)", half, None, plain / half, "reference")


def _cold() -> None:
    converse(furnished(), *WAYS["internet to web"])
