"""A packet at a NAT gateway, from inside and from outside."""

from ipaddress import IPv4Address, ip_network

from playground.engine.nodes import (
    ICMP,
    ICMPV6,
    AttachmentState,
    ElasticIp,
    NatGateway,
    NatGatewayState,
    Ref,
    RouteTable,
    Subnet,
    TransitGatewayVpcAttachment,
    Vpc,
)
from tests.engine.oracle import subnets
from tests.engine.oracle.headers import WITH_PORTS, Address, Headers, address, inside
from tests.engine.oracle.lookups import node, vpc_blocks
from tests.engine.oracle.way import Fate, Way, answers

NAT64 = [ip_network("64:ff9b::/96")]
FIRST_PORT = 1024
GONE = (NatGatewayState.DELETING, NatGatewayState.DELETED)


def from_inside(way: Way, vpc: Vpc, gateway: NatGateway, sender: Subnet | None) -> Fate:
    """A route leads to the gateway: NAT-02 for a zonal one, NAT-15 for a regional one."""
    if gateway.subnet is not None and (sender is None or sender.id != gateway.subnet):
        subnets.into_subnet(way, node(way.network, Subnet, gateway.subnet))
    zone = sender.availability_zone if sender is not None else ""
    refusal = _refusal(way, vpc, gateway, zone)
    if refusal is not None:
        return way.stopped(refusal)
    before = way.packet
    _translate(way, _own_address(way, gateway, zone))
    way.hidden_by = gateway.id
    if not way.is_reply:
        way.memory.translated.append((gateway.id, before, way.packet))
    return _onwards(way, gateway)


def _refusal(way: Way, vpc: Vpc, gateway: NatGateway, zone: str) -> str | None:
    packet = way.packet
    if gateway.subnet is None and zone and gateway.zones and zone not in gateway.zones:
        return "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"
    if gateway.state is not NatGatewayState.AVAILABLE:
        return "BAD_STATE"
    if _own_address(way, gateway, zone) is None:
        return "NAT_GATEWAY_HAS_NO_PUBLIC_ADDRESS"
    if packet.source in _all_addresses(way, gateway):
        return "NAT_GATEWAY_SUBNET_HAS_NO_INTERNET_GATEWAY_ROUTE"
    if not inside(packet.source, vpc_blocks(vpc)) and not _is_attached(way, vpc):
        return "NGW_REQUIRES_SOURCE_IN_VPC"
    if packet.source.version == 6 and not inside(packet.destination, NAT64):
        return "PROTOCOL_RESTRICTION"
    return None if _is_carried(packet) else "PROTOCOL_RESTRICTION"


def _is_attached(way: Way, vpc: Vpc) -> bool:
    """What a transit gateway brings is served too (NAT-12)."""
    return any(
        one.vpc == vpc.id and one.state is AttachmentState.AVAILABLE
        for one in way.network.all(TransitGatewayVpcAttachment)
    )


def _is_carried(packet: Headers) -> bool:
    """TCP, UDP and ICMP (NAT-06); from IPv6 only the ICMP that IPv4 has too, ping (NAT-21)."""
    if packet.protocol in WITH_PORTS:
        return True
    if packet.source.version == 6:
        return packet.protocol == ICMPV6 and packet.is_echo()
    return packet.protocol == ICMP


def _all_addresses(way: Way, gateway: NatGateway) -> list[Address]:
    if gateway.private_ip is not None:
        return [address(gateway.private_ip)]
    return [address(one.public_ip) for one in _elastic_ips(way, gateway.id)]


def _elastic_ips(way: Way, gateway: Ref) -> list[ElasticIp]:
    return [one for one in way.network.all(ElasticIp) if one.nat_gateway == gateway]


def _own_address(way: Way, gateway: NatGateway, zone: str) -> Address | None:
    """Its private address; of a regional one an elastic IP, that of the sender's zone first."""
    if gateway.private_ip is not None:
        return address(gateway.private_ip)
    mine = _elastic_ips(way, gateway.id)
    same_zone = [one for one in mine if one.availability_zone == zone]
    no_zone = [one for one in mine if one.availability_zone is None]
    for choice in same_zone + no_zone + mine:
        return address(choice.public_ip)
    return None


def _translate(way: Way, own: Address | None) -> None:
    packet = way.packet
    if packet.source.version == 6:
        destination = IPv4Address(int(packet.destination) & 0xFFFFFFFF)
        way.rewrite_silently(destination=destination)
        if packet.protocol == ICMPV6:
            way.rewrite_silently(protocol=ICMP, icmp_type=8)
    if packet.protocol in WITH_PORTS and packet.source_port < FIRST_PORT:
        way.rewrite_silently(source_port=FIRST_PORT + packet.source_port)
    way.rewrite(source=own)


def _onwards(way: Way, gateway: NatGateway) -> Fate:
    """From its subnet like any packet, but without a security group (NAT-04, RT-31)."""
    if gateway.subnet is not None:
        return subnets.onto_link(way, node(way.network, Subnet, gateway.subnet))
    table = node(way.network, RouteTable, gateway.route_table or "")
    return subnets.route(way, table, gateway.id, None)


def from_outside(way: Way, gateway: NatGateway) -> Fate:
    """Only replies of what it translated come through (NAT-03)."""
    for where, before, after in way.memory.translated:
        restored = before.reply()
        if restored and way.is_reply and where == gateway.id and answers(way.packet, after):
            way.rewrite(**restored._asdict())
            return _onwards(way, gateway)
    return way.stopped("NAT_GATEWAY_REFUSES_CONNECTION")
