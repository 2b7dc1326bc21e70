"""Instances and network interfaces as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.terraform.writing.values import Lookup, id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, said
from playground.exchange.writing.compute import IMAGE, SIZE, said_of, with_a_life_of_their_own
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.exchange.writing.security import fitting
from playground.models import Instance, NetworkInterface

SYSTEM = Lookup(
    "aws_ssm_parameter",
    "amazon linux",
    {"name": IMAGE},
    "value",
)
"""What the instances run: the latest Amazon Linux."""


def write_instances(deployment: Deployment) -> Iterator[Block]:
    """Each instance with its primary interface."""
    for instance in deployment.declared(Instance):
        primary = deployment.primary_of(instance)
        arguments: dict[str, Any] = {"ami": SYSTEM, "instance_type": SIZE}
        says = said("vpc")
        if primary is not None:
            arguments |= _network(primary, deployment)
            says = said("vpc", *said_of(primary, deployment))
        yield tagged("aws_instance", instance, arguments, says=says)


def _network(primary: NetworkInterface, deployment: Deployment) -> dict[str, Any]:
    """What launching gives it, or the interface that it is given."""
    if not deployment.comes_with_instance(primary):
        return {"primary_network_interface": {"network_interface_id": id_of(primary, deployment)}}
    public = bool(primary.public_ip)
    by_itself = public == primary.subnet.map_public_ip_on_launch
    return {
        "subnet_id": id_of(primary.subnet, deployment),
        "private_ip": primary.private_ip or None,
        "secondary_private_ips": primary.secondary_private_ips or None,
        "ipv6_address_count": len(primary.ipv6_addresses) or None,
        "associate_public_ip_address": None if by_itself else public,
        "vpc_security_group_ids": ids_of(deployment.groups_of(primary), deployment),
        "source_dest_check": None if primary.source_dest_check else False,
    }


def write_interfaces(deployment: Deployment) -> Iterator[Block]:
    """Interfaces with a life of their own, and what attaches them."""
    for one in with_a_life_of_their_own(deployment):
        yield _interface(one, deployment)
        if one.instance is not None and deployment.primary_of(one.instance) is not one:
            ends = {
                "instance_id": id_of(one.instance, deployment),
                "network_interface_id": id_of(one, deployment),
                "device_index": one.device_index or 1,
            }
            yield Block("aws_network_interface_attachment", called(one), ends)


def _interface(one: NetworkInterface, deployment: Deployment) -> Block:
    """With several addresses their order counts: the first one is the primary one."""
    addresses = [address for address in (one.private_ip, *one.secondary_private_ips) if address]
    several = len(addresses) > 1
    arguments = {
        "subnet_id": id_of(one.subnet, deployment),
        "private_ips": None if several else addresses or None,
        "private_ip_list_enabled": several or None,
        "private_ip_list": addresses if several else None,
        "ipv6_address_count": len(one.ipv6_addresses) or None,
        "security_groups": ids_of(deployment.groups_of(one), deployment),
        "source_dest_check": None if one.source_dest_check else False,
        "description": fitting(one.description) or None,
    }
    says = said(*said_of(one, deployment), "instance", "device_index", "description")
    return tagged("aws_network_interface", one, arguments, says=says)
