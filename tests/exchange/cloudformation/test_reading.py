"""Types of resources: what each becomes in the words of the scenario file."""

from typing import Any

import pytest

from playground.exchange.cloudformation.reading import READERS, read
from playground.exchange.cloudformation.reading.known_properties import PROPERTIES
from playground.exchange.cloudformation.reading.types import SECTION_OF
from playground.exchange.content import Content, ImportOptions
from playground.exchange.import_report import ImportReport
from playground.exchange.sketch import At, Sketch
from playground.scenariofile.faults import Faults, ScenarioFileError
from playground.scenariofile.reading import read_tree

BASE = """
Parameters:
  Outside: {Type: "AWS::EC2::VPC::Id"}
  Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /net/block}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Far: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ""]}
  Other:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [1, !GetAZs ""]}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: Web, VpcId: !Ref Vpc}}
  Acl: {Type: AWS::EC2::NetworkAcl, Properties: {VpcId: !Ref Vpc}}
  Igw: {Type: AWS::EC2::InternetGateway}
  Vgw: {Type: AWS::EC2::VPNGateway, Properties: {Type: ipsec.1}}
  Eip: {Type: AWS::EC2::EIP}
  Hub: {Type: AWS::EC2::TransitGateway}
  HubTable:
    Type: AWS::EC2::TransitGatewayRouteTable
    Properties: {TransitGatewayId: !Ref Hub}
  Attached:
    Type: AWS::EC2::TransitGatewayAttachment
    Properties: {TransitGatewayId: !Ref Hub, VpcId: !Ref Vpc, SubnetIds: [!Ref Subnet]}
  Customer:
    Type: AWS::EC2::CustomerGateway
    Properties: {Type: ipsec.1, IpAddress: 198.51.100.9, BgpAsn: 65010}
  Web:
    Type: AWS::EC2::Instance
    Properties: {ImageId: ami-0, SubnetId: !Ref Subnet, PrivateIpAddress: 10.0.0.9}
  Eni: {Type: AWS::EC2::NetworkInterface, Properties: {SubnetId: !Ref Subnet}}
  Peering:
    Type: AWS::EC2::VPCPeeringConnection
    Properties: {VpcId: !Ref Vpc, PeerVpcId: !Ref Far}
  Laptops:
    Type: AWS::EC2::ClientVpnEndpoint
    Properties: {ClientCidrBlock: 172.20.0.0/22, VpcId: !Ref Vpc, ServerCertificateArn: x}
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: {Type: network, Subnets: [!Ref Subnet, !Ref Other]}
  Offer:
    Type: AWS::EC2::VPCEndpointService
    Properties: {NetworkLoadBalancerArns: [!Ref Balancer], AcceptanceRequired: false}
  Exchange:
    Type: AWS::DirectConnect::DirectConnectGateway
    Properties: {DirectConnectGatewayName: exchange}
  List:
    Type: AWS::EC2::PrefixList
    Properties: {PrefixListName: offices, AddressFamily: IPv4, MaxEntries: 3}
"""


def x(kind: str, properties: str = "", called: str = "X") -> str:
    """A resource as a line of YAML."""
    return f"{called}: {{Type: '{kind}', Properties: {{{properties}}}}}\n"


def sketch_of(it: str) -> Sketch:
    """The sketch of the template above with some resources more, in YAML flow style."""
    sketch = Sketch(Faults("t.yaml"))
    text = BASE + "".join(f"  {line}\n" for line in it.splitlines())
    read([Content("t.yaml", text.encode())], sketch, ImportOptions(region="eu-west-1"))
    return sketch


def said(sketch: Sketch, section: str, key: str) -> dict[str, Any]:
    """What is said of a resource, without its places."""
    found = sketch.find(section, key)
    assert found is not None, sketch.resources.keys()
    plain: dict[str, Any] = without_places(found.values)
    return plain


