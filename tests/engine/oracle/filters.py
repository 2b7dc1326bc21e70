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
    SecurityGroup,
    SecurityGroupRule,
    Service,
)
from tests.engine.oracle.headers import WITH_PORTS, Address, Headers, block, inside
from tests.engine.oracle.lookups import addresses_of, node


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


def _is_member(network: Network, rule: SecurityGroupRule, far_end: Address) -> bool:
    """Does an interface with the group have this private address (SG-13)?"""
    return any(
        rule.group in member.security_groups and far_end in addresses_of(member)
        for member in network.all(NetworkInterface)
    )


def _allows(network: Network, rule: SecurityGroupRule, packet: Headers, far_end: Address) -> bool:
    if not fits(rule.service, packet):
        return False
    if rule.cidr is not None:
        return inside(far_end, [block(rule.cidr)])
    if rule.prefix_list is not None:
        entries = node(network, ManagedPrefixList, rule.prefix_list).entries
        return inside(far_end, [block(entry.cidr) for entry in entries])
    return _is_member(network, rule, far_end)


def groups_refuse(
    network: Network,
    interface: NetworkInterface,
    packet: Headers,
    egress: bool,
    sender_hidden: bool,
) -> str | None:
    """The code if no rule of any group allows (SG-01, SG-02, SG-30); None when one does.

    `sender_hidden`: a NAT gateway on the way put its own address in place of the sender's (NAT-24).
    """
    rules = _rules(network, interface, egress)
    far_end = packet.destination if egress else packet.source
    if any(_allows(network, rule, packet, far_end) for rule in rules):
        return None
    if sender_hidden and any(rule.group is not None for rule in rules):
        return "SG_REFERENCES_NOT_PRESERVED"
    return "ENI_SG_RULES_MISMATCH" if rules else "SG_HAS_NO_RULES"
