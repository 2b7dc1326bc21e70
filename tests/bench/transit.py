"""How long a way over a transit gateway takes, and a hundred VPCs around one until they answer."""

from collections.abc import Iterator

from playground.engine.conversation import converse
from playground.engine.headers import service
from playground.engine.network import Network
from playground.engine.nodes import NetworkInterface, TransitGatewayRouteTable
from playground.engine.places import Place, Stage
from playground.engine.traffic import Packet
from playground.scenariofile import read
from tests.bench.measuring import Measurement, each, median_of
from tests.engine.cast import change, plus
from tests.engine.hub import hub_and_spokes, transit_routes, vpc
from tests.engine.oracle import answer, headers_of
from tests.engine.rows import routes

VPCS = 100


def measurements() -> Iterator[Measurement]:
    """Spoke to spoke; the same by an inspection VPC; then from a file to the first answer."""
    yield _way("VPC - transit gateway - VPC", hub_and_spokes(), 150e-6)
    yield _way("the same by an inspection VPC", inspected(), 250e-6)
    text = file_of(VPCS)
    what = f"a file of {VPCS} VPCs on one transit gateway, and the first answer"
    yield Measurement(what, median_of(lambda: _first_answer(text)), 300e-3)


def inspected() -> Network:
    """Everything between the spokes passes the VPC c, which sends it back."""
    network = plus(hub_and_spokes(), *vpc("c"))
    behind = TransitGatewayRouteTable(id="behind", transit_gateway="hub")
    network = plus(network, behind)
    network = change(network, "hub-table", routes=transit_routes(("10.0.0.0/8", "att-c")))
    for name in ("att-a", "att-b"):
        network = change(network, name, propagate_to=("behind",))
    network = change(network, "att-c", route_table="behind", appliance_mode=True)
    return change(network, "rtb-c-tgw", routes=routes(("10.0.0.0/8", "hub")))


def _way(what: str, network: Network, goal: float) -> Measurement:
    sender, receiver = (network.get(NetworkInterface, name).private_ips[0] for name in "ab")
    packet = Packet(sender, receiver, service(6, 443), 49152)
    start, asked = Place(Stage.EGRESS, "a"), headers_of(packet)
    found = converse(network, start, packet)
    assert found.reply is not None and found.reply.arrived, what
    half, _ = each(lambda: converse(network, start, packet), times=1000)
    plain, _ = each(lambda: answer(network, "a", asked), times=50)
    return Measurement(f"conversation, {what} (p50)", half, goal, plain / half, "reference")


def file_of(vpcs: int) -> str:
    """A scenario file of so many VPCs, each with a host, on one transit gateway."""
    sections: dict[str, list[str]] = {
        "vpcs": [f"v{n}: {{cidr: 10.{n}.0.0/16}}" for n in range(vpcs)],
        "subnets": [f"s{n}: {{vpc: v{n}, cidr: 10.{n}.1.0/24}}" for n in range(vpcs)],
        "route_tables": [
            f"r{n}: {{vpc: v{n}, main: true, routes: [{{destination: 10.0.0.0/8, target: hub}}]}}"
            for n in range(vpcs)
        ],
        "transit_gateways": ["hub: {}"],
        "transit_gateway_vpc_attachments": [
            f"a{n}: {{transit_gateway: hub, vpc: v{n}, subnets: [s{n}]}}" for n in range(vpcs)
        ],
        "security_groups": [
            f"g{n}: {{vpc: v{n}, ingress: [{{protocol: all, source: 10.0.0.0/8}}]}}"
            for n in range(vpcs)
        ],
        "instances": [
            f"h{n}: {{vpc: v{n}, subnet: s{n}, private_ip: 10.{n}.1.10, security_groups: [g{n}]}}"
            for n in range(vpcs)
        ],
    }
    lines = ["format: 1", "title: Many VPCs"]
    for section, entries in sections.items():
        lines += [f"{section}:", *(f"  {entry}" for entry in entries)]
    return "\n".join(lines) + "\n"


def _first_answer(text: str) -> None:
    network = read(text).network
    first, *_, last = network.all(NetworkInterface)
    packet = Packet(first.private_ips[0], last.private_ips[0], service(6, 443), 49152)
    found = converse(network, Place(Stage.EGRESS, first.id), packet)
    assert found.request.arrived