def without_places(value: Any) -> Any:
    if isinstance(value, At):
        return without_places(value.value)
    if isinstance(value, dict):
        return {key: without_places(one) for key, one in value.items() if one is not None}
    return [without_places(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("it", "section", "key", "expected"),
    [
        ("", "vpcs", "Vpc", {"cidr": "10.0.0.0/16", "region": "eu-west-1", "logical_id": "Vpc"}),
        ("", "subnets", "Other", {"vpc": "Vpc", "availability_zone": "eu-west-1b"}),
        (
            x("AWS::EC2::VPCCidrBlock", "VpcId: !Ref Vpc, CidrBlock: 10.9.0.0/16"),
            "vpcs",
            "Vpc",
            {"secondary_cidrs": ["10.9.0.0/16"]},
        ),
        (
            x("AWS::EC2::VPCCidrBlock", "VpcId: !Ref Vpc, AmazonProvidedIpv6CidrBlock: yes"),
            "vpcs",
            "Vpc",
            {"ipv6_cidrs": ["2001:db8:1:100::/56"]},
        ),
        (
            x(
                "AWS::EC2::SubnetCidrBlock",
                "SubnetId: !Ref Subnet, Ipv6CidrBlock: '2001:db8:1::/64'",
            ),
            "subnets",
            "Subnet",
            {"ipv6_cidr": "2001:db8:1::/64"},
        ),
        (
            x(
                "AWS::EC2::SubnetRouteTableAssociation",
                "SubnetId: !Ref Subnet, RouteTableId: !GetAtt Table.RouteTableId",
            ),
            "subnets",
            "Subnet",
            {"route_table": "Table"},
        ),
        (
            x(
                "AWS::EC2::SubnetNetworkAclAssociation",
                "SubnetId: !Ref Subnet, NetworkAclId: !Ref Acl",
            ),
            "subnets",
            "Subnet",
            {"network_acl": "Acl"},
        ),
        (
            x("AWS::EC2::VPCGatewayAttachment", "VpcId: !Ref Vpc, InternetGatewayId: !Ref Igw"),
            "internet_gateways",
            "Igw",
            {"vpc": "Vpc"},
        ),
        (
            x("AWS::EC2::VPCGatewayAttachment", "VpcId: !Ref Vpc, VpnGatewayId: !Ref Vgw"),
            "virtual_private_gateways",
            "Vgw",
            {"vpc": "Vpc"},
        ),
        (
            x(
                "AWS::EC2::GatewayRouteTableAssociation",
                "GatewayId: !Ref Igw, RouteTableId: !Ref Table",
            ),
            "internet_gateways",
            "Igw",
            {"route_table": "Table"},
        ),
        (
            x("AWS::EC2::EgressOnlyInternetGateway", "VpcId: !Ref Vpc"),
            "egress_only_internet_gateways",
            "X",
            {"vpc": "Vpc"},
        ),
        (
            x(
                "AWS::EC2::NatGateway",
                "SubnetId: !Ref Subnet, AllocationId: !GetAtt Eip.AllocationId",
            ),
            "elastic_ips",
            "Eip",
            {"nat_gateway": "X"},
        ),
        (
            x(
                "AWS::EC2::NatGateway",
                "VpcId: !Ref Vpc, AvailabilityMode: regional, "
                "AvailabilityZoneAddresses: [{AvailabilityZone: eu-west-1a, "
                "AllocationIds: [!GetAtt Eip.AllocationId]}]",
            ),
            "elastic_ips",
            "Eip",
            {"nat_gateway": "X", "availability_zone": "eu-west-1a"},
        ),
        (
            x(
                "AWS::EC2::EIPAssociation",
                "AllocationId: !GetAtt Eip.AllocationId, InstanceId: !Ref Web",
            ),
            "elastic_ips",
            "Eip",
            {"network_interface": "Web"},
        ),
        (
            x(
                "AWS::EC2::Route",
                "RouteTableId: !Ref Table, DestinationCidrBlock: 10.1.0.0/16, "
                "VpcPeeringConnectionId: !Ref Peering",
            ),
            "route_tables",
            "Table",
            {"routes": [{"destination": "10.1.0.0/16", "target": "Peering"}]},
        ),
        (
            x(
                "AWS::EC2::Route",
                "RouteTableId: !Ref Table, DestinationPrefixListId: !Ref List, "
                "NetworkInterfaceId: !Ref Eni",
            ),
            "route_tables",
            "Table",
            {"routes": [{"destination": "List", "target": "Eni"}]},
        ),
        (
            x(
                "AWS::EC2::VPNGatewayRoutePropagation",
                "VpnGatewayId: !Ref Vgw, RouteTableIds: [!Ref Table]",
            ),
            "route_tables",
            "Table",
            {"propagating_vgws": ["Vgw"]},
        ),
        (
            x(
                "AWS::EC2::NetworkAclEntry",
                "NetworkAclId: !Ref Acl, Egress: true, RuleNumber: 90, RuleAction: Deny, "
                "Protocol: 1, CidrBlock: 0.0.0.0/0, Icmp: {Type: 8, Code: -1}",
            ),
            "network_acls",
            "Acl",
            {
                "egress": [
                    {
                        "rule_number": 90,
                        "action": "deny",
                        "protocol": "1",
                        "icmp_type": 8,
                        "icmp_code": -1,
                        "cidr": "0.0.0.0/0",
                    }
                ]
            },
        ),
        (
            x(
                "AWS::EC2::NetworkAclEntry",
                "RuleNumber: 90, RuleAction: deny, "
                "NetworkAclId: !GetAtt Vpc.DefaultNetworkAcl, Protocol: -1, "
                "CidrBlock: 10.0.0.0/8",
            ),
            "network_acls",
            "Vpc.DefaultNetworkAcl",
            {
                "default": True,
                "ingress": [
                    {"rule_number": 90, "action": "deny", "protocol": "-1", "cidr": "10.0.0.0/8"},
                    {"rule_number": 100, "action": "allow", "protocol": "all", "cidr": "0.0.0.0/0"},
                ],
            },
        ),
        (
            x(
                "AWS::EC2::SecurityGroupIngress",
                "GroupId: !Ref Group, IpProtocol: tcp, FromPort: 0, ToPort: 65535, "
                "SourceSecurityGroupId: !Ref Group",
            ),
            "security_groups",
            "Group",
            {"ingress": [{"protocol": "tcp", "source": "Group"}]},
        ),
        (
            x(
                "AWS::EC2::SecurityGroupEgress",
                "GroupId: !Ref Group, IpProtocol: tcp, FromPort: 443, ToPort: 443, "
                "DestinationPrefixListId: !Ref List",
            ),
            "security_groups",
            "Group",
            {"egress": [{"protocol": "tcp", "ports": "443-443", "destination": "List"}]},
        ),
        (
            x(
                "AWS::EC2::SecurityGroupIngress",
                "IpProtocol: -1, GroupId: !GetAtt Vpc.DefaultSecurityGroup, "
                "CidrIpv6: '::/0', Description: all",
            ),
            "security_groups",
            "Vpc.DefaultSecurityGroup",
            {
                "default": True,
                "ingress": [
                    {"protocol": "all", "source": "self"},
                    {"protocol": "-1", "source": "::/0", "description": "all"},
                ],
            },
        ),
        ("", "security_groups", "Group", {"description": "Web", "ingress": []}),
        (
            x(
                "AWS::EC2::PrefixList",
                "PrefixListName: labs, AddressFamily: IPv6, "
                "Entries: [{Cidr: '2001:db8::/48', Description: lab}]",
            ),
            "managed_prefix_lists",
            "X",
            {
                "name": "labs",
                "max_entries": 1,
                "entries": [{"cidr": "2001:db8::/48", "description": "lab"}],
            },
        ),
        (
            x(
                "AWS::EC2::Instance",
                "NetworkInterfaces: [{DeviceIndex: '0', SubnetId: !Ref Subnet, "
                "AssociatePublicIpAddress: true, GroupSet: [!Ref Group], "
                "PrivateIpAddresses: [{PrivateIpAddress: 10.0.0.10, Primary: true}, "
                "{PrivateIpAddress: 10.0.0.11, Primary: false}]}], "
                "SourceDestCheck: 'false'",
            ),
            "instances",
            "X",
            {
                "subnet": "Subnet",
                "public_ip": True,
                "security_groups": ["Group"],
                "private_ip": "10.0.0.10",
                "secondary_private_ips": ["10.0.0.11"],
                "source_dest_check": False,
            },
        ),
        (
            x(
                "AWS::EC2::Instance",
                "NetworkInterfaces: [{DeviceIndex: 0, NetworkInterfaceId: !Ref Eni}]",
            ),
            "network_interfaces",
            "Eni",
            {"instance": "X", "device_index": 0},
        ),
        (
            x(
                "AWS::EC2::LaunchTemplate",
                "LaunchTemplateData: {UserData: c2VjcmV0, SecurityGroupIds: [!Ref Group]}",
                called="L",
            )
            + x(
                "AWS::EC2::Instance",
                "SubnetId: !Ref Subnet, LaunchTemplate: {LaunchTemplateId: !Ref L, Version: '1'}",
            ),
            "instances",
            "X",
            {"subnet": "Subnet", "security_groups": ["Group"]},
        ),
        (
            x(
                "AWS::EC2::NetworkInterfaceAttachment",
                "InstanceId: !Ref Web, NetworkInterfaceId: !Ref Eni, DeviceIndex: '1'",
            ),
            "network_interfaces",
            "Eni",
            {"instance": "Web", "device_index": 1},
        ),
        (
            "",
            "vpc_peering_connections",
            "Peering",
            {"requester_vpc": "Vpc", "accepter_vpc": "Far"},
        ),
        (
            x(
                "AWS::EC2::TransitGateway",
                "VpnEcmpSupport: disable, DefaultRouteTableAssociation: disable",
            ),
            "transit_gateways",
            "X",
            {"vpn_ecmp_support": False, "default_route_table_association": False},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayVpcAttachment",
                "TransitGatewayId: !Ref Hub, VpcId: !Ref Far, SubnetIds: [], Options: "
                "{ApplianceModeSupport: enable}",
            ),
            "transit_gateway_vpc_attachments",
            "X",
            {"transit_gateway": "Hub", "vpc": "Far", "appliance_mode": True},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayRouteTableAssociation",
                "TransitGatewayAttachmentId: !Ref Attached, "
                "TransitGatewayRouteTableId: !Ref HubTable",
            ),
            "transit_gateway_vpc_attachments",
            "Attached",
            {"route_table": "HubTable"},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayRouteTablePropagation",
                "TransitGatewayAttachmentId: !Ref Attached, "
                "TransitGatewayRouteTableId: !Ref HubTable",
            ),
            "transit_gateway_vpc_attachments",
            "Attached",
            {"propagate_to": ["HubTable", "Hub.DefaultRouteTable"]},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayRoute",
                "DestinationCidrBlock: 10.9.0.0/16, "
                "TransitGatewayRouteTableId: !Ref HubTable, Blackhole: true",
            ),
            "transit_gateway_route_tables",
            "HubTable",
            {"routes": [{"destination": "10.9.0.0/16", "attachment": "blackhole"}]},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayPeeringAttachment",
                "PeerRegion: us-west-2, TransitGatewayId: !Ref Hub, "
                "PeerTransitGatewayId: tgw-0123456789abcdef0, "
                "PeerAccountId: '210987654321'",
            ),
            "transit_gateways",
            "tgw-0123456789abcdef0",
            {"region": "us-west-2", "account": "210987654321", "undescribed": True},
        ),
        (
            x(
                "AWS::EC2::TransitGatewayConnect",
                "Options: {Protocol: gre}, TransportTransitGatewayAttachmentId: !Ref Attached",
            ),
            "transit_gateway_connects",
            "X",
            {"transit_gateway": "Hub", "transport_attachment": "Attached", "network": "site of X"},
        ),
        ("", "customer_gateways", "Customer", {"ip_address": "198.51.100.9", "bgp_asn": 65010}),
        (
            x(
                "AWS::EC2::VPNConnection",
                "Type: ipsec.1, StaticRoutesOnly: true, "
                "CustomerGatewayId: !Ref Customer, VpnGatewayId: !Ref Vgw, "
                "VpnTunnelOptionsSpecifications: [{PreSharedKey: secret, "
                "StartupAction: start}]",
            )
            + x(
                "AWS::EC2::VPNConnectionRoute",
                "VpnConnectionId: !Ref X, DestinationCidrBlock: 192.168.0.0/16",
                called="R",
            ),
            "vpn_connections",
            "X",
            {
                "customer_gateway": "Customer",
                "virtual_private_gateway": "Vgw",
                "static_routes_only": True,
                "tunnels": [{"startup_action": "start"}],
                "routes": ["192.168.0.0/16"],
            },
        ),
        (
            x(
                "AWS::EC2::ClientVpnTargetNetworkAssociation",
                "ClientVpnEndpointId: !Ref Laptops, SubnetId: !Ref Subnet",
                called="A",
            )
            + x(
                "AWS::EC2::ClientVpnRoute",
                "ClientVpnEndpointId: !Ref Laptops, DestinationCidrBlock: 10.1.0.0/16, "
                "TargetVpcSubnetId: !Ref Subnet",
                called="B",
            )
            + x(
                "AWS::EC2::ClientVpnAuthorizationRule",
                "ClientVpnEndpointId: !Ref Laptops, TargetNetworkCidr: 10.0.0.0/8",
                called="C",
            ),
            "client_vpn_endpoints",
            "Laptops",
            {
                "client_cidr": "172.20.0.0/22",
                "subnets": ["Subnet"],
                "routes": [{"destination": "10.1.0.0/16", "subnet": "Subnet"}],
                "authorization_rules": [{"destination": "10.0.0.0/8"}],
            },
        ),
        (
            x(
                "AWS::EC2::VPCEndpoint",
                "VpcId: !Ref Vpc, ServiceName: !Sub 'com.amazonaws.${AWS::Region}.s3', "
                "RouteTableIds: [!Ref Table]",
            ),
            "vpc_endpoints",
            "X",
            {
                "type": "Gateway",
                "service_name": "com.amazonaws.eu-west-1.s3",
                "route_tables": ["Table"],
            },
        ),
        (
            x(
                "AWS::EC2::VPCEndpoint",
                "VpcId: !Ref Far, VpcEndpointType: Interface, SubnetIds: [!Ref Subnet], "
                "ServiceName: !Sub 'com.amazonaws.vpce.${AWS::Region}.${Offer}'",
            ),
            "vpc_endpoints",
            "X",
            {"type": "Interface", "service": "Offer", "private_dns_enabled": False},
        ),
        (
            x(
                "AWS::EC2::VPCEndpoint",
                "VpcId: !Ref Vpc, ServiceName: s3, PolicyDocument: "
                "{Statement: [{Effect: Allow, Resource: !GetAtt Bucket.Arn}]}",
            )
            + x("AWS::S3::Bucket", called="Bucket"),
            "vpc_endpoints",
            "X",
            {"policy_document": {"Statement": [{"Effect": "Allow", "Resource": "Bucket"}]}},
        ),
        (
            "",
            "vpc_endpoint_services",
            "Offer",
            {"network_load_balancer": "Balancer", "acceptance_required": False},
        ),
        (
            x(
                "AWS::ElasticLoadBalancingV2::TargetGroup",
                "Port: 8443, TargetType: ip, Targets: [{Id: 10.0.0.9}, {Id: !Ref Web, Port: 80}]",
                called="T",
            )
            + x(
                "AWS::ElasticLoadBalancingV2::Listener",
                "Port: 443, Protocol: TCP, LoadBalancerArn: !Ref Balancer, "
                "DefaultActions: [{Type: forward, TargetGroupArn: !Ref T}]",
            ),
            "network_load_balancers",
            "Balancer",
            {
                "subnets": ["Subnet", "Other"],
                "targets": [
                    {"protocol": "tcp", "listener_port": 443, "target": "Web", "port": 8443},
                    {"protocol": "tcp", "listener_port": 443, "target": "Web", "port": 80},
                ],
            },
        ),
        (
            x(
                "AWS::DirectConnect::DirectConnectGatewayAssociation",
                "DirectConnectGatewayId: !GetAtt Exchange.DirectConnectGatewayId, "
                "AssociatedGatewayId: !Ref Hub, "
                "AllowedPrefixesToDirectConnectGateway: [10.0.0.0/8]",
            ),
            "direct_connect_gateways",
            "Exchange",
            {"associations": [{"gateway": "Hub", "allowed_prefixes": ["10.0.0.0/8"]}]},
        ),
        (
            x(
                "AWS::DirectConnect::TransitVirtualInterface",
                "DirectConnectGatewayId: !GetAtt Exchange.DirectConnectGatewayId, "
                "ConnectionId: dxcon-1",
            ),
            "virtual_interfaces",
            "X",
            {"type": "transit", "direct_connect_gateway": "Exchange", "network": "site of X"},
        ),
        (
            x(
                "AWS::EC2::VPNConnection",
                "CustomerGatewayId: !Ref Customer, VpnGatewayId: !Ref Vgw",
            ),
            "customer_gateways",
            "Customer",
            {"network": "onprem-of-Customer"},
        ),
        (
            x(
                "AWS::EC2::VPNConnection",
                "CustomerGatewayId: !Ref Customer, VpnGatewayId: !Ref Vgw, StaticRoutesOnly: true",
            ),
            "customer_gateways",
            "Customer",
            {"network": None},
        ),
        (
            x("AWS::EC2::VPCBlockPublicAccessOptions", "InternetGatewayBlockMode: block-ingress")
            + x(
                "AWS::EC2::VPCBlockPublicAccessExclusion",
                "InternetGatewayExclusionMode: allow-egress, SubnetId: !Ref Subnet",
                called="Y",
            ),
            "block_public_access",
            "X",
            {"mode": "ingress-only", "exclusions": [{"subnet": "Subnet", "mode": "egress-only"}]},
        ),
        (
            "X: {Type: AWS::EC2::Instance, Metadata: {NetworkPlayground: {state: stopped, "
            "public_ip: 203.0.113.9, name: web}}, Properties: {SubnetId: !Ref Subnet}}",
            "instances",
            "X",
            {"state": "stopped", "public_ip": "203.0.113.9", "name": "web"},
        ),
        (
            x("AWS::EC2::Subnet", "VpcId: !Ref Outside, CidrBlock: !Ref Stored"),
            "subnets",
            "X",
            {"undescribed": True},
        ),
        (
            x("AWS::EC2::Subnet", "VpcId: !ImportValue Network-Vpc, CidrBlock: 10.0.0.0/24"),
            "vpcs",
            "Network-Vpc",
            {"undescribed": True},
        ),
    ],
)
def test_a_type_is_read(it: str, section: str, key: str, expected: dict[str, Any]) -> None:
    found = said(sketch_of(it), section, key)
    assert {name: found.get(name) for name in expected} == expected


