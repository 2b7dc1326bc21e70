"""Deploying a template: by moto's CloudFormation what that heeds, by the calls of the API the rest.

moto's CloudFormation reports CREATE_COMPLETE for types and properties that it ignores.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.exchange.aws.makers import MAKERS, Maker, Plain
from tests.exchange.aws.server import HOME
from tests.exchange.aws.values import Values, referred_to

# fmt: off
HEEDED = {
    "AWS::EC2::VPC": {"CidrBlock", "EnableDnsSupport", "EnableDnsHostnames"},
    "AWS::EC2::Subnet": {"VpcId", "CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch"},
    "AWS::EC2::InternetGateway": set[str](),
    "AWS::EC2::VPCGatewayAttachment": {"VpcId", "InternetGatewayId", "VpnGatewayId"},
    "AWS::EC2::VPNGateway": {"Type"},
    "AWS::EC2::RouteTable": {"VpcId"},
    "AWS::EC2::Route": {"RouteTableId", "DestinationCidrBlock", "GatewayId",
                        "VpcPeeringConnectionId"},
    "AWS::EC2::VPCPeeringConnection": {"VpcId", "PeerVpcId"},
}
# fmt: on
"""What moto's CloudFormation makes as it should, alone or with what a maker sets afterwards."""
ID = ("GroupId", "AllocationId", "PrefixListId")
"""Attributes that are the id, where Ref is something else."""

OWNERS = ("TransitGatewayRouteTableId", "TransitGatewayId", "RouteTableId", "VpcId", "SubnetId")
"""Properties that name what lies in the same region in any case."""


