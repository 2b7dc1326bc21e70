"""Attachments of a transit gateway that lead on premises: VPN, Direct Connect and Connect."""

from django.db import models

from playground.models.direct_connect import DirectConnectGateway
from playground.models.resource import LONGEST_ID, Row
from playground.models.transit import TransitGatewayAttachment, TransitGatewayRouteTable
from playground.models.vpn import OnPremisesNetwork, VpnConnection


class TransitGatewayVpnAttachment(TransitGatewayAttachment):
    """A VPN connection on a transit gateway."""

    vpn_connection = models.ForeignKey(VpnConnection, models.CASCADE, related_name="+")


class TransitGatewayDirectConnectAttachment(TransitGatewayAttachment):
    """A Direct Connect gateway on a transit gateway."""

    direct_connect_gateway = models.ForeignKey(
        DirectConnectGateway, models.CASCADE, related_name="+"
    )


class TransitGatewayConnect(TransitGatewayAttachment):
    """A Connect attachment.  `transport_attachment` is an AWS id."""

    transport_attachment = models.CharField(max_length=LONGEST_ID)
    network = models.ForeignKey(OnPremisesNetwork, models.CASCADE, related_name="+")
    routes = models.JSONField(default=list, blank=True)


class Propagation(Row):
    """A table that learns what an attachment announces (TGW-08)."""

    table = models.ForeignKey(TransitGatewayRouteTable, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        abstract = True


class VpnPropagation(Propagation):
    """A table that learns what a VPN connection announces."""

    attachment = models.ForeignKey(TransitGatewayVpnAttachment, models.CASCADE, related_name="+")


class DirectConnectPropagation(Propagation):
    """A table that learns what the sites behind a Direct Connect gateway announce."""

    attachment = models.ForeignKey(
        TransitGatewayDirectConnectAttachment, models.CASCADE, related_name="+"
    )


class ConnectPropagation(Propagation):
    """A table that learns what the routers behind a Connect attachment announce."""

    attachment = models.ForeignKey(TransitGatewayConnect, models.CASCADE, related_name="+")
