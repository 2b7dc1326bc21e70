"""What is said of Direct Connect's virtual interfaces and gateways, and of Connect attachments."""

from playground.engine.reasons.direct_connect import (
    ComesByVirtualInterface,
    ConnectNotAvailable,
    CrossesConnect,
    CrossesDirectConnectGateway,
    PrefixNotAllowed,
    PrefixNotAnnounced,
    TakesVirtualInterface,
    VirtualInterfaceNotAvailable,
)
from playground.words.wording import Vocabulary, Wording, words

WORDS: Vocabulary = {
    TakesVirtualInterface: words(
        "The virtual interface carries the packet to its site.",
        Wording("{virtual_interface:Kind} carries the packet over Direct Connect to its site."),
    ),
    ComesByVirtualInterface: words(
        "The virtual interface carries the packet to AWS.",
        Wording("{virtual_interface:Kind} carries the packet over Direct Connect to AWS."),
    ),
    VirtualInterfaceNotAvailable: words(
        "The virtual interface is not available: pending, down or deleted.",
        Wording(
            "{virtual_interface:Kind} is in the state “{state:text}”, and only an available one "
            "carries anything.",
            "Bring up the BGP session of {virtual_interface}, or lead the traffic by another way.",
        ),
    ),
    CrossesDirectConnectGateway: words(
        "The Direct Connect gateway knows the prefix from its other side.",
        Wording(
            "The Direct Connect gateway {direct_connect_gateway} passes the packet on to "
            "{by:kind}: {prefix:text} is the most specific prefix that it knows for {to}."
        ),
    ),
    PrefixNotAllowed: words(
        "No gateway behind the Direct Connect gateway has a prefix for the destination.",
        Wording(
            "The Direct Connect gateway {direct_connect_gateway} has no associated gateway with an "
            "allowed prefix for {to}; and it joins sites with AWS, never two sites with each "
            "other.",
            "Associate the gateway of the VPC that has {to} with {direct_connect_gateway}, and let "
            "the allowed prefixes cover its whole block.",
        ),
    ),
    PrefixNotAnnounced: words(
        "No site behind the Direct Connect gateway announces the destination.",
        Wording(
            "No site behind the Direct Connect gateway {direct_connect_gateway} announces a prefix "
            "for {to}; and it joins sites with AWS, never two gateways of AWS with each other.",
            "Let the site announce a prefix for {to} by BGP over its virtual interface.",
        ),
    ),
    CrossesConnect: words(
        "A GRE tunnel of the Connect attachment carries the packet.",
        Wording(
            "A GRE tunnel of the Connect attachment {attachment} carries the packet, over "
            "{transport:kind}. (What lies between the tunnel's ends is not looked at.)"
        ),
    ),
    ConnectNotAvailable: words(
        "The attachment below the Connect attachment is not available.",
        Wording(
            "The Connect attachment {attachment} runs over {transport:kind}, which is not there "
            "or not available, so it carries nothing.",
            "Give {attachment} an available VPC or Direct Connect attachment as transport.",
        ),
    ),
}
