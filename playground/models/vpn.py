"""On-premises sites, customer gateways, virtual private gateways and VPN connections."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import IpVersion, StartupAction, TunnelStatus, VpnState
from playground.models.fields import AddressField, BlockField
from playground.models.gateways import choices
from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.routing import RouteTable
from playground.models.transit import TransitGateway
from playground.models.vpc import Vpc


class OnPremisesNetwork(Resource):
    """A site: its blocks, and its own routes."""

    cidrs = models.JSONField(default=list)


class OnPremisesRoute(Row):
    """A route of a site.  `target` is an AWS id; empty: a blackhole."""

    network = models.ForeignKey(OnPremisesNetwork, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    destination = BlockField()
    target = models.CharField(max_length=LONGEST_ID, blank=True)


class OnPremisesHost(Resource):
    """A named host of a site."""

    network = models.ForeignKey(OnPremisesNetwork, models.CASCADE, related_name="+")
    addresses = models.JSONField(default=list)


class CustomerGateway(Resource):
    """The customer's device (VPN-01)."""

    ip_address = AddressField(blank=True)
    bgp_asn = models.PositiveBigIntegerField(default=65000)
    region = models.CharField(max_length=32, default="us-east-1")
    network = models.ForeignKey(
        OnPremisesNetwork, models.SET_NULL, related_name="+", null=True, blank=True
    )


class VirtualPrivateGateway(Resource):
    """The VPC's door to VPN and Direct Connect; without a VPC it is detached (VPN-02)."""

    vpc = models.ForeignKey(Vpc, models.SET_NULL, related_name="+", null=True, blank=True)
    region = models.CharField(max_length=32, default="us-east-1")
    route_table = models.ForeignKey(
        RouteTable, models.SET_NULL, related_name="+", null=True, blank=True
    )


class RouteTablePropagation(Row):
    """A virtual private gateway whose routes a table learns (RT-32)."""

    table = models.ForeignKey(RouteTable, models.CASCADE, related_name="+")
    gateway = models.ForeignKey(VirtualPrivateGateway, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)


class VpnConnection(Resource):
    """A Site-to-Site VPN connection (VPN-01)."""

    customer_gateway = models.ForeignKey(CustomerGateway, models.CASCADE, related_name="+")
    virtual_private_gateway = models.ForeignKey(
        VirtualPrivateGateway, models.SET_NULL, related_name="+", null=True, blank=True
    )
    transit_gateway = models.ForeignKey(
        TransitGateway, models.SET_NULL, related_name="+", null=True, blank=True
    )
    static_routes_only = models.BooleanField(default=False)
    ip_version = models.CharField(
        max_length=4, default=IpVersion.IPV4.value, choices=choices(IpVersion)
    )
    routes = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=16, default=VpnState.AVAILABLE.value, choices=choices(VpnState)
    )

    def clean(self) -> None:
        """VPN-01: it ends at one gateway, or at none that is there any more."""
        if self.virtual_private_gateway is not None and self.transit_gateway is not None:
            message = "A VPN connection leads to one gateway: choose one of the two. [VPN-01]"
            raise ValidationError({"transit_gateway": message})


class VpnTunnel(Row):
    """One of the two tunnels of a connection."""

    connection = models.ForeignKey(VpnConnection, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(
        max_length=8, default=TunnelStatus.UP.value, choices=choices(TunnelStatus)
    )
    startup_action = models.CharField(
        max_length=8, default=StartupAction.ADD.value, choices=choices(StartupAction)
    )
