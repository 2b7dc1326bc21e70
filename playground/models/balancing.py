"""Network load balancers, as far as an endpoint service needs one."""

from django.db import models

from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.security import SecurityGroup
from playground.models.vpc import Subnet, Vpc


class NetworkLoadBalancer(Resource):
    """A network load balancer that an endpoint service stands behind (VPCE-21)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    enforce_security_group_inbound_rules_on_private_link_traffic = models.BooleanField(default=True)
    cross_zone_load_balancing = models.BooleanField(default=False)


class BalancerRow(Row):
    """What the rows of a load balancer have."""

    balancer = models.ForeignKey(NetworkLoadBalancer, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Row.Meta):
        abstract = True


class BalancerSubnet(BalancerRow):
    """A subnet in which it has a node (VPCE-24)."""

    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")


class BalancerGroup(BalancerRow):
    """A security group on its interfaces (VPCE-25)."""

    group = models.ForeignKey(SecurityGroup, models.CASCADE, related_name="+")


class BalancerTarget(BalancerRow):
    """Whoever gets what a listener takes.  `target` is an AWS id."""

    protocol = models.SmallIntegerField(default=6)
    listener_port = models.PositiveIntegerField()
    target = models.CharField(max_length=LONGEST_ID)
    port = models.PositiveIntegerField(default=0)
