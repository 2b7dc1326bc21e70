"""What is said of hosts and of the internet: delivered, stopped, nobody there."""

from playground.engine.addresses import is_v6
from playground.engine.nodes import Instance, InstanceState, NetworkInterface, VpcEndpoint
from playground.engine.reasons.compute import (
    Delivered,
    DeliveredToInternet,
    ElasticIpNotAssociated,
    EntersByGateway,
    HasNoPublicAddress,
    HostNotRunning,
    InterfaceNotInUse,
    LeadsToAnotherHost,
    NoInternetGatewayAttached,
    NotForItself,
    NotItsOwnAddress,
    OnlySomeAreReplies,
    PrivateAddressOnInternet,
    PublicAddressNotOwned,
    ReplyNotRecognised,
    RunsInACircle,
    StaysInHost,
)
from playground.engine.sites import sites_with
from playground.words.ends import holders_of, is_private
from playground.words.interconnect import TELL_TWINS_APART
from playground.words.wording import Situation, Vocabulary, Wording, words


def lost_by_stopping(situation: Situation) -> bool:
    """Had the destination a public address from AWS, which it gave back when it was stopped?"""
    network, ref = situation.network, situation.reason.destination
    interfaces: list[NetworkInterface] = network.interfaces_of.get(ref, [])
    host = network.find(ref)
    stopped = isinstance(host, Instance) and host.state is InstanceState.STOPPED
    return stopped and any(one.public_ip is not None for one in interfaces)


def of_an_endpoint(situation: Situation) -> bool:
    """Is the destination a VPC endpoint?"""
    return isinstance(situation.network.find(situation.reason.destination), VpcEndpoint)


def to_nobody_ever(situation: Situation) -> bool:
    """Is the destination of a range that no host anywhere has: loopback, link-local, multicast?"""
    return not is_private(situation.packet.destination)


def has_the_address_of_another(situation: Situation) -> bool:
    """Has a host of another VPC the address that the reply was sent to?"""
    return len(holders_of(situation.network, situation.packet.destination)) > 1


def is_ipv6(situation: Situation) -> bool:
    """Is this an IPv6 packet?"""
    return is_v6(situation.packet.source)


def within_a_site(situation: Situation) -> bool:
    """Does a site have both ends, so that the packet never leaves it?"""
    network, packet = situation.network, situation.packet
    asking = sites_with(network, packet.source)
    return any(site in asking for site in sites_with(network, packet.destination))


ELSEWHERE = (
    "The {leg} does not get to {meant:host}: that is in the VPC {vpc}, and from here {to} leads to "
    "somebody else."
)

