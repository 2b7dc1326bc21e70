"""Instances and network interfaces as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.exchange.cloudformation.writing.values import id_of, ids_of, tagged
from playground.exchange.writing.blocks import Block, Parameter, given, said
from playground.exchange.writing.compute import IMAGE, SIZE, said_of, with_a_life_of_their_own
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.exchange.writing.security import fitting
from playground.models import Instance, NetworkInterface

SYSTEM = Parameter(
    "Image id",
    "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
    IMAGE,
    "What the instances run: the latest Amazon Linux.",
)


def write_instances(deployment: Deployment) -> Iterator[Block]:
    """Each instance with its primary interface, and what is attached to it later."""
    for instance in deployment.declared(Instance):
        primary = deployment.primary_of(instance)
        properties: dict[str, Any] = {"ImageId": SYSTEM, "InstanceType": SIZE}
        says = said("vpc")
        if primary is not None:
            properties |= _network(primary, deployment)
            says = said("vpc", *said_of(primary, deployment))
        yield tagged("AWS::EC2::Instance", instance, properties, says=says)


def _network(primary: NetworkInterface, deployment: Deployment) -> dict[str, Any]:
    """In the short form, where launching gives it all that it has."""
    if not deployment.comes_with_instance(primary):
        named = {"DeviceIndex": "0", "NetworkInterfaceId": id_of(primary, deployment)}
        return {"NetworkInterfaces": [named]}
    common = {
        "SubnetId": id_of(primary.subnet, deployment),
        "PrivateIpAddress": primary.private_ip or None,
        "Ipv6AddressCount": len(primary.ipv6_addresses) or None,
    }
    check = {} if primary.source_dest_check else {"SourceDestCheck": False}
    groups = ids_of(deployment.groups_of(primary), deployment)
    public = bool(primary.public_ip)
    if public == primary.subnet.map_public_ip_on_launch and not primary.secondary_private_ips:
        return given({**common, "SecurityGroupIds": groups}) | check
    inline = {
        "DeviceIndex": "0",
        "AssociatePublicIpAddress": public,
        **common,
        **_addresses(primary),
        "GroupSet": groups,
    }
    return {"NetworkInterfaces": [given(inline)]} | check


def _addresses(interface: NetworkInterface) -> dict[str, Any]:
    """The primary address alone, or all of them."""
    if not interface.secondary_private_ips:
        return {"PrivateIpAddress": interface.private_ip or None}
    every = [interface.private_ip, *interface.secondary_private_ips]
    listed = [
        {"PrivateIpAddress": one, "Primary": number == 0} for number, one in enumerate(every) if one
    ]
    return {"PrivateIpAddress": None, "PrivateIpAddresses": listed}


def write_interfaces(deployment: Deployment) -> Iterator[Block]:
    """Interfaces with a life of their own, and what attaches them."""
    for one in with_a_life_of_their_own(deployment):
        yield _interface(one, deployment)
        if one.instance is not None and deployment.primary_of(one.instance) is not one:
            ends = {
                "InstanceId": id_of(one.instance, deployment),
                "NetworkInterfaceId": id_of(one, deployment),
                "DeviceIndex": str(one.device_index or 1),
            }
            name = f"{called(one)} at {called(one.instance)}"
            yield Block("AWS::EC2::NetworkInterfaceAttachment", name, ends)


def _interface(one: NetworkInterface, deployment: Deployment) -> Block:
    properties = {
        "SubnetId": id_of(one.subnet, deployment),
        **_addresses(one),
        "Ipv6AddressCount": len(one.ipv6_addresses) or None,
        "GroupSet": ids_of(deployment.groups_of(one), deployment),
        "SourceDestCheck": None if one.source_dest_check else False,
        "Description": fitting(one.description) or None,
    }
    says = said(*said_of(one, deployment), "instance", "device_index")
    if fitting(one.description) == one.description:
        says |= said("description")
    return tagged("AWS::EC2::NetworkInterface", one, properties, says=says)