def test_an_export_that_is_called_as_a_resource_is_another_one() -> None:
    sketch = sketch_of(x("AWS::EC2::Subnet", "VpcId: !ImportValue Vpc, CidrBlock: 10.0.0.0/24"))
    assert said(sketch, "subnets", "X")["vpc"] == "export Vpc of another stack"
    assert said(sketch, "vpcs", "export Vpc of another stack")["undescribed"]


def test_exports_of_unknown_names_are_not_the_same() -> None:
    one, other = (
        "!ImportValue {'Fn::Sub': '${Stored}-a'}",
        "!ImportValue {'Fn::Sub': '${Stored}-b'}",
    )
    sketch = sketch_of(
        x("AWS::EC2::VPCPeeringConnection", f"VpcId: {one}, PeerVpcId: {other}"),
    )
    found = said(sketch, "vpc_peering_connections", "X")
    assert found["requester_vpc"] != found["accepter_vpc"]


def test_everything_that_is_sketched_is_a_scenario() -> None:
    sketch = sketch_of("")
    assert sketch.faults.told() == ()
    scenario = read_tree(sketch.to_tree(title="T", slug="t"), sketch.faults)
    assert len(scenario.rows) > len(sketch.resources)


def test_every_section_that_a_type_goes_to_is_read_by_its_reader() -> None:
    assert SECTION_OF.keys() <= READERS.keys()


