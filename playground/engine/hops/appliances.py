"""Guests that forward: what a NAT instance, a router or a firewall does with a packet of others."""

from playground.engine.addresses import V4_ALL, V6_ALL, Intervals
from playground.engine.headers import SERVICE, SOURCE
from playground.engine.hops.nat import PORTS, WITH_PORTS
from playground.engine.network import Network
from playground.engine.nodes import Forwards, NetworkInterface, Ref
from playground.engine.places import Place, Stage
from playground.engine.reasons.appliances import (
    ForwardedByAppliance,
    ForwardingNotTold,
    GuestForwardsNothing,
    NatInstanceHasNoAddress,
    TranslatedByNatInstance,
)
from playground.engine.tables import Put, Remember, Row


def forwarding_rows(network: Network, interface: NetworkInterface) -> list[Row]:
    """What becomes of packets for others; they leave by the interface that they came in by."""
    onward = Place(Stage.EGRESS, interface.id)
    match interface.forwards:
        case Forwards.ROUTE:
            return [Row((), onward, ForwardedByAppliance(interface.id))]
        case Forwards.NAT:
            return _translations(interface, onward)
        case Forwards.NO:
            return [Row((), None, GuestForwardsNothing(interface.id))]
        case None:
            return [Row((), None, ForwardingNotTold(network.host_of(interface).id))]


def _translations(interface: NetworkInterface, onward: Place) -> list[Row]:
    """NAT-20: its primary address of the packet's family, and a port where there are ports."""
    rows: list[Row] = []
    for plane, own in ((V4_ALL, interface.private_ips), (V6_ALL, interface.ipv6_addresses)):
        if own:
            rows += _translated(interface.id, plane, own[0], onward)
    return [*rows, Row((), None, NatInstanceHasNoAddress(interface.id))]


def _translated(interface: Ref, plane: Intervals, own: int, onward: Place) -> list[Row]:
    said, sender = TranslatedByNatInstance(interface, own), Put(SOURCE, own)
    family, kept = (SOURCE, plane), Remember.TRACKED
    ports = (family, (SERVICE, WITH_PORTS))
    return [
        Row(ports, onward, said, rewrites=(sender, PORTS), remember=kept),
        Row((family,), onward, said, rewrites=(sender,), remember=kept),
    ]
