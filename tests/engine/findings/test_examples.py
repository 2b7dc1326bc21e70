"""The examples are good networks: found is only what they show on purpose."""

import pytest

from playground.engine.findings import findings
from playground.examples import ORDER
from playground.sources import open_scenario

ON_PURPOSE = {
    "public-and-private": [("PublicAddressWithoutWay", "old-web")],
    "stateless-and-stateful": [("OpenToEverything", "wide-open")],
    "deny-before-allow": [("ManagementOpen", "web-sg"), ("EntryComesTooLate", "web-acl")],
    "vpc-peering": [("RouteForgotten", "shop-main")],
    "peering-twins": [("PeersOverlap", "south")],
    "hybrid-vpn": [("RouteForgotten", "forgotten")],
    "mis-01-no-public-address": [("HostsWithoutPublicAddress", "web-1")],
    "mis-02-main-route-table": [
        ("ManagementOpen", "web-sg"),
        ("PublicAddressWithoutWay", "web-1"),
        ("UnusedRouteTable", "public"),
    ],
    "mis-02-main-route-table-mended": [("ManagementOpen", "web-sg")],
    "mis-03-nat-in-private-subnet": [("NatGatewayWithoutWayOut", "nat")],
    "mis-04-no-ephemeral-ports": [("EntryComesTooLate", "web-acl")],
    "mis-06-one-sided-route": [("OneSidedPeering", "a-b")],
    "mis-10-spokes-do-not-talk": [
        ("AttachmentNotAssociated", "to-reports"),
        ("ZoneWithoutAttachment", "jobs-b"),
        ("VpcDoesNotAnswer", "to-web"),
    ],
}


@pytest.mark.parametrize("slug", ORDER)
def test_in_an_example_only_its_own_mistakes_are_found(slug: str) -> None:
    network = open_scenario(slug).network
    found = [(type(one).__name__, one.resource) for one in findings(network)]
    nodes = [(kind, network.find(ref)) for kind, ref in found]
    assert [(kind, node and node.name) for kind, node in nodes] == ON_PURPOSE.get(slug, [])


def test_every_mistake_is_of_an_example() -> None:
    assert set(ON_PURPOSE) <= set(ORDER)
