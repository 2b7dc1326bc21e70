"""Internet gateways, NAT gateways, elastic IPs and Block Public Access as Terraform."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import AvailabilityMode, ConnectivityType
from playground.exchange.terraform.writing.values import id_of, tagged
from playground.exchange.writing.blocks import Block, given, said
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    BlockPublicAccess,
    BlockPublicAccessExclusion,
    EgressOnlyInternetGateway,
    ElasticIp,
    InternetGateway,
    NatGateway,
    NetworkInterface,
    Resource,
    RouteTable,
    Vpc,
)


def write_internet_gateways(deployment: Deployment) -> Iterator[Block]:
    """Each gateway, joined to its VPC."""
    for gateway in deployment.declared(InternetGateway):
        owner = _owner(gateway.vpc, deployment)
        yield tagged("aws_internet_gateway", gateway, owner, says=said("vpc", "route_table"))
    for one in deployment.declared(EgressOnlyInternetGateway):
        if one.vpc is None:
            why = "one without a VPC cannot be declared"
            deployment.gaps.add("egress-only internet gateway", called(one), why)
            continue
        owner = _owner(one.vpc, deployment)
        yield tagged("aws_egress_only_internet_gateway", one, owner, says=said("vpc"))


def _owner(vpc: Vpc | None, deployment: Deployment) -> dict[str, Any]:
    return {"vpc_id": None if vpc is None else id_of(vpc, deployment)}


def use_table(
    gateway: Resource, table: RouteTable | None, deployment: Deployment
) -> Iterator[Block]:
    """The table of what comes in by a gateway."""
    if table is not None:
        ends = {
            "gateway_id": id_of(gateway, deployment),
            "route_table_id": id_of(table, deployment),
        }
        yield Block("aws_route_table_association", called(gateway), ends)


def write_gateway_tables(deployment: Deployment) -> Iterator[Block]:
    """The tables of internet gateways."""
    for gateway in deployment.declared(InternetGateway):
        yield from use_table(gateway, gateway.route_table, deployment)


def write_nat_gateways(deployment: Deployment) -> Iterator[Block]:
    """Each NAT gateway with its elastic IPs, after the internet gateway that it sends by."""
    for gateway in deployment.declared(NatGateway):
        eips = [one for one in deployment.rows.of(ElasticIp) if one.nat_gateway is gateway]
        regional = gateway.availability_mode == AvailabilityMode.REGIONAL
        arguments = (_regional if regional else _zonal)(gateway, eips, deployment)
        says = said("vpc", "subnet", "private_ip", "connectivity_type", "availability_mode")
        after = tuple(one for one in deployment.declared(InternetGateway) if one.vpc is gateway.vpc)
        yield tagged("aws_nat_gateway", gateway, arguments, says=says, after=after)


def _zonal(gateway: NatGateway, eips: list[ElasticIp], deployment: Deployment) -> dict[str, Any]:
    """It stands in a subnet; the first elastic IP is the one it begins with."""
    ids = [id_of(one, deployment) for one in eips]
    private = gateway.connectivity_type == ConnectivityType.PRIVATE
    return {
        "connectivity_type": gateway.connectivity_type if private else None,
        "subnet_id": id_of(gateway.subnet, deployment) if gateway.subnet else None,
        "private_ip": gateway.private_ip or None,
        "allocation_id": ids[0] if ids else None,
        "secondary_allocation_ids": ids[1:] or None,
    }


def _regional(gateway: NatGateway, eips: list[ElasticIp], deployment: Deployment) -> dict[str, Any]:
    """It spreads over the VPC; with elastic IPs of one's own, in the zones that have some."""
    zones = {one.availability_zone: None for one in eips if one.availability_zone}
    addresses = [
        {
            "availability_zone": zone,
            "allocation_ids": [
                id_of(one, deployment) for one in eips if one.availability_zone == zone
            ],
        }
        for zone in zones
    ]
    return {
        "availability_mode": "regional",
        "vpc_id": id_of(gateway.vpc, deployment),
        "availability_zone_address": addresses or None,
    }


def write_elastic_ips(deployment: Deployment) -> Iterator[Block]:
    """Each elastic IP; which address it is, AWS decides."""
    for one in deployment.declared(ElasticIp):
        says = said("nat_gateway", "network_interface", "private_ip", "region")
        says |= said("availability_zone")
        after = tuple(deployment.declared(InternetGateway)[:1])
        yield tagged("aws_eip", one, {"domain": "vpc"}, says=says, after=after)


def write_associations(deployment: Deployment) -> Iterator[Block]:
    """The interfaces that elastic IPs belong to."""
    for eip in deployment.declared(ElasticIp):
        if eip.network_interface is not None:
            yield from _associate(eip, eip.network_interface, deployment)


def _associate(
    eip: ElasticIp, interface: NetworkInterface, deployment: Deployment
) -> Iterator[Block]:
    """To an instance, or to an interface with a block of its own."""
    if deployment.is_kept_by_aws(interface):
        why = f"it belongs to {called(interface)}, an interface that AWS makes"
        deployment.gaps.add("elastic IP", called(eip), why)
        return
    with_instance = deployment.comes_with_instance(interface)
    holder = interface.instance if with_instance else interface
    arguments = {
        "allocation_id": id_of(eip, deployment),
        "instance_id" if with_instance else "network_interface_id": id_of(holder, deployment),
        "private_ip_address": eip.private_ip or None,
    }
    yield Block("aws_eip_association", called(eip), given(arguments))


def write_public_access(deployment: Deployment) -> Iterator[Block]:
    """Block Public Access, and what is exempt."""
    for setting in deployment.declared(BlockPublicAccess):
        mode = {"internet_gateway_block_mode": f"block-{setting.mode.removesuffix('-only')}"}
        says = said("mode", "exclusions", "region", "account")
        kind = "aws_vpc_block_public_access_options"
        yield Block(kind, called(setting), mode, setting, says)
        for one in deployment.rows.parts_of(BlockPublicAccessExclusion, "setting", setting):
            exempt = one.vpc or one.subnet
            arguments = {
                "vpc_id" if one.vpc else "subnet_id": id_of(exempt, deployment),
                "internet_gateway_exclusion_mode": f"allow-{one.mode.removesuffix('-only')}",
            }
            kind = "aws_vpc_block_public_access_exclusion"
            yield Block(kind, called(exempt), arguments, after=(setting,))
