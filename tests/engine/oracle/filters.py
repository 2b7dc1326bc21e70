"""What ACLs and security groups say of a packet, rule by rule."""

from playground.engine.network import Network
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ANY_TYPE,
    ICMP,
    ICMPV6,
    AclAction,
    ManagedPrefixList,
    NetworkAcl,
    NetworkInterface,
    Ref,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    TransitGatewayVpcAttachment,
)
from tests.engine.oracle import aws, peering, transit
from tests.engine.oracle.headers import WITH_PORTS, Address, Headers, block, inside
from tests.engine.oracle.lookups import addresses_of, node, vpc_of
from tests.engine.oracle.way import Way


def fits(service: Service, packet: Headers) -> bool:
    """Is the rule about this kind of packet (NACL-11, NACL-12, SG-21)?"""
    if service.protocol == ALL_PROTOCOLS:
        return True
    if service.protocol != packet.protocol:
        return False
    if packet.protocol in WITH_PORTS:
        ports = service.ports
        return ports is None or ports.first <= packet.port <= ports.last
    if packet.protocol in (ICMP, ICMPV6):
        type_fits = service.icmp_type in (ANY_TYPE, packet.icmp_type)
        return type_fits and service.icmp_code in (ANY_TYPE, packet.icmp_code)
    return True


def acl_allows(acl: NetworkAcl, packet: Headers, egress: bool) -> bool:
    """Lowest number first, the first match decides, `*` denies (NACL-04, NACL-05)."""
    far_end = packet.destination if egress else packet.source
    for entry in sorted(acl.entries, key=lambda one: one.rule_number):
        if entry.egress is not egress:
            continue
        if fits(entry.service, packet) and inside(far_end, [block(entry.cidr)]):
            return entry.action is AclAction.ALLOW
    return False


def _rules(network: Network, interface: NetworkInterface, egress: bool) -> list[SecurityGroupRule]:
    return [
        rule
        for group in network.all(SecurityGroup)
        if group.id in interface.security_groups
        for rule in group.rules
        if rule.egress is egress
    ]


def _is_member(way: Way, rule: SecurityGroupRule, far_end: Address, vpcs: list[Ref]) -> bool:
    """Does an interface of these VPCs with the group have this private address (SG-13)?"""
    return any(
        rule.group in member.security_groups
        and far_end in addresses_of(member)
        and vpc_of(way.network, member) in vpcs
        for member in way.network.all(NetworkInterface)
    )


def _allows(way: Way, rule: SecurityGroupRule, far_end: Address, vpcs: list[Ref]) -> bool:
    if not fits(rule.service, way.packet):
        return False
    if rule.cidr is not None:
        return inside(far_end, [block(rule.cidr)])
    if rule.prefix_list is not None:
        named = node(way.network, ManagedPrefixList, rule.prefix_list)
        return inside(far_end, aws.entries_of(way.network, named))
    return _is_member(way, rule, far_end, vpcs)


def _is_lost(way: Way, vpc: Ref, rule: SecurityGroupRule) -> bool:
    """Would a rule fit, had the sender not been hidden (NAT-24, SG-20)?"""
    if way.hidden_by is None or rule.group is None or not fits(rule.service, way.packet):
        return False
    senders = [one for one in way.network.all(NetworkInterface) if one.id == way.sender]
    return any(
        rule.group in sender.security_groups
        and (
            vpc_of(way.network, sender) in peering.known_vpcs(way.network, vpc)
            or transit.on_one_gateway(way.network, vpc, vpc_of(way.network, sender))
        )
        for sender in senders
    )


def _is_unsupported(
    way: Way, rule: SecurityGroupRule, far_end: Address, receiver: NetworkInterface
) -> bool:
    """Would a rule fit, did references work over the transit gateway (SG-19)?"""
    crossed = next((one for one in way.network if one.id == way.came_by), None)
    if way.hidden_by is not None or not isinstance(crossed, TransitGatewayVpcAttachment):
        return False
    if rule.group is None or transit.known_sender(way, crossed, receiver) is not None:
        return False
    return fits(rule.service, way.packet) and _is_member(way, rule, far_end, [crossed.vpc])


def groups_refuse(way: Way, interface: NetworkInterface, egress: bool) -> str | None:
    """The code if no rule of any group allows (SG-01, SG-02, SG-30); None when one does."""
    rules = _rules(way.network, interface, egress)
    vpc = vpc_of(way.network, interface)
    far_end = way.packet.destination if egress else way.packet.source
    here = peering.origin(way, interface)
    vpcs = peering.known_vpcs(way.network, vpc) if egress else [here] if here else []
    if any(_allows(way, rule, far_end, vpcs) for rule in rules):
        return None
    if not egress and any(_is_unsupported(way, rule, far_end, interface) for rule in rules):
        return "SG_REFERENCING_SUPPORT"
    if not egress and any(_is_lost(way, vpc, rule) for rule in rules):
        return "SG_REFERENCES_NOT_PRESERVED"
    return "ENI_SG_RULES_MISMATCH" if rules else "SG_HAS_NO_RULES"
