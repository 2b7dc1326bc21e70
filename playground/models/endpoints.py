"""VPC endpoints and endpoint services."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import EndpointState, EndpointType
from playground.models.balancing import NetworkLoadBalancer
from playground.models.gateways import choices
from playground.models.resource import Resource, Row
from playground.models.routing import RouteTable
from playground.models.security import SecurityGroup
from playground.models.vpc import Subnet, Vpc


def _type_field() -> models.CharField:
    return models.CharField(
        max_length=24, default=EndpointType.INTERFACE.value, choices=choices(EndpointType)
    )


class VpcEndpointService(Resource):
    """A service that others reach by endpoints of theirs (VPCE-21)."""

    type = _type_field()
    region = models.CharField(max_length=32, default="us-east-1")
    account = models.CharField(max_length=12, default="123456789012")
    network_load_balancer = models.ForeignKey(
        NetworkLoadBalancer, models.SET_NULL, related_name="+", null=True, blank=True
    )
    availability_zones = models.JSONField(default=list, blank=True)
    acceptance_required = models.BooleanField(default=True)


class VpcEndpoint(Resource):
    """An endpoint of a VPC (VPCE-01, VPCE-11, VPCE-26)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    type = _type_field()
    service_name = models.CharField(max_length=255, blank=True)
    service = models.ForeignKey(
        VpcEndpointService, models.SET_NULL, related_name="+", null=True, blank=True
    )
    private_dns_enabled = models.BooleanField(default=True)
    private_dns_only_for_inbound_resolver_endpoint = models.BooleanField(default=False)
    policy_document = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        max_length=24, default=EndpointState.AVAILABLE.value, choices=choices(EndpointState)
    )

    def clean(self) -> None:
        """VPCE-21: an endpoint leads to one service."""
        if self.service_name and self.service is not None:
            message = "An endpoint leads to one service: choose one of the two. [VPCE-21]"
            raise ValidationError({"service": message})


class EndpointRow(Row):
    """What the rows of an endpoint have."""

    endpoint = models.ForeignKey(VpcEndpoint, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        abstract = True


class EndpointRouteTable(EndpointRow):
    """A route table that a gateway endpoint is associated with (VPCE-02)."""

    table = models.ForeignKey(RouteTable, models.CASCADE, related_name="+")


class EndpointSubnet(EndpointRow):
    """A subnet in which an endpoint stands (VPCE-11)."""

    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")


class EndpointGroup(EndpointRow):
    """A security group on the endpoint's interfaces (VPCE-12)."""

    group = models.ForeignKey(SecurityGroup, models.CASCADE, related_name="+")
