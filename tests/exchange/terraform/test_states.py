"""States: every type of the aws provider that is read, as a row: attributes in, sections out."""

from typing import Any

import pytest

from playground.exchange.sketch import NOTHING
from playground.exchange.terraform.reading import READERS
from tests.exchange.terraform.documents import Json, block, said, sketched, state

VPC = block("aws_vpc.lab", id="vpc-0a1", cidr_block="10.0.0.0/16")
SUBNET = block(
    "aws_subnet.a",
    id="subnet-0a1",
    vpc_id="vpc-0a1",
    cidr_block="10.0.1.0/24",
    availability_zone="eu-west-1a",
)
GROUP = block("aws_security_group.web", id="sg-0a1", vpc_id="vpc-0a1", ingress=[], egress=[])
TABLE = block("aws_route_table.out", id="rtb-0a1", vpc_id="vpc-0a1", route=[])
ACL = block("aws_network_acl.lab", id="acl-0a1", vpc_id="vpc-0a1", ingress=[], egress=[])
IGW = block("aws_internet_gateway.lab", id="igw-0a1", vpc_id="vpc-0a1")
VGW = block("aws_vpn_gateway.lab", id="vgw-0a1", vpc_id="vpc-0a1")
EIP = block("aws_eip.nat", id="eipalloc-0a1", public_ip="203.0.113.5")
ENI = block("aws_network_interface.one", id="eni-0a1", subnet_id="subnet-0a1")
WEB = block("aws_instance.web", id="i-0a1", subnet_id="subnet-0a1", private_ip="10.0.1.9")
LIST = block("aws_ec2_managed_prefix_list.all", id="pl-0a1", name="all", max_entries=5, entry=[])
TGW = block("aws_ec2_transit_gateway.hub", id="tgw-0a1", default_route_table_association="disable")
TGW_TABLE = block(
    "aws_ec2_transit_gateway_route_table.hub", id="tgw-rtb-0a1", transit_gateway_id="tgw-0a1"
)
ATTACHMENT = block(
    "aws_ec2_transit_gateway_vpc_attachment.lab",
    id="tgw-attach-0a1",
    transit_gateway_id="tgw-0a1",
    vpc_id="vpc-0a1",
    subnet_ids=["subnet-0a1"],
    transit_gateway_default_route_table_association=False,
    transit_gateway_default_route_table_propagation=False,
)
CGW = block("aws_customer_gateway.plant", id="cgw-0a1", ip_address="203.0.113.9", bgp_asn="65010")
VPN = block("aws_vpn_connection.line", id="vpn-0a1", customer_gateway_id="cgw-0a1")
DXGW = block("aws_dx_gateway.line", id="dxgw-0a1", name="line", owner_account_id="111122223333")
CLIENTS = block(
    "aws_ec2_client_vpn_endpoint.all",
    id="cvpn-endpoint-0a1",
    client_cidr_block="172.20.0.0/22",
    vpc_id="vpc-0a1",
)
ENDPOINT = block(
    "aws_vpc_endpoint.s3",
    id="vpce-0a1",
    vpc_id="vpc-0a1",
    vpc_endpoint_type="Gateway",
    service_name="com.amazonaws.eu-west-1.s3",
)
PEERING = block(
    "aws_vpc_peering_connection.both",
    id="pcx-0a1",
    vpc_id="vpc-0a1",
    peer_vpc_id="vpc-0b2",
    accept_status="pending-acceptance",
)
HTTPS = {"from_port": 443, "to_port": 443, "protocol": "tcp"}
BALANCER = block(
    "aws_lb.front",
    id="arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/front/50dc",
    name="front",
    load_balancer_type="network",
    vpc_id="vpc-0a1",
    subnets=["subnet-0a1"],
    enable_cross_zone_load_balancing=True,
)
TARGETS = block("aws_lb_target_group.web", id="arn:tg", port=8080, protocol="TCP")
LISTENER = block(
    "aws_lb_listener.web",
    id="arn:listener",
    load_balancer_arn=BALANCER["values"]["id"],
    port=443,
    protocol="TCP",
    default_action=[{"type": "forward", "target_group_arn": "arn:tg"}],
)

Row = tuple[list[Json], str, str, dict[str, Any]]

