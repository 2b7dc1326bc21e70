"""Both ends and the protocol put together: where the packet starts, and what it looks like."""

from typing import NamedTuple

from playground.engine.addresses import format_address, holds, is_v6
from playground.engine.hops.internet import NOT_CARRIED
from playground.engine.network import Network
from playground.engine.nodes import (
    ClientVpnEndpoint,
    ElasticIp,
    EndpointType,
    NatGateway,
    NetworkInterface,
    Ref,
    VpcEndpoint,
)
from playground.engine.places import OUTSIDE, Place, Stage
from playground.engine.reasons import Blocks, Reason, Undetermined
from playground.engine.reasons.compute import HasNoPublicAddress
from playground.engine.traffic import Packet
from playground.question.clients import client_meant, serving
from playground.question.endpoints import door_of
from playground.question.ends import (
    belongs_here,
    interfaces_of,
    owners_of,
    public_addresses_of,
    within,
)
from playground.question.errors import QuestionError
from playground.question.hosts import Host, find_host
from playground.question.instance_names import InstanceName, meaning_for
from playground.question.protocols import Number, Spoken, Typed, understand, understand_size
from playground.question.service_names import ServiceName, addressed_by, addresses_at
from playground.question.sites import AT_SITES, site_having, site_meant, starting_at


class Asked(NamedTuple):
    """The question spelt out: every default filled in."""

    source: str
    destination: str
    spoken: Spoken


class Question(NamedTuple):
    """Where a packet starts, and the packet; `refusal` says why it cannot even start.

    `meant`: the interfaces of a host that was asked for by name; () where the address decides.
    `bucket`: that of S3 whose name was asked for.
    `resolved`: what the DNS name of the destination means for the asker.
    `size`: how many bytes the packet has, which must not be fragmented; None where it is small.
    """

    start: Place
    packet: Packet
    asked: Asked
    refusal: Blocks | Undetermined | None = None
    meant: tuple[Ref, ...] = ()
    size: int | None = None
    resolved: Reason | None = None
    bucket: str = ""


class _Choices(NamedTuple):
    """What the destination may mean, why none of it would do, and what DNS had to say."""

    addresses: tuple[int, ...]
    refusal: Blocks | Undetermined | None = None
    resolved: Reason | None = None


class _Sender(NamedTuple):
    """Where the packet may start, by the address that it starts from."""

    places: dict[int, Place]

    @property
    def outside(self) -> bool:
        return OUTSIDE in self.places.values()


def ask(
    network: Network,
    source: str,
    destination: str,
    protocol: str = "tcp",
    port: Number = None,
    source_port: Number = None,
    icmp_type: Number = None,
    icmp_code: Number = None,
    size: Number = None,
) -> Question:
    """Understand a question; numbers may be given as text, "" and None mean the default.

    Raises QuestionError, whose `field` is the name of one of these parameters.
    """
    sender = _sender(network, find_host(network, source, "source"))
    target = find_host(network, destination, "destination")
    choices, refusal, resolved = _choices(network, sender, target)
    pair = _same_family(list(sender.places), choices)
    if pair is None:
        raise QuestionError("destination", _families(list(sender.places), choices))
    typed = Typed(protocol, port, source_port, icmp_type, icmp_code)
    spoken = understand(typed, is_v6(pair[1]))
    packet = Packet(*pair, spoken.service, spoken.source_port)
    asked = Asked(source.strip(), destination.strip(), spoken)
    return Question(
        sender.places[pair[0]],
        packet,
        asked,
        refusal,
        _meant(network, target),
        understand_size(size),
        resolved,
        target.dns.bucket if isinstance(target.dns, ServiceName) else "",
    )


def _meant(network: Network, target: Host) -> tuple[Ref, ...]:
    node = target.node
    site = site_meant(network, node)
    if site is not None:
        return (site.id,)
    return () if node is None else tuple(one.id for one in interfaces_of(network, node))


def _sender(network: Network, host: Host) -> _Sender:
    if host.outside:
        return _from_outside(network, host)
    if host.node is None:
        return _by_address(network, host.addresses[0])
    if isinstance(host.node, NatGateway | ElasticIp):
        raise QuestionError("source", f"{host.text} opens no connections; start from a host.")
    if isinstance(host.node, ClientVpnEndpoint):
        return _Sender({host.addresses[0]: Place(Stage.CLIENT_OUT, host.node.id)})
    if isinstance(host.node, VpcEndpoint) and host.node.type is EndpointType.GATEWAY:
        start = Place(Stage.GATEWAY_ENDPOINT_REPLY, host.node.id)
        return _by_any_of(host, start)
    site = site_meant(network, host.node)
    if site is not None:
        return _by_any_of(host, starting_at(site.id))
    own = interfaces_of(network, host.node)
    places = {
        address: door_of(network, interface) for interface in own for address in interface.addresses
    }
    behind = [network.public_addresses.get(one, ("", one))[1] for one in host.addresses]
    asked = {address: places[address] for address in behind if address in places}
    if not asked:
        raise QuestionError("source", f"{host.text} has no private address to send from.")
    return _Sender(asked)


