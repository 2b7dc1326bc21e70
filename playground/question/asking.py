"""Both ends and the protocol put together: where the packet starts, and what it looks like."""

from typing import NamedTuple

from playground.engine.addresses import is_v6
from playground.engine.network import Network
from playground.engine.nodes import Ref, VpcEndpoint
from playground.engine.places import Place
from playground.engine.reasons import Blocks, Reason, Undetermined
from playground.engine.reasons.compute import HasNoPublicAddress
from playground.engine.traffic import Packet
from playground.question.clients import client_meant
from playground.question.ends import interfaces_of, public_addresses_of
from playground.question.errors import QuestionError
from playground.question.hosts import Host, find_host
from playground.question.instance_names import InstanceName, meaning_for
from playground.question.protocols import Number, Spoken, Typed, understand, understand_size
from playground.question.senders import Sender, sender_of
from playground.question.service_names import ServiceName, addressed_by, addresses_at
from playground.question.sites import AT_SITES, site_meant
from playground.question.untold import UNSPECIFIED, no_address_of


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
    sender = sender_of(network, find_host(network, source, "source"))
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


def _choices(network: Network, sender: Sender, target: Host) -> _Choices:
    """The addresses that the destination may mean for this asker, and why none would do.

    A client of a Client VPN endpoint cannot be asked for (VPN-18).
    A name asked from the internet means the public address; a host without one cannot be reached,
    and its private address only stands for it (ADDR-14).
    """
    start = next(iter(sender.places.values()))
    if sender.unknown is not None:
        return _Choices(target.addresses or UNSPECIFIED, sender.unknown)
    unknown = _unknown(network, target)
    if unknown is not None:
        return _Choices(UNSPECIFIED, unknown)
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
    unknown = no_address_of(network, target.node)
    return _Choices(target.addresses, unknown or HasNoPublicAddress(target.node.id))


def _unknown(network: Network, target: Host) -> Undetermined | None:
    """Who would tell the addresses of a destination that has none."""
    if target.node is None or target.addresses:
        return None
    return no_address_of(network, target.node)


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
            "Nothing tells an address of the destination: ask for an address itself, or import "
            "what describes its network interfaces."
        )
    theirs = "IPv6" if is_v6(receivers[0]) else "IPv4"
    return (
        f"The destination is {theirs}, and the source has no {theirs} address: "
        "IPv4 and IPv6 never meet. Give both ends an address of one family."
    )