ROWS: list[Row] = [
    (
        [
            block(
                "aws_vpc.lab",
                id="vpc-0a1",
                arn="arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1",
                cidr_block="10.0.0.0/16",
                ipv6_cidr_block="2001:db8:1::/56",
                owner_id="111122223333",
                enable_dns_support=True,
                enable_dns_hostnames=False,
                tags={"Name": "The lab"},
            ),
            block(
                "aws_vpc_ipv4_cidr_block_association.more",
                vpc_id="vpc-0a1",
                cidr_block="100.64.0.0/16",
            ),
            block(
                "aws_vpc_ipv6_cidr_block_association.same",
                vpc_id="vpc-0a1",
                ipv6_cidr_block="2001:db8:1::/56",
            ),
        ],
        "vpcs",
        "vpc-0a1",
        {
            "name": "The lab",
            "cidr": "10.0.0.0/16",
            "secondary_cidrs": ["100.64.0.0/16"],
            "ipv6_cidrs": ["2001:db8:1::/56"],
            "region": "eu-west-1",
            "account": "111122223333",
            "enable_dns_support": True,
            "enable_dns_hostnames": False,
        },
    ),
    (
        [
            VPC,
            SUBNET,
            TABLE,
            ACL,
            block(
                "aws_route_table_association.a", subnet_id="subnet-0a1", route_table_id="rtb-0a1"
            ),
            block(
                "aws_network_acl_association.a", subnet_id="subnet-0a1", network_acl_id="acl-0a1"
            ),
        ],
        "subnets",
        "subnet-0a1",
        {
            "vpc": "vpc-0a1",
            "cidr": "10.0.1.0/24",
            "availability_zone": "eu-west-1a",
            "route_table": "rtb-0a1",
            "network_acl": "acl-0a1",
        },
    ),
    (
        [
            VPC,
            IGW,
            TABLE,
            block("aws_route_table_association.in", gateway_id="igw-0a1", route_table_id="rtb-0a1"),
        ],
        "internet_gateways",
        "igw-0a1",
        {"vpc": "vpc-0a1", "route_table": "rtb-0a1"},
    ),
    (
        [
            VPC,
            block("aws_internet_gateway.lab", id="igw-0a1"),
            block(
                "aws_internet_gateway_attachment.lab",
                internet_gateway_id="igw-0a1",
                vpc_id="vpc-0a1",
            ),
        ],
        "internet_gateways",
        "igw-0a1",
        {"vpc": "vpc-0a1"},
    ),
    (
        [VPC, block("aws_egress_only_internet_gateway.lab", id="eigw-0a1", vpc_id="vpc-0a1")],
        "egress_only_internet_gateways",
        "eigw-0a1",
        {"vpc": "vpc-0a1"},
    ),
    (
        [
            VPC,
            SUBNET,
            EIP,
            block(
                "aws_nat_gateway.lab",
                id="nat-0a1",
                subnet_id="subnet-0a1",
                allocation_id="eipalloc-0a1",
                private_ip="10.0.1.20",
                connectivity_type="public",
                secondary_allocation_ids=None,
            ),
        ],
        "elastic_ips",
        "eipalloc-0a1",
        {"public_ip": "203.0.113.5", "region": "us-east-1", "nat_gateway": "nat-0a1"},
    ),
    (
        [
            VPC,
            SUBNET,
            WEB,
            EIP,
            block("aws_eip_association.web", allocation_id="eipalloc-0a1", instance_id="i-0a1"),
        ],
        "elastic_ips",
        "eipalloc-0a1",
        {"public_ip": "203.0.113.5", "region": "us-east-1", "network_interface": "i-0a1"},
    ),
    (
        [
            VPC,
            block(
                "aws_route_table.out",
                id="rtb-0a1",
                vpc_id="vpc-0a1",
                propagating_vgws=["vgw-0a1"],
                route=[
                    {"cidr_block": "0.0.0.0/0", "ipv6_cidr_block": "", "gateway_id": "igw-0a1"},
                    {"cidr_block": "10.0.0.0/16", "gateway_id": "local"},
                    {
                        "cidr_block": "",
                        "ipv6_cidr_block": "::/0",
                        "egress_only_gateway_id": "eigw-1",
                    },
                ],
            ),
            block(
                "aws_route.same",
                route_table_id="rtb-0a1",
                destination_cidr_block="0.0.0.0/0",
                gateway_id="igw-0a1",
            ),
            block(
                "aws_route.list",
                route_table_id="rtb-0a1",
                destination_prefix_list_id="pl-0a1",
                transit_gateway_id="tgw-0a1",
            ),
            block(
                "aws_route.core",
                route_table_id="rtb-0a1",
                destination_cidr_block="10.9.0.0/16",
                core_network_arn="arn:aws:networkmanager::1:core-network/c-1",
            ),
            block(
                "aws_route.gone",
                route_table_id="rtb-0a1",
                destination_cidr_block="10.8.0.0/16",
                state="blackhole",
            ),
            block(
                "aws_vpn_gateway_route_propagation.two",
                route_table_id="rtb-0a1",
                vpn_gateway_id="vgw-0b2",
            ),
        ],
        "route_tables",
        "rtb-0a1",
        {
            "vpc": "vpc-0a1",
            "propagating_vgws": ["vgw-0a1", "vgw-0b2"],
            "routes": [
                {"destination": "0.0.0.0/0", "target": "igw-0a1"},
                {"destination": "::/0", "target": "eigw-1"},
                {"destination": "pl-0a1", "target": "tgw-0a1"},
                {
                    "destination": "10.9.0.0/16",
                    "target": "arn:aws:networkmanager::1:core-network/c-1",
                },
                {"destination": "10.8.0.0/16", "target": "deleted"},
            ],
        },
    ),
    (
        [
            VPC,
            TABLE,
            block("aws_main_route_table_association.m", vpc_id="vpc-0a1", route_table_id="rtb-0a1"),
        ],
        "route_tables",
        "rtb-0a1",
        {"vpc": "vpc-0a1", "main": True},
    ),
    (
        [
            block(
                "aws_ec2_managed_prefix_list.all",
                id="pl-0a1",
                name="offices",
                address_family="IPv4",
                max_entries=5,
                owner_id="111122223333",
                entry=[{"cidr": "203.0.113.0/24", "description": "Berlin"}],
            ),
            block(
                "aws_ec2_managed_prefix_list_entry.a", prefix_list_id="pl-0a1", cidr="10.0.0.0/8"
            ),
        ],
        "managed_prefix_lists",
        "pl-0a1",
        {
            "name": "offices",
            "address_family": "IPv4",
            "max_entries": 5,
            "region": "us-east-1",
            "account": "111122223333",
            "entries": [
                {"cidr": "203.0.113.0/24", "description": "Berlin"},
                {"cidr": "10.0.0.0/8", "description": None},
            ],
        },
    ),
    (
        [
            VPC,
            block(
                "aws_network_acl.lab",
                id="acl-0a1",
                vpc_id="vpc-0a1",
                subnet_ids=[],
                ingress=[
                    {
                        "rule_no": 100,
                        "action": "allow",
                        "protocol": "6",
                        "from_port": 1024,
                        "to_port": 65535,
                        "cidr_block": "0.0.0.0/0",
                        "ipv6_cidr_block": "",
                    }
                ],
                egress=[],
            ),
            block(
                "aws_network_acl_rule.ping",
                network_acl_id="acl-0a1",
                rule_number=110,
                egress=False,
                protocol="icmp",
                rule_action="deny",
                cidr_block="10.0.0.0/8",
                icmp_type="8",
                icmp_code="0",
            ),
        ],
        "network_acls",
        "acl-0a1",
        {
            "vpc": "vpc-0a1",
            "ingress": [
                {
                    "rule_number": 100,
                    "action": "allow",
                    "protocol": "tcp",
                    "ports": "1024-65535",
                    "cidr": "0.0.0.0/0",
                },
                {
                    "rule_number": 110,
                    "action": "deny",
                    "protocol": "icmp",
                    "icmp_type": 8,
                    "icmp_code": 0,
                    "cidr": "10.0.0.0/8",
                },
            ],
            "egress": [],
        },
    ),
    (
        [
            VPC,
            block(
                "aws_security_group.web",
                id="sg-0a1",
                vpc_id="vpc-0a1",
                name="web",
                description="The web",
                ingress=[
                    {
                        **HTTPS,
                        "cidr_blocks": ["0.0.0.0/0"],
                        "security_groups": ["111122223333/sg-0b2"],
                        "self": True,
                        "description": "all",
                    }
                ],
                egress=[],
            ),
            block(
                "aws_security_group_rule.same",
                security_group_id="sg-0a1",
                type="ingress",
                **HTTPS,
                cidr_blocks=["0.0.0.0/0"],
            ),
            block(
                "aws_vpc_security_group_egress_rule.dns",
                security_group_id="sg-0a1",
                ip_protocol="-1",
                referenced_security_group_id="sg-0b2",
            ),
            block(
                "aws_vpc_security_group_ingress_rule.ping",
                security_group_id="sg-0a1",
                ip_protocol="icmpv6",
                from_port=128,
                to_port=-1,
                cidr_ipv6="::/0",
            ),
        ],
        "security_groups",
        "sg-0a1",
        {
            "vpc": "vpc-0a1",
            "name": "web",
            "description": "The web",
            "ingress": [
                {"protocol": "tcp", "ports": "443-443", "source": end, "description": None}
                for end in ("0.0.0.0/0", "sg-0b2", "self")
            ]
            + [
                {
                    "protocol": "icmpv6",
                    "icmp_type": 128,
                    "icmp_code": -1,
                    "source": "::/0",
                    "description": None,
                }
            ],
            "egress": [{"protocol": "all", "destination": "sg-0b2", "description": None}],
        },
    ),
    (
        [
            VPC,
            SUBNET,
            GROUP,
            block(
                "aws_network_interface.one",
                id="eni-0a1",
                subnet_id="subnet-0a1",
                private_ip="10.0.1.30",
                private_ips=["10.0.1.30", "10.0.1.31"],
                private_ip_list=["10.0.1.30", "10.0.1.31"],
                security_groups=["sg-0a1"],
                source_dest_check=False,
                attachment=[],
            ),
            WEB,
            block(
                "aws_network_interface_attachment.one",
                network_interface_id="eni-0a1",
                instance_id="i-0a1",
                device_index=1,
            ),
        ],
        "network_interfaces",
        "eni-0a1",
        {
            "subnet": "subnet-0a1",
            "private_ip": "10.0.1.30",
            "secondary_private_ips": ["10.0.1.31"],
            "security_groups": ["sg-0a1"],
            "source_dest_check": False,
            "instance": "i-0a1",
            "device_index": 1,
        },
    ),
    (
        [
            VPC,
            SUBNET,
            block(
                "aws_instance.web",
                id="i-0a1",
                instance_state="stopped",
                primary_network_interface_id="eni-0a1",
                subnet_id="subnet-0a1",
                private_ip="10.0.1.10",
                public_ip="203.0.113.80",
                ipv6_addresses=[],
                vpc_security_group_ids=["sg-0a1"],
                source_dest_check=True,
            ),
        ],
        "network_interfaces",
        "eni-0a1",
        {
            "instance": "i-0a1",
            "device_index": 0,
            "subnet": "subnet-0a1",
            "private_ip": "10.0.1.10",
            "secondary_private_ips": [],
            "ipv6_addresses": [],
            "public_ip": "203.0.113.80",
            "security_groups": ["sg-0a1"],
            "source_dest_check": True,
        },
    ),
    (
        [
            VPC,
            PEERING,
            block(
                "aws_vpc_peering_connection_accepter.both",
                id="pcx-0a1",
                vpc_peering_connection_id="pcx-0a1",
                auto_accept=True,
            ),
            block(
                "aws_vpc_peering_connection_options.both",
                id="pcx-0a1",
                vpc_peering_connection_id="pcx-0a1",
                accepter=[{"allow_remote_vpc_dns_resolution": True}],
            ),
        ],
        "vpc_peering_connections",
        "pcx-0a1",
        {
            "requester_vpc": "vpc-0a1",
            "accepter_vpc": "vpc-0b2",
            "status": "active",
            "accepter_dns_resolution": True,
        },
    ),
    (
        [
            VPC,
            SUBNET,
            TGW,
            TGW_TABLE,
            ATTACHMENT,
            block(
                "aws_ec2_transit_gateway_route_table_association.lab",
                transit_gateway_attachment_id="tgw-attach-0a1",
                transit_gateway_route_table_id="tgw-rtb-0a1",
            ),
            block(
                "aws_ec2_transit_gateway_route_table_propagation.lab",
                transit_gateway_attachment_id="tgw-attach-0a1",
                transit_gateway_route_table_id="tgw-rtb-0a1",
            ),
        ],
        "transit_gateway_vpc_attachments",
        "tgw-attach-0a1",
        {
            "transit_gateway": "tgw-0a1",
            "vpc": "vpc-0a1",
            "subnets": ["subnet-0a1"],
            "route_table": "tgw-rtb-0a1",
            "propagate_to": ["tgw-rtb-0a1"],
        },
    ),
    (
        [
            TGW,
            TGW_TABLE,
            block(
                "aws_ec2_transit_gateway_route.a",
                destination_cidr_block="10.0.0.0/8",
                transit_gateway_attachment_id="tgw-attach-0a1",
                transit_gateway_route_table_id="tgw-rtb-0a1",
                blackhole=False,
            ),
            block(
                "aws_ec2_transit_gateway_route.b",
                destination_cidr_block="10.9.0.0/16",
                transit_gateway_route_table_id="tgw-rtb-0a1",
                blackhole=True,
            ),
            block(
                "aws_ec2_transit_gateway_prefix_list_reference.c",
                prefix_list_id="pl-0a1",
                transit_gateway_attachment_id="tgw-attach-0a1",
                transit_gateway_route_table_id="tgw-rtb-0a1",
                blackhole=False,
            ),
        ],
        "transit_gateway_route_tables",
        "tgw-rtb-0a1",
        {
            "transit_gateway": "tgw-0a1",
            "routes": [
                {"destination": "10.0.0.0/8", "attachment": "tgw-attach-0a1"},
                {"destination": "10.9.0.0/16", "attachment": "blackhole"},
                {"destination": "pl-0a1", "attachment": "tgw-attach-0a1"},
            ],
        },
    ),
    (
        [
            TGW,
            block("aws_ec2_transit_gateway.peer", id="tgw-0b2", vpn_ecmp_support="enable"),
            block(
                "aws_ec2_transit_gateway_peering_attachment.p",
                id="tgw-attach-0b2",
                transit_gateway_id="tgw-0a1",
                peer_transit_gateway_id="tgw-0b2",
                state="available",
            ),
            block(
                "aws_ec2_transit_gateway_route_table.peer",
                id="tgw-rtb-0b2",
                transit_gateway_id="tgw-0b2",
            ),
            block(
                "aws_ec2_transit_gateway_route_table_association.peer",
                transit_gateway_attachment_id="tgw-attach-0b2",
                transit_gateway_route_table_id="tgw-rtb-0b2",
            ),
        ],
        "transit_gateway_peering_attachments",
        "tgw-attach-0b2",
        {
            "transit_gateway": "tgw-0a1",
            "peer_transit_gateway": "tgw-0b2",
            "state": "available",
            "peer_route_table": "tgw-rtb-0b2",
        },
    ),
    (
        [
            VPC,
            TGW,
            ATTACHMENT,
            block(
                "aws_ec2_transit_gateway_connect.c",
                id="tgw-attach-0c3",
                transit_gateway_id="tgw-0a1",
                transport_attachment_id="tgw-attach-0a1",
            ),
        ],
        "transit_gateway_connects",
        "tgw-attach-0c3",
        {
            "transit_gateway": "tgw-0a1",
            "transport_attachment": "tgw-attach-0a1",
            "network": "site-of-tgw-attach-0c3",
        },
    ),
    ([CGW], "customer_gateways", "cgw-0a1", {"ip_address": "203.0.113.9", "bgp_asn": 65010}),
    (
        [
            VPC,
            block("aws_vpn_gateway.lab", id="vgw-0a1"),
            block("aws_vpn_gateway_attachment.lab", vpn_gateway_id="vgw-0a1", vpc_id="vpc-0a1"),
        ],
        "virtual_private_gateways",
        "vgw-0a1",
        {"region": "us-east-1", "vpc": "vpc-0a1"},
    ),
    (
        [
            CGW,
            VGW,
            VPC,
            block(
                "aws_vpn_connection.line",
                id="vpn-0a1",
                customer_gateway_id="cgw-0a1",
                vpn_gateway_id="vgw-0a1",
                static_routes_only=True,
                tunnel_inside_ip_version="ipv4",
                tunnel1_address="203.0.113.20",
                tunnel2_address="203.0.113.21",
                vgw_telemetry=[{"outside_ip_address": "203.0.113.21", "status": "DOWN"}],
                routes=[{"destination_cidr_block": "192.168.0.0/16"}],
            ),
            block(
                "aws_vpn_connection_route.a",
                vpn_connection_id="vpn-0a1",
                destination_cidr_block="192.168.0.0/16",
            ),
        ],
        "vpn_connections",
        "vpn-0a1",
        {
            "customer_gateway": "cgw-0a1",
            "virtual_private_gateway": "vgw-0a1",
            "static_routes_only": True,
            "ip_version": "ipv4",
            "tunnels": [
                {"status": None, "startup_action": None},
                {"status": "down", "startup_action": None},
            ],
            "routes": ["192.168.0.0/16"],
        },
    ),
    (
        [
            TGW,
            DXGW,
            block(
                "aws_dx_gateway_association.hub",
                id="ga-1",
                associated_gateway_id="tgw-0a1",
                dx_gateway_id="dxgw-0a1",
                allowed_prefixes=["10.0.0.0/8"],
                transit_gateway_attachment_id="tgw-attach-0d4",
            ),
        ],
        "direct_connect_gateways",
        "dxgw-0a1",
        {
            "name": "line",
            "account": "111122223333",
            "associations": [{"gateway": "tgw-0a1", "allowed_prefixes": ["10.0.0.0/8"]}],
        },
    ),
    (
        [
            VPC,
            VGW,
            block(
                "aws_dx_private_virtual_interface.a",
                id="dxvif-0a1",
                name="lease",
                vpn_gateway_id="vgw-0a1",
            ),
        ],
        "virtual_interfaces",
        "dxvif-0a1",
        {
            "name": "lease",
            "type": "private",
            "network": "site-of-dxvif-0a1",
            "virtual_private_gateway": "vgw-0a1",
        },
    ),
    (
        [
            DXGW,
            block(
                "aws_dx_transit_virtual_interface.a",
                id="dxvif-0b2",
                name="hub",
                dx_gateway_id="dxgw-0a1",
            ),
        ],
        "virtual_interfaces",
        "dxvif-0b2",
        {
            "name": "hub",
            "type": "transit",
            "network": "site-of-dxvif-0b2",
            "direct_connect_gateway": "dxgw-0a1",
        },
    ),
    (
        [
            VPC,
            SUBNET,
            CLIENTS,
            block(
                "aws_ec2_client_vpn_network_association.a",
                client_vpn_endpoint_id="cvpn-endpoint-0a1",
                subnet_id="subnet-0a1",
            ),
            block(
                "aws_ec2_client_vpn_authorization_rule.a",
                client_vpn_endpoint_id="cvpn-endpoint-0a1",
                target_network_cidr="10.0.0.0/16",
            ),
            block(
                "aws_ec2_client_vpn_route.a",
                client_vpn_endpoint_id="cvpn-endpoint-0a1",
                destination_cidr_block="10.1.0.0/16",
                target_vpc_subnet_id="subnet-0a1",
            ),
        ],
        "client_vpn_endpoints",
        "cvpn-endpoint-0a1",
        {
            "vpc": "vpc-0a1",
            "client_cidr": "172.20.0.0/22",
            "subnets": ["subnet-0a1"],
            "authorization_rules": [{"destination": "10.0.0.0/16"}],
            "routes": [{"destination": "10.1.0.0/16", "subnet": "subnet-0a1"}],
        },
    ),
    (
        [
            VPC,
            SUBNET,
            TABLE,
            GROUP,
            ENDPOINT,
            block(
                "aws_vpc_endpoint_route_table_association.a",
                vpc_endpoint_id="vpce-0a1",
                route_table_id="rtb-0a1",
            ),
            block(
                "aws_vpc_endpoint_subnet_association.a",
                vpc_endpoint_id="vpce-0a1",
                subnet_id="subnet-0a1",
            ),
            block(
                "aws_vpc_endpoint_security_group_association.a",
                vpc_endpoint_id="vpce-0a1",
                security_group_id="sg-0a1",
            ),
            block(
                "aws_vpc_endpoint_policy.a",
                vpc_endpoint_id="vpce-0a1",
                policy='{"Statement": []}',
            ),
        ],
        "vpc_endpoints",
        "vpce-0a1",
        {
            "vpc": "vpc-0a1",
            "type": "Gateway",
            "service_name": "com.amazonaws.eu-west-1.s3",
            "route_tables": ["rtb-0a1"],
            "subnets": ["subnet-0a1"],
            "security_groups": ["sg-0a1"],
            "policy_document": {"Statement": []},
        },
    ),
    (
        [
            BALANCER,
            block(
                "aws_vpc_endpoint_service.offered",
                id="vpce-svc-0a1",
                service_name="com.amazonaws.vpce.eu-west-1.vpce-svc-0a1",
                network_load_balancer_arns=[BALANCER["values"]["id"]],
                acceptance_required=False,
                availability_zones=["eu-west-1a"],
            ),
        ],
        "vpc_endpoint_services",
        "vpce-svc-0a1",
        {
            "type": "Interface",
            "region": "us-east-1",
            "network_load_balancer": BALANCER["values"]["id"],
            "availability_zones": ["eu-west-1a"],
            "acceptance_required": False,
        },
    ),
    (
        [
            VPC,
            SUBNET,
            WEB,
            BALANCER,
            TARGETS,
            LISTENER,
            block("aws_lb_target_group_attachment.a", target_group_arn="arn:tg", target_id="i-0a1"),
            block(
                "aws_lb_target_group_attachment.b",
                target_group_arn="arn:tg",
                target_id="10.0.1.9",
                port=8443,
            ),
        ],
        "network_load_balancers",
        BALANCER["values"]["id"],
        {
            "name": "front",
            "vpc": "vpc-0a1",
            "subnets": ["subnet-0a1"],
            "security_groups": [],
            "cross_zone_load_balancing": True,
            "targets": [
                {"protocol": "tcp", "listener_port": 443, "target": "i-0a1", "port": port}
                for port in (8080, 8443)
            ],
        },
    ),
    (
        [
            VPC,
            block(
                "aws_vpc_block_public_access_options.shut",
                id="eu-west-1",
                aws_region="eu-west-1",
                aws_account_id="111122223333",
                internet_gateway_block_mode="block-ingress",
            ),
            block(
                "aws_vpc_block_public_access_exclusion.lab",
                id="vpcbpa-exclude-0a1",
                region="eu-west-1",
                vpc_id="vpc-0a1",
                internet_gateway_exclusion_mode="allow-egress",
            ),
        ],
        "block_public_access",
        "eu-west-1",
        {
            "region": "eu-west-1",
            "account": "111122223333",
            "mode": "ingress-only",
            "exclusions": [{"vpc": "vpc-0a1", "subnet": None, "mode": "egress-only"}],
        },
    ),
]