WORDS: Vocabulary = {
    Delivered: words(
        "The packet reached the host.",
        Wording("The {leg} reaches {interface:host}."),
    ),
    StaysInHost: words(
        "A host that sends to itself needs no network: nothing filters the packet.",
        Wording(
            "{to} is an address of {interface:host} itself, so the packet never leaves the host: "
            "no security group, network ACL or route table sees it."
        ),
    ),
    HostNotRunning: words(
        "The instance is stopped: it neither sends nor answers.",
        Wording(
            "The instance {instance} is stopped: it neither sends nor answers.",
            "Start {instance}. Its private addresses stay; a public IPv4 address that AWS gave by "
            "itself will be another one.",
        ),
    ),
    InterfaceNotInUse: words(
        "The interface belongs to no instance and no service: nobody listens behind it.",
        Wording(
            "The network interface {interface} belongs to no instance and no service of AWS: "
            "nobody is behind it.",
            "Attach {interface} to an instance.",
        ),
    ),
    NotItsOwnAddress: words(
        "The source/destination check: an interface handles only packets of its own addresses.",
        Wording(
            "The source/destination check of {interface} drops the packet: {from} is none of its "
            "own addresses.",
            "Send from an address of {interface}. Only a router, a firewall or a NAT instance "
            "needs the check off.",
        ),
    ),
    NotForItself: words(
        "The source/destination check: a route leads to an interface that the packet is not for.",
        Wording(
            "The source/destination check of {interface:host} drops the {leg}: neither {from} nor "
            "{to} is an address of its own.",
            "If {interface:host} is a NAT instance, a router or a firewall, switch its "
            "source/destination check off; else let the route lead to something that forwards.",
        ),
    ),
    DeliveredToInternet: words(
        "The packet reached a host on the internet.",
        Wording("The {leg} reaches {receiver} on the internet."),
    ),
    EntersByGateway: words(
        "The destination is a public address of the network: the internet leads to its gateway.",
        Wording("The internet hands the {leg} for {to} to {gateway:kind}."),
    ),
    PublicAddressNotOwned: words(
        "Nobody in the network has the public destination.",
        Wording(
            "Nobody in this network has the public address {to}.",
            "Send to a public address that a host has now: one that AWS gave by itself is taken "
            "back when its instance stops.",
        ),
    ),
    PrivateAddressOnInternet: words(
        "The internet carries no private addresses.",
        Wording(
            "The internet carries no private or reserved addresses, and {to} is one.",
            "Send to the address of a host: those of loopback, link-local and multicast ranges "
            "lead nowhere beyond the sender's own link.",
            when=to_nobody_ever,
        ),
        Wording(
            "The internet carries no private or reserved addresses, and {private_end} is one.",
            "From the internet, send to the public address of the host. If it has none, go by a "
            "bastion in a public subnet, or by a VPN.",
        ),
    ),
    ElasticIpNotAssociated: words(
        "The destination is an elastic IP that is associated with nothing.",
        Wording(
            "The elastic IP {elastic_ip} ({to}) is associated with nothing, so nobody answers.",
            "Associate {elastic_ip} with an instance, a network interface or a NAT gateway.",
        ),
    ),
    NoInternetGatewayAttached: words(
        "The VPC of the destination has no internet gateway to come in by.",
        Wording(
            "The VPC {vpc} has no internet gateway, so nothing comes in from the internet.",
            "Attach an internet gateway to {vpc}, and add a route for {source_default} to it to "
            "the route table of the host's subnet.",
        ),
    ),
    HasNoPublicAddress: words(
        "The destination has no public address of the asked family.",
        Wording(
            "{destination:host} has no IPv6 address, so the internet cannot reach it by IPv6.",
            "Give {destination:host} an IPv6 address (VPC and subnet need an IPv6 block), or ask "
            "by IPv4.",
            rule="ADDR-12",
            when=is_ipv6,
        ),
        Wording(
            "{destination:host} is stopped and has given its public IPv4 address back, so the "
            "internet has no way to it.",
            "Start {destination:host}: it gets another public IPv4 address then. An elastic IP "
            "would have stayed.",
            rule="ADDR-03",
            when=lost_by_stopping,
        ),
        Wording(
            "The endpoint {destination} has private addresses alone, so the internet has no way "
            "to it.",
            "Ask from the endpoint's VPC, or from a network that is joined with it: by peering, "
            "transit gateway, VPN or Direct Connect.",
            rule="VPCE-15",
            when=of_an_endpoint,
        ),
        Wording(
            "{destination:host} has no public IPv4 address, so the internet has no way to it.",
            "Associate an elastic IP with {destination:host} if the internet is to reach it, else "
            "go by a bastion. Opening security groups does not help.",
        ),
    ),
    LeadsToAnotherHost: words(
        "The address leads to another host than the one that was asked for by name.",
        Wording(
            ELSEWHERE,
            "To a site, an address that a site and a VPC have means its own. Give one of the two "
            "another block before you join them, or send to a public address of {meant:host}.",
            when=within_a_site,
        ),
        Wording(
            ELSEWHERE,
            "An address that two VPCs have means the one in the sender's own. Give one of the two "
            "VPCs another block before you join them, or send to a public address of "
            "{meant:host}.",
        ),
    ),
    ReplyNotRecognised: words(
        "The reply comes back with other addresses or ports than the asker expects.",
        Wording(
            "The reply follows the routes of the answering subnet, and they lead to {host:host}, "
            "which has the asker's address in another VPC: it did not ask, and the asker waits in "
            "vain.",
            TELL_TWINS_APART,
            rule="PCX-12",
            when=has_the_address_of_another,
        ),
        Wording(
            "The reply reaches {host:host}, but it comes from {from}, and that is not whom the "
            "request was sent to: the asker takes it for a stranger's packet.",
            "Let request and reply take the same way, so that each translation on the way out is "
            "undone on the way back.",
        ),
    ),
    RunsInACircle: words(
        "The packet comes to the same router again and again.",
        Wording(
            "The packet comes to {resource:kind} again and again: it would run in a circle for "
            "ever.",
            "Follow the routes that lead back to {resource}, and give one of them another target.",
        ),
    ),
    OnlySomeAreReplies: words(
        "Of many packets at once only some are replies to what was sent.",
        Wording(
            "Of these packets only some are replies to what passed {resource:kind} before, and "
            "they are not told apart here.",
            "Ask for one packet.",
        ),
    ),
}
