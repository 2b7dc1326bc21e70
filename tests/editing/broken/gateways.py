"""Internet, egress-only and NAT gateways, Block Public Access, elastic IPs."""

from playground.engine.validity.elastic_ips import (
    ElasticIpAssociatedTwice,
    ElasticIpForUnknownAddress,
    ElasticIpInOtherRegion,
    NotAPublicAddress,
    PublicAddressTwice,
    PublicAddressWithoutPrivate,
    SecondElasticIp,
)
from playground.engine.validity.gateways import (
    ExclusionInOtherRegion,
    NatGatewayInOtherVpc,
    NatGatewayTableOfOtherVpc,
    NatGatewayWithoutElasticIp,
    NatGatewayWithoutSubnet,
    PrivateNatGatewayWithElasticIp,
    RegionalNatGatewayInSubnet,
    RegionalNatGatewayIsPrivate,
    SecondBlockPublicAccess,
    SecondEgressOnlyGateway,
    SecondInternetGateway,
)
from tests.editing.broken.breaking import Breaks, add, change

SHOP = {"vpc": "@vpc/shop"}
NAT, EIP, SPARE = "nat-gateway", "elastic-ip", "elastic-ip/spare"

TABLE: tuple[Breaks, ...] = (
    add(SecondInternetGateway, "internet-gateway", SHOP, "vpc"),
    change(SecondInternetGateway, "internet-gateway/loose", SHOP, "vpc"),
    add(SecondEgressOnlyGateway, "egress-only-internet-gateway", SHOP, "vpc"),
    add(SecondBlockPublicAccess, "block-public-access", {"region": "us-east-1"}, "region"),
    change(
        ExclusionInOtherRegion,
        "block-public-access/shut",
        {"exclusions": [{"vpc": "@vpc/far"}]},
        "exclusions[0].vpc",
    ),
    add(NatGatewayWithoutSubnet, NAT, {**SHOP, "connectivity_type": "private"}, "subnet"),
    change(NatGatewayInOtherVpc, f"{NAT}/inner-nat", {"subnet": "@lab-a"}, "subnet"),
    change(
        NatGatewayWithoutElasticIp,
        f"{NAT}/inner-nat",
        {"connectivity_type": "public"},
        "connectivity_type",
    ),
    change(PrivateNatGatewayWithElasticIp, SPARE, {"nat_gateway": "@inner-nat"}, "nat_gateway"),
    change(RegionalNatGatewayInSubnet, f"{NAT}/wide", {"subnet": "@subnet/web"}, "subnet"),
    change(NatGatewayTableOfOtherVpc, f"{NAT}/wide", {"route_table": "@lab-table"}, "route_table"),
    change(
        RegionalNatGatewayIsPrivate,
        f"{NAT}/wide",
        {"connectivity_type": "private"},
        "connectivity_type",
    ),
    change(PublicAddressTwice, SPARE, {"public_ip": "203.0.113.5"}, "public_ip"),
    add(NotAPublicAddress, EIP, {"public_ip": "10.0.0.9"}, "public_ip"),
    change(NotAPublicAddress, SPARE, {"public_ip": "10.0.0.9"}, "public_ip"),
    add(
        SecondElasticIp,
        EIP,
        {"public_ip": "203.0.113.9", "network_interface": "@instance/web-1"},
        "network_interface",
    ),
    change(
        ElasticIpAssociatedTwice,
        f"{EIP}/of-nat",
        {"network_interface": "@card"},
        "nat_gateway",
    ),
    add(
        ElasticIpInOtherRegion,
        EIP,
        {"public_ip": "203.0.113.9", "region": "eu-west-1", "network_interface": "@card"},
        "region",
    ),
    change(
        ElasticIpForUnknownAddress,
        SPARE,
        {"network_interface": "@card", "private_ip": "10.0.1.99"},
        "private_ip",
    ),
    change(
        PublicAddressWithoutPrivate,
        "network-interface/card-6",
        {"public_ip": "203.0.113.77"},
        "public_ip",
    ),
)