@pytest.mark.parametrize(("blocks", "section", "key", "expected"), ROWS)
def test_what_is_read_of_a_type(
    blocks: list[Json], section: str, key: str, expected: dict[str, Any]
) -> None:
    found = said(state(*blocks), section, key)
    matter = {name: value for name, value in found.items() if name in expected or value}
    if "region" not in expected:
        matter.pop("region", None)
    assert matter == expected


def test_every_type_that_is_read_has_a_row() -> None:
    """Those that differ from another one only in their name need none."""
    in_rows = {one["type"] for blocks, *_ in (*ROWS, *OTHER_WAYS) for one in blocks}
    alike = {kind for kind in READERS if kind.replace("aws_alb", "aws_lb") in in_rows}
    assert set(READERS) - in_rows - alike == set()


def test_every_resource_knows_its_id_and_its_address() -> None:
    values = sketched(state(VPC)).resources["vpcs", "vpc-0a1"].values
    assert values["id"] == "vpc-0a1"
    assert values["logical_id"] == "aws_vpc.lab"


OF_AWS = block(
    "aws_vpc.lab",
    id="vpc-0a1",
    cidr_block="10.0.0.0/16",
    default_route_table_id="rtb-0def",
    default_network_acl_id="acl-0def",
    default_security_group_id="sg-0def",
)
OTHER_WAYS: list[Row] = [
    (
        [OF_AWS],
        "route_tables",
        "rtb-0def",
        {"name": "vpc-0a1-main", "vpc": "vpc-0a1", "main": True},
    ),
    ([OF_AWS], "network_acls", "acl-0def", {"vpc": "vpc-0a1", "default": True}),
    ([OF_AWS], "security_groups", "sg-0def", {"vpc": "vpc-0a1", "default": True}),
    (
        [
            OF_AWS,
            block(
                "aws_default_route_table.main",
                id="rtb-0def",
                default_route_table_id="rtb-0def",
                route=[{"cidr_block": "0.0.0.0/0", "gateway_id": "igw-0a1"}],
            ),
        ],
        "route_tables",
        "rtb-0def",
        {
            "vpc": "vpc-0a1",
            "main": True,
            "routes": [{"destination": "0.0.0.0/0", "target": "igw-0a1"}],
        },
    ),
    (
        [
            OF_AWS,
            block(
                "aws_default_network_acl.shut",
                id="acl-0def",
                default_network_acl_id="acl-0def",
                ingress=[],
                egress=[],
            ),
        ],
        "network_acls",
        "acl-0def",
        {"vpc": "vpc-0a1", "default": True, "ingress": [], "egress": []},
    ),
    (
        [
            OF_AWS,
            block(
                "aws_default_security_group.shut",
                id="sg-0def",
                vpc_id="vpc-0a1",
                ingress=[],
                egress=[],
            ),
        ],
        "security_groups",
        "sg-0def",
        {"vpc": "vpc-0a1", "default": True, "ingress": [], "egress": []},
    ),
    (
        [
            OF_AWS,
            block(
                "aws_vpc_security_group_ingress_rule.more",
                security_group_id="sg-0def",
                ip_protocol="tcp",
                from_port=22,
                to_port=22,
                cidr_ipv4="203.0.113.0/24",
            ),
        ],
        "security_groups",
        "sg-0def",
        {
            "ingress": [
                {"protocol": "all", "source": "self"},
                {
                    "protocol": "tcp",
                    "ports": "22-22",
                    "source": "203.0.113.0/24",
                    "description": None,
                },
            ]
        },
    ),
    (
        [block("aws_default_vpc.all", id="vpc-0a1", cidr_block="172.31.0.0/16")],
        "route_tables",
        "main-route-table-of-vpc-0a1",
        {"main": True, "undescribed": True},
    ),
    (
        [
            block("aws_default_vpc.all", id="vpc-0a1", cidr_block="172.31.0.0/16"),
            block(
                "aws_default_subnet.a",
                id="subnet-0a1",
                vpc_id="vpc-0a1",
                cidr_block="172.31.0.0/20",
            ),
        ],
        "subnets",
        "subnet-0a1",
        {"vpc": "vpc-0a1", "route_table": "route-table-of-subnet-0a1"},
    ),
    (
        [block("data.aws_vpc.theirs", id="vpc-0b2", cidr_block="10.2.0.0/16")],
        "network_acls",
        "default-network-acl-of-vpc-0b2",
        {"default": True, "undescribed": True},
    ),
    (
        [
            VPC,
            block("data.aws_security_group.theirs", id="sg-0b2", vpc_id="vpc-0a1", name="theirs"),
        ],
        "security_groups",
        "sg-0b2",
        {"name": "theirs", "undescribed": True},
    ),
    (
        [block("data.aws_prefix_list.s3", id="pl-0c3", name="s3", cidr_blocks=["52.92.0.0/17"])],
        "managed_prefix_lists",
        "pl-0c3",
        {
            "name": "s3",
            "aws_managed": True,
            "entries": [{"cidr": "52.92.0.0/17"}],
        },
    ),
    (
        [
            VPC,
            SUBNET,
            block(
                "aws_spot_instance_request.web",
                id="sir-0a1",
                spot_instance_id="i-0a1",
                subnet_id="subnet-0a1",
                private_ip="10.0.1.9",
            ),
        ],
        "instances",
        "i-0a1",
        {"subnet": "subnet-0a1", "private_ip": "10.0.1.9"},
    ),
    (
        [
            TGW,
            block(
                "aws_ec2_transit_gateway_peering_attachment_accepter.p",
                id="tgw-attach-0b2",
                transit_gateway_attachment_id="tgw-attach-0b2",
                transit_gateway_id="tgw-0a1",
                peer_transit_gateway_id="tgw-0b2",
            ),
        ],
        "transit_gateway_peering_attachments",
        "tgw-attach-0b2",
        {"transit_gateway": "tgw-0b2", "peer_transit_gateway": "tgw-0a1"},
    ),
    (
        [
            VPC,
            TGW,
            ATTACHMENT,
            block(
                "aws_ec2_transit_gateway_vpc_attachment_accepter.lab",
                id="tgw-attach-0a1",
                transit_gateway_attachment_id="tgw-attach-0a1",
                transit_gateway_default_route_table_association=False,
            ),
        ],
        "transit_gateway_vpc_attachments",
        "tgw-attach-0a1",
        {"route_table": None},
    ),
    (
        [
            CGW,
            TGW,
            block(
                "aws_vpn_connection.line",
                id="vpn-0a1",
                customer_gateway_id="cgw-0a1",
                transit_gateway_id="tgw-0a1",
                transit_gateway_attachment_id="tgw-attach-0e5",
            ),
        ],
        "transit_gateway_vpn_attachments",
        "tgw-attach-0e5",
        {"transit_gateway": "tgw-0a1", "vpn_connection": "vpn-0a1"},
    ),
    (
        [
            TGW,
            DXGW,
            block(
                "aws_dx_gateway_association.hub",
                id="ga-1",
                associated_gateway_id="tgw-0a1",
                dx_gateway_id="dxgw-0a1",
                transit_gateway_attachment_id="tgw-attach-0d4",
            ),
        ],
        "transit_gateway_direct_connect_attachments",
        "tgw-attach-0d4",
        {"transit_gateway": "tgw-0a1", "direct_connect_gateway": "dxgw-0a1"},
    ),
    (
        [
            VPC,
            SUBNET,
            GROUP,
            ENI,
            block(
                "aws_network_interface_sg_attachment.web",
                network_interface_id="eni-0a1",
                security_group_id="sg-0a1",
            ),
        ],
        "network_interfaces",
        "eni-0a1",
        {"security_groups": ["sg-0a1"]},
    ),
    (
        [VPC, SUBNET, WEB, EIP, block("aws_eip.web", id="eipalloc-0b2", instance="i-0a1")],
        "elastic_ips",
        "eipalloc-0b2",
        {"network_interface": "i-0a1"},
    ),
    (
        [block("aws_instance.lost", id="i-0b2", subnet_id="subnet-0f9", private_ip="10.9.0.4")],
        "subnets",
        "subnet-0f9",
        {"undescribed": True},
    ),
    (
        [block("aws_subnet.lost", id="subnet-0b2", vpc_id="vpc-0f9", cidr_block="10.9.0.0/24")],
        "vpcs",
        "vpc-0f9",
        {"undescribed": True, "region": "us-east-1"},
    ),
    (
        [
            VPC,
            block(
                "aws_vpc_peering_connection.far",
                id="pcx-0c3",
                vpc_id="vpc-0a1",
                peer_vpc_id="vpc-0b2",
                peer_region="eu-west-2",
                peer_owner_id="444455556666",
                accept_status="active",
            ),
        ],
        "vpcs",
        "vpc-0b2",
        {"undescribed": True, "region": "eu-west-2", "account": "444455556666"},
    ),
    (
        [
            block(
                "data.aws_subnet.theirs",
                id="subnet-0b2",
                vpc_id="vpc-0b2",
                cidr_block="10.2.0.0/24",
            ),
            block("aws_route_table.own", id="rtb-0b2", vpc_id="vpc-0b2", route=[]),
            block(
                "aws_route_table_association.a", subnet_id="subnet-0b2", route_table_id="rtb-0b2"
            ),
        ],
        "subnets",
        "subnet-0b2",
        {"route_table": "rtb-0b2", "network_acl": "network-acl-of-subnet-0b2"},
    ),
]


