"""Places where what decides is not described: nobody can say what becomes of a packet there."""

from collections.abc import Iterator

from playground.engine.network import Network
from playground.engine.nodes import (
    NetworkInterface,
    Ref,
    TransitGatewayRouteTable,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons.undescribed import NotDescribed
from playground.engine.tables import Row, Table
from playground.engine.untold_routes import untold_of_site

OF_VPC = {
    Stage.NAT,
    Stage.IGW_OUT,
    Stage.IGW_IN,
    Stage.EIGW_OUT,
    Stage.GATEWAY_ENDPOINT,
    Stage.CLIENT_OUT,
    Stage.CLIENT_ROUTE,
}
"""What tells its VPC's own addresses from others."""
HOSTS = {Stage.EGRESS, Stage.INGRESS, Stage.FORWARD, Stage.DELIVER}


def blind_table(network: Network, place: Place) -> Table | None:
    """The table of a place that is not described; None where the place can decide.

    Where only some of what decides is unknown, the place's own table tells it apart.
    """
    if not network.undescribed:
        return None
    unknown = (ref for ref in _deciding(network, place) if ref in network.undescribed)
    ref = next(unknown, None)
    return None if ref is None else Table([Row((), None, NotDescribed(ref))])


def _deciding(network: Network, place: Place) -> Iterator[Ref]:
    """What decides at a place as a whole.  A VPC's router still knows the subnets it knows."""
    if place.stage is Stage.VPC:
        return
    yield place.id
    if place.stage in HOSTS:
        yield network.get(NetworkInterface, place.id).instance or ""
    elif place.stage in OF_VPC:
        yield from _without_blocks(network, getattr(network.find(place.id), "vpc", None))
    elif place.stage is Stage.PEERING:
        yield from _without_blocks(network, *network.get(VpcPeeringConnection, place.id).vpcs)
    elif place.stage is Stage.TGW_ENTER:
        attachment = network.find(place.id)
        yield getattr(attachment, "transit_gateway", "")
        yield place.via
    elif place.stage in (Stage.SITE_OUT, Stage.SITE_IN):
        yield from untold_of_site(network, place.id)
    elif place.stage is Stage.TGW_ROUTE:
        yield network.get(TransitGatewayRouteTable, place.id).transit_gateway


def _without_blocks(network: Network, *vpcs: Ref | None) -> Iterator[Ref]:
    """The VPCs of which no block is known."""
    yield from (vpc for vpc in vpcs if vpc is not None and not network.get(Vpc, vpc).blocks)
