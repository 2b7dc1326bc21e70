"""Where moto answers otherwise than AWS: each answer is mended here, by name, and nowhere else."""

import json
from collections.abc import Callable
from ipaddress import ip_network
from typing import Any

from tests.exchange.aws.deploying import Deployment

Answers = dict[str, dict[str, Any]]
"""Of one region: by the command that prints it."""
PEERINGS = "describe-transit-gateway-peering-attachments"
VPC_ATTACHMENTS = "describe-transit-gateway-vpc-attachments"
STATIC = "search-transit-gateway-routes"
ASSOCIATIONS = "get-transit-gateway-route-table-associations"
ROUTE = "AWS::EC2::TransitGatewayRoute"


def each_list_of_attachments_has_its_own_kind(answers: Answers, made: Deployment) -> None:
    """moto lists every attachment as a peering and as one of a VPC."""
    peerings, attachments = answers[PEERINGS], answers[VPC_ATTACHMENTS]
    _keep(peerings, "TransitGatewayPeeringAttachments", lambda one: "RequesterTgwInfo" in one)
    _keep(attachments, "TransitGatewayVpcAttachments", lambda one: "VpcId" in one)


def a_static_route_names_its_attachment(answers: Answers, made: Deployment) -> None:
    """moto forgets where it leads."""
    led = {
        (one["TransitGatewayRouteTableId"], one["DestinationCidrBlock"]): one
        for one in made.properties_of(ROUTE)
    }
    for table in answers[STATIC]["TransitGatewayStaticRoutes"]:
        for route in table["Routes"]:
            said = led[table["TransitGatewayRouteTableId"], route["DestinationCidrBlock"]]
            attachment = said.get("TransitGatewayAttachmentId")
            if attachment:
                named = {"TransitGatewayAttachmentId": attachment}
                route["TransitGatewayAttachments"] = [named]


def an_attachment_uses_one_table(answers: Answers, made: Deployment) -> None:
    """moto goes on listing it with the default table when it was given another one."""
    kind = "AWS::EC2::TransitGatewayRouteTableAssociation"
    chosen = {
        (one["TransitGatewayAttachmentId"], one["TransitGatewayRouteTableId"])
        for one in made.properties_of(kind)
    }
    others = {attachment for attachment, _ in chosen}
    for table in answers[ASSOCIATIONS]["TransitGatewayRouteTableAssociations"]:
        id = table["TransitGatewayRouteTableId"]
        _keep(
            table,
            "Associations",
            lambda one, id=id: (
                one["TransitGatewayAttachmentId"] not in others
                or (one["TransitGatewayAttachmentId"], id) in chosen
            ),
        )


def members_of_a_default_group_reach_each_other(answers: Answers, made: Deployment) -> None:
    """moto makes it without the rule that AWS gives it."""
    for group in answers["describe-security-groups"]["SecurityGroups"]:
        if group["GroupName"] == "default":
            own = {"GroupId": group["GroupId"], "UserId": group["OwnerId"]}
            group["IpPermissions"].append({"IpProtocol": "-1", "UserIdGroupPairs": [own]})


def a_default_acl_lets_ipv6_through(answers: Answers, made: Deployment) -> None:
    """moto makes it for IPv4 alone."""
    six = {
        vpc["VpcId"]
        for vpc in answers["describe-vpcs"]["Vpcs"]
        if vpc.get("Ipv6CidrBlockAssociationSet")
    }
    for acl in answers["describe-network-acls"]["NetworkAcls"]:
        if acl["IsDefault"] and acl["VpcId"] in six:
            for egress in (False, True):
                row = {"RuleNumber": 101, "Protocol": "-1", "RuleAction": "allow"}
                acl["Entries"].append(row | {"Egress": egress, "Ipv6CidrBlock": "::/0"})


def a_gateway_without_default_tables_has_none(answers: Answers, made: Deployment) -> None:
    """moto makes one in any case, and associates whatever is attached with it."""
    none = {}
    for gateway in answers["describe-transit-gateways"]["TransitGateways"]:
        options = gateway["Options"]
        if options["DefaultRouteTableAssociation"] == "disable":
            none[options.pop("AssociationDefaultRouteTableId")] = True
    tables = answers["describe-transit-gateway-route-tables"]
    _keep(
        tables,
        "TransitGatewayRouteTables",
        lambda one: one["TransitGatewayRouteTableId"] not in none,
    )
    for command, key in OF_TABLES.items():
        _keep(answers[command], key, lambda one: one["TransitGatewayRouteTableId"] not in none)


