"""Route tables, routes and prefix lists."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import AddressFamily, RouteOrigin
from playground.engine.prefix_lists import known_weight
from playground.models.fields import BlockField
from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.vpc import Vpc


class RouteTable(Resource):
    """A route table; its local routes are implied (RT-04)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    main = models.BooleanField(default=False)


class ManagedPrefixList(Resource):
    """Blocks under one name, an account's own or AWS's."""

    aws_managed = models.BooleanField("AWS-managed", default=False)
    max_entries = models.PositiveIntegerField(null=True, blank=True)
    weight = models.PositiveIntegerField(null=True, blank=True)
    address_family = models.CharField(
        max_length=4,
        default=AddressFamily.IPV4.value,
        choices=[(family.value, family.value) for family in AddressFamily],
    )
    region = models.CharField(max_length=32, default="us-east-1")
    account = models.CharField(max_length=12, default="123456789012")

    def clean(self) -> None:
        """RT-23, SG-26: an account's list counts by its maximum size, AWS's by a weight."""
        if self.aws_managed and not self.weight and known_weight(self.name) is None:
            message = "Nobody knows what this AWS-managed list counts for: give its weight. [SG-26]"
            raise ValidationError({"weight": message})
        if not self.aws_managed and self.max_entries is None:
            message = "A prefix list of one's own needs a maximum number of entries. [LIM-12]"
            raise ValidationError({"max_entries": message})
        foreign = "max_entries" if self.aws_managed else "weight"
        if getattr(self, foreign) is not None:
            message = "A list of one's own has max_entries, one of AWS's a weight. [SG-26]"
            raise ValidationError({foreign: message})


class PrefixListEntry(Row):
    """A block of a prefix list."""

    prefix_list = models.ForeignKey(ManagedPrefixList, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    cidr = BlockField()
    description = models.CharField(max_length=255, blank=True)


class Route(Row):
    """One route, to a block or to a prefix list.

    `target` is an AWS id or `local`; empty: what it led to is gone (RT-20).
    """

    table = models.ForeignKey(RouteTable, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    destination = BlockField(blank=True)
    prefix_list = models.ForeignKey(
        ManagedPrefixList, models.CASCADE, related_name="+", null=True, blank=True
    )
    target = models.CharField(max_length=LONGEST_ID, blank=True)
    origin = models.CharField(
        max_length=32,
        default=RouteOrigin.STATIC.value,
        choices=[(origin.value, origin.value) for origin in RouteOrigin],
    )

    def clean(self) -> None:
        """RT-16: one destination; nobody propagates a prefix list (RT-06)."""
        if bool(self.destination) == (self.prefix_list is not None):
            message = "Name a CIDR block or a prefix list. [RT-16]"
            raise ValidationError({"destination": message})
        if self.prefix_list is not None and self.origin != RouteOrigin.STATIC:
            message = "A route for a prefix list is written, never propagated. [RT-06]"
            raise ValidationError({"origin": message})
