"""Transit gateways, their attachments, and their route tables."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import AttachmentState
from playground.models.fields import BlockField
from playground.models.gateways import choices
from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.routing import ManagedPrefixList
from playground.models.vpc import Subnet, Vpc


class TransitGateway(Resource):
    """A transit gateway (TGW-01)."""

    region = models.CharField(max_length=32, default="us-east-1")
    account = models.CharField(max_length=12, default="123456789012")
    default_route_table_association = models.BooleanField(default=True)
    default_route_table_propagation = models.BooleanField(default=True)
    security_group_referencing_support = models.BooleanField(default=False)
    vpn_ecmp_support = models.BooleanField(default=True)


class TransitGatewayRouteTable(Resource):
    """A route table of a transit gateway; propagated routes follow from the attachments."""

    transit_gateway = models.ForeignKey(TransitGateway, models.CASCADE, related_name="+")
    default_association = models.BooleanField(default=False)
    default_propagation = models.BooleanField(default=False)


class TransitGatewayRoute(Row):
    """A static route, to a block or to a prefix list (RT-24).

    `attachment` is an AWS id; empty: a blackhole (TGW-11).
    """

    table = models.ForeignKey(TransitGatewayRouteTable, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    destination = BlockField(blank=True)
    prefix_list = models.ForeignKey(
        ManagedPrefixList, models.CASCADE, related_name="+", null=True, blank=True
    )
    attachment = models.CharField(max_length=LONGEST_ID, blank=True)

    def clean(self) -> None:
        """RT-16: one destination."""
        if bool(self.destination) == (self.prefix_list is not None):
            message = "Name a CIDR block or a prefix list. [RT-16]"
            raise ValidationError({"destination": message})


class TransitGatewayAttachment(Resource):
    """What attachments of every kind have."""

    transit_gateway = models.ForeignKey(TransitGateway, models.CASCADE, related_name="+")
    route_table = models.ForeignKey(
        TransitGatewayRouteTable, models.SET_NULL, related_name="+", null=True, blank=True
    )
    state = models.CharField(
        max_length=32, default=AttachmentState.AVAILABLE.value, choices=choices(AttachmentState)
    )

    class Meta(Resource.Meta):
        abstract = True


class TransitGatewayVpcAttachment(TransitGatewayAttachment):
    """A VPC on a transit gateway (TGW-02)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    appliance_mode = models.BooleanField(default=False)
    ipv6_support = models.BooleanField(default=False)
    security_group_referencing_support = models.BooleanField(default=True)


class TransitGatewayAttachmentSubnet(Row):
    """A subnet in which an attachment has an interface (TGW-02)."""

    attachment = models.ForeignKey(TransitGatewayVpcAttachment, models.CASCADE, related_name="+")
    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)


class TransitGatewayPropagation(Row):
    """A table that learns the blocks of an attached VPC (TGW-08)."""

    attachment = models.ForeignKey(TransitGatewayVpcAttachment, models.CASCADE, related_name="+")
    table = models.ForeignKey(TransitGatewayRouteTable, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)


class TransitGatewayPeeringAttachment(TransitGatewayAttachment):
    """Two transit gateways joined (TGW-20); the peer has an association of its own."""

    peer_transit_gateway = models.ForeignKey(TransitGateway, models.CASCADE, related_name="+")
    peer_route_table = models.ForeignKey(
        TransitGatewayRouteTable, models.SET_NULL, related_name="+", null=True, blank=True
    )
