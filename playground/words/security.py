"""What is said of network ACLs (stateless) and security groups (stateful)."""

from playground.engine.addresses import NAT64
from playground.engine.nodes import NatGateway, SecurityGroup, Vpc
from playground.engine.reasons.security import (
    AllowedByConnectionState,
    AllowedByNetworkAcl,
    AllowedBySecurityGroup,
    BypassesFilters,
    DeniedByNetworkAcl,
    NoSecurityGroupRuleMatches,
    SecurityGroupHasNoRules,
    SecurityGroupReferencesNotPreserved,
)
from playground.words.advice import list_to_extend, rules_asked
from playground.words.aws_advice import (
    at_a_balancer,
    at_an_endpoint,
    at_an_endpoint_by_default,
    to_a_service,
    to_service_by_gateway,
)
from playground.words.ends import far_address, holders_of, outbound
from playground.words.interconnect import TELL_TWINS_APART
from playground.words.wording import Situation, Vocabulary, Wording, on_reply, words


def by_entry(situation: Situation) -> bool:
    """Did a written entry deny, and not the closing `*`?"""
    return situation.reason.row is not None


def entry_denies_reply(situation: Situation) -> bool:
    """Did a written entry deny the reply?"""
    return situation.reply and by_entry(situation)


def from_own_members(situation: Situation) -> bool:
    """Does the winning rule name the very group that it belongs to?"""
    return bool(situation.reason.row.group == situation.reason.group)


def from_a_group(situation: Situation) -> bool:
    """Does the winning rule name a security group?"""
    return situation.reason.row.group is not None


def from_a_list(situation: Situation) -> bool:
    """Does the winning rule name a prefix list?"""
    return situation.reason.row.prefix_list is not None


def untracked_reply(situation: Situation) -> bool:
    """Is this a reply that a rule lets pass, because the connection is not tracked?"""
    return situation.reply


def comes_by_public_address(situation: Situation) -> bool:
    """Would a rule that names a group fit, had the far end not come by its public address?"""
    network = situation.network
    owner = network.public_addresses.get(far_address(situation))
    if owner is None:
        return False
    holder, private = owner
    vpc = network.vpc_with(holder)
    return any(
        rule.group is not None and private in network.members_of(rule.group, vpc)
        for rule in rules_asked(situation)
    )


def a_list_might_hold_it(situation: Situation) -> bool:
    """Does a rule for this traffic name a prefix list that could take the far end in?"""
    return list_to_extend(situation) is not None


def known_in_another_region(situation: Situation) -> bool:
    """Does a rule name the far end's group, in a VPC of another region?"""
    network, address = situation.network, far_address(situation)
    own = network.get(SecurityGroup, situation.reason.groups[0]).vpc
    region = network.get(Vpc, own).region
    others = [vpc.id for vpc in network.all(Vpc) if vpc.region != region]
    named = [rule.group for rule in rules_asked(situation) if rule.group is not None]
    return any(address in network.members_of(group, vpc) for group in named for vpc in others)


def by_a_guest(situation: Situation) -> bool:
    """Was it an instance that forwards, and no NAT gateway, that hid the sender?"""
    return not isinstance(situation.network.find(situation.reason.device), NatGateway)


def reply_for_a_twin(situation: Situation) -> bool:
    """Did the reply come to one of several hosts with the asker's address?"""
    several = len(holders_of(situation.network, situation.packet.destination)) > 1
    return situation.reply and not outbound(situation) and several


def by_nat64(situation: Situation) -> bool:
    """Is the far end an IPv4 host, written as a NAT64 address?"""
    return far_address(situation) in NAT64


STATELESS = (
    "Network ACLs are stateless: the reply needs {an_outbound} entry of its own. Add one to {acl} "
    "that allows {answers} {far} {far_block}, with a number below any deny."
)
OPEN_GROUP = "Add {an_outbound} rule to {groups} that allows {service} {far} {far_host}."
NO_RULE = "No {outbound} rule of {the_groups} allows {traffic} {far} {far_named}"

