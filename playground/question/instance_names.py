"""DNS names that AWS gives to instances, and which address one means for whom."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from playground.engine.addresses import parse_address
from playground.engine.network import Network
from playground.engine.nodes import (
    AttachmentState,
    NetworkInterface,
    PeeringStatus,
    Ref,
    TransitGatewayPeeringAttachment,
    Vpc,
    VpcPeeringConnection,
)
from playground.engine.places import Place, Stage
from playground.engine.reasons import Blocks, Reason
from playground.engine.reasons.dns import (
    HostNameNotResolved,
    NameMeansPrivateAddress,
    NameMeansPublicAddress,
    PrivateNameUnknownHere,
)
from playground.engine.transit_routes import attachments_of
from playground.question.errors import QuestionError

PUBLIC = re.compile(
    r"ec2-(\d+-\d+-\d+-\d+)\.(?:compute-1|([a-z]{2}[a-z0-9-]+)\.compute)\.amazonaws\.com(?:\.cn)?"
)
PRIVATE = re.compile(r"ip-(\d+-\d+-\d+-\d+)\.(?:ec2|([a-z]{2}[a-z0-9-]+)\.compute)\.internal")
FIRST_REGION = "us-east-1"
"""The one whose names do not say it."""


class InstanceName(NamedTuple):
    """A name that a host of the network has; a private one, a host in each of these VPCs."""

    text: str
    address: int
    public: bool
    homes: tuple[Vpc, ...]


class Meaning(NamedTuple):
    """What the name means for an asker, and what is to be said of it."""

    address: int
    said: Reason | None = None
    refusal: Blocks | None = None


def instance_name(network: Network, text: str, field: str) -> InstanceName | None:
    """The name of an instance; None where the text has not the form of one.

    Raises QuestionError about `field` where nobody has the name.
    """
    typed = text.lower().rstrip(".")
    public, private = PUBLIC.fullmatch(typed), PRIVATE.fullmatch(typed)
    form = public or private
    address = _address(form[1].replace("-", ".")) if form is not None else None
    if form is None or address is None:
        return None
    homes = _homes(network, address, public is not None)
    in_region = [vpc for vpc in homes if vpc.region == (form[2] or FIRST_REGION)]
    named = tuple(vpc for vpc in in_region if _gives_names(vpc))
    if not named:
        why = _nobody(homes, in_region)
        raise QuestionError(field, f"Nobody here is called “{text[:80]}”: {why}")
    return InstanceName(text, address, public is not None, named)


def _address(text: str) -> int | None:
    try:
        return parse_address(text)
    except ValueError:
        return None


def _homes(network: Network, address: int, public: bool) -> list[Vpc]:
    """The VPCs in which a host has the address."""
    if public:
        holder = network.find(network.public_addresses.get(address, ("", 0))[0])
        holders = [holder] if isinstance(holder, NetworkInterface) else []
    else:
        holders = [one for one in network.all(NetworkInterface) if address in one.private_ips]
    return [network.vpc_of(one.subnet) for one in holders]


def _gives_names(vpc: Vpc) -> bool:
    """DNS-03, DNS-04: hosts have names where both attributes are on."""
    return vpc.enable_dns_support and vpc.enable_dns_hostnames


def _nobody(homes: list[Vpc], in_region: list[Vpc]) -> str:
    """Why no host has the name."""
    if in_region:
        return (
            f"the VPC {in_region[0].name or in_region[0].id} gives its hosts no DNS names; that "
            "needs both enableDnsSupport and enableDnsHostnames."
        )
    if homes:
        return f"the host with that address is in {homes[0].region}."
    return "no host has that address."


def meaning_for(network: Network, name: InstanceName, start: Place) -> Meaning:
    """What the name means for who asks from this place."""
    asker = vpc_at(network, start)
    if asker is not None and not asker.enable_dns_support:
        return Meaning(name.address, refusal=HostNameNotResolved(name.text, asker.id))
    if not name.public:
        return _private_meaning(name, asker)
    home = name.homes[0]
    way = None if asker is None else _way(network, asker, home)
    if way is None:
        closed = _closed_way(network, asker, home)
        said = NameMeansPublicAddress(name.text, name.address, home.id, closed)
        return Meaning(name.address, said)
    _, private = network.public_addresses[name.address]
    return Meaning(private, NameMeansPrivateAddress(name.text, private, home.id, way))


def vpc_at(network: Network, start: Place) -> Vpc | None:
    """The VPC whose resolver the asker uses; laptops, sites and the internet have their own."""
    if start.stage is not Stage.EGRESS:
        return None
    return network.get(Vpc, network.vpc_with(start.id))


def _private_meaning(name: InstanceName, asker: Vpc | None) -> Meaning:
    """DNS-04: a private name is known in the host's own VPC."""
    if asker in name.homes:
        said = NameMeansPrivateAddress(name.text, name.address, asker.id, "")
        return Meaning(name.address, said)
    unknown = PrivateNameUnknownHere(name.text, name.homes[0].id)
    return Meaning(name.address, refusal=unknown)


def _way(network: Network, asker: Vpc, home: Vpc) -> Ref | None:
    """By what a public name means the private address: "" in the same VPC; None: it does not."""
    if asker.id == home.id:
        return ""
    if not _gives_names(asker):  # PCX-15
        return None
    for peering in _peerings(network, asker, home):
        accepts = home.id == peering.accepter_vpc
        if peering.accepter_dns_resolution if accepts else peering.requester_dns_resolution:
            return peering.id
    return next(_shared_gateways(network, asker, home), None)


def _peerings(network: Network, one: Vpc, other: Vpc) -> list[VpcPeeringConnection]:
    """The active ones of two VPCs."""
    ends = {one.id, other.id}
    every = network.all(VpcPeeringConnection)
    return [pcx for pcx in every if set(pcx.vpcs) == ends and pcx.status is PeeringStatus.ACTIVE]


def _shared_gateways(network: Network, one: Vpc, other: Vpc) -> Iterator[Ref]:
    """Transit gateways that both VPCs are on: their DNS support is on by default."""
    theirs = _gateways(network, other)
    yield from (gateway for gateway in _gateways(network, one) if gateway in theirs)


def _gateways(network: Network, vpc: Vpc) -> list[Ref]:
    return [
        one.transit_gateway
        for one in attachments_of(network, vpc.id)
        if one.state is AttachmentState.AVAILABLE
    ]


def _closed_way(network: Network, asker: Vpc | None, home: Vpc) -> Ref:
    """What joins both VPCs, but leaves the public name as it is; "" where nothing does."""
    if asker is None:
        return ""
    joined: list[Ref] = [one.id for one in _peerings(network, asker, home)]
    joined += _shared_gateways(network, asker, home)
    ends = _gateways(network, asker), _gateways(network, home)
    for one in network.all(TransitGatewayPeeringAttachment):  # TGW-21
        pair = one.transit_gateway, one.peer_transit_gateway
        if any(near in ends[0] and far in ends[1] for near, far in (pair, pair[::-1])):
            joined.append(one.id)
    return next(iter(joined), "")