MISTAKES = BASE.count("\n") + 1
"""The line in which the mistakes below stand."""


@pytest.mark.parametrize(
    ("it", "fault"),
    [
        (
            x("AWS::EC2::Subnet", "VpcId: !Ref Outside, CidrBlock: 10.0.0.0/24"),
            "t.yaml:3:3: The parameter “Outside” has no default: add --parameter Outside=VALUE, "
            "or on the page a line Outside=VALUE.",
        ),
        (
            x(
                "AWS::EC2::Subnet",
                "VpcId: !ImportValue {'Fn::Sub': '${Outside}'}, CidrBlock: 10.0.0.0/24",
            ),
            "t.yaml:3:3: The parameter “Outside” has no default: add --parameter Outside=VALUE, "
            "or on the page a line Outside=VALUE.",
        ),
        (
            x("AWS::EC2::Subnet", "VpcId: !Ref Table, CidrBlock: 10.0.0.0/24"),
            f"t.yaml:{MISTAKES}:53: X.VpcId: “Table” is of type AWS::EC2::RouteTable, "
            "where VPC is needed.",
        ),
        (
            x("AWS::EC2::Subnet", "VpcId: !Ref Vpc"),
            f"t.yaml:{MISTAKES}:3: X.CidrBlock: it is missing.",
        ),
        (
            x("AWS::EC2::Route", "RouteTableId: !Ref Table, GatewayId: !Ref Igw"),
            f"t.yaml:{MISTAKES}:3: X.DestinationCidrBlock: a destination is missing.",
        ),
        (
            x("AWS::EC2::VPC", "CidrBlock: 10.0.0.0/16, EnableDnsSupport: 7"),
            f"t.yaml:{MISTAKES}:85: X.EnableDnsSupport: true or false is needed here, not “7”.",
        ),
        (
            x("AWS::EC2::VPC", "CidrBlock: 10.0.0.0/33"),
            f"t.yaml:{MISTAKES}:54: X.CidrBlock: IPv4 CIDR: “10.0.0.0/33” is no CIDR block "
            "like 10.0.0.0/16.",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_property(it: str, fault: str) -> None:
    sketch = sketch_of(it)
    try:
        sketch.faults.stop_here()
        read_tree(sketch.to_tree(title="T", slug="t"), sketch.faults)
    except ScenarioFileError:
        pass
    assert [str(one) for one in sketch.faults.told()] == [fault]


def test_what_is_not_modelled_or_not_made_is_in_the_report() -> None:
    report: ImportReport = sketch_of(
        x("AWS::RDS::DBInstance", called="A")
        + x("Custom::Thing", called="B")
        + x("AWS::ElasticLoadBalancingV2::LoadBalancer", "Subnets: []", called="C")
        + x("AWS::CloudFormation::Stack", called="D")
        + x("AWS::EC2::Instance", "SubnetId: !GetAtt D.Outputs.Subnet", called="E")
    ).report
    assert [(one.kind, one.ids) for one in report.unmodelled] == [
        ("AWS::CloudFormation::Stack", ("D",)),
        ("AWS::ElasticLoadBalancingV2::LoadBalancer", ("C",)),
        ("AWS::RDS::DBInstance", ("A",)),
        ("Custom::Thing", ("B",)),
    ]
    assert [one.id for one in report.not_described] == [
        "VPC of D.Outputs.Subnet",
        "D.Outputs.Subnet",
    ]


@pytest.mark.parametrize("place", ["", "  "])
def test_what_a_macro_would_add_is_told(place: str) -> None:
    text = BASE + f"{place}Fn::Transform: {{Name: AWS::Include, Parameters: {{Location: s3}}}}\n"
    sketch = Sketch(Faults("t.yaml"))
    read([Content("t.yaml", text.encode())], sketch, ImportOptions())
    assert sketch.faults.told() == ()
    assert any("The macro AWS::Include runs in AWS only" in one for one in sketch.report.notes)


def test_a_slip_in_the_name_of_a_property_is_told() -> None:
    report = sketch_of(
        x("AWS::EC2::Instance", "SubnetId: !Ref Subnet, SecurityGroupsIds: []")
    ).report
    (note,) = (one for one in report.notes if "SecurityGroupsIds" in one)
    assert note == (
        f"t.yaml:{MISTAKES}: X.SecurityGroupsIds: AWS::EC2::Instance has no such property that is "
        "known here. Did you mean “SecurityGroupIds”?"
    )


def test_the_properties_of_every_type_that_is_read_are_known() -> None:
    assert READERS.keys() <= PROPERTIES.keys()


def test_no_key_of_a_tunnel_and_no_user_data_is_kept() -> None:
    sketch = sketch_of(
        x(
            "AWS::EC2::VPNConnection",
            "CustomerGatewayId: !Ref Customer, "
            "VpnTunnelOptionsSpecifications: [{PreSharedKey: hunter2}]",
        )
        + x("AWS::EC2::Instance", "SubnetId: !Ref Subnet, UserData: hunter2", called="Y")
    )
    assert sketch.has("instances", "Y")
    assert "hunter2" not in repr(sketch)
