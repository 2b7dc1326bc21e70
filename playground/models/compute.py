"""Instances, network interfaces, and hosts on the internet."""

from django.db import models

from playground.engine.nodes import Forwards, InstanceState
from playground.models.fields import AddressField
from playground.models.resource import LONGEST_ID, Resource, Row
from playground.models.security import SecurityGroup
from playground.models.vpc import Subnet, Vpc


class Instance(Resource):
    """An EC2 instance; its addresses are those of its interfaces."""

    vpc = models.ForeignKey(Vpc, models.CASCADE, related_name="+")
    state = models.CharField(
        max_length=16,
        default=InstanceState.RUNNING.value,
        choices=[(state.value, state.value) for state in InstanceState],
    )


class NetworkInterface(Resource):
    """An elastic network interface (ADDR-01)."""

    subnet = models.ForeignKey(Subnet, models.CASCADE, related_name="+")
    instance = models.ForeignKey(Instance, models.CASCADE, related_name="+", null=True, blank=True)
    device_index = models.PositiveSmallIntegerField(default=0)
    private_ip = AddressField(version=4, blank=True)
    secondary_private_ips = models.JSONField(default=list, blank=True)
    ipv6_addresses = models.JSONField(default=list, blank=True)
    public_ip = AddressField(version=4, blank=True)
    source_dest_check = models.BooleanField(default=True)
    forwards = models.CharField(
        max_length=8, blank=True, choices=[(one.value, one.value) for one in Forwards]
    )
    requester_managed = models.BooleanField(default=False)
    attached_to = models.CharField(max_length=LONGEST_ID, blank=True)
    description = models.CharField(max_length=255, blank=True)


class InterfaceGroup(Row):
    """A security group on an interface (SG-23)."""

    interface = models.ForeignKey(NetworkInterface, models.CASCADE, related_name="+")
    group = models.ForeignKey(SecurityGroup, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)


class OutsideHost(Resource):
    """A named host on the internet."""

    addresses = models.JSONField(default=list)