class Deployment:
    """What AWS was told to make, in the order of need; `left_out` says what it cannot."""

    def __init__(
        self, template: Plain, client: Callable[[str, str], Any], lacking: Mapping[str, str]
    ) -> None:
        """`client` gives that of a service in a region.

        `lacking` are types and properties, as Type.Property, that it has not, and why.
        """
        self.resources: dict[str, Plain] = template["Resources"]
        self.values = Values(template)
        self.client, self.lacking = client, lacking
        self.left_out: set[str] = set()
        self._choose_parameters(template)
        self.regions = {name: self._region(name) for name in self.resources}

    def deploy(self) -> None:
        """Make everything that AWS here can make."""
        stacked = self._in_a_stack()
        self._make_stack(stacked)
        for name in self._ordered():
            if name in stacked:
                if self._maker(name).method:
                    self._finish(name)
            elif self._can_be_made(name):
                self._make(name)
            else:
                self.left_out.add(name)

    def _choose_parameters(self, template: Plain) -> None:
        """Whoever deploys says which of the region's lists and load balancers are meant."""
        for name, parameter in template.get("Parameters", {}).items():
            if parameter["Default"].startswith("pl-"):
                self.values.refs[name] = self._list_in(parameter["Description"])
            elif ":loadbalancer/gwy/" in parameter["Default"]:
                self.values.refs[name] = self._appliances()

    def _list_in(self, description: str) -> str:
        lists = self.client("ec2", HOME).describe_managed_prefix_lists()["PrefixLists"]
        [found] = [one for one in lists if f" {one['PrefixListName']} " in description]
        return str(found["PrefixListId"])

    def _appliances(self) -> str:
        """A Gateway Load Balancer in the VPC that AWS gives every account."""
        subnet = self.client("ec2", HOME).describe_subnets()["Subnets"][0]["SubnetId"]
        made = self.client("elbv2", HOME).create_load_balancer(
            Name="appliances", Type="gateway", Subnets=[subnet]
        )
        return str(made["LoadBalancers"][0]["LoadBalancerArn"])

    def properties_of(self, type: str) -> list[Plain]:
        """What the resources of a type that were made say, with the ids of what they name."""
        made = self.resources.keys() - self.left_out
        return [self._properties(one) for one in made if self.resources[one]["Type"] == type]

    # --- By CloudFormation

    def _in_a_stack(self) -> set[str]:
        """All that moto heeds in whole, and that needs nothing else."""
        stacked = {name for name in self.resources if self._is_heeded(name)}
        while lost := {name for name in stacked if not self._needs(name) <= stacked}:
            stacked -= lost
        return stacked

    def _is_heeded(self, name: str) -> bool:
        resource = self.resources[name]
        properties = resource.get("Properties", {}).keys() - {"Tags"}
        heeded = HEEDED.get(resource["Type"])
        return heeded is not None and properties <= heeded and self.regions[name] == HOME

    def _make_stack(self, names: set[str]) -> None:
        if not names:
            return
        # The order is that of the file.
        resources = {name: one for name, one in self.resources.items() if name in names}
        cloudformation = self.client("cloudformation", HOME)
        cloudformation.create_stack(
            StackName="network", TemplateBody=json.dumps({"Resources": resources})
        )
        made = cloudformation.describe_stack_resources(StackName="network")["StackResources"]
        for one in made:
            self.values.refs[one["LogicalResourceId"]] = one["PhysicalResourceId"]
        assert names == {one["LogicalResourceId"] for one in made}

    # --- By the API

    def _can_be_made(self, name: str) -> bool:
        resource = self.resources[name]
        type, properties = resource["Type"], resource.get("Properties", {})
        wanted = {type, *(f"{type}.{key}" for key in properties)}
        return not wanted & self.lacking.keys() and not self._needs(name) & self.left_out

    def _make(self, name: str) -> None:
        maker, properties = self._maker(name), self._properties(name)
        if maker.method:
            tags = {"Tags", "TagSpecifications", *maker.later}
            arguments = {key: one for key, one in properties.items() if key not in tags}
            arguments = maker.arguments(arguments)
            if maker.method == "create_security_group":
                described = arguments.pop("GroupDescription")
                arguments |= {"GroupName": name, "Description": described}
            client = self.client(maker.service, self.regions[name])
            answer = getattr(client, maker.method)(**arguments)
            self.values.refs[name] = _follow(answer, maker.id)
        self._finish(name)

    def _finish(self, name: str) -> None:
        """What is set when it is there; and its tags, which moto's CloudFormation may drop."""
        resource, properties = self.resources[name], self._properties(name)
        maker, id = self._maker(name), self.values.refs.get(name, "")
        client = self.client(maker.service, self.regions[name])
        more = (maker.then(client, id, properties) if maker.then else None) or {}
        # The blocks of a VPC are its attributes, though resources of their own add them.
        owner = resource["Properties"]["VpcId"]["Ref"] if maker.of_its_vpc else name
        for attribute, value in (dict.fromkeys(ID, id) | more).items():
            self.values.attributes[owner, attribute] = value
        if properties.get("Tags") and maker.service == "ec2":
            client.create_tags(Resources=[id], Tags=properties["Tags"])

    def _maker(self, name: str) -> Maker:
        return MAKERS[self.resources[name]["Type"].split("::")[-1]]

    def _properties(self, name: str) -> Plain:
        properties = self.resources[name].get("Properties", {})
        found: Plain = self.values.of(properties, self.regions[name])
        return found

    # --- Order and place

    def _needs(self, name: str) -> set[str]:
        resource = self.resources[name]
        after = resource.get("DependsOn", [])
        named = {after} if isinstance(after, str) else set(after)
        return (named | referred_to(resource.get("Properties", {}))) & self.resources.keys()

    def _ordered(self) -> Iterator[str]:
        """Each after all that it needs."""
        done: dict[str, None] = {}

        def visit(name: str) -> None:
            for needed in sorted(self._needs(name) - done.keys()):
                visit(needed)
            done.setdefault(name)

        for name in self.resources:
            visit(name)
        return iter(done)

    def _region(self, name: str) -> str:
        """A template is one region's; ours notes of what is in another that it is there."""
        resource = self.resources[name]
        noted = resource.get("Metadata", {}).get("NetworkPlayground", {}).get("region")
        properties = resource.get("Properties", {})
        owners = [properties[key]["Ref"] for key in OWNERS if "Ref" in properties.get(key, "")]
        needed = [*owners, *sorted(self._needs(name))]
        return str(noted) if noted else self._region(needed[0]) if needed else HOME


def _follow(answer: Any, way: str) -> str:
    for step in filter(None, way.split(".")):
        answer = answer[int(step)] if step.isdigit() else answer[step]
    return answer if isinstance(answer, str) else ""
