"""What a row alone is refused for, what a value is, and what cannot change once it is there."""

from tests.editing.broken.breaking import Breaks, add, change

LIST = "managed-prefix-list"
NUMBER = {"action": "allow", "protocol": "all", "cidr": "0.0.0.0/0"}
PING = {"protocol": "icmp", "rule_number": 100, "action": "allow", "cidr": "0.0.0.0/0"}

TABLE: tuple[Breaks, ...] = (
    # what the models say of one row
    add("VPC-18", "subnet", {"vpc": "@vpc/lab"}, "cidr"),
    add("NAT-01", "nat-gateway", {"vpc": "@vpc/shop", "connectivity_type": "private"}, "subnet"),
    change("NAT-15", "nat-gateway/wide", {"subnet": "@subnet/web"}, "subnet"),
    change("ADDR-05", "elastic-ip/of-web", {"nat_gateway": "@wide"}, "nat_gateway"),
    change(
        "GW-15",
        "block-public-access/shut",
        {"exclusions": [{"vpc": "@vpc/lab", "subnet": "@lab-a"}]},
        "exclusions[0].vpc",
    ),
    add("LIM-12", LIST, {}, "max_entries"),
    add("SG-26", LIST, {"aws_managed": True}, "weight"),
    add("SG-26", LIST, {"max_entries": 5, "weight": 5}, "weight"),
    add("SG-26", LIST, {"aws_managed": True, "weight": 5, "max_entries": 5}, "max_entries"),
    change(
        "RT-06",
        "route-table/table",
        {
            "routes": [
                {
                    "destination": "@offices",
                    "target": "@internet-gateway/igw",
                    "origin": "propagated-vpn-bgp",
                }
            ]
        },
        "routes[0].origin",
    ),
    change(
        "TGW-01",
        "virtual-interface/lease",
        {"virtual_private_gateway": "@spare-door"},
        "virtual_private_gateway",
        ground="sites",
    ),
    add(
        "TGW-01",
        "virtual-interface",
        {"type": "transit", "network": "@plant", "virtual_private_gateway": "@spare-door"},
        "virtual_private_gateway",
        ground="sites",
    ),
    change(
        "VPN-01",
        "vpn-connection/line",
        {"transit_gateway": "@transit-gateway/hub"},
        "transit_gateway",
        ground="sites",
    ),
    change(
        "VPCE-21", "vpc-endpoint/to-offered", {"service_name": "sqs"}, "service", ground="services"
    ),
    # what the shapes say of one value
    change(
        "NACL-06",
        "network-acl/filter",
        {"ingress": [{"rule_number": 40000, **NUMBER}]},
        "ingress[0].rule_number",
    ),
    change(
        "NACL-12",
        "network-acl/filter",
        {"ingress": [{**PING, "icmp_type": 300}]},
        "ingress[0].icmp_type",
    ),
    change(
        "NACL-16",
        "network-acl/filter",
        {"ingress": [{"rule_number": 1, **NUMBER, "cidr": "web-sg"}]},
        "ingress[0].cidr",
    ),
    add("LIM-12", LIST, {"max_entries": 6000}, "max_entries"),
    add("SG-26", LIST, {"aws_managed": True, "weight": 6000}, "weight"),
    # what stays what it is
    change("VPC-06", "vpc/lab", {"cidr": "10.9.0.0/17"}, "cidr"),
    change("ADDR-02", "network-interface/card", {"private_ip": "10.0.1.31"}, "private_ip"),
    change("ADDR-02", "instance/web-1", {"private_ip": "10.0.1.31"}, "private_ip"),
    change(
        "VPN-17",
        "client-vpn-endpoint/laptops",
        {"client_cidr": "172.24.0.0/22"},
        "client_cidr",
        ground="laptops",
    ),
    change("RT-02", "route-table/shop-main", {"main": False}, "main"),
    add("ADDR-01", "instance", {}, "subnet"),
)
