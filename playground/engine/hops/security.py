"""The filters as tables: network ACLs at a subnet's border, security groups at an interface."""

from collections.abc import Iterator

from playground.engine.addresses import Intervals
from playground.engine.headers import (
    ALL_SERVICES,
    DESTINATION,
    SERVICE,
    SOURCE,
    Field,
    icmp_service,
    service,
)
from playground.engine.hops.references import (
    Origin,
    device_of,
    far_members,
    nameable,
    not_supported,
    unknown_members,
    would_fit,
)
from playground.engine.network import Network
from playground.engine.nodes import (
    ALL_PROTOCOLS,
    ANY_TYPE,
    ICMP,
    ICMPV6,
    TCP,
    UDP,
    AclAction,
    AclEntry,
    NetworkInterface,
    Ref,
    SecurityGroup,
    SecurityGroupRule,
    Service,
    TransitGatewayVpcAttachment,
    VpcEndpoint,
)
from playground.engine.places import Place, Stage
from playground.engine.prefix_lists import addresses_of, is_untold
from playground.engine.reasons import Reason
from playground.engine.reasons.security import (
    AllowedByNetworkAcl,
    AllowedBySecurityGroup,
    DeniedByNetworkAcl,
    NoSecurityGroupRuleMatches,
    SecurityGroupHasNoRules,
    SecurityGroupReferencesNotPreserved,
)
from playground.engine.reasons.transit import SecurityGroupReferencingOff
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Order, Remember, Row, Table


def services(rule: Service) -> Intervals:
    """The SERVICEs that a rule is about (NACL-11, NACL-12, SG-21)."""
    number = rule.protocol
    if number == ALL_PROTOCOLS:
        return ALL_SERVICES
    if number in (TCP, UDP) and rule.ports is not None:
        return service(number, rule.ports.first), service(number, rule.ports.last) + 1
    if number in (ICMP, ICMPV6) and rule.icmp_type != ANY_TYPE:
        if rule.icmp_code != ANY_TYPE:
            exactly = icmp_service(number, rule.icmp_type, rule.icmp_code)
            return exactly, exactly + 1
        return icmp_service(number, rule.icmp_type, 0), icmp_service(number, rule.icmp_type + 1, 0)
    return service(number), service(number + 1)


# --- network ACLs


def leave_table(network: Network, subnet: Ref) -> Table:
    """The subnet's ACL, outbound: what passes goes to the subnet's route table (FLOW-01)."""
    return _acl_table(network, subnet, True, Place(Stage.ROUTE, subnet))


def arrive_table(network: Network, subnet: Ref, via: Ref) -> Table:
    """The subnet's ACL, inbound (FLOW-02): then the host, or what a route led to."""
    return _acl_table(network, subnet, False, _behind(network, subnet, via))


def _behind(network: Network, subnet: Ref, via: Ref) -> Place:
    if not via:
        return Place(Stage.HOSTS, subnet)
    match network.find(via):
        case NetworkInterface():
            return Place(Stage.FORWARD, via)
        case VpcEndpoint():
            return Place(Stage.GWLB_ENDPOINT, via)
        case TransitGatewayVpcAttachment():  # TGW-13: its own subnet's ACL, inbound only
            return Place(Stage.TGW_ENTER, via, subnet)
    return Place(Stage.NAT, via)


def _acl_table(network: Network, subnet: Ref, egress: bool, onward: Place) -> Table:
    acl = network.network_acl_of(subnet)
    if acl.id in network.undescribed:
        return Table([Row((), onward, NotDescribed(acl.id))])
    entries = sorted(
        (entry for entry in acl.entries if entry.egress is egress),
        key=lambda entry: entry.rule_number,
    )
    rows = [_acl_row(acl.id, entry, onward) for entry in entries]
    closing = Row((), onward, DeniedByNetworkAcl(acl.id, egress, None))
    return Table([*rows, closing], Order.FIRST_MATCH)


def _acl_row(acl: Ref, entry: AclEntry, onward: Place) -> Row:
    """NACL-09: the port of an entry is always the destination port."""
    far_end: Field = DESTINATION if entry.egress else SOURCE
    said: Reason
    if entry.action is AclAction.ALLOW:
        said = AllowedByNetworkAcl(acl, entry)
    else:
        said = DeniedByNetworkAcl(acl, entry.egress, entry)
    match = ((far_end, entry.cidr.intervals), (SERVICE, acl_services(entry)))
    return Row(match, onward, said, entry)


def acl_services(entry: AclEntry) -> Intervals:
    """NACL-13: type and code of protocol 58 count only with an IPv6 block."""
    rule = entry.service
    if rule.protocol == ICMPV6 and entry.cidr.version == 4:
        return service(ICMPV6), service(ICMPV6 + 1)
    return services(rule)


# --- security groups


