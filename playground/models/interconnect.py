"""VPC peering connections."""

from django.db import models

from playground.engine.nodes import PeeringStatus
from playground.models.gateways import choices
from playground.models.resource import Resource
from playground.models.vpc import Vpc


class VpcPeeringConnection(Resource):
    """A peering connection between two VPCs (PCX-01), with the DNS option of each side (PCX-14)."""

    requester_vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    accepter_vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    status = models.CharField(
        max_length=24, default=PeeringStatus.ACTIVE.value, choices=choices(PeeringStatus)
    )
    requester_dns_resolution = models.BooleanField(default=False)
    accepter_dns_resolution = models.BooleanField(default=False)
