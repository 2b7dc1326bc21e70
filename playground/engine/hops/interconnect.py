"""VPC peering: what may cross, and where it goes on."""

from playground.engine.addresses import Intervals, join, minus
from playground.engine.headers import ALL_ADDRESSES, DESTINATION, SOURCE
from playground.engine.network import Network
from playground.engine.nodes import Ref, Vpc, VpcPeeringConnection
from playground.engine.places import Place, Stage
from playground.engine.reasons.interconnect import (
    CrossesPeering,
    PeeringRequiresDestinationInPeer,
    PeeringRequiresSourceInVpc,
    PeerResolverNotReachable,
)
from playground.engine.tables import Remember, Row, Table


def peering_table(network: Network, ref: Ref, sender: Ref) -> Table:
    """From a VPC's own addresses to the peer's, straight to the peer's router (PCX-04, PCX-05)."""
    vpc = network.get(Vpc, sender)
    peer = network.get(Vpc, network.get(VpcPeeringConnection, ref).peer_of(sender))
    resolver = join(*((one.first + 2, one.first + 3) for one in peer.cidrs[:1]))
    crosses = CrossesPeering(ref, peer.id)
    return Table(
        [
            Row(
                ((DESTINATION, minus(ALL_ADDRESSES, _blocks(peer))),),
                None,
                PeeringRequiresDestinationInPeer(ref, peer.id),
            ),
            Row(
                ((SOURCE, minus(ALL_ADDRESSES, _blocks(vpc))),),
                None,
                PeeringRequiresSourceInVpc(ref, vpc.id),
            ),
            Row(
                ((DESTINATION, resolver),),
                None,
                PeerResolverNotReachable(ref, peer.id),
            ),
            Row((), Place(Stage.VPC, peer.id), crosses, remember=Remember.TRACKED),
        ]
    )


def _blocks(vpc: Vpc) -> Intervals:
    return join(*(block.intervals for block in vpc.blocks))
