"""What AWS takes, and what nobody may want: default quotas, and what cannot work."""

from playground.engine.validity import (
    appliances,
    direct_connect,
    endpoint_services,
    endpoints,
    interconnect,
    prefix_lists,
    quotas,
    security,
    targets,
    transit,
    transit_quotas,
    vpn,
    vpn_quotas,
    weighed_quotas,
)
from playground.engine.validity.fault import Fault
from tests.editing.broken.breaking import Breaks, add, change

FULL, CROWDED, DOUBTFUL = "full", "crowded", "doubtful"
BLOCK = {"cidr": "10.99.0.0/16"}
PLACE = {"availability_zone": "us-east-1a"}
RULE = {"action": "allow", "protocol": "all", "cidr": "0.0.0.0/0"}
QUEUE = {"type": "Interface", "service_name": "sqs", "private_dns_enabled": False}


def _rules(count: int) -> list[dict[str, object]]:
    return [{"rule_number": number, **RULE} for number in range(1, count + 1)]


def _groups(*names: str) -> dict[str, list[str]]:
    return {"security_groups": [f"@{name}" for name in names]}


def _sites(count: int) -> list[str]:
    return [f"192.168.{number}.0/24" for number in range(count)]


def _route(to: str, by: str) -> dict[str, object]:
    return {"routes": [{"destination": to, "target": by}]}


def _source(*sources: str) -> list[dict[str, str]]:
    return [{"protocol": "tcp", "ports": "443", "source": one} for one in sources]


