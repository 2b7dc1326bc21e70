"""Direct Connect gateways and virtual interfaces."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import VirtualInterfaceState, VirtualInterfaceType
from playground.models.gateways import choices
from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.vpn import OnPremisesNetwork, VirtualPrivateGateway


class DirectConnectGateway(Resource):
    """Joins virtual interfaces with virtual private gateways and transit gateways."""

    account = models.CharField(max_length=12, default="123456789012")


class DirectConnectAssociation(Row):
    """A gateway behind a Direct Connect gateway.  `gateway` is an AWS id."""

    direct_connect_gateway = models.ForeignKey(
        DirectConnectGateway, models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    gateway = models.CharField(max_length=LONGEST_ID)
    allowed_prefixes = models.JSONField(default=list, blank=True)


class VirtualInterface(Resource):
    """A site's way over Direct Connect."""

    type = models.CharField(
        max_length=8,
        default=VirtualInterfaceType.PRIVATE.value,
        choices=choices(VirtualInterfaceType),
    )
    network = models.ForeignKey(OnPremisesNetwork, models.CASCADE, related_name="+")
    direct_connect_gateway = models.ForeignKey(
        DirectConnectGateway, models.SET_NULL, related_name="+", null=True, blank=True
    )
    virtual_private_gateway = models.ForeignKey(
        VirtualPrivateGateway, models.SET_NULL, related_name="+", null=True, blank=True
    )
    routes = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=16,
        default=VirtualInterfaceState.AVAILABLE.value,
        choices=choices(VirtualInterfaceState),
    )

    def clean(self) -> None:
        """It leads to one gateway; a transit one never straight to a virtual private gateway."""
        straight = self.virtual_private_gateway is not None
        if straight and self.direct_connect_gateway is not None:
            message = "A virtual interface leads to one gateway: choose one of the two. [TGW-01]"
            raise ValidationError({"virtual_private_gateway": message})
        if straight and self.type == VirtualInterfaceType.TRANSIT:
            message = "A transit virtual interface leads to a Direct Connect gateway. [TGW-01]"
            raise ValidationError({"virtual_private_gateway": message})