OF_TABLES = {
    ASSOCIATIONS: "TransitGatewayRouteTableAssociations",
    "get-transit-gateway-route-table-propagations": "TransitGatewayPropagations",
    STATIC: "TransitGatewayStaticRoutes",
}


def an_attachment_says_which_table_it_uses(answers: Answers, made: Deployment) -> None:
    """moto says it in two answers, which disagree."""
    uses = {
        one["TransitGatewayAttachmentId"]: table["TransitGatewayRouteTableId"]
        for table in answers[ASSOCIATIONS]["TransitGatewayRouteTableAssociations"]
        for one in table["Associations"]
    }
    for one in answers["describe-transit-gateway-attachments"]["TransitGatewayAttachments"]:
        one.pop("Association", None)
        table = uses.get(one["TransitGatewayAttachmentId"])
        if table:
            one["Association"] = {"TransitGatewayRouteTableId": table, "State": "associated"}


def a_peering_belongs_to_the_gateway_of_this_region(answers: Answers, made: Deployment) -> None:
    """moto names the requester's gateway in the accepter's region as well."""
    gateways = answers["describe-transit-gateways"]["TransitGateways"]
    here = {one["TransitGatewayId"] for one in gateways}
    for one in answers["describe-transit-gateway-attachments"]["TransitGatewayAttachments"]:
        if one["ResourceType"] == "peering" and one["TransitGatewayId"] not in here:
            ends = one["ResourceId"], one["TransitGatewayId"]
            one["TransitGatewayId"], one["ResourceId"] = ends


def a_nat_gateway_has_the_address_that_it_was_given(answers: Answers, made: Deployment) -> None:
    """moto gives it one that is not in its subnet."""
    wanted = {
        one["AllocationId"]: one["PrivateIpAddress"]
        for one in made.properties_of("AWS::EC2::NatGateway")
        if {"AllocationId", "PrivateIpAddress"} <= one.keys()
    }
    for gateway in answers["describe-nat-gateways"]["NatGateways"]:
        for address in gateway["NatGatewayAddresses"]:
            address["PrivateIp"] = wanted.get(address.get("AllocationId"), address["PrivateIp"])


def an_interface_checks_as_its_instance_does(answers: Answers, made: Deployment) -> None:
    """moto keeps it at the instance alone."""
    check = {one["InstanceId"]: one["SourceDestCheck"] for one in _instances(answers)}
    for interface in _interfaces(answers):
        instance = interface.get("Attachment", {}).get("InstanceId")
        if instance in check:
            interface["SourceDestCheck"] = check[instance]
    for one in _instances(answers):
        for interface in one["NetworkInterfaces"]:
            interface["SourceDestCheck"] = one["SourceDestCheck"]


def an_interface_of_an_ipv6_subnet_has_no_ipv4_address(answers: Answers, made: Deployment) -> None:
    """moto writes an IPv6 address in the place of one."""
    holders = [*_instances(answers), *_interfaces(answers), *_interfaces_at_instances(answers)]
    for one in holders:
        if ":" in one.get("PrivateIpAddress", ""):
            one.pop("PrivateIpAddress")
            one.pop("PrivateIpAddresses", None)


def a_block_of_a_subnet_has_a_state(answers: Answers, made: Deployment) -> None:
    """moto writes the mapping around it as a text."""
    for subnet in answers["describe-subnets"]["Subnets"]:
        for block in subnet.get("Ipv6CidrBlockAssociationSet", ()):
            block["Ipv6CidrBlockState"] = {"State": "associated"}


def a_service_of_appliances_is_called_so(answers: Answers, made: Deployment) -> None:
    """moto calls it as if it were a gateway endpoint's."""
    services = answers["describe-vpc-endpoint-service-configurations"]["ServiceConfigurations"]
    for service in services:
        if service.get("GatewayLoadBalancerArns"):
            service["ServiceType"] = [{"ServiceType": "GatewayLoadBalancer"}]