COUNTED: tuple[Breaks, ...] = (
    add(quotas.VpcsPerRegion, "vpc", BLOCK, "region", ground=FULL),
    change(
        quotas.Ipv4BlocksPerVpc,
        "vpc/vpc-1",
        {"secondary_cidrs": [f"10.{100 + one}.0.0/16" for one in range(5)]},
        "secondary_cidrs",
        ground=FULL,
    ),
    change(
        quotas.Ipv6BlocksPerVpc,
        "vpc/vpc-2",
        {"ipv6_cidrs": [f"2001:db8:{one}00::/56" for one in range(1, 7)]},
        "ipv6_cidrs",
        ground=FULL,
    ),
    add(quotas.ElasticIpsPerRegion, "elastic-ip", {}, "region", ground=FULL),
    change(
        quotas.ElasticIpsPerNatGateway,
        "elastic-ip/eip-3",
        {"nat_gateway": "@nat-1"},
        "nat_gateway",
        ground=FULL,
    ),
    add(
        quotas.NatGatewaysPerZone,
        "nat-gateway",
        {"subnet": "@home", "connectivity_type": "private"},
        "subnet",
        ground=FULL,
    ),
    add(
        quotas.RegionalNatGatewaysPerVpc,
        "nat-gateway",
        {"vpc": "@vpc-3", "availability_mode": "regional"},
        "vpc",
        ground=FULL,
    ),
    change(
        quotas.PropagatedRoutesPerTable,
        "on-premises-network/plant",
        {"cidrs": _sites(101)},
        "routes",
        at="@busy",
        ground=FULL,
    ),
    change(
        quotas.EntriesPerNetworkAcl,
        "network-acl/filter",
        {"ingress": _rules(21)},
        "ingress",
        ground=FULL,
    ),
    change(
        quotas.EntriesPerNetworkAcl,
        "network-acl/filter",
        {"egress": _rules(21)},
        "egress",
        ground=FULL,
    ),
    change(
        quotas.GroupsPerInterface,
        "network-interface/card",
        _groups(*(f"group-{number}" for number in range(1, 7))),
        "security_groups",
        ground=FULL,
    ),
    change(
        weighed_quotas.RoutesPerTable,
        "route-table/busy",
        {
            "routes": [
                {"destination": "@most-1", "target": "@igw-1"},
                {"destination": "192.0.2.0/24", "target": "@igw-1"},
            ]
        },
        "routes",
        ground=FULL,
    ),
    change(
        weighed_quotas.EntriesPerPrefixList,
        "managed-prefix-list/longest-1",
        {"max_entries": 1001},
        "max_entries",
        ground=FULL,
    ),
    change(
        weighed_quotas.RulesPerGroup,
        "security-group/group-1",
        {"ingress": _source("@sixty-1", "192.0.2.0/24")},
        "ingress",
        ground=FULL,
    ),
    change(
        weighed_quotas.RulesPerInterface,
        "network-interface/card",
        _groups("heavy-1", "heavy-2"),
        "security_groups",
        ground=FULL,
    ),
    add(transit_quotas.TransitGatewaysPerRegion, "transit-gateway", {}, "region", ground=FULL),
    add(
        transit_quotas.TablesPerTransitGateway,
        "transit-gateway-route-table",
        {"transit_gateway": "@hub-1"},
        "transit_gateway",
        ground=FULL,
    ),
    add(
        vpn_quotas.VirtualPrivateGatewaysPerRegion,
        "virtual-private-gateway",
        {},
        "region",
        ground=FULL,
    ),
    add(
        vpn_quotas.CustomerGatewaysPerRegion,
        "customer-gateway",
        {"ip_address": "198.51.100.99", "network": "@plant"},
        "region",
        ground=FULL,
    ),
    add(
        vpn_quotas.VpnConnectionsPerRegion,
        "vpn-connection",
        {"customer_gateway": "@router-1", "transit_gateway": "@hub-1"},
        "customer_gateway",
        ground=FULL,
    ),
    add(
        vpn_quotas.VpnConnectionsPerGateway,
        "vpn-connection",
        {"customer_gateway": "@router-11", "virtual_private_gateway": "@vgw-1"},
        "virtual_private_gateway",
        ground=FULL,
    ),
    change(
        vpn_quotas.StaticRoutesPerConnection,
        "vpn-connection/line-50",
        {"static_routes_only": True, "routes": _sites(101)},
        "routes",
        ground=FULL,
    ),
    change(
        vpn_quotas.DynamicRoutesPerConnection,
        "vpn-connection/line-50",
        {"routes": _sites(101)},
        "routes",
        ground=FULL,
    ),
    add(
        quotas.SubnetsPerVpc,
        "subnet",
        {"vpc": "@vpc-1", "cidr": "10.1.0.0/24", **PLACE},
        "vpc",
        ground=CROWDED,
    ),
    add(quotas.RouteTablesPerVpc, "route-table", {"vpc": "@vpc-1"}, "vpc", ground=CROWDED),
    add(quotas.NetworkAclsPerVpc, "network-acl", {"vpc": "@vpc-1"}, "vpc", ground=CROWDED),
    add(
        quotas.PrefixListsPerRegion,
        "managed-prefix-list",
        {"max_entries": 1},
        "region",
        ground=CROWDED,
    ),
    change(
        quotas.InternetGatewaysPerRegion,
        "internet-gateway/loose",
        {"vpc": "@vpc-6"},
        "vpc",
        ground=CROWDED,
    ),
    change(
        quotas.EgressOnlyGatewaysPerRegion,
        "egress-only-internet-gateway/loose-eigw",
        {"vpc": "@vpc-6"},
        "vpc",
        ground=CROWDED,
    ),
    change(
        quotas.ElasticIpsPerNatGatewayZone,
        "elastic-ip/eip-33",
        {"nat_gateway": "@nat-gateway/wide", **PLACE},
        "nat_gateway",
        ground=CROWDED,
    ),
    add(
        interconnect.ActivePeeringsPerVpc,
        "vpc-peering-connection",
        {"requester_vpc": "@vpc-1", "accepter_vpc": "@vpc-52", "status": "active"},
        "status",
        ground=CROWDED,
    ),
    add(
        interconnect.OutstandingPeeringRequests,
        "vpc-peering-connection",
        {
            "requester_vpc": "@vpc-2",
            "accepter_vpc": "@vpc-126",
            "status": "pending-acceptance",
        },
        "status",
        ground=CROWDED,
    ),
    add(
        transit_quotas.TransitGatewaysPerVpc,
        "transit-gateway-vpc-attachment",
        {"transit_gateway": "@hub-6", "subnets": ["@net-1"]},
        "vpc",
        ground=CROWDED,
    ),
    add(
        transit_quotas.PeeringsPerTransitGateway,
        "transit-gateway-peering-attachment",
        {"transit_gateway": "@hub-1", "peer_transit_gateway": "@far-hub-51"},
        "transit_gateway",
        ground=CROWDED,
    ),
    add(
        endpoints.EndpointsPerVpc,
        "vpc-endpoint",
        {"vpc": "@vpc-1", "subnets": ["@net-2"], **QUEUE},
        "vpc",
        ground=CROWDED,
    ),
    add(
        endpoints.GatewayEndpointsPerRegion,
        "vpc-endpoint",
        {"vpc": "@vpc-21", "type": "Gateway", "service_name": "s3"},
        "vpc",
        ground=CROWDED,
    ),
)
USELESS: tuple[Breaks, ...] = (
    change(
        targets.Ipv6ToNatGateway,
        "route-table/table",
        _route("2001:db8:9::/48", "@nat"),
        "routes[0].target",
        ground=DOUBTFUL,
    ),
    change(
        appliances.CheckedAppliance,
        "route-table/table",
        _route("192.0.2.0/24", "@instance/web-1"),
        "routes[0].target",
        ground=DOUBTFUL,
    ),
    change(
        appliances.ApplianceAmongItsSenders,
        "route-table/of-web",
        _route("10.0.2.0/24", "@instance/appliance"),
        "routes[0].target",
        ground=DOUBTFUL,
    ),
    change(
        appliances.ApplianceAmongItsReceivers,
        "route-table/table",
        _route("10.0.1.0/24", "@instance/appliance"),
        "routes[0].target",
        ground=DOUBTFUL,
    ),
    change(
        prefix_lists.WinnerUndefined,
        "route-table/table",
        {
            "routes": [
                {"destination": "@offices", "target": "@igw"},
                {"destination": "@branches", "target": "@nat"},
            ]
        },
        "routes[1].destination",
        ground=DOUBTFUL,
    ),
    change(
        security.StaleGroupReference,
        "vpc-peering-connection/agreed",
        {"status": "deleted"},
        "ingress[0].source",
        at="@lab-sg",
        ground=DOUBTFUL,
    ),
    add(
        transit.BlockNotPropagated,
        "transit-gateway-vpc-attachment",
        {"transit_gateway": "@hub", "subnets": ["@clone-a"]},
        "vpc",
        ground=DOUBTFUL,
    ),
    add(
        vpn.VpnToNoGateway,
        "vpn-connection",
        {"customer_gateway": "@router"},
        "virtual_private_gateway",
        ground=DOUBTFUL,
    ),
    change(
        vpn.StaticVpnWithoutPrefixes,
        "vpn-connection/line",
        {"routes": []},
        "routes",
        ground=DOUBTFUL,
    ),
    change(
        vpn.SiteInBlockOfVpc,
        "on-premises-network/plant",
        {"cidrs": ["192.168.0.0/16", "10.0.7.0/24"]},
        "cidrs[1]",
        ground=DOUBTFUL,
    ),
    add(
        direct_connect.VirtualInterfaceToNowhere,
        "virtual-interface",
        {"type": "private", "network": "@plant"},
        "direct_connect_gateway",
        ground=DOUBTFUL,
    ),
    add(
        endpoints.WorkloadBesideEndpoint,
        "instance",
        {"subnet": "@inner"},
        "subnets[0]",
        at="@to-wall",
        ground=DOUBTFUL,
    ),
    add(
        endpoint_services.PrivateDnsNeedsAttributes,
        "vpc-endpoint",
        {**QUEUE, "vpc": "@deaf", "subnets": ["@deaf-a"], "private_dns_enabled": True},
        "private_dns_enabled",
        ground=DOUBTFUL,
    ),
)
TABLE = COUNTED + USELESS
TOO_MANY: dict[type[Fault], str] = {
    quotas.GroupsPerRegion: "2,500 groups",
    transit_quotas.RoutesPerTransitGateway: "10,000 routes",
    transit_quotas.AttachmentsPerTransitGateway: "5,000 attachments",
}
"""Quotas that nobody reaches in a test: of each, what it would take."""
