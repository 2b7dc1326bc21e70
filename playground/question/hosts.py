"""The ends of a question: a name, an id, an address or `internet`, found in a network."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from playground.engine.addresses import format_address, holds, parse_address
from playground.engine.hops.internet import NOT_CARRIED
from playground.engine.network import Network
from playground.engine.nodes import (
    AwsService,
    ClientVpnEndpoint,
    ElasticIp,
    Instance,
    NatGateway,
    NetworkInterface,
    Node,
    OutsideHost,
    Ref,
)
from playground.engine.places import DEFAULT_OUTSIDE, INTERNET_ID
from playground.question.endpoints import (
    HOLDERS,
    endpoints_to,
    is_passed_only,
    services_named,
    stands_for_holder,
)
from playground.question.ends import addresses_of, blocks_of, public_addresses_of
from playground.question.errors import QuestionError
from playground.question.instance_names import InstanceName, instance_name
from playground.question.service_names import EndpointName, ServiceName, service_name
from playground.question.sites import AT_SITES, without_doubles
from playground.question.untold import may_have_any

ADDRESS_LIKE = re.compile(r"\d+(\.\d+){1,4}|[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,5}){2,}")
"""What somebody meant as an address, though it is none."""

ENDS = (
    Instance,
    NetworkInterface,
    NatGateway,
    ElasticIp,
    OutsideHost,
    ClientVpnEndpoint,
    *AT_SITES,
    *HOLDERS,
)
"""The kinds of nodes that packets start from or go to."""


class Host(NamedTuple):
    """One end of a question: its addresses, the preferred one first, and who it is.

    `named`: it was asked for by name, so that which of its addresses is meant depends on the asker.
    `dns`: a DNS name, of which the same is true, though it means an address and no host.
    """

    text: str
    addresses: tuple[int, ...]
    node: Node | None = None
    outside: bool = False
    named: bool = False
    dns: InstanceName | ServiceName | EndpointName | None = None


class Suggestion(NamedTuple):
    """Something that may be typed as a source or destination; `kind` is None for the internet."""

    text: str
    kind: type[Node] | None
    id: Ref
    addresses: tuple[int, ...]


def names(network: Network) -> Iterator[Suggestion]:
    """What may be typed as an end in this network, the internet first."""
    yield Suggestion(INTERNET_ID, None, INTERNET_ID, DEFAULT_OUTSIDE)
    for kind in ENDS:
        for node in network.all(kind):
            if not _stands_for_another(network, node) and not is_passed_only(node):
                yield Suggestion(node.name or node.id, kind, node.id, addresses_of(network, node))
    for text, service in services_named(network):
        yield Suggestion(text, AwsService, service.id, ())


def find_host(network: Network, text: str, field: str) -> Host:
    """The end that a text means.  Raises QuestionError about `field`."""
    typed = text.strip()
    if not typed:
        raise QuestionError(field, "Say who: a name, an address or “internet”.")
    if typed == INTERNET_ID:
        return Host(typed, DEFAULT_OUTSIDE, outside=True)
    address = _address(typed)
    if address is not None:
        return Host(typed, (address,))
    dns = _dns_name(network, typed, field)
    if dns is not None:
        return Host(typed, (dns.address,) if isinstance(dns, InstanceName) else (), dns=dns)
    node = _node(network, typed, field)
    if node is not None:
        outside = isinstance(node, OutsideHost)
        return Host(typed, addresses_of(network, node), node, outside, named=True)
    return _with_address(network, typed, field)


def _address(text: str) -> int | None:
    try:
        return parse_address(text)
    except ValueError:
        return None


def _dns_name(
    network: Network, text: str, field: str
) -> InstanceName | ServiceName | EndpointName | None:
    """A DNS name, or a service of AWS by its own; what the network calls so itself goes first."""
    if any(isinstance(node, ENDS) for node in _called(network, text)):
        return None
    found = instance_name(network, text, field) or service_name(network, text, field)
    if found is None or field != "source":
        return found
    if isinstance(found, ServiceName):
        message = f"“{text[:80]}” is a service of AWS: it answers, and opens no connections."
        raise QuestionError(field, message)
    raise QuestionError(field, f"“{text[:80]}” is a DNS name, and only a destination has one.")


def _node(network: Network, text: str, field: str) -> Node | None:
    """By id, else by logical id or name; an instance and its interface of one name are one host."""
    by_id = network.find(text)
    found = _called(network, text) if by_id is None else [by_id]
    every = [node for node in found if isinstance(node, ENDS)]
    ends = [node for node in every if not _stands_for_another(network, node)] or every
    ends = without_doubles(network, ends)
    if len(ends) > 1:
        listing = ", ".join(sorted(node.id for node in ends))
        raise QuestionError(field, f"“{text}” is the name of several: say which by id: {listing}.")
    if found and not ends:
        advice = endpoints_to(network, found[0]) or "name an instance or an interface"
        message = f"“{text}” sends and receives no packets; {advice}."
        raise QuestionError(field, message)
    if ends and is_passed_only(ends[0]):
        message = f"“{text}” stands on the way to appliances; name who asks, and who is asked."
        raise QuestionError(field, message)
    return ends[0] if ends else None


def _called(network: Network, text: str) -> list[Node]:
    """Whatever has this id, logical id or name."""
    logical = network.logical_ids
    return [node for node in network if text in (node.id, node.name, logical.get(node.id))]


def _stands_for_another(network: Network, node: Node) -> bool:
    """Is this an interface of an endpoint, or one with just the name of its instance?"""
    if stands_for_holder(network, node):
        return True
    if not isinstance(node, NetworkInterface) or node.instance is None:
        return False
    return network.get(Instance, node.instance).name == node.name


def _with_address(network: Network, text: str, field: str) -> Host:
    """`name:ADDRESS`, split at the first colon that leaves a known name."""
    name, colon, rest = text.partition(":")
    if colon and name == INTERNET_ID:
        return Host(text, (_public(rest, field),), outside=True)
    while colon:
        node = _node(network, name, field)
        if node is not None:
            return _at(network, node, text, rest, field)
        more, colon, rest = rest.partition(":")
        name = f"{name}:{more}"
    if ADDRESS_LIKE.fullmatch(text):
        raise QuestionError(field, f"“{text[:80]}” is no IP address: check its numbers.")
    raise QuestionError(field, f"Nothing here is called “{text[:80]}”: {_advice(network, text)}")


def _at(network: Network, node: Node, text: str, address_text: str, field: str) -> Host:
    address = _address(address_text)
    own = addresses_of(network, node)
    public = public_addresses_of(network, node)
    blocks = blocks_of(network, node)
    listed = address in (*own, *public) or any(address in block for block in blocks)
    listed = listed or may_have_any(network, node)
    if address is None or not listed:
        listing = ", ".join([*map(str, blocks)] or map(format_address, own)) or "none"
        raise QuestionError(field, f"“{address_text}” is no address of it; it has: {listing}.")
    return Host(text, (address,), node, isinstance(node, OutsideHost))


def _public(text: str, field: str) -> int:
    address = _address(text)
    if address is None:
        raise QuestionError(field, f"“{text[:80]}” is no IP address.")
    if holds(NOT_CARRIED, address):
        message = f"{text} is a private or reserved address: no host on the internet has it."
        raise QuestionError(field, message)
    return address


def _advice(network: Network, text: str) -> str:
    """The names that look like what was typed, else the first few."""
    known = [one.text for one in names(network)][1:]
    close = get_close_matches(text, known, 3, 0.5)
    if close:
        return f"did you mean {' or '.join(close)}?"
    return f"try {', '.join([*known[:3], 'an IP address'])} or internet."
