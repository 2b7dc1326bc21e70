"""Network ACLs and security groups, with their rows."""

from django.core.exceptions import ValidationError
from django.db import models

from playground.engine.nodes import ALL_PROTOCOLS, ANY_TYPE, AclAction
from playground.models.fields import BlockField
from playground.models.resource import Resource, Row
from playground.models.routing import ManagedPrefixList
from playground.models.vpc import Vpc


class NetworkAcl(Resource):
    """A network ACL (NACL-01)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    default = models.BooleanField(default=False)


class SecurityGroup(Resource):
    """A security group (SG-01)."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    default = models.BooleanField(default=False)
    description = models.CharField(max_length=255, blank=True)


class FilterRow(Row):
    """What rows of both kinds of filters say: a direction, a protocol, ports or a message.

    `protocol` is a number, -1 for all; `ports` is "443", "1024-65535" or empty for all.
    """

    egress = models.BooleanField(default=False)
    protocol = models.SmallIntegerField(default=ALL_PROTOCOLS)
    ports = models.CharField(max_length=11, blank=True)
    icmp_type = models.SmallIntegerField(default=ANY_TYPE)
    icmp_code = models.SmallIntegerField(default=ANY_TYPE)

    class Meta:
        abstract = True


class NetworkAclEntry(FilterRow):
    """A numbered row of a network ACL (NACL-05)."""

    acl = models.ForeignKey(NetworkAcl, models.CASCADE, related_name="+")
    rule_number = models.PositiveIntegerField()
    action = models.CharField(
        max_length=8, choices=[(action.value, action.value) for action in AclAction]
    )
    cidr = BlockField()


class SecurityGroupRule(FilterRow):
    """An allow row of a security group: the far end is a block, a group or a list (SG-12)."""

    group = models.ForeignKey(SecurityGroup, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)
    cidr = BlockField(blank=True)
    referenced_group = models.ForeignKey(
        SecurityGroup, models.CASCADE, related_name="+", null=True, blank=True
    )
    prefix_list = models.ForeignKey(
        ManagedPrefixList, models.CASCADE, related_name="+", null=True, blank=True
    )
    description = models.CharField(max_length=255, blank=True)

    def clean(self) -> None:
        """SG-12: exactly one far end."""
        named = (self.cidr or None, self.referenced_group, self.prefix_list)
        if sum(far_end is not None for far_end in named) != 1:
            message = "Name a CIDR block, a security group or a prefix list. [SG-12]"
            raise ValidationError({"cidr": message})
