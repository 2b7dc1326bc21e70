"""VPCs and subnets."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.models.fields import BlockField
from playground.models.resource import Resource


class Vpc(Resource):
    """A virtual private cloud (VPC-01); one that is not described may have no block."""

    cidr = BlockField("primary IPv4 block", version=4, blank=True)
    secondary_cidrs = models.JSONField("secondary IPv4 blocks", default=list, blank=True)
    ipv6_cidrs = models.JSONField("IPv6 blocks", default=list, blank=True)
    region = models.CharField(max_length=32, default="us-east-1")
    account = models.CharField(max_length=12, default="123456789012")
    enable_dns_support = models.BooleanField(default=True)
    enable_dns_hostnames = models.BooleanField(default=False)


class Subnet(Resource):
    """A subnet in one Availability Zone (VPC-19)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    availability_zone = models.CharField(max_length=32)
    cidr = BlockField("IPv4 block", version=4, blank=True)
    ipv6_cidr = BlockField("IPv6 block", version=6, blank=True)
    map_public_ip_on_launch = models.BooleanField(default=False)
    assign_ipv6_address_on_creation = models.BooleanField(default=False)
    route_table = models.ForeignKey(
        "RouteTable", models.SET_NULL, related_name="+", null=True, blank=True
    )
    network_acl = models.ForeignKey(
        "NetworkAcl", models.SET_NULL, related_name="+", null=True, blank=True
    )

    def clean(self) -> None:
        """VPC-18: a subnet has an IPv4 block, an IPv6 block, or both."""
        if not self.cidr and not self.ipv6_cidr:
            raise ValidationError({"cidr": "A subnet needs an IPv4 or an IPv6 block. [VPC-18]"})
