"""Internet gateways, egress-only gateways, NAT gateways and elastic IPs."""

from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import (
    AvailabilityMode,
    BlockMode,
    ConnectivityType,
    ExclusionMode,
    NatGatewayState,
)
from playground.models.compute import NetworkInterface
from playground.models.fields import AddressField
from playground.models.resource import Resource, Row
from playground.models.routing import RouteTable
from playground.models.vpc import Subnet, Vpc


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The members of an enumeration of the engine, as Django wants them."""
    return [(member.value, member.value) for member in kind]


class InternetGateway(Resource):
    """An internet gateway; without a VPC it is detached (GW-01)."""

    vpc = models.ForeignKey(Vpc, models.SET_NULL, related_name="+", null=True, blank=True)
    route_table = models.ForeignKey(
        RouteTable, models.SET_NULL, related_name="+", null=True, blank=True
    )


class EgressOnlyInternetGateway(Resource):
    """An egress-only internet gateway (GW-09)."""

    vpc = models.ForeignKey(Vpc, models.SET_NULL, related_name="+", null=True, blank=True)


class NatGateway(Resource):
    """A NAT gateway: zonal in a subnet, or regional in a VPC (NAT-01, NAT-15)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+", null=True, blank=True)
    private_ip = AddressField(version=4, blank=True)
    connectivity_type = models.CharField(
        max_length=16, default=ConnectivityType.PUBLIC.value, choices=choices(ConnectivityType)
    )
    availability_mode = models.CharField(
        max_length=16, default=AvailabilityMode.ZONAL.value, choices=choices(AvailabilityMode)
    )
    state = models.CharField(
        max_length=16, default=NatGatewayState.AVAILABLE.value, choices=choices(NatGatewayState)
    )
    route_table = models.ForeignKey(
        RouteTable, models.SET_NULL, related_name="+", null=True, blank=True
    )
    zones = models.JSONField(default=list, blank=True)

    def clean(self) -> None:
        """NAT-01, NAT-15: zonal gateways stand in a subnet, regional ones in none."""
        regional = self.availability_mode == AvailabilityMode.REGIONAL
        if regional and self.subnet is not None:
            raise ValidationError({"subnet": "A regional NAT gateway is in no subnet. [NAT-15]"})
        if not regional and self.subnet is None:
            raise ValidationError({"subnet": "A zonal NAT gateway needs a subnet. [NAT-01]"})


class ElasticIp(Resource):
    """An elastic IP: of an interface's address, of a NAT gateway, or of nothing (ADDR-05)."""

    public_ip = AddressField(version=4)
    region = models.CharField(max_length=32, default="us-east-1")
    network_interface = models.ForeignKey(
        NetworkInterface, models.SET_NULL, related_name="+", null=True, blank=True
    )
    private_ip = AddressField(version=4, blank=True)
    nat_gateway = models.ForeignKey(
        NatGateway, models.SET_NULL, related_name="+", null=True, blank=True
    )
    availability_zone = models.CharField(max_length=32, blank=True)

    def clean(self) -> None:
        """ADDR-05: an elastic IP has one holder."""
        if self.network_interface is not None and self.nat_gateway is not None:
            message = (
                "An elastic IP belongs to an interface or to a NAT gateway, not both. [ADDR-05]"
            )
            raise ValidationError({"nat_gateway": message})


class BlockPublicAccess(Resource):
    """VPC Block Public Access of an account in a region (GW-13)."""

    region = models.CharField(max_length=32, default="us-east-1")
    account = models.CharField(max_length=12, default="123456789012")
    mode = models.CharField(
        max_length=16, default=BlockMode.BIDIRECTIONAL.value, choices=choices(BlockMode)
    )


class BlockPublicAccessExclusion(Row):
    """A VPC or a subnet that is exempt (GW-15)."""

    setting = models.ForeignKey(BlockPublicAccess, models.CASCADE, related_name="+")
    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+", null=True, blank=True)
    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+", null=True, blank=True)
    mode = models.CharField(
        max_length=16, default=ExclusionMode.BIDIRECTIONAL.value, choices=choices(ExclusionMode)
    )
    position = models.PositiveSmallIntegerField(default=0)

    def clean(self) -> None:
        """GW-15: an exclusion is for a VPC or for a subnet."""
        if (self.vpc is None) is (self.subnet is None):
            message = "An exclusion is for a VPC or for a subnet: name one of them. [GW-15]"
            raise ValidationError({"vpc": message})
