"""Which internet gateways, egress-only gateways and NAT gateways a VPC may have."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from playground.engine.network import Network
from playground.engine.nodes import (
    AvailabilityMode,
    BlockPublicAccess,
    ConnectivityType,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
    NatGatewayState,
    Ref,
    RouteTable,
    Subnet,
    Vpc,
)
from playground.engine.validity.fault import Check, Fault
from playground.engine.validity.sweep import repeated

ALIVE = (NatGatewayState.PENDING, NatGatewayState.AVAILABLE)
"""The states in which a NAT gateway holds its addresses."""


@dataclass(frozen=True)
class SecondInternetGateway(Fault):
    """Two internet gateways are attached to one VPC."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class SecondEgressOnlyGateway(Fault):
    """Two egress-only internet gateways are attached to one VPC."""

    other: Ref
    vpc: Ref
    rule: ClassVar[str] = "LIM-04"


@dataclass(frozen=True)
class SecondBlockPublicAccess(Fault):
    """An account has one Block Public Access setting in a region."""

    other: Ref
    region: str
    rule: ClassVar[str] = "GW-13"


@dataclass(frozen=True)
class ExclusionInOtherRegion(Fault):
    """A Block Public Access setting exempts what is in its own region; `of` is not."""

    of: Ref
    region: str
    other_region: str
    rule: ClassVar[str] = "GW-13"


@dataclass(frozen=True)
class NatGatewayWithoutSubnet(Fault):
    """A zonal NAT gateway lives in one subnet."""

    rule: ClassVar[str] = "NAT-01"


@dataclass(frozen=True)
class NatGatewayInOtherVpc(Fault):
    """The NAT gateway's subnet is not of its VPC."""

    subnet: Ref
    vpc: Ref
    rule: ClassVar[str] = "NAT-01"


@dataclass(frozen=True)
class NatGatewayWithoutElasticIp(Fault):
    """A public zonal NAT gateway needs an elastic IP."""

    rule: ClassVar[str] = "NAT-01"


@dataclass(frozen=True)
class PrivateNatGatewayWithElasticIp(Fault):
    """A private NAT gateway has no elastic IP; `resource` is the elastic IP."""

    gateway: Ref
    rule: ClassVar[str] = "NAT-09"


@dataclass(frozen=True)
class RegionalNatGatewayInSubnet(Fault):
    """A regional NAT gateway belongs to the VPC and stands in no subnet."""

    rule: ClassVar[str] = "NAT-15"


@dataclass(frozen=True)
class NatGatewayTableOfOtherVpc(Fault):
    """A regional NAT gateway's own route table belongs to another VPC."""

    table: Ref
    vpc: Ref
    rule: ClassVar[str] = "NAT-15"


@dataclass(frozen=True)
class RegionalNatGatewayIsPrivate(Fault):
    """Regional NAT gateways are public."""

    rule: ClassVar[str] = "NAT-17"


def _one_internet_gateway(network: Network) -> Iterator[Fault]:
    attached = ((one.vpc, one) for one in network.all(InternetGateway) if one.vpc)
    for first, gateway in repeated(attached):
        yield SecondInternetGateway(gateway.id, "vpc", first.id, gateway.vpc or "")


def _one_egress_only_gateway(network: Network) -> Iterator[Fault]:
    attached = ((one.vpc, one) for one in network.all(EgressOnlyInternetGateway) if one.vpc)
    for first, gateway in repeated(attached):
        yield SecondEgressOnlyGateway(gateway.id, "vpc", first.id, gateway.vpc or "")


def zonal_nat_gateways(network: Network) -> Iterator[NatGateway]:
    """Those that stand in a subnet, or should."""
    for gateway in network.all(NatGateway):
        if gateway.availability_mode is AvailabilityMode.ZONAL:
            yield gateway


def regional_nat_gateways(network: Network) -> Iterator[NatGateway]:
    """Those that spread over their VPC."""
    for gateway in network.all(NatGateway):
        if gateway.availability_mode is AvailabilityMode.REGIONAL:
            yield gateway


def _one_block_public_access(network: Network) -> Iterator[Fault]:
    keyed = (((one.region, one.account), one) for one in network.all(BlockPublicAccess))
    for first, one in repeated(keyed):
        yield SecondBlockPublicAccess(one.id, "region", first.id, one.region)


def _exclusions(network: Network) -> Iterator[Fault]:
    for setting in network.all(BlockPublicAccess):
        for index, exclusion in enumerate(setting.exclusions):
            exempt = network.find(exclusion.of)
            vpc = network.vpc_of(exempt.id) if isinstance(exempt, Subnet) else exempt
            if isinstance(vpc, Vpc) and vpc.region != setting.region:
                field = f"exclusions[{index}].{'vpc' if exempt is vpc else 'subnet'}"
                yield ExclusionInOtherRegion(
                    setting.id, field, exclusion.of, setting.region, vpc.region
                )


def _subnets(network: Network) -> Iterator[Fault]:
    for gateway in zonal_nat_gateways(network):
        if gateway.subnet is None:
            yield NatGatewayWithoutSubnet(gateway.id, "subnet")
        elif network.get(Subnet, gateway.subnet).vpc != gateway.vpc:
            yield NatGatewayInOtherVpc(gateway.id, "subnet", gateway.subnet, gateway.vpc)


def _elastic_ips(network: Network) -> Iterator[Fault]:
    """A failed or deleted gateway has lost its elastic IP, and may."""
    served = {elastic.nat_gateway for elastic in network.all(ElasticIp)}
    for gateway in zonal_nat_gateways(network):
        public = gateway.connectivity_type is ConnectivityType.PUBLIC
        if public and gateway.state in ALIVE and gateway.id not in served:
            yield NatGatewayWithoutElasticIp(gateway.id, "connectivity_type")


def _private_gateways(network: Network) -> Iterator[Fault]:
    for elastic in network.all(ElasticIp):
        if elastic.nat_gateway is None:
            continue
        gateway = network.get(NatGateway, elastic.nat_gateway)
        if gateway.connectivity_type is ConnectivityType.PRIVATE:
            yield PrivateNatGatewayWithElasticIp(elastic.id, "nat_gateway", gateway.id)


def _regional_gateways(network: Network) -> Iterator[Fault]:
    for gateway in regional_nat_gateways(network):
        table = gateway.route_table
        if gateway.subnet is not None:
            yield RegionalNatGatewayInSubnet(gateway.id, "subnet")
        if gateway.connectivity_type is ConnectivityType.PRIVATE:
            yield RegionalNatGatewayIsPrivate(gateway.id, "connectivity_type")
        if table is not None and network.get(RouteTable, table).vpc != gateway.vpc:
            yield NatGatewayTableOfOtherVpc(gateway.id, "route_table", table, gateway.vpc)


CHECKS: tuple[Check, ...] = (
    _one_internet_gateway,
    _one_egress_only_gateway,
    _one_block_public_access,
    _exclusions,
    _subnets,
    _elastic_ips,
    _private_gateways,
    _regional_gateways,
)
