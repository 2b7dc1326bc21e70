"""Who asks: where a packet may start, and from which address."""

from typing import NamedTuple

from playground.engine.addresses import format_address, holds
from playground.engine.hops.internet import NOT_CARRIED
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    ElasticIp,
    EndpointType,
    NatGateway,
    NetworkInterface,
    Node,
    VpcEndpoint,
)
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons.undescribed import NotDescribed
from playground.question.clients import serving
from playground.question.endpoints import door_of
from playground.question.ends import belongs_here, interfaces_of, owners_of, within
from playground.question.errors import QuestionError
from playground.question.hosts import Host
from playground.question.sites import site_having, site_meant, starting_at
from playground.question.untold import UNSPECIFIED, no_address_of, site_that_may_have


class Sender(NamedTuple):
    """Where the packet may start, by the address that it starts from."""

    places: dict[int, Place]
    unknown: NotDescribed | None = None
    """Who would tell its addresses."""

    @property
    def outside(self) -> bool:
        """Does it ask from the internet?"""
        return OUTSIDE in self.places.values()


def sender_of(network: Network, host: Host) -> Sender:
    """Who it is.  Raises QuestionError about the source, where it can send nothing."""
    if host.outside:
        return _from_outside(network, host)
    if host.node is None:
        return _by_address(network, host.addresses[0])
    if isinstance(host.node, NatGateway | ElasticIp):
        raise QuestionError("source", f"{host.text} opens no connections; start from a host.")
    if isinstance(host.node, ClientVpnEndpoint):
        return Sender({host.addresses[0]: Place(Stage.CLIENT_OUT, host.node.id)})
    if isinstance(host.node, VpcEndpoint) and host.node.type is EndpointType.GATEWAY:
        start = Place(Stage.GATEWAY_ENDPOINT_REPLY, host.node.id)
        return _by_any_of(network, host, start)
    site = site_meant(network, host.node)
    if site is not None:
        return _by_any_of(network, host, starting_at(site.id))
    own = interfaces_of(network, host.node)
    places = {
        address: door_of(network, interface) for interface in own for address in interface.addresses
    }
    behind = [network.public_addresses.get(one, ("", one))[1] for one in host.addresses]
    asked = {address: places[address] for address in behind if address in places}
    if not asked:
        start = door_of(network, own[0]) if own else Place(Stage.EGRESS, host.node.id)
        message = f"{host.text} has no private address to send from."
        return _from_no_address(network, host.node, start, message)
    return Sender(asked)


def _from_no_address(network: Network, node: Node, start: Place, message: str) -> Sender:
    """Nobody knows from which one, or (the message) it is known that there is none."""
    unknown = no_address_of(network, node)
    if unknown is None:
        raise QuestionError("source", message)
    return Sender(dict.fromkeys(UNSPECIFIED, start), unknown)


def _by_any_of(network: Network, host: Host, start: Place) -> Sender:
    """By whichever of its addresses; there may be none where nothing is told of what has them."""
    if host.node is not None and not host.addresses:
        message = f"{host.text} has no address: nothing is told of what lies behind it."
        return _from_no_address(network, host.node, start, message)
    return Sender(dict.fromkeys(host.addresses, start))


def _from_outside(network: Network, host: Host) -> Sender:
    """A host on the internet, by those of its addresses that nobody in this network has."""
    foreign = [address for address in host.addresses if not belongs_here(network, address)]
    if not foreign:
        message = f"{host.text} is an address of this network: start from the host that has it."
        raise QuestionError("source", message)
    return Sender(dict.fromkeys(foreign, OUTSIDE))


def _by_address(network: Network, address: int) -> Sender:
    """An address as source: its interface, or a host on the internet if nobody here has it."""
    owners = owners_of(network, address)
    if len(owners) > 1:
        listing = ", ".join(sorted(owner.id for owner in owners))
        message = f"Several interfaces have {format_address(address)}: say which: {listing}."
        raise QuestionError("source", message)
    if owners:
        return Sender({address: door_of(network, owners[0])})
    public = network.public_addresses.get(address)
    if public is not None and isinstance(network.find(public[0]), NetworkInterface):
        return Sender({public[1]: Place(Stage.EGRESS, public[0])})
    endpoint = serving(network, address)
    if endpoint is not None:
        return Sender({address: Place(Stage.CLIENT_OUT, endpoint.id)})
    site = site_having(network, address)
    if site is not None:
        return Sender({address: starting_at(site.id)})
    beyond = site_that_may_have(network, address)
    if beyond is not None:
        return Sender({address: starting_at(beyond.id)}, NotDescribed(beyond.id))
    if within(network, address) or holds(NOT_CARRIED, address):
        message = f"No interface of this network has the address {format_address(address)}."
        raise QuestionError("source", message)
    return Sender({address: OUTSIDE})
