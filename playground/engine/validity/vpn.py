"""What AWS accepts of virtual private gateways, VPN connections and the sites behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import (
    CustomerGateway,
    IpVersion,
    OnPremisesNetwork,
    Ref,
    RouteTable,
    TransitGateway,
    VirtualPrivateGateway,
    Vpc,
    VpnConnection,
)
from playground.engine.sites import site_of, version_of
from playground.engine.validity.fault import Check, Fault, Severity
from playground.engine.validity.sweep import repeated
from playground.engine.vpn_routes import ways_behind

TUNNELS = 2


@dataclass(frozen=True)
class SecondVirtualPrivateGateway(Fault):
    """A VPC has one virtual private gateway at most."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "VPN-02"


@dataclass(frozen=True)
class VirtualPrivateGatewayInOtherRegion(Fault):
    """A virtual private gateway is attached to a VPC of its own region."""

    region: str
    vpc: Ref
    other_region: str
    rule: ClassVar[str] = "VPN-02"


@dataclass(frozen=True)
class VpnInOtherRegion(Fault):
    """A connection joins a customer gateway and a gateway of one region."""

    customer_gateway: Ref
    region: str
    gateway: Ref
    other_region: str
    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class VpnToTwoGateways(Fault):
    """A connection leads to a virtual private gateway or to a transit gateway, not to both."""

    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class VpnToNoGateway(Fault):
    """AWS takes a connection without a gateway (for Cloud WAN), but here it leads nowhere."""

    rule: ClassVar[str] = "VPN-01"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class TooManyTunnels(Fault):
    """A connection has two tunnels."""

    count: int
    rule: ClassVar[str] = "VPN-01"


@dataclass(frozen=True)
class StaticVpnWithoutPrefixes(Fault):
    """AWS takes it, but a static connection without prefixes leads to nobody."""

    virtual_private_gateway: Ref
    rule: ClassVar[str] = "VPN-04"
    severity: ClassVar[Severity] = Severity.WARNING


@dataclass(frozen=True)
class Ipv6OverVirtualPrivateGateway(Fault):
    """A connection to a virtual private gateway carries IPv4."""

    virtual_private_gateway: Ref
    rule: ClassVar[str] = "VPN-13"


@dataclass(frozen=True)
class PrefixOfOtherFamily(Fault):
    """A connection for one IP family has a prefix of the other."""

    prefix: Prefix
    ip_version: str
    rule: ClassVar[str] = "VPN-13"


@dataclass(frozen=True)
class PropagationFromForeignGateway(Fault):
    """A table learns only from the gateway that is attached to its own VPC."""

    gateway: Ref
    vpc: Ref
    rule: ClassVar[str] = "RT-32"


@dataclass(frozen=True)
class SiteInBlockOfVpc(Fault):
    """AWS takes it, but nobody in the VPC reaches a site whose block is the VPC's own."""

    cidr: Prefix
    vpc: Ref
    block: Prefix
    rule: ClassVar[str] = "VPN-11"
    severity: ClassVar[Severity] = Severity.WARNING


def _one_gateway(network: Network) -> Iterator[Fault]:
    attached = [one for one in network.all(VirtualPrivateGateway) if one.vpc is not None]
    for first, one in repeated((one.vpc, one) for one in attached):
        yield SecondVirtualPrivateGateway(one.id, "vpc", first.id, one.vpc or "")


def _regions_of_gateways(network: Network) -> Iterator[Fault]:
    for one in network.all(VirtualPrivateGateway):
        other = one.region if one.vpc is None else network.get(Vpc, one.vpc).region
        if one.region != other:
            vpc = one.vpc or ""
            yield VirtualPrivateGatewayInOtherRegion(one.id, "region", one.region, vpc, other)


def _regions_of_connections(network: Network) -> Iterator[Fault]:
    for one in network.all(VpnConnection):
        region = network.get(CustomerGateway, one.customer_gateway).region
        for field in ("virtual_private_gateway", "transit_gateway"):
            gateway = network.find(getattr(one, field) or "")
            if not isinstance(gateway, VirtualPrivateGateway | TransitGateway):
                continue
            if gateway.region != region:
                where = one.customer_gateway, region, gateway.id, gateway.region
                yield VpnInOtherRegion(one.id, field, *where)


def _ends(network: Network) -> Iterator[Fault]:
    for one in network.all(VpnConnection):
        ends = [end for end in (one.virtual_private_gateway, one.transit_gateway) if end]
        if len(ends) > 1:
            yield VpnToTwoGateways(one.id, "transit_gateway")
        if not ends:
            yield VpnToNoGateway(one.id, "virtual_private_gateway")
        if len(one.tunnels) > TUNNELS:
            yield TooManyTunnels(one.id, "tunnels", len(one.tunnels))


def _prefixes(network: Network) -> Iterator[Fault]:
    for one in network.all(VpnConnection):
        gateway = one.virtual_private_gateway
        if gateway is not None and one.static_routes_only and not one.routes:
            yield StaticVpnWithoutPrefixes(one.id, "routes", gateway)
        if gateway is not None and one.ip_version is IpVersion.IPV6:
            yield Ipv6OverVirtualPrivateGateway(one.id, "ip_version", gateway)
        for index, prefix in enumerate(one.routes):
            if prefix.version != version_of(one):
                field = f"routes[{index}]"
                yield PrefixOfOtherFamily(one.id, field, prefix, f"IPv{version_of(one)}")


def _propagations(network: Network) -> Iterator[Fault]:
    for table in network.all(RouteTable):
        for index, ref in enumerate(table.propagating_vgws):
            if network.get(VirtualPrivateGateway, ref).vpc != table.vpc:
                field = f"propagating_vgws[{index}]"
                yield PropagationFromForeignGateway(table.id, field, ref, table.vpc)


def _overlaps(network: Network) -> Iterator[Fault]:
    """A wider block of the site does no harm: the VPC's more specific one is learned there."""
    told: set[tuple[Ref, int, Ref]] = set()
    for gateway in network.all(VirtualPrivateGateway):
        if gateway.vpc is None:
            continue
        vpc = network.get(Vpc, gateway.vpc)
        for site in [site_of(network, way) for way in ways_behind(network, gateway.id)]:
            blocks = site.cidrs if isinstance(site, OnPremisesNetwork) else ()
            for index, cidr in enumerate(blocks):
                around = next((block for block in vpc.blocks if block.covers(cidr)), None)
                if around is not None and (site.id, index, vpc.id) not in told:
                    told.add((site.id, index, vpc.id))
                    yield SiteInBlockOfVpc(site.id, f"cidrs[{index}]", cidr, vpc.id, around)


CHECKS: tuple[Check, ...] = (
    _one_gateway,
    _regions_of_gateways,
    _regions_of_connections,
    _ends,
    _prefixes,
    _propagations,
    _overlaps,
)