WORDS: Vocabulary = {
    BypassesFilters: words(
        "Neither security groups nor ACLs see traffic of Amazon's own services and the router.",
        Wording(
            "This is traffic of one of Amazon's own services (router, DNS, metadata, time): "
            "neither the security groups of {interface:host} nor a network ACL filter it."
        ),
    ),
    AllowedByNetworkAcl: words(
        "The first matching entry of the network ACL allows.",
        Wording(
            "The network ACL {acl} remembers nothing, so it judges the reply afresh: entry "
            "{number} lets it {out_of} the subnet (allow {allows}{row_end}).",
            rule="NACL-08",
            when=on_reply,
        ),
        Wording(
            "The network ACL {acl} lets the request {out_of} the subnet: entry {number} is the "
            "first that matches (allow {allows}{row_end})."
        ),
    ),
    DeniedByNetworkAcl: words(
        "The subnet's network ACL does not admit the packet: its first matching entry denies.",
        Wording(
            "The network ACL {acl} drops the reply: entry {number} is the first {outbound} entry "
            "that matches {traffic}, and it denies ({allows}{row_end}).",
            STATELESS,
            rule="NACL-08",
            when=entry_denies_reply,
        ),
        Wording(
            "The network ACL {acl} drops the reply: no {outbound} entry allows {traffic} {far} "
            "{far_address}, so the closing * denies it.",
            STATELESS,
            rule="NACL-08",
            when=on_reply,
        ),
        Wording(
            "The network ACL {acl} drops the request: entry {number} is the first {outbound} "
            "entry that matches {traffic}, and it denies ({allows}{row_end}).",
            "The lowest matching number decides. Change or delete entry {number} of {acl}, or "
            "give an entry that allows {service} {far} {far_exactly} a lower number.",
            when=by_entry,
        ),
        Wording(
            "The network ACL {acl} drops the request: no outbound entry allows {traffic} to "
            "{far_address}, so the closing * denies it. A gateway endpoint changes the route, not "
            "the address: the service keeps its public ones.",
            "Add an outbound entry to {acl} that allows {service} to {far_block}, and an inbound "
            "one for the replies, TCP 1024-65535 from there. A network ACL cannot name a prefix "
            "list.",
            rule="VPCE-06",
            when=to_service_by_gateway,
        ),
        Wording(
            "The network ACL {acl} drops the request: no {outbound} entry allows {traffic} {far} "
            "{far_address}, so the closing * denies it.",
            "Add {an_outbound} entry to {acl} that allows {service} {far} {far_block}, with a "
            "number below any deny.",
            rule="NACL-04",
        ),
    ),
    AllowedBySecurityGroup: words(
        "A rule of one of the interface's security groups allows.",
        Wording(
            "The connection is not tracked, so the reply needs a rule: the security group {group} "
            "lets it {out} (allow {allows}{row_end}).",
            rule="SG-07",
            when=untracked_reply,
        ),
        Wording(
            "The security group {group} lets its own members talk to each other: it allows "
            "{allows} {far} its members, and {far_address} is one.",
            rule="SG-15",
            when=from_own_members,
        ),
        Wording(
            "The security group {group} lets the request {out}: it allows {allows} {far} the "
            "members of {row_group}, and {far_address} is one.",
            rule="SG-13",
            when=from_a_group,
        ),
        Wording(
            "The security group {group} lets the request {out}: it allows {allows}{row_end}, "
            "whose entry {list_entry} holds {far_address}.",
            rule="SG-12",
            when=from_a_list,
        ),
        Wording("The security group {group} lets the request {out}: it allows {allows}{row_end}."),
    ),
    AllowedByConnectionState: words(
        "Security groups are stateful: the reply of a connection that they let pass is allowed.",
        Wording(
            "The security groups of {interface:host} remember the connection, so its reply passes "
            "without a rule of its own."
        ),
    ),
    NoSecurityGroupRuleMatches: words(
        "The security groups have rules in this direction, but none fits.",
        Wording(
            NO_RULE + ": that is the public address of {far_owner}, and a rule that names a "
            "security group matches private addresses only.",
            "Call the host by its private address: then the packet stays inside the VPC, and the "
            "rule that names its group matches.",
            rule="SG-13",
            when=comes_by_public_address,
        ),
        Wording(
            NO_RULE + ". It never asked: a host of another VPC has the address {to} too, and did. "
            "The reply followed the routes of the subnet that it comes from.",
            "Opening {groups} does not help, for the asker would still wait. " + TELL_TWINS_APART,
            rule="PCX-12",
            when=reply_for_a_twin,
        ),
        Wording(
            NO_RULE + ": a rule names its group, but it is in another region, and groups are "
            "known across a peering connection within one region only.",
            "Add {an_outbound} rule to {groups} that allows {service} {far} {far_exactly}: across "
            "regions only addresses work.",
            rule="SG-17",
            when=known_in_another_region,
        ),
        Wording(
            NO_RULE + ".",
            "Until the NAT gateway the packet is IPv6. Add {an_outbound} rule to {groups} that "
            "allows {service} {far} {far_block}.",
            rule="NAT-23",
            when=by_nat64,
        ),
        Wording(
            NO_RULE + ".",
            "Add {far_exactly} to the prefix list {list_to_extend}, which stands in such a rule; "
            "or add {an_outbound} rule to {groups} that allows {service} {far} {far_host}.",
            when=a_list_might_hold_it,
        ),
        Wording(
            NO_RULE + ": what comes by PrivateLink is judged by the client's private address.",
            OPEN_GROUP + " Or switch off “enforce inbound rules on PrivateLink traffic” of the "
            "load balancer.",
            rule="VPCE-25",
            when=at_a_balancer,
        ),
        Wording(
            NO_RULE + ". An endpoint that was made without a group has the default group of the "
            "VPC, which lets in its own members only.",
            "Give the endpoint a group of its own, with an inbound rule that allows {service} "
            "from its clients: {far_host}.",
            rule="VPCE-12",
            when=at_an_endpoint_by_default,
        ),
        Wording(NO_RULE + ".", OPEN_GROUP, rule="VPCE-12", when=at_an_endpoint),
        Wording(
            NO_RULE + ". A gateway endpoint changes the route, not the address: the service keeps "
            "its public ones.",
            "Add an outbound rule to {groups} that allows {service} to AWS's prefix list "
            "{service_list}, or to {far_block}.",
            rule="VPCE-05",
            when=to_service_by_gateway,
        ),
        Wording(
            NO_RULE + ".",
            "Add an outbound rule to {groups} that allows {service} to {far_block}: the addresses "
            "of a service change. Or give the VPC an interface endpoint for it, whose address is "
            "the VPC's own.",
            when=to_a_service,
        ),
        Wording(NO_RULE + ".", OPEN_GROUP),
    ),
    SecurityGroupHasNoRules: words(
        "The security groups have no rule at all in this direction.",
        Wording(
            "There is no {outbound} rule at all in {the_groups}, so nothing is let {out}.",
            OPEN_GROUP,
        ),
    ),
    SecurityGroupReferencesNotPreserved: words(
        "Only a rule that names the sender's group would fit, but a device hid the sender.",
        Wording(
            NO_RULE + ": the packet came through {device:kind}, and behind a device that forwards "
            "or rewrites, rules that name the sender's group do not match.",
            "Add {an_outbound} rule to {groups} that allows {service} {far} {far_exactly}, "
            "instead of a group.",
            rule="SG-20",
            when=by_a_guest,
        ),
        Wording(
            NO_RULE + ": {device:kind} put its own address in place of the "
            "sender's, so rules that name the sender's group do not match.",
            "Add {an_outbound} rule to {groups} that allows {service} {far} {far_exactly}, "
            "the address of {device}, instead of a group.",
        ),
    ),
}
