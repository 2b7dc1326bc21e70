"""The less is told of a network, the less is said of it, and never something else (RA-01)."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from playground.engine import nodes
from playground.engine.conversation import Conversation, Verdict, converse
from playground.engine.network import Network
from playground.engine.nodes import Node, Ref
from playground.engine.places import Stage
from playground.engine.reasons.compute import NoInternetGatewayAttached
from playground.engine.traffic import Packet
from tests.engine.networks import random_network
from tests.engine.packets import random_questions
from tests.engine.tries import PACKETS, seeds, shares

CONTENT: dict[type[Node], dict[str, object]] = {
    nodes.Vpc: {"cidrs": (), "ipv6_cidrs": (), "enable_dns_support": True},
    nodes.Subnet: {"cidr": None, "ipv6_cidr": None, "route_table": None, "network_acl": None},
    nodes.RouteTable: {"routes": (), "propagating_vgws": ()},
    nodes.NetworkAcl: {"entries": ()},
    nodes.SecurityGroup: {"rules": ()},
    nodes.ManagedPrefixList: {"entries": ()},
    nodes.NatGateway: {"state": nodes.NatGatewayState.AVAILABLE},
    nodes.VpcPeeringConnection: {"status": nodes.PeeringStatus.ACTIVE},
    nodes.TransitGatewayRouteTable: {"routes": ()},
    nodes.TransitGatewayVpcAttachment: {"state": nodes.AttachmentState.AVAILABLE},
    nodes.VpnConnection: {"routes": (), "state": nodes.VpnState.AVAILABLE},
    nodes.Instance: {"state": nodes.InstanceState.RUNNING},
    nodes.NetworkInterface: {"security_groups": (), "forwards": None},
    nodes.BlockPublicAccess: {"exclusions": (), "mode": nodes.BlockMode.BIDIRECTIONAL},
    nodes.VpcEndpoint: {"policy_document": {}, "state": nodes.EndpointState.AVAILABLE},
}
"""What of a resource is not told where others only name it."""


def with_less_told(network: Network, refs: Iterable[Ref]) -> Network:
    """The same network, of which these resources are not described."""
    unknown = set(refs)
    return Network((_emptied(node, unknown) for node in network), undescribed=unknown)


def _emptied(node: Node, unknown: set[Ref]) -> Node:
    if node.id not in unknown:
        return node
    return replace(node, **CONTENT[type(node)])  # type: ignore[arg-type]


@shares
def test_what_is_not_told_makes_an_answer_uncertain_and_never_another__RA_01(share: int) -> None:
    for seed in seeds(share):
        network, random = random_network(seed), Random(seed)
        able = [node.id for node in network if type(node) in CONTENT]
        known = with_less_told(network, random.sample(able, k=min(len(able), 2)))
        for start, packet in random_questions(network, seed, PACKETS):
            sure, said = (converse(one, start, packet) for one in (network, known))
            if _cannot_be_recognised(sure):
                continue
            allowed = (sure.verdict, Verdict.UNDETERMINED)
            assert said.verdict in allowed, (seed, known.undescribed, packet)


def _cannot_be_recognised(found: Conversation[Packet]) -> bool:
    """That an address is the resolver's, or is in a VPC at all, follows from the VPC's blocks."""
    closed = isinstance(found.request.last.said, NoInternetGatewayAttached)
    return found.request.place.stage is Stage.SERVICE or closed