@pytest.mark.parametrize(("blocks", "section", "key", "expected"), OTHER_WAYS)
def test_what_aws_made_or_nobody_describes(
    blocks: list[Json], section: str, key: str, expected: dict[str, Any]
) -> None:
    found = said(state(*blocks), section, key)
    assert {name: found[name] for name in expected} == expected


def test_a_table_that_becomes_the_main_one_takes_the_place_of_what_came_with_the_vpc() -> None:
    becomes = block(
        "aws_main_route_table_association.m", vpc_id="vpc-0a1", route_table_id="rtb-0a1"
    )
    tables = sketched(state(OF_AWS, TABLE, becomes)).of("route_tables")
    assert {one.key: one.values.get("main") for one in tables} == {
        "rtb-0a1": True,
        "rtb-0def": None,
    }


def test_an_elastic_ip_of_an_instance_is_not_its_own_address_too() -> None:
    web = block(
        "aws_instance.web",
        id="i-0a1",
        subnet_id="subnet-0a1",
        private_ip="10.0.1.9",
        public_ip="203.0.113.5",
    )
    elastic = block("aws_eip.web", id="eipalloc-0a1", public_ip="203.0.113.5", instance="i-0a1")
    assert said(state(VPC, SUBNET, web, elastic), "instances", "i-0a1")["public_ip"] is False


