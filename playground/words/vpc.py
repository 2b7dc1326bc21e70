"""What is said inside a VPC: same subnet, no subnet, nobody there, Amazon's own services."""

from playground.engine.addresses import is_v6
from playground.engine.reasons.vpc import (
    AddressInNoSubnet,
    AddressNotAssigned,
    AddressReserved,
    AnsweredByAmazon,
    ResolverSwitchedOff,
    SameSubnet,
)
from playground.engine.sites import sites_with
from playground.words.attachments import a_twin_has_it
from playground.words.wording import Situation, Vocabulary, Wording, words


def to_ipv6(situation: Situation) -> bool:
    """Does the packet go to an IPv6 address?"""
    return is_v6(situation.packet.destination)


def is_at_a_site_too(situation: Situation) -> bool:
    """Has a site on premises the same address?"""
    return bool(sites_with(situation.network, situation.packet.destination))


SAME_BLOCK = (
    "A site on premises has {to} as well, but within a VPC its own block always means the VPC "
    "itself. Give one of the two another block, or translate with a private NAT gateway."
)
OVERLAP = (
    "The VPC {twin_vpc} on the same transit gateway has {to} in its blocks as well. Of VPCs that "
    "overlap, only the one attached first is propagated: give one of the two another block, or "
    "translate with a private NAT gateway."
)
RESERVED = (
    "Send to the address of a host: the first one that anybody in {subnet} can have is {usable}."
)

WORDS: Vocabulary = {
    SameSubnet: words(
        "Both ends are in one subnet: neither its network ACL nor its route table is asked.",
        Wording(
            "Both ends are in the subnet {subnet}, so the packet goes straight across: no network "
            "ACL and no route table is asked."
        ),
    ),
    AddressInNoSubnet: words(
        "The destination belongs to the VPC, but to none of its subnets.",
        Wording(
            "The address {to} belongs to the VPC {vpc}, but no subnet of it has this address.",
            SAME_BLOCK,
            rule="VPN-11",
            when=is_at_a_site_too,
        ),
        Wording(
            "The address {to} belongs to the VPC {vpc}, but no subnet of it has this address.",
            OVERLAP,
            rule="TGW-12",
            when=a_twin_has_it,
        ),
        Wording(
            "The address {to} belongs to the VPC {vpc}, but no subnet of it has this address.",
            "Check the address, or add a subnet to {vpc} that contains {to}.",
        ),
    ),
    AddressNotAssigned: words(
        "The destination belongs to a subnet, but no network interface has the address.",
        Wording(
            "The subnet {subnet} contains {to}, but no network interface has that address.",
            SAME_BLOCK,
            rule="VPN-11",
            when=is_at_a_site_too,
        ),
        Wording(
            "The subnet {subnet} contains {to}, but no network interface has that address.",
            OVERLAP,
            rule="TGW-12",
            when=a_twin_has_it,
        ),
        Wording(
            "The subnet {subnet} contains {to}, but no network interface has that address.",
            "Send to an address that an instance in {subnet} has, or give {to} to one of them.",
        ),
    ),
    AddressReserved: words(
        "The destination is one of the five addresses of a subnet that nobody can have.",
        Wording(
            "AWS keeps {to} for itself: no host can have the first four addresses of the subnet "
            "{subnet} or its last one.",
            RESERVED,
            rule="VPC-16",
            when=to_ipv6,
        ),
        Wording(
            "AWS keeps {to} for itself: no host can have the first four addresses of the subnet "
            "{subnet} or its last one.",
            RESERVED,
        ),
    ),
    AnsweredByAmazon: words(
        "A link-local service of AWS (DNS, metadata, time) answers.",
        Wording(
            "Amazon's own service at {to} answers inside the VPC {vpc}; neither security groups "
            "nor network ACLs filter it."
        ),
    ),
    ResolverSwitchedOff: words(
        "The VPC's enableDnsSupport is off, so the Amazon resolver does not answer.",
        Wording(
            "The VPC {vpc} has enableDnsSupport switched off, so Amazon's resolver at {to} does "
            "not answer.",
            "Switch on enableDnsSupport for {vpc} (in its settings: 'Enable DNS resolution').",
        ),
    ),
}
