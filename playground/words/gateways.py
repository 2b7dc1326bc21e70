"""What is said of internet gateways, egress-only gateways and NAT gateways."""

from playground.engine.addresses import NAT64
from playground.engine.nodes import InternetGateway, NatGateway, NatGatewayState, Vpc
from playground.engine.reasons.gateways import (
    CrossesZones,
    DestinationTranslated,
    EgressOnlyRefusesConnection,
    NatGatewayHasNoIpv6,
    NatGatewayHasNoPublicAddress,
    NatGatewayLeadsToItself,
    NatGatewayNotAvailable,
    NatGatewayProtocolRestriction,
    NatGatewayRefusesConnection,
    NatGatewayRequiresSourceInVpc,
    NoPrivateAddressBehind,
    OnlyIpv6AtEgressOnlyGateway,
    OpensEgressOnly,
    PassesUntranslated,
    PrivateDestinationAtGateway,
    PrivateIpv6AtGateway,
    PrivateSourceAtGateway,
    PublicAccessIsBlocked,
    RegionalNatGatewayNotInZone,
    RestoredByNatGateway,
    ReturnsByExclusion,
    ReturnsThroughEgressOnly,
    SharedDestinationAtGateway,
    SharedSourceAtGateway,
    SomeRepliesWouldBeDropped,
    SourceHasNoPublicAddress,
    SourceTranslated,
    SpoofedSource,
    TranslatedByNat64,
    TranslatedByNatGateway,
)
from playground.words.ends import holders_of, nat_gateway_at
from playground.words.private_destinations import PRIVATE_DESTINATION
from playground.words.wording import Situation, Vocabulary, Wording, on_reply, words


def sent_by_a_nat_gateway(situation: Situation) -> bool:
    """Does the packet come from a NAT gateway's private address?"""
    return nat_gateway_at(situation.network, situation.packet.source) is not None


def sent_by_a_service(situation: Situation) -> bool:
    """Does the packet come from an interface that AWS manages (a function, a database)?"""
    holders = holders_of(situation.network, situation.packet.source)
    return any(holder.requester_managed for holder in holders)


def to_nat64(situation: Situation) -> bool:
    """Does the packet go to an IPv4 host by its NAT64 address?"""
    return situation.packet.destination in NAT64


def asked_from_inside(situation: Situation) -> bool:
    """Does the packet come from a host of the VPC, by its private address?"""
    vpc = situation.network.get(NatGateway, situation.reason.gateway).vpc
    blocks = situation.network.get(Vpc, vpc).blocks
    return any(situation.packet.source in block for block in blocks)


def still_pending(situation: Situation) -> bool:
    """Is the NAT gateway still being made?"""
    return bool(situation.reason.state == NatGatewayState.PENDING)


def vpc_has_internet_gateway(situation: Situation) -> bool:
    """Has the NAT gateway's VPC an internet gateway?"""
    gateway = situation.network.get(NatGateway, situation.reason.gateway)
    return any(one.vpc == gateway.vpc for one in situation.network.all(InternetGateway))


def only_ingress(situation: Situation) -> bool:
    """Does VPC Block Public Access let NAT gateways work?"""
    return bool(situation.reason.ingress_only)


NO_PUBLIC_ADDRESS = (
    "The internet gateway {gateway} drops the {leg}: {sender} has no public IPv4 address that the "
    "gateway could put in its place."
)
NO_SUCH_SOURCE = (
    "The internet gateway {gateway} drops the {leg}: it comes from {from}, a private address, and "
    "the internet carries none."
)
OWN_SOURCE = (
    "Let the sender use its public address, or a private way into the VPC (VPN, peering, "
    "transit gateway)."
)
OPEN_TO_ALL = (
    "If the internet is to open connections, route ::/0 to an internet gateway instead, and let "
    "security groups decide who may come in."
)
LOOP = (
    "The NAT gateway {gateway} stands in a subnet whose route table sends its packets back to it."
)