def an_endpoint_has_addresses_of_its_subnets(answers: Answers, made: Deployment) -> None:
    """moto gives its interfaces addresses from anywhere, and says of none whose it is.

    Nor does it give the default group to one that was given none.
    """
    blocks = {
        one["SubnetId"]: one.get("CidrBlock") for one in answers["describe-subnets"]["Subnets"]
    }
    ends = answers["describe-vpc-endpoints"]["VpcEndpoints"]
    own = {id: one for one in ends for id in one.get("NetworkInterfaceIds", ())}
    groups = answers["describe-security-groups"]["SecurityGroups"]
    default = {one["VpcId"]: one for one in groups if one["GroupName"] == "default"}
    for interface in _interfaces(answers):
        if interface["NetworkInterfaceId"] in own:
            end = own[interface["NetworkInterfaceId"]]
            end["Groups"] = end["Groups"] or [
                {key: default[end["VpcId"]][key] for key in ("GroupId", "GroupName")}
            ]
            address = str(ip_network(blocks[interface["SubnetId"]])[FREE])
            interface |= {
                "InterfaceType": "vpc_endpoint",
                "RequesterManaged": True,
                "Status": "in-use",
                "Description": f"VPC Endpoint Interface {end['VpcEndpointId']}",
                "PrivateIpAddress": address,
                "PrivateIpAddresses": [{"Primary": True, "PrivateIpAddress": address}],
                "Groups": end["Groups"],
            }


def a_network_load_balancer_has_a_node_in_each_subnet(answers: Answers, made: Deployment) -> None:
    """moto names it as if it were an application load balancer, and makes no interfaces for it."""
    blocks = {
        one["SubnetId"]: one.get("CidrBlock") for one in answers["describe-subnets"]["Subnets"]
    }
    for balancer in list(answers["describe-load-balancers"]["LoadBalancers"]):
        if balancer["Type"] == "network":
            arn = balancer["LoadBalancerArn"]
            name = arn.partition(":loadbalancer/app/")[2]
            for zone in balancer["AvailabilityZones"]:
                address = str(ip_network(blocks[zone["SubnetId"]])[FREE])
                node = {
                    "NetworkInterfaceId": f"eni-{len(_interfaces(answers)):017x}",
                    "InterfaceType": "network_load_balancer",
                    "RequesterManaged": True,
                    "Status": "in-use",
                    "Description": f"ELB net/{name}",
                    "SubnetId": zone["SubnetId"],
                    "VpcId": balancer["VpcId"],
                    "OwnerId": "123456789012",
                    "PrivateIpAddress": address,
                    "PrivateIpAddresses": [{"Primary": True, "PrivateIpAddress": address}],
                    "Groups": [{"GroupId": one} for one in balancer["SecurityGroups"]],
                }
                _interfaces(answers).append(node)
            text = json.dumps(answers, default=str)
            answers.update(json.loads(text.replace(arn, arn.replace("/app/", "/net/"))))


FREE = 250
"""No example has a host at this place of a subnet."""


def _instances(answers: Answers) -> list[dict[str, Any]]:
    reservations = answers["describe-instances"]["Reservations"]
    return [one for reservation in reservations for one in reservation["Instances"]]


def _interfaces(answers: Answers) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answers["describe-network-interfaces"]["NetworkInterfaces"]
    return found


def _interfaces_at_instances(answers: Answers) -> list[dict[str, Any]]:
    return [interface for one in _instances(answers) for interface in one["NetworkInterfaces"]]


def _keep(answer: dict[str, Any], key: str, wanted: Callable[[dict[str, Any]], bool]) -> None:
    answer[key] = [one for one in answer[key] if wanted(one)]


QUIRKS: tuple[Callable[[Answers, Deployment], None], ...] = (
    each_list_of_attachments_has_its_own_kind,
    a_static_route_names_its_attachment,
    a_gateway_without_default_tables_has_none,
    an_attachment_uses_one_table,
    an_attachment_says_which_table_it_uses,
    a_peering_belongs_to_the_gateway_of_this_region,
    members_of_a_default_group_reach_each_other,
    a_default_acl_lets_ipv6_through,
    a_nat_gateway_has_the_address_that_it_was_given,
    an_interface_checks_as_its_instance_does,
    an_interface_of_an_ipv6_subnet_has_no_ipv4_address,
    a_block_of_a_subnet_has_a_state,
    a_service_of_appliances_is_called_so,
    an_endpoint_has_addresses_of_its_subnets,
    a_network_load_balancer_has_a_node_in_each_subnet,
)
