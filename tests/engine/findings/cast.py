"""What is found in a few nodes, in one line each; the nodes are those of the cast of validity."""

from typing import Any

from playground.engine.findings import Finding, findings
from playground.engine.network import Network
from playground.engine.nodes import (
    Instance,
    InstanceState,
    NetworkInterface,
    Node,
    Ref,
    SecurityGroup,
    Subnet,
    TransitGateway,
    TransitGatewayRouteTable,
    TransitGatewayVpcAttachment,
)
from tests.engine.rows import group_rows
from tests.engine.validity.cast import igw, interface, network, route, subnet, table, vpc

SHOP = vpc("10.0.0.0/16")
LAB = vpc("10.1.0.0/16", id="lab")
WEB = subnet("web", "10.0.1.0/24")
LAB_WEB = subnet("lab-web", "10.1.1.0/24", vpc="lab")
PUBLIC = (SHOP, WEB, igw(), table(route("0.0.0.0/0", "igw"), main=True))
"""A VPC with a subnet that is public."""


def found(*nodes: Node) -> list[tuple[str, Ref, str]]:
    """What is unwise about these nodes: name of the finding, resource, field."""
    return [brief(one) for one in findings(network(*nodes))]


def found_in(mess: Network) -> list[tuple[str, Ref, str]]:
    """The same of a network."""
    return [brief(one) for one in findings(mess)]


def told(*nodes: Node) -> Finding:
    """The one thing that is unwise about these nodes."""
    (one,) = findings(network(*nodes))
    return one


def brief(one: Finding) -> tuple[str, Ref, str]:
    """Name, resource, field."""
    return type(one).__name__, one.resource, one.field


def host(id: Ref = "server", ip: str = "10.0.1.10", **more: Any) -> tuple[Node, Node]:
    """A running instance and its interface."""
    where = more.pop("vpc", "shop")
    state = InstanceState(more.pop("state", "running"))
    return (
        Instance(id=id, name=id, vpc=where, state=state),
        interface(f"eni-{id}", ip, instance=id, **more),
    )


def sg(*rows: tuple[str, str, str], id: Ref = "sg-web", vpc: Ref = "shop") -> SecurityGroup:
    """A group from rows such as ('in', 'tcp/443', '0.0.0.0/0')."""
    return SecurityGroup(id=id, vpc=vpc, rules=group_rows(*rows))


def carrier(*groups: Ref, subnet: Ref = "web") -> NetworkInterface:
    """Somebody who carries these groups and that nobody reaches."""
    return interface("eni-carrier", "10.0.1.77", subnet=subnet, groups=groups)


def hub(*routes: Any, id: Ref = "tgw") -> tuple[TransitGateway, TransitGatewayRouteTable]:
    """A transit gateway with one table."""
    rows = tuple(routes)
    return TransitGateway(id=id), TransitGatewayRouteTable(
        id=f"{id}-rtb", transit_gateway=id, routes=rows
    )


def joined(vpc: Ref, home: Subnet, **more: Any) -> TransitGatewayVpcAttachment:
    """A VPC on the transit gateway, associated with its table and known there."""
    more.setdefault("route_table", "tgw-rtb")
    more.setdefault("propagate_to", ("tgw-rtb",))
    more.setdefault("transit_gateway", "tgw")
    return TransitGatewayVpcAttachment(id=f"att-{vpc}", vpc=vpc, subnets=(home.id,), **more)