WORDS: Vocabulary = {
    SourceTranslated: words(
        "The internet gateway replaces the private source by its public address.",
        Wording(
            "The internet gateway {gateway} replaces the private source {private:address} by its "
            "public address {public:address}."
        ),
    ),
    DestinationTranslated: words(
        "The internet gateway replaces the public destination by the private address behind it.",
        Wording(
            "The internet gateway {gateway} knows that {public:address} belongs to "
            "{private:address}, and puts the private address in as destination."
        ),
    ),
    PassesUntranslated: words(
        "The internet gateway changes nothing (IPv6, or a regional NAT gateway's own address).",
        Wording("The internet gateway {gateway} lets the {leg} pass and changes nothing in it."),
    ),
    SourceHasNoPublicAddress: words(
        "The internet gateway has no public address for the source.",
        Wording(
            NO_PUBLIC_ADDRESS,
            "A private NAT gateway has no elastic IP. Use a public NAT gateway for the internet.",
            rule="NAT-09",
            when=sent_by_a_nat_gateway,
        ),
        Wording(
            NO_PUBLIC_ADDRESS,
            "The interface of a managed service (such as a function) has private addresses only. "
            "Move it to a private subnet whose route table sends 0.0.0.0/0 to a NAT gateway.",
            rule="SVC-02",
            when=sent_by_a_service,
        ),
        Wording(
            NO_PUBLIC_ADDRESS,
            "Associate an elastic IP with {sender}, or put it into a private subnet whose route "
            "table sends 0.0.0.0/0 to a NAT gateway. Opening security groups does not help.",
        ),
    ),
    PrivateDestinationAtGateway: words(
        "A private (RFC 1918) destination cannot leave by the internet gateway.",
        *PRIVATE_DESTINATION,
    ),
    SharedDestinationAtGateway: words(
        "A shared (RFC 6598, 100.64.0.0/10) destination cannot leave by the internet gateway.",
        *PRIVATE_DESTINATION,
    ),
    PrivateSourceAtGateway: words(
        "A private (RFC 1918) source cannot come in by the internet gateway.",
        Wording(NO_SUCH_SOURCE, OWN_SOURCE),
    ),
    SharedSourceAtGateway: words(
        "A shared (RFC 6598, 100.64.0.0/10) source cannot come in by the internet gateway.",
        Wording(NO_SUCH_SOURCE, OWN_SOURCE),
    ),
    PrivateIpv6AtGateway: words(
        "Private IPv6 (fc00::/7) and 64:ff9b::/96 are dropped at the edge, even with a route.",
        Wording(
            "At the edge of the VPC, {gateway:kind} drops the {leg}: {to} stands for an IPv4 "
            "address (NAT64), and only a NAT gateway can translate it.",
            "Add a route for 64:ff9b::/96 to a NAT gateway.",
            rule="NAT-21",
            when=to_nat64,
        ),
        Wording(
            "At the edge of the VPC, {gateway:kind} drops the {leg}: {private_end} is a private "
            "IPv6 address (fc00::/7), which never leaves, whatever the routes say.",
            "Use a global IPv6 address at both ends, for example from an Amazon-provided block.",
        ),
    ),
    SpoofedSource: words(
        "The source is no address of the gateway's VPC.",
        Wording(
            "The packet stops at {gateway:kind}: its source {from} is no address of this VPC.",
            "Send from an address of the VPC that {gateway} belongs to, or translate the source "
            "by NAT first.",
        ),
    ),
    NoPrivateAddressBehind: words(
        "The destination is no public address of an interface of the VPC.",
        Wording(
            "The internet gateway {gateway} drops the {leg}: {to} is no public address of an "
            "interface in its VPC.",
            "Associate the elastic IP {to} with an interface, or send to the public address that "
            "the host has now: an address given by AWS changes with stop and start.",
        ),
    ),
    OnlyIpv6AtEgressOnlyGateway: words(
        "An egress-only internet gateway carries IPv6 alone.",
        Wording(
            "The egress-only internet gateway {gateway} drops the {leg}: it carries IPv6 alone.",
            "For IPv4, route 0.0.0.0/0 to a NAT gateway: it does for IPv4 what {gateway} does "
            "for IPv6.",
        ),
    ),
    OpensEgressOnly: words(
        "The egress-only internet gateway lets the connection out and remembers it.",
        Wording(
            "The egress-only internet gateway {gateway} lets the connection out and remembers it "
            "for the reply."
        ),
    ),
    ReturnsThroughEgressOnly: words(
        "The egress-only internet gateway remembers the connection and lets its reply in.",
        Wording(
            "The egress-only internet gateway {gateway} remembers the connection and lets its "
            "reply in."
        ),
    ),
    EgressOnlyRefusesConnection: words(
        "A connection that was not opened from inside cannot use an egress-only gateway.",
        Wording(
            "The egress-only internet gateway {gateway} drops the reply: the connection was opened "
            "from outside, and it carries only what was opened from inside.",
            OPEN_TO_ALL,
            when=on_reply,
        ),
        Wording(
            "The egress-only internet gateway {gateway} drops the {leg}: it lets replies in, but "
            "no connection that starts outside.",
            OPEN_TO_ALL,
        ),
    ),
    TranslatedByNatGateway: words(
        "The NAT gateway puts its own address and one of its ports in place of the sender's.",
        Wording(
            "The NAT gateway {gateway} puts its own address {address:address} and one of its "
            "ports in place of the sender's, and remembers the connection."
        ),
    ),
    TranslatedByNat64: words(
        "The NAT gateway turns IPv6 into IPv4: the destination is in the last 32 bits.",
        Wording(
            "The NAT gateway {gateway} turns IPv6 into IPv4 (NAT64): the last 32 bits of {to} are "
            "the IPv4 destination, and its own address {address:address} becomes the source."
        ),
    ),
    RestoredByNatGateway: words(
        "The NAT gateway knows the connection and puts the sender's address and port back.",
        Wording(
            "The NAT gateway {gateway} remembers the connection and puts the address and port of "
            "the host that opened it back in."
        ),
    ),
    SomeRepliesWouldBeDropped: words(
        "The NAT gateway may pick a source port whose replies an ACL drops.",
        Wording(
            "This answer rests on luck: {gateway} picks any source port from 1024 to 65535, and "
            "replies to some of those ports are dropped.",
            "Let the ACL of the NAT gateway's subnet accept replies to ports 1024-65535.",
        ),
    ),
    CrossesZones: words(
        "The NAT gateway stands in another Availability Zone than the sender.",
        Wording(
            "The sender is in {sender_zone:text} and {gateway} in {gateway_zone:text}: it works, "
            "but costs cross-zone traffic and fails with that zone.",
            "Give {sender_zone:text} a NAT gateway of its own, or use a regional one.",
        ),
    ),
    NatGatewayNotAvailable: words(
        "The NAT gateway is not available, so it passes nothing.",
        Wording(
            "The NAT gateway {gateway} is {state:text}; only an available one passes traffic.",
            "Wait until {gateway} is available.",
            when=still_pending,
        ),
        Wording(
            "The NAT gateway {gateway} is {state:text}; only an available one passes traffic.",
            "Create a new NAT gateway and point the routes that lead to {gateway} at it.",
        ),
    ),
    NatGatewayRequiresSourceInVpc: words(
        "The sender is not of the NAT gateway's own VPC.",
        Wording(
            "The NAT gateway {gateway} drops the {leg}: {from} is no address of its own VPC, and "
            "a NAT gateway serves no other.",
            "Give the VPC of the sender a NAT gateway of its own.",
        ),
    ),
    NatGatewayProtocolRestriction: words(
        "NAT gateways carry TCP, UDP and ICMP only.",
        Wording(
            "The NAT gateway {gateway} drops the {leg}: it turns TCP, UDP and pings into IPv4 "
            "(NAT64), and this is {traffic}.",
            "Send to an IPv6 address of the far end, if it has one, or carry the traffic inside "
            "TCP or UDP.",
            when=to_nat64,
        ),
        Wording(
            "The NAT gateway {gateway} drops the {leg}: it carries TCP, UDP and ICMP only, and "
            "this is {traffic}.",
            "Give the sender an elastic IP and a route to an internet gateway, or carry the "
            "traffic inside TCP or UDP.",
        ),
    ),
    NatGatewayHasNoIpv6: words(
        "NAT gateways do not translate IPv6 to IPv6, only 64:ff9b::/96 to IPv4.",
        Wording(
            "The NAT gateway {gateway} drops the {leg}: it does not translate IPv6 to IPv6.",
            "IPv6 needs no NAT: route ::/0 to an egress-only internet gateway, and only "
            "64:ff9b::/96 (IPv4 hosts, by NAT64) to the NAT gateway.",
        ),
    ),
    NatGatewayLeadsToItself: words(
        "The route table of the NAT gateway's own subnet sends its packets back to it.",
        Wording(
            LOOP,
            "A NAT gateway for the internet stands in a public subnet: put {gateway} into one "
            "whose route table sends 0.0.0.0/0 to the internet gateway, or use a regional one.",
            when=vpc_has_internet_gateway,
        ),
        Wording(
            LOOP,
            "Attach an internet gateway to the VPC, and put {gateway} into a subnet whose route "
            "table sends 0.0.0.0/0 to it.",
        ),
    ),
    NatGatewayHasNoPublicAddress: words(
        "A regional NAT gateway without an elastic IP has nothing to translate to.",
        Wording(
            "The NAT gateway {gateway} has no elastic IP, so there is no public address that it "
            "could put in place of the sender's.",
            "Associate an elastic IP with {gateway}.",
        ),
    ),
    NatGatewayRefusesConnection: words(
        "Nobody can open a connection to a NAT gateway, nor ping it.",
        Wording(
            "The NAT gateway {gateway} drops the reply: it remembers no connection that this "
            "would be the answer of.",
            "Let the reply come back by the way of the request: both must pass the same NAT "
            "gateway.",
            when=on_reply,
        ),
        Wording(
            "The NAT gateway {gateway} drops the request: hosts send through it, and nobody can "
            "open a connection to it, nor ping it.",
            "Send to the host that you want to reach; the route table of your subnet is what "
            "leads to {gateway} on the way.",
            when=asked_from_inside,
        ),
        Wording(
            "The NAT gateway {gateway} drops the request: connections through it start inside, "
            "and nobody can open one to it from outside, nor ping it.",
            "To be reached from outside, the host behind needs a public address of its own and a "
            "public subnet (or a bastion).",
        ),
    ),
    RegionalNatGatewayNotInZone: words(
        "The regional NAT gateway is not present in the sender's zone.",
        Wording(
            "The regional NAT gateway {gateway} is not present in {availability_zone:text}, the "
            "sender's zone.",
            "Add {availability_zone:text} to {gateway}, or let AWS spread it over the zones "
            "(automatic mode).",
        ),
    ),
    PublicAccessIsBlocked: words(
        "VPC Block Public Access stops what the gateway would carry to or from the internet.",
        Wording(
            "VPC Block Public Access ({block_public_access}) is on, so {gateway} carries nothing "
            "from or to the internet but for NAT gateways: the {leg} is dropped.",
            "Let the host call out by a NAT gateway, or add an exclusion for its subnet or VPC to "
            "{block_public_access}, in the mode “bidirectional”.",
            rule="GW-14",
            when=only_ingress,
        ),
        Wording(
            "VPC Block Public Access ({block_public_access}) is on, so {gateway} carries nothing "
            "to or from the internet: the {leg} is dropped.",
            "Add an exclusion for the subnet or the VPC to {block_public_access}; “egress-only” "
            "is enough for hosts that only call out.",
        ),
    ),
    ReturnsByExclusion: words(
        "The reply of a connection that was opened from an egress-only exclusion.",
        Wording(
            "The connection was opened from inside, which its egress-only exclusion from VPC Block "
            "Public Access allows, so {gateway} lets the reply in."
        ),
    ),
}
