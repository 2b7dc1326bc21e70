"""What is said of instances that forward packets for others."""

from playground.engine.addresses import is_v6
from playground.engine.reasons.appliances import (
    BypassesAppliance,
    ForwardedByAppliance,
    ForwardingNotTold,
    GuestForwardsNothing,
    NatInstanceHasNoAddress,
    RestoredByNatInstance,
    TranslatedByNatInstance,
)
from playground.words.wording import Situation, Vocabulary, Wording, words


def to_ipv6(situation: Situation) -> bool:
    """Is this an IPv6 packet?"""
    return is_v6(situation.packet.destination)


def reply_bypasses(situation: Situation) -> bool:
    """Did the request pass the appliance, and the reply not?"""
    return bool(situation.reason.reply_bypasses)


ONE_WAY = (
    " The appliance sees half of the conversation; AWS does not support such asymmetric routing, "
    "and a firewall that remembers connections drops it."
)

WORDS: Vocabulary = {
    ForwardedByAppliance: words(
        "The instance forwards the packet as it is.",
        Wording("{interface:host} forwards the {leg} for {to}, and changes nothing in it."),
    ),
    TranslatedByNatInstance: words(
        "The NAT instance puts its own address and one of its ports in place of the sender's.",
        Wording(
            "The NAT instance {interface:host} puts its own address {address:address} in place of "
            "the source {from}, picks a port where there are ports, and remembers the connection."
        ),
    ),
    RestoredByNatInstance: words(
        "The NAT instance knows the connection and puts the sender's address and port back.",
        Wording(
            "The NAT instance {interface:host} remembers the connection, puts the address of who "
            "asked back in as destination, and sends the reply on."
        ),
    ),
    NatInstanceHasNoAddress: words(
        "The NAT instance has no address of the packet's family to translate to.",
        Wording(
            "{interface:host} would send the packet on from its own address, but it has no IPv6 "
            "address.",
            "IPv6 needs no translation: route ::/0 to an egress-only internet gateway instead.",
            when=to_ipv6,
        ),
        Wording(
            "{interface:host} would send the packet on from its own address, but it has no IPv4 "
            "address.",
            "Give the NAT instance an IPv4 address, in a subnet that has an IPv4 block.",
        ),
    ),
    GuestForwardsNothing: words(
        "The instance takes the packet and keeps it: it is set up neither as router nor for NAT.",
        Wording(
            "A route leads to {interface:host}, but its guest is not set up to forward packets "
            "for others: the {leg} ends there.",
            "Set up forwarding, or NAT, in the guest of {interface:host} and say so here "
            "(“forwards: route” or “forwards: nat”), or give the route another target.",
        ),
    ),
    ForwardingNotTold: words(
        "Nobody said what the instance does with packets for others.",
        Wording(
            "A route leads to {target}, and its source/destination check is off, but nothing here "
            "says what its guest does with packets for others.",
            "Say it in the scenario (“forwards: nat”, “route” or “no” on the instance or its "
            "network interface), or on the command line: --appliance {target}=nat.",
        ),
    ),
    BypassesAppliance: words(
        "Request and reply take different ways: one of them bypasses the appliance.",
        Wording(
            "Asymmetric: the request passes {appliance}, and the reply bypasses it." + ONE_WAY,
            "Give the route table of the answering subnet a route back to {appliance}.",
            when=reply_bypasses,
        ),
        Wording(
            "Asymmetric: the request bypasses {appliance}, and the reply passes it." + ONE_WAY,
            "Give the route table of the asking subnet a route to {appliance}.",
        ),
    ),
}
