"""The networks that are full: of everything as many as AWS grants by default, and none too many."""

import json
from collections.abc import Iterable
from typing import Any

Section = dict[str, dict[str, Any]]


def _file(slug: str, **sections: Section) -> str:
    """A scenario file: YAML takes JSON."""
    head = {"format": 1, "title": slug.title(), "slug": slug}
    return json.dumps({**head, **sections}, indent=0)


def _many(prefix: str, count: int, **says: Any) -> Section:
    """So many that say the same."""
    return {f"{prefix}-{number}": says for number in range(1, count + 1)}


def _vpcs(numbers: Iterable[int], **says: Any) -> Section:
    return {f"vpc-{number}": {"cidr": f"10.{number}.0.0/16", **says} for number in numbers}


FAR = "eu-west-1"
SITE = {"availability_zone": "us-east-1a"}
FULL = _file(
    "full",
    vpcs={
        **_vpcs((1,), secondary_cidrs=[f"10.{100 + n}.0.0/16" for n in range(4)]),
        **_vpcs((2,), ipv6_cidrs=[f"2001:db8:{n:x}00::/56" for n in range(1, 6)]),
        **_vpcs((3, 4, 5)),
    },
    subnets={"home": {"vpc": "vpc-1", "cidr": "10.1.1.0/24", "route_table": "busy", **SITE}},
    managed_prefix_lists={
        **_many("sixty", 1, max_entries=60),
        **_many("most", 1, max_entries=500),
        **_many("longest", 1, max_entries=1000),
    },
    internet_gateways=_many("igw", 1, vpc="vpc-1"),
    route_tables={"busy": {"vpc": "vpc-1", "propagating_vgws": ["vgw-1"]}},
    nat_gateways={
        "nat-1": {"subnet": "home"},
        **_many("inner", 4, subnet="home", connectivity_type="private"),
        **_many("wide", 5, vpc="vpc-3", availability_mode="regional"),
    },
    elastic_ips={
        "eip-1": {"public_ip": "203.0.113.1", "nat_gateway": "nat-1"},
        "eip-2": {"public_ip": "203.0.113.2", "nat_gateway": "nat-1"},
        **{f"eip-{n}": {"public_ip": f"203.0.113.{n}"} for n in (3, 4, 5)},
    },
    network_acls={"filter": {"vpc": "vpc-1"}},
    security_groups={
        **_many("group", 6, vpc="vpc-1"),
        "heavy-1": {"vpc": "vpc-1", "ingress": [{"protocol": "tcp", "source": "most-1"}]},
        "heavy-2": {"vpc": "vpc-1", "ingress": [{"protocol": "udp", "source": "longest-1"}]},
    },
    network_interfaces={"card": {"subnet": "home"}},
    transit_gateways=_many("hub", 5),
    transit_gateway_route_tables=_many("plain", 19, transit_gateway="hub-1"),
    on_premises_networks={"plant": {"cidrs": ["192.168.0.0/24"]}},
    customer_gateways={
        f"router-{n}": {"ip_address": f"198.51.100.{n}", "network": "plant"} for n in range(1, 51)
    },
    virtual_private_gateways={
        "vgw-1": {"vpc": "vpc-1"},
        **{f"vgw-{n}": {} for n in range(2, 6)},
    },
    vpn_connections={
        f"line-{n}": {
            "customer_gateway": f"router-{n}",
            "virtual_private_gateway": f"vgw-{(n + 9) // 10}",
        }
        for n in range(1, 51)
    },
)
CROWDED = _file(
    "crowded",
    vpcs={
        **_vpcs(range(1, 56)),
        **_vpcs(range(101, 128), region=FAR),
    },
    subnets={f"net-{n}": {"vpc": "vpc-1", "cidr": f"10.1.{n}.0/24", **SITE} for n in range(1, 201)},
    route_tables=_many("table", 198, vpc="vpc-1"),
    network_acls=_many("acl", 199, vpc="vpc-1"),
    managed_prefix_lists=_many("list", 100, max_entries=1),
    internet_gateways={
        **{f"igw-{n}": {"vpc": f"vpc-{n}"} for n in range(1, 6)},
        "loose": {},
    },
    egress_only_internet_gateways={
        **{f"eigw-{n}": {"vpc": f"vpc-{n}"} for n in range(1, 6)},
        "loose-eigw": {},
    },
    nat_gateways={"wide": {"vpc": "vpc-1", "availability_mode": "regional"}},
    elastic_ips={
        f"eip-{n}": {
            "public_ip": f"203.0.113.{n}",
            **({"nat_gateway": "wide", **SITE} if n < 33 else {}),
        }
        for n in range(1, 34)
    },
    vpc_peering_connections={
        f"peer-{n}": {"requester_vpc": "vpc-1", "accepter_vpc": f"vpc-{n}", "status": "active"}
        for n in range(2, 52)
    }
    | {
        f"asked-{n}": {
            "requester_vpc": "vpc-2",
            "accepter_vpc": f"vpc-{n}",
            "status": "pending-acceptance",
        }
        for n in range(101, 126)
    },
    transit_gateways={**_many("hub", 6), **_many("far-hub", 51, region=FAR)},
    transit_gateway_vpc_attachments={
        f"onto-{n}": {"transit_gateway": f"hub-{n}", "subnets": ["net-1"]} for n in range(1, 6)
    },
    transit_gateway_peering_attachments={
        f"over-{n}": {
            "transit_gateway": "hub-1",
            "peer_transit_gateway": f"far-hub-{n}",
            "state": "available",
        }
        for n in range(1, 51)
    },
    vpc_endpoints={
        **{
            f"s3-{n}": {"vpc": f"vpc-{n}", "type": "Gateway", "service_name": "s3"}
            for n in range(1, 21)
        },
        **{
            f"queue-{n}": {
                "vpc": "vpc-1",
                "type": "Interface",
                "service_name": "sqs",
                "subnets": ["net-2"],
                "private_dns_enabled": False,
            }
            for n in range(1, 51)
        },
    },
)
DOUBTFUL = """
format: 1
title: Doubtful
slug: doubtful
vpcs:
  shop: {cidr: 10.0.0.0/16, ipv6_cidrs: ["2001:db8::/56"]}
  lab: {cidr: 10.9.0.0/16}
  clone: {cidr: 10.9.0.0/20}
  peer: {cidr: 10.40.0.0/16}
  deaf: {cidr: 10.50.0.0/16, enable_dns_hostnames: false}
vpc_peering_connections:
  asked: {requester_vpc: shop, accepter_vpc: peer, status: pending-acceptance}
  agreed: {requester_vpc: lab, accepter_vpc: peer, status: active}
subnets:
  web: {vpc: shop, cidr: 10.0.1.0/24, availability_zone: us-east-1a, route_table: of-web}
  inner: {vpc: shop, cidr: 10.0.2.0/24, availability_zone: us-east-1a}
  lab-a: {vpc: lab, cidr: 10.9.1.0/24, availability_zone: us-east-1a}
  clone-a: {vpc: clone, cidr: 10.9.2.0/24, availability_zone: us-east-1a}
  deaf-a: {vpc: deaf, cidr: 10.50.1.0/24, availability_zone: us-east-1a}
managed_prefix_lists:
  offices: {max_entries: 2, entries: [{cidr: 203.0.113.0/28}]}
  branches: {max_entries: 2, entries: [{cidr: 203.0.113.0/28}]}
route_tables:
  of-web: {vpc: shop}
  table: {vpc: shop}
internet_gateways:
  igw: {vpc: shop}
nat_gateways:
  nat: {subnet: web, connectivity_type: private}
security_groups:
  web-sg: {vpc: shop}
  lab-sg: {vpc: lab, ingress: [{protocol: tcp, ports: 22, source: peer-sg}]}
  peer-sg: {vpc: peer}
instances:
  web-1: {subnet: web, private_ip: 10.0.1.10}
  appliance: {subnet: web, private_ip: 10.0.1.11, source_dest_check: false}
transit_gateways:
  hub: {}
transit_gateway_vpc_attachments:
  lab-to-hub: {transit_gateway: hub, subnets: [lab-a]}
on_premises_networks:
  plant: {cidrs: [192.168.0.0/16]}
customer_gateways:
  router: {ip_address: 203.0.113.9, network: plant}
virtual_private_gateways:
  door: {vpc: shop}
vpn_connections:
  line:
    customer_gateway: router
    virtual_private_gateway: door
    routes: [192.168.0.0/16]
    static_routes_only: true
vpc_endpoint_services:
  wall: {type: GatewayLoadBalancer}
vpc_endpoints:
  to-wall: {vpc: shop, type: GatewayLoadBalancer, service: wall, subnets: [inner]}
"""
CROWDS = {"full": FULL, "crowded": CROWDED, "doubtful": DOUBTFUL}
