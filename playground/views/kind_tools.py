"""What is offered at a resource on the picture, kind by kind: what to add there, what to open."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    NetworkInterface,
    Node,
    OnPremisesHost,
    Ref,
    Subnet,
    TransitGateway,
    TransitGatewayRouteTable,
)
from playground.engine.places import INTERNET_ID


class Opening(NamedTuple):
    """Another resource that is edited from here: what the button says, and which ones."""

    label: str
    find: Callable[[Network, Node], Iterable[Ref | None]]


class KindTools(NamedTuple):
    """What makes sense at a kind: slugs of what is added there, the usual ones first."""

    adds: tuple[str, ...] = ()
    opens: tuple[Opening, ...] = ()


def _table(network: Network, subnet: Node) -> Iterator[Ref | None]:
    assert isinstance(subnet, Subnet)
    yield network.route_table_of(subnet.id).id


def _acl(network: Network, subnet: Node) -> Iterator[Ref | None]:
    assert isinstance(subnet, Subnet)
    yield network.network_acl_of(subnet.id).id


def _groups(network: Network, host: Node) -> Iterator[Ref | None]:
    cards = [host] if isinstance(host, NetworkInterface) else network.interfaces_of.get(host.id, [])
    for card in cards:
        assert isinstance(card, NetworkInterface)
        yield from card.security_groups


def _home(network: Network, host: Node) -> Iterator[Ref | None]:
    if isinstance(host, NetworkInterface):
        yield host.subnet
    elif isinstance(host, Instance):
        yield from (one.subnet for one in network.interfaces_of.get(host.id, [])[:1])


def _site(network: Network, host: Node) -> Iterator[Ref | None]:
    assert isinstance(host, OnPremisesHost)
    yield host.network


def _hub_tables(network: Network, hub: Node) -> Iterator[Ref | None]:
    assert isinstance(hub, TransitGateway)
    tables = network.all(TransitGatewayRouteTable)
    yield from (one.id for one in tables if one.transit_gateway == hub.id)


TABLE, ACL = Opening("Route table", _table), Opening("Network ACL", _acl)
GROUP, HOME = Opening("Security group", _groups), Opening("Subnet", _home)

TOOLS: dict[str, KindTools] = {
    "vpc": KindTools(
        (
            *("subnet", "internet-gateway", "security-group", "route-table", "network-acl"),
            *("vpc-endpoint", "vpc-peering-connection", "transit-gateway-vpc-attachment"),
            *("virtual-private-gateway", "egress-only-internet-gateway"),
            *("network-load-balancer", "client-vpn-endpoint"),
        ),
    ),
    "subnet": KindTools(("instance", "nat-gateway", "network-interface"), (TABLE, ACL)),
    "instance": KindTools(("elastic-ip", "network-interface", "security-group"), (GROUP, HOME)),
    "network-interface": KindTools(("elastic-ip", "security-group"), (GROUP, HOME)),
    "internet-gateway": KindTools(("route-table",)),
    "route-table": KindTools(("subnet",)),
    "network-acl": KindTools(("subnet",)),
    "security-group": KindTools(("instance",)),
    "transit-gateway": KindTools(
        (
            *("transit-gateway-vpc-attachment", "transit-gateway-route-table"),
            *("transit-gateway-vpn-attachment", "transit-gateway-peering-attachment"),
            *("transit-gateway-direct-connect-attachment", "transit-gateway-connect"),
        ),
        (Opening("Route table", _hub_tables),),
    ),
    "virtual-private-gateway": KindTools(("vpn-connection",)),
    "customer-gateway": KindTools(("vpn-connection",)),
    "vpn-connection": KindTools(("transit-gateway-vpn-attachment",)),
    "on-premises-network": KindTools(
        ("on-premises-host", "customer-gateway", "virtual-interface", "transit-gateway-connect")
    ),
    "on-premises-host": KindTools((), (Opening("Site", _site),)),
    "direct-connect-gateway": KindTools(
        ("virtual-interface", "transit-gateway-direct-connect-attachment")
    ),
    "network-load-balancer": KindTools(("vpc-endpoint-service",)),
    "vpc-endpoint-service": KindTools(("vpc-endpoint",)),
    INTERNET_ID: KindTools(("outside-host", "vpc")),
}
"""A kind that is not here has its own form, a twin and an end, and nothing to add."""


def tools_at(kind: str) -> KindTools:
    """What is offered at a kind."""
    return TOOLS.get(kind, KindTools())
