"""Client VPN endpoints."""

from django.db import models

from playground.models.fields import BlockField
from playground.models.resource import Resource, Row
from playground.models.security import SecurityGroup
from playground.models.vpc import Subnet, Vpc


class ClientVpnEndpoint(Resource):
    """An endpoint that people's own computers connect to (VPN-17)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    client_cidr = BlockField(version=4)
    split_tunnel = models.BooleanField(default=False)


class ClientVpnRow(Row):
    """What the rows of an endpoint have."""

    endpoint = models.ForeignKey(ClientVpnEndpoint, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        abstract = True


class ClientVpnSubnet(ClientVpnRow):
    """A subnet that the endpoint is associated with (VPN-19)."""

    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")


class ClientVpnGroup(ClientVpnRow):
    """A security group on the endpoint's interfaces (VPN-19)."""

    group = models.ForeignKey(SecurityGroup, models.CASCADE, related_name="+")


class ClientVpnRoute(ClientVpnRow):
    """Where clients may be led, and by which subnet (VPN-19)."""

    destination = BlockField()
    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")


class ClientVpnAuthorization(ClientVpnRow):
    """A destination that clients may reach (VPN-19)."""

    destination = BlockField()
