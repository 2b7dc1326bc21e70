"""Route tables and routes."""

from django.db import models

from playground.engine.nodes import RouteOrigin
from playground.models.fields import BlockField
from playground.models.resource import Resource, Row
from playground.models.vpc import Vpc


class RouteTable(Resource):
    """A route table; its local routes are implied (RT-04)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    main = models.BooleanField(default=False)


class Route(Row):
    """One route.  `target` is an AWS id or `local`; empty: what it led to is gone (RT-20)."""

    table = models.ForeignKey(RouteTable, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    destination = BlockField()
    target = models.CharField(max_length=80, blank=True)
    origin = models.CharField(
        max_length=32,
        default=RouteOrigin.STATIC.value,
        choices=[(origin.value, origin.value) for origin in RouteOrigin],
    )
