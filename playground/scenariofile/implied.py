"""What a file need not say: the VPC of a resource, where it follows from something else."""

from collections.abc import Callable

from django.db import models

from playground.models import (
    BalancerSubnet,
    ClientVpnSubnet,
    EndpointSubnet,
    Instance,
    NatGateway,
    NetworkInterface,
    Resource,
    Row,
    Subnet,
    TransitGatewayAttachmentSubnet,
    Vpc,
)
from playground.models.rows import Rows
from playground.scenariofile.sections import IMPLIED
from playground.scenariofile.written import Draft, Written

SPREAD: tuple[tuple[type[Row], str], ...] = (
    (TransitGatewayAttachmentSubnet, "attachment"),
    (EndpointSubnet, "endpoint"),
    (ClientVpnSubnet, "endpoint"),
    (BalancerSubnet, "balancer"),
)
"""What stands in several subnets: the rows that say in which, and how they name it."""


def imply_vpcs(draft: Draft) -> None:
    """The VPC of the subnet, else the only VPC of the file; else a fault where one is needed."""
    vpcs = draft.rows.of(Vpc)
    only = vpcs[0] if len(vpcs) == 1 else None
    home_of = homes(draft.rows)
    for one in draft.resources:
        if _says_nothing(one):
            subnet = home_of(one.row)
            of_subnet = None if subnet is None else set_reference(subnet, IMPLIED)
            _imply(one, of_subnet or only, draft)


def _says_nothing(one: Written) -> bool:
    """Has it a VPC, and does the file not say which?"""
    has_vpc = any(field.key == IMPLIED for field in one.kind.fields)
    return has_vpc and IMPLIED not in one.table.entries


def _imply(one: Written, vpc: Resource | None, draft: Draft) -> None:
    needed = any(field.key == IMPLIED and field.required for field in one.kind.fields)
    if vpc is not None:
        one.row.vpc = vpc
    elif needed and "subnet" not in one.table.entries:
        draft.faults.add(one.spot, "“vpc” is missing here: the file has not exactly one VPC.")


def homes(rows: Rows) -> Callable[[Resource], Subnet | None]:
    """Where a resource stands: a gateway in its subnet, an instance in its first interface's, an
    attachment or an endpoint in the first of its subnets.
    """
    found: dict[int, Subnet | None] = {}
    for gateway in rows.of(NatGateway):
        found[id(gateway)] = set_reference(gateway, "subnet")
    for model, owner in SPREAD:
        for link in rows.of(model):
            found.setdefault(id(getattr(link, owner)), link.subnet)
    interfaces = sorted(rows.of(NetworkInterface), key=lambda one: -one.device_index)
    for interface in interfaces:
        instance = set_reference(interface, "instance")
        if isinstance(instance, Instance):
            found[id(instance)] = set_reference(interface, "subnet")
    return lambda row: found.get(id(row))


def set_reference(row: Resource, name: str) -> Resource | None:
    """What a foreign key holds, without asking the database and without complaint."""
    column = type(row)._meta.get_field(name)
    assert isinstance(column, models.ForeignKey)
    return column.get_cached_value(row, default=None)
