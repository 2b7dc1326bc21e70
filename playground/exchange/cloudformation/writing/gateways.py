"""Internet gateways, NAT gateways, elastic IPs and Block Public Access as CloudFormation."""

from collections.abc import Iterator
from typing import Any

from playground.engine.nodes import AvailabilityMode, ConnectivityType
from playground.exchange.cloudformation.writing.values import by_zone, id_of, tagged
from playground.exchange.writing.blocks import Attachment, Block, Ref, given, said
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
        says = said("vpc", "route_table")
        yield tagged("AWS::EC2::InternetGateway", gateway, {}, says=says)
        yield from join_vpc(gateway, gateway.vpc, "InternetGatewayId", deployment)
        yield from use_table(gateway, gateway.route_table, deployment)
    for one in deployment.declared(EgressOnlyInternetGateway):
        if one.vpc is None:
            why = "one without a VPC cannot be declared"
            deployment.gaps.add("egress-only internet gateway", called(one), why)
            continue
        owner = {"VpcId": id_of(one.vpc, deployment)}
        yield tagged("AWS::EC2::EgressOnlyInternetGateway", one, owner, says=said("vpc"))


def join_vpc(
    gateway: Resource, vpc: Vpc | None, named: str, deployment: Deployment
) -> Iterator[Block]:
    """What attaches a gateway; nothing for a detached one."""
    if vpc is not None:
        ends = {"VpcId": id_of(vpc, deployment), named: Ref(gateway)}
        name = f"{called(gateway)} attachment"
        yield Block("AWS::EC2::VPCGatewayAttachment", name, ends, joins=gateway)


def use_table(
    gateway: Resource, table: RouteTable | None, deployment: Deployment
) -> Iterator[Block]:
    """The table of what comes in by a gateway."""
    if table is not None:
        ends = {"RouteTableId": id_of(table, deployment), "GatewayId": Ref(gateway)}
        name = f"{called(gateway)} uses {called(table)}"
        kind = "AWS::EC2::GatewayRouteTableAssociation"
        yield Block(kind, name, ends, after=(Attachment(gateway),))


def write_nat_gateways(deployment: Deployment) -> Iterator[Block]:
    """Each NAT gateway with its elastic IPs."""
    for gateway in deployment.declared(NatGateway):
        eips = [one for one in deployment.rows.of(ElasticIp) if one.nat_gateway is gateway]
        regional = gateway.availability_mode == AvailabilityMode.REGIONAL
        properties = (_regional if regional else _zonal)(gateway, eips, deployment)
        says = said("vpc", "subnet", "private_ip", "connectivity_type", "availability_mode")
        after = tuple(
            Attachment(one) for one in deployment.rows.of(InternetGateway) if one.vpc is gateway.vpc
        )
        yield tagged("AWS::EC2::NatGateway", gateway, properties, says=says, after=after)


def _zonal(gateway: NatGateway, eips: list[ElasticIp], deployment: Deployment) -> dict[str, Any]:
    """It stands in a subnet; the first elastic IP is the one it begins with."""
    ids = [id_of(one, deployment) for one in eips]
    private = gateway.connectivity_type == ConnectivityType.PRIVATE
    return {
        "ConnectivityType": gateway.connectivity_type if private else None,
        "SubnetId": id_of(gateway.subnet, deployment) if gateway.subnet else None,
        "PrivateIpAddress": gateway.private_ip or None,
        "AllocationId": ids[0] if ids else None,
        "SecondaryAllocationIds": ids[1:] or None,
    }


def _regional(gateway: NatGateway, eips: list[ElasticIp], deployment: Deployment) -> dict[str, Any]:
    """It spreads over the VPC; with elastic IPs of one's own, in the zones that have some."""
    zones = {one.availability_zone: None for one in eips if one.availability_zone}
    addresses = [
        {
            "AvailabilityZone": by_zone(zone, gateway.vpc, deployment),
            "AllocationIds": [
                id_of(one, deployment) for one in eips if one.availability_zone == zone
            ],
        }
        for zone in zones
    ]
    return {
        "AvailabilityMode": "regional",
        "VpcId": id_of(gateway.vpc, deployment),
        "AvailabilityZoneAddresses": addresses or None,
    }


def write_elastic_ips(deployment: Deployment) -> Iterator[Block]:
    """Each elastic IP; which address it is, AWS decides."""
    for one in deployment.declared(ElasticIp):
        interface = one.network_interface
        says = said("nat_gateway")
        if interface is None or not deployment.is_kept_by_aws(interface):
            says |= said("network_interface", "private_ip")
        after = tuple(map(Attachment, deployment.declared(InternetGateway)))
        properties = {"Domain": "vpc"}
        yield tagged("AWS::EC2::EIP", one, properties, says=says, after=after[:1])
        if interface is not None:
            yield from _associate(one, interface, deployment)


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
    properties = {
        "AllocationId": id_of(eip, deployment),
        "InstanceId" if with_instance else "NetworkInterfaceId": id_of(holder, deployment),
        "PrivateIpAddress": eip.private_ip or None,
    }
    name = f"{called(eip)} of {called(holder)}"
    yield Block("AWS::EC2::EIPAssociation", name, given(properties))


def write_public_access(deployment: Deployment) -> Iterator[Block]:
    """Block Public Access, and what is exempt."""
    for setting in deployment.declared(BlockPublicAccess):
        mode = {"InternetGatewayBlockMode": f"block-{setting.mode.removesuffix('-only')}"}
        says, kind = said("mode", "exclusions"), "AWS::EC2::VPCBlockPublicAccessOptions"
        yield Block(kind, called(setting), mode, setting, says)
        for one in deployment.rows.parts_of(BlockPublicAccessExclusion, "setting", setting):
            yield _exclusion(one, setting, deployment)


def _exclusion(
    one: BlockPublicAccessExclusion, setting: BlockPublicAccess, deployment: Deployment
) -> Block:
    exempt = one.vpc or one.subnet
    properties = {
        "VpcId" if one.vpc else "SubnetId": id_of(exempt, deployment),
        "InternetGatewayExclusionMode": f"allow-{one.mode.removesuffix('-only')}",
    }
    name, kind = f"{called(exempt)} is exempt", "AWS::EC2::VPCBlockPublicAccessExclusion"
    return Block(kind, name, properties, after=(setting,))