def group_rows(
    network: Network, interface: NetworkInterface, egress: bool, onward: Place, origin: Origin
) -> list[Row]:
    """All rules of all the interface's groups as one union, then the denial (SG-02)."""
    groups = [network.get(SecurityGroup, ref) for ref in interface.security_groups]
    rules = [(group, rule) for group in groups for rule in group.rules if rule.egress is egress]
    rows = [
        _group_row(group, rule, _far_addresses(network, interface, rule, origin), groups, onward)
        for group, rule in rules
    ]
    refs = tuple(group.id for group in groups)
    unknown = network.first_untold(refs)
    if unknown is not None:
        return [*rows, Row((), onward, NotDescribed(unknown), remember=Remember.TRACKED)]
    rows += _unknown_lists(network, [rule for _, rule in rules], onward)
    rows += _unknown_groups(network, interface, [rule for _, rule in rules], origin, onward)
    lost = SecurityGroupReferencesNotPreserved(refs, device_of(network, origin))
    unfit = [
        Row(((SERVICE, services(rule.service)),), onward, lost, remember=Remember.TRACKED)
        for _, rule in rules
        if would_fit(network, interface, rule, origin.hidden)
    ]
    unfit += _without_support(network, interface, [rule for _, rule in rules], origin, onward)
    denial = NoSecurityGroupRuleMatches if rows else SecurityGroupHasNoRules
    near = tuple(nameable(network, interface, egress, origin))
    closing = Row((), onward, denial(refs, egress, near), remember=Remember.TRACKED)
    return [*rows, *unfit, closing]


def _unknown_lists(
    network: Network, rules: list[SecurityGroupRule], onward: Place
) -> Iterator[Row]:
    """A rule about a prefix list of which nobody tells the entries may fit any address."""
    for rule in rules:
        if rule.prefix_list is not None and is_untold(network, rule.prefix_list):
            said = NotDescribed(rule.prefix_list)
            match = ((SERVICE, services(rule.service)),)
            yield Row(match, onward, said, remember=Remember.TRACKED)


def _unknown_groups(
    network: Network,
    interface: NetworkInterface,
    rules: list[SecurityGroupRule],
    origin: Origin,
    onward: Place,
) -> Iterator[Row]:
    """A rule about a group that nobody describes may fit whoever is not described either."""
    for rule in rules:
        if rule.group is not None and rule.group in network.undescribed:
            far_end: Field = DESTINATION if rule.egress else SOURCE
            may_be = unknown_members(network, interface, rule, origin)
            match = ((far_end, may_be), (SERVICE, services(rule.service)))
            yield Row(match, onward, NotDescribed(rule.group), remember=Remember.TRACKED)


def _without_support(
    network: Network,
    interface: NetworkInterface,
    rules: list[SecurityGroupRule],
    origin: Origin,
    onward: Place,
) -> Iterator[Row]:
    """SG-19: rules that would fit, but take no reference over the transit gateway."""
    for rule in rules:
        found = not_supported(network, interface, rule, origin)
        if found is not None:
            lacking, members = found
            said = SecurityGroupReferencingOff(interface.security_groups, lacking)
            match = ((SOURCE, members), (SERVICE, services(rule.service)))
            yield Row(match, onward, said, remember=Remember.TRACKED)


def _group_row(
    group: SecurityGroup,
    rule: SecurityGroupRule,
    far_addresses: Intervals,
    groups: list[SecurityGroup],
    onward: Place,
) -> Row:
    far_end: Field = DESTINATION if rule.egress else SOURCE
    match = ((far_end, far_addresses), (SERVICE, services(rule.service)))
    tracked = _is_tracked(groups, rule)
    said = AllowedBySecurityGroup(group.id, rule, tracked)
    remember = Remember.TRACKED if tracked else Remember.UNTRACKED
    return Row(match, onward, said, rule, remember=remember)


def _far_addresses(
    network: Network, interface: NetworkInterface, rule: SecurityGroupRule, origin: Origin
) -> Intervals:
    """A CIDR, a list of them, or the private addresses of the group's members (SG-12)."""
    if rule.cidr is not None:
        return rule.cidr.intervals
    if rule.prefix_list is not None:
        return addresses_of(network, rule.prefix_list)
    return far_members(network, interface, rule, origin)


def _is_tracked(groups: list[SecurityGroup], rule: SecurityGroupRule) -> bool:
    """SG-07: a TCP or UDP rule open to all, with everything open the other way, is not tracked."""
    if rule.service.protocol not in (TCP, UDP) or rule.cidr is None or rule.cidr.length:
        return True
    return not any(
        other.egress is not rule.egress
        and other.cidr == rule.cidr
        and services(other.service)
        in (ALL_SERVICES, services(Service(protocol=rule.service.protocol)))
        for other in _rules_of(groups)
    )


def _rules_of(groups: list[SecurityGroup]) -> Iterator[SecurityGroupRule]:
    for group in groups:
        yield from group.rules
