"""Values of CloudFormation properties that several families write in the same way."""

from typing import Any

from playground.exchange.writing.blocks import IPV6_BLOCKS, Attribute, Block, Parameter, Ref, given
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import called
from playground.models import (
    DirectConnectGateway,
    ElasticIp,
    ManagedPrefixList,
    Resource,
    SecurityGroup,
    Vpc,
)

IDS: dict[type[Resource], str] = {
    SecurityGroup: "GroupId",
    ElasticIp: "AllocationId",
    DirectConnectGateway: "DirectConnectGatewayId",
}
"""The attribute that is the id, where plain Ref gives something else."""


def id_of(row: Resource, deployment: Deployment) -> Any:
    """The AWS id of a row: by reference, or as it stands where nothing declares it."""
    if deployment.is_elsewhere(row):
        return row.aws_id
    if isinstance(row, ManagedPrefixList) and row.aws_managed:
        return aws_list(row)
    if isinstance(row, SecurityGroup) and deployment.is_as_made(row):
        return Attribute(row.vpc, "DefaultSecurityGroup")
    attribute = IDS.get(type(row))
    return Ref(row) if attribute is None else Attribute(row, attribute)


def ids_of(rows: list[Any], deployment: Deployment) -> list[Any] | None:
    """The ids of several; None where there are none."""
    return [id_of(row, deployment) for row in rows] or None


def aws_list(row: ManagedPrefixList) -> Parameter:
    """One of AWS's own lists: its id differs from region to region."""
    description = f"The id of the prefix list {row.name} in the region."
    return Parameter(f"{row.name} list", "String", row.aws_id, description)


def by_zone(zone: str, vpc: Vpc, deployment: Deployment) -> Any:
    """A zone of the region that the template is deployed in, whichever that is."""
    region = vpc.region
    if region == deployment.region and zone.startswith(region):
        return {"Fn::Sub": "${AWS::Region}" + zone.removeprefix(region)}
    return zone


def by_family(cidr: str, v4: str, v6: str, deployment: Deployment) -> dict[str, Any]:
    """A block under the property of its family."""
    return {v6: _provided(cidr, deployment)} if ":" in cidr else {v4: cidr}


def _provided(cidr: str, deployment: Deployment) -> Any:
    """An IPv6 block that is a whole VPC's is the one that Amazon gives it, whichever it will be."""
    for vpc in deployment.declared(Vpc):
        if cidr in vpc.ipv6_cidrs:
            number = vpc.ipv6_cidrs.index(cidr)
            return {"Fn::Select": [number, Attribute(vpc, IPV6_BLOCKS)]}
    return cidr


def tagged(block_type: str, row: Resource, properties: dict[str, Any], **more: Any) -> Block:
    """The block of a row, with its name as a tag, as people see it in the console."""
    tags = [{"Key": "Name", "Value": row.name}] if row.name else None
    return Block(block_type, called(row), given({**properties, "Tags": tags}), row, **more)
