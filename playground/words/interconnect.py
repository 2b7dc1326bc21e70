"""What is said of VPC peering connections."""

from playground.engine.nodes import InternetGateway, NatGateway, Vpc
from playground.engine.reasons.interconnect import (
    CrossesPeering,
    PeeringRequiresDestinationInPeer,
    PeeringRequiresSourceInVpc,
    PeerResolverNotReachable,
    ReturnsToSender,
)
from playground.words.ends import is_private
from playground.words.site_advice import to_a_site_of_the_peer
from playground.words.wording import Situation, Vocabulary, Wording, words


def to_a_third_vpc(situation: Situation) -> bool:
    """Is the destination in a VPC that is neither the sender's nor the peer?"""
    return any(
        situation.packet.destination in block
        for vpc in situation.network.all(Vpc)
        for block in vpc.blocks
    )


def to_the_world_by_nat(situation: Situation) -> bool:
    """Is this for the internet, and the peer's NAT gateway what was hoped for (NAT-11)?"""
    gateways = situation.network.all(NatGateway)
    return to_the_world(situation) and any(one.vpc == situation.reason.peer for one in gateways)


def to_the_world_by_gateway(situation: Situation) -> bool:
    """Is this for the internet, and the peer's internet gateway what was hoped for (GW-11)?"""
    gateways = situation.network.all(InternetGateway)
    return to_the_world(situation) and any(one.vpc == situation.reason.peer for one in gateways)


def to_the_world(situation: Situation) -> bool:
    """Is the destination a public address?"""
    return not is_private(situation.packet.destination)


TELL_TWINS_APART = (
    "Addresses of overlapping VPCs cannot be told apart on the way back. Give the asker's address "
    "a more specific route to its own VPC, or give the VPCs blocks that do not overlap."
)
NOT_IN_PEER = (
    "The peering connection {peering} drops the {leg}: {to} is no address of {peer}, the VPC at "
    "its other end"
)
NOT_BEYOND = NOT_IN_PEER + ", and a peering connection leads into that VPC and no further."
OWN_GATEWAY = (
    "Give the sender's VPC a NAT gateway or an internet gateway of its own, and route {default} "
    "there instead of to {peering}."
)

WORDS: Vocabulary = {
    CrossesPeering: words(
        "The peering connection carries the packet into the other VPC.",
        Wording("The peering connection {peering} carries the {leg} into {peer}."),
    ),
    ReturnsToSender: words(
        "A reply to a NAT gateway goes back over the peering that the request came by.",
        Wording(
            "This answers the NAT gateway {gateway} at the other end of {peering}, so it goes back "
            "to it over the peering connection, even if the route table has no route (return to "
            "sender). Replies to ordinary hosts need one."
        ),
    ),
    PeeringRequiresDestinationInPeer: words(
        "A peering connection carries packets to the addresses of the peer VPC only.",
        Wording(
            NOT_BEYOND,
            "Peering is not transitive. Join the sender's VPC and the one that has {to} by a "
            "peering connection of their own, with routes at both ends, or both by a transit "
            "gateway.",
            rule="PCX-05",
            when=to_a_third_vpc,
        ),
        Wording(
            NOT_BEYOND + " The virtual private gateway {gateway_of_peer} there serves its own VPC "
            "alone: nobody uses its VPN connections and Direct Connect over a peering.",
            "Give the sender's VPC a VPN connection or Direct Connect of its own to the site of "
            "{to}, or join the site and both VPCs by a transit gateway.",
            rule="PCX-06",
            when=to_a_site_of_the_peer,
        ),
        Wording(
            NOT_BEYOND + " The NAT gateway there serves its own VPC alone.",
            OWN_GATEWAY,
            rule="NAT-11",
            when=to_the_world_by_nat,
        ),
        Wording(
            NOT_BEYOND + " The internet gateway there serves its own VPC alone.",
            OWN_GATEWAY,
            rule="GW-11",
            when=to_the_world_by_gateway,
        ),
        Wording(NOT_BEYOND, OWN_GATEWAY, rule="PCX-06", when=to_the_world),
        Wording(
            NOT_IN_PEER + ".",
            "Send to an address of {peer}, or let the route for {to} lead where that network is.",
        ),
    ),
    PeeringRequiresSourceInVpc: words(
        "A peering connection carries packets from the addresses of the sending VPC only.",
        Wording(
            "The peering connection {peering} drops the {leg}: it comes from {from}, which is no "
            "address of {vpc}, and a peering connection passes on nothing that came from "
            "elsewhere.",
            "Send from an address of {vpc}, or join the network of {from} with the other VPC "
            "directly, by a peering connection of their own or a transit gateway.",
        ),
    ),
    PeerResolverNotReachable: words(
        "The Amazon resolver of a VPC answers inside that VPC only, not over a peering.",
        Wording(
            "{to} is the Amazon resolver of {peer}, and it answers inside that VPC only: nothing "
            "gets to it over the peering connection {peering}.",
            "Ask the resolver of the sender's own VPC: the second address of its block, or "
            "169.254.169.253.",
        ),
    ),
}