def test_without_default_association_an_attachment_has_no_table() -> None:
    attachments = sketched(state(VPC, TGW, ATTACHMENT)).resources
    values = attachments["transit_gateway_vpc_attachments", "tgw-attach-0a1"].values
    assert values["route_table"] is NOTHING
    assert values["propagate_to"] == []


@pytest.mark.parametrize(("static", "site"), [(False, "onprem-of-cgw-0a1"), (True, None)])
def test_what_a_site_announces_by_bgp_is_not_known(static: bool, site: str | None) -> None:
    device = block("aws_customer_gateway.office", id="cgw-0a1", bgp_asn="65000")
    line = block(
        "aws_vpn_connection.line",
        id="vpn-0a1",
        customer_gateway_id="cgw-0a1",
        transit_gateway_id="tgw-0a1",
        static_routes_only=static,
    )
    found = sketched(state(VPC, TGW, device, line))
    assert (
        said(state(VPC, TGW, device, line), "customer_gateways", "cgw-0a1").get("network") == site
    )
    assert found.has("on_premises_networks", "onprem-of-cgw-0a1") is not static


def test_a_data_source_of_what_a_resource_describes_says_nothing_more() -> None:
    data = block("data.aws_vpc.same", id="vpc-0a1", cidr_block="10.0.0.0/16", tags={"Name": "x"})
    [vpc] = sketched(state(data, OF_AWS)).of("vpcs")
    assert vpc.values["logical_id"] == "aws_vpc.lab"
    assert "name" not in vpc.values