def _by_any_of(host: Host, start: Place) -> _Sender:
    """By whichever of its addresses; there may be none where nothing is told of what has them."""
    if not host.addresses:
        message = f"{host.text} has no address: nothing is told of what lies behind it."
        raise QuestionError("source", message)
    return _Sender(dict.fromkeys(host.addresses, start))


def _from_outside(network: Network, host: Host) -> _Sender:
    """A host on the internet, by those of its addresses that nobody in this network has."""
    foreign = [address for address in host.addresses if not belongs_here(network, address)]
    if not foreign:
        message = f"{host.text} is an address of this network: start from the host that has it."
        raise QuestionError("source", message)
    return _Sender(dict.fromkeys(foreign, OUTSIDE))


def _by_address(network: Network, address: int) -> _Sender:
    """An address as source: its interface, or a host on the internet if nobody here has it."""
    owners = owners_of(network, address)
    if len(owners) > 1:
        listing = ", ".join(sorted(owner.id for owner in owners))
        message = f"Several interfaces have {format_address(address)}: say which: {listing}."
        raise QuestionError("source", message)
    if owners:
        return _Sender({address: door_of(network, owners[0])})
    public = network.public_addresses.get(address)
    if public is not None and isinstance(network.find(public[0]), NetworkInterface):
        return _Sender({public[1]: Place(Stage.EGRESS, public[0])})
    endpoint = serving(network, address)
    if endpoint is not None:
        return _Sender({address: Place(Stage.CLIENT_OUT, endpoint.id)})
    site = site_having(network, address)
    if site is not None:
        return _Sender({address: starting_at(site.id)})
    if within(network, address) or holds(NOT_CARRIED, address):
        message = f"No interface of this network has the address {format_address(address)}."
        raise QuestionError("source", message)
    return _Sender({address: OUTSIDE})


def _choices(network: Network, sender: _Sender, target: Host) -> _Choices:
    """The addresses that the destination may mean for this asker, and why none would do.

    A client of a Client VPN endpoint cannot be asked for (VPN-18).
    A name asked from the internet means the public address; a host without one cannot be reached,
    and its private address only stands for it (ADDR-14).
    """
    start = next(iter(sender.places.values()))
    if isinstance(target.dns, InstanceName):
        meaning = meaning_for(network, target.dns, start)
        return _Choices((meaning.address,), meaning.refusal, meaning.said)
    if target.dns is not None:
        named = addressed_by(network, target.dns, start)
        return _Choices(named.addresses, named.refusal, named.said)
    unreachable = client_meant(network, list(sender.places.values()), target)
    if unreachable is not None:
        return _Choices(target.addresses, unreachable)
    private = isinstance(target.node, AT_SITES)
    if not (target.named and sender.outside) or target.outside or target.node is None or private:
        return _Choices(_nearest_first(network, target, start))
    public = public_addresses_of(network, target.node)
    public += [address for address in target.addresses if is_v6(address)]
    if public and _same_family(list(sender.places), tuple(public)):
        return _Choices(tuple(public))
    return _Choices(target.addresses, HasNoPublicAddress(target.node.id))


def _nearest_first(network: Network, target: Host, start: Place) -> tuple[int, ...]:
    """VPCE-11: of an endpoint the address in the asker's zone, as its names give it."""
    if not isinstance(target.node, VpcEndpoint) or len(target.addresses) < 2:
        return target.addresses
    return addresses_at(network, target.node, start) or target.addresses


def _same_family(senders: list[int], receivers: tuple[int, ...]) -> tuple[int, int] | None:
    """The first addresses of the family that both ends have, IPv4 before IPv6."""
    for v6 in (False, True):
        sender = next((address for address in senders if is_v6(address) is v6), None)
        receiver = next((address for address in receivers if is_v6(address) is v6), None)
        if sender is not None and receiver is not None:
            return sender, receiver
    return None


def _families(senders: list[int], receivers: tuple[int, ...]) -> str:
    if not receivers:
        return (
            "Nothing tells an address of the destination: ask for an address itself, or import what "
            "describes its network interfaces."
        )
    theirs = "IPv6" if is_v6(receivers[0]) else "IPv4"
    return (
        f"The destination is {theirs}, and the source has no {theirs} address: "
        "IPv4 and IPv6 never meet. Give both ends an address of one family."
    )
