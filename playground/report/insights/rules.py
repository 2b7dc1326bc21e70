"""Headers, rules and routes as Reachability Analyzer writes them."""

from playground.engine.addresses import format_address, is_v6
from playground.engine.network import Network
from playground.engine.nodes import (
    LOCAL,
    TCP,
    UDP,
    AclEntry,
    EgressOnlyInternetGateway,
    NatGateway,
    NetworkInterface,
    Node,
    PrefixListRoute,
    Ref,
    Route,
    RouteOrigin,
    SecurityGroupRule,
    Service,
    TransitGateway,
    TransitGatewayConnect,
    TransitGatewayDirectConnectAttachment,
    TransitGatewayPeeringAttachment,
    TransitGatewayRoute,
    TransitGatewayRouteOrigin,
    TransitGatewayVpcAttachment,
    TransitGatewayVpnAttachment,
    VpcPeeringConnection,
)
from playground.engine.traffic import Packet
from playground.report.insights.naming import JSON
from playground.report.rows import PROTOCOL_NAMES

TARGETS: dict[type[Node], str] = {
    NatGateway: "NatGatewayId",
    EgressOnlyInternetGateway: "EgressOnlyInternetGatewayId",
    TransitGateway: "TransitGatewayId",
    VpcPeeringConnection: "VpcPeeringConnectionId",
    NetworkInterface: "NetworkInterfaceId",
}
"""Where a route names its target; every other kind is a gateway."""
NOT_MODELLED = {"lgw-": "LocalGatewayId", "cagw-": "CarrierGatewayId", "arn:": "CoreNetworkArn"}
"""The same by the beginning of the id, for what is not modelled."""
ORIGINS = {RouteOrigin.STATIC: "CreateRoute", RouteOrigin.PREFIX_LIST: "CreateRoute"}
PROPAGATED = "EnableVgwRoutePropagation"
ACTIVE, BLACKHOLE = "active", "blackhole"

ATTACHED: dict[type[Node], tuple[str, str]] = {
    TransitGatewayVpcAttachment: ("vpc", "vpc"),
    TransitGatewayVpnAttachment: ("vpn", "vpn_connection"),
    TransitGatewayDirectConnectAttachment: ("direct-connect-gateway", "direct_connect_gateway"),
    TransitGatewayConnect: ("connect", "transport_attachment"),
    TransitGatewayPeeringAttachment: ("peering", "peer_transit_gateway"),
}
"""A kind of attachment -> AWS's type of what is attached, and the field that names it."""


def header(packet: Packet) -> JSON:
    """An AnalysisPacketHeader of one packet; ports for TCP and UDP."""
    protocol, port = packet.service >> 16, packet.service & 0xFFFF
    told: JSON = {
        "DestinationAddresses": [_alone(packet.destination)],
        "Protocol": str(protocol),
        "SourceAddresses": [_alone(packet.source)],
    }
    if protocol in (TCP, UDP):
        told["DestinationPortRanges"] = [_ports(port, port)]
        told["SourcePortRanges"] = [_ports(packet.source_port, packet.source_port)]
    return told


def acl_rule(entry: AclEntry | None, egress: bool) -> JSON:
    """An AnalysisAclRule; None is the closing row, which AWS numbers 32767."""
    if entry is None:
        return {"Egress": egress, "Protocol": "all", "RuleAction": "deny", "RuleNumber": 32767}
    return {
        "Cidr": str(entry.cidr),
        "Egress": entry.egress,
        **_service(entry.service),
        "RuleAction": entry.action.value,
        "RuleNumber": entry.rule_number,
    }


def group_rule(rule: SecurityGroupRule) -> JSON:
    """An AnalysisSecurityGroupRule."""
    ends = {
        "Cidr": str(rule.cidr) if rule.cidr is not None else None,
        "SecurityGroupId": rule.group,
        "PrefixListId": rule.prefix_list,
    }
    return {
        **_said(ends),
        "Direction": "egress" if rule.egress else "ingress",
        **_service(rule.service),
    }


def route(network: Network, row: Route | PrefixListRoute, dead: bool) -> JSON:
    """An AnalysisRouteTableRoute."""
    cidr = str(row.destination) if isinstance(row, Route) else None
    origin = "CreateRouteTable" if row.target == LOCAL else ORIGINS.get(row.origin, PROPAGATED)
    return {
        **_said({"DestinationCidr": cidr, "DestinationPrefixListId": row.prefix_list}),
        **_target(network, row.target),
        "Origin": origin,
        "State": BLACKHOLE if dead or row.target is None else ACTIVE,
    }


def _target(network: Network, target: Ref | None) -> JSON:
    """The one field that names where a route leads; with an interface also its instance."""
    if target is None:
        return {}
    node = network.find(target)
    starts = (name for start, name in NOT_MODELLED.items() if target.startswith(start))
    field = TARGETS.get(type(node)) if node is not None else None
    told = {field or next(starts, "GatewayId"): target}
    if isinstance(node, NetworkInterface) and node.instance is not None:
        told["InstanceId"] = node.instance
    return told


def transit_route(network: Network, row: TransitGatewayRoute, dead: bool) -> JSON:
    """A TransitGatewayRouteTableRoute."""
    told: JSON = {"DestinationCidr": str(row.destination)}
    attachment = network.find(row.attachment or "")
    if attachment is not None:
        kind, field = ATTACHED[type(attachment)]
        told |= {"AttachmentId": attachment.id, "ResourceType": kind}
        told["ResourceId"] = getattr(attachment, field)
    propagated = row.origin is TransitGatewayRouteOrigin.PROPAGATED
    return {
        **told,
        **_said({"PrefixListId": row.prefix_list}),
        "RouteOrigin": "propagated" if propagated else "static",
        "State": BLACKHOLE if dead or row.attachment is None else ACTIVE,
    }


def _service(service: Service) -> JSON:
    number = service.protocol
    told: JSON = {"Protocol": PROTOCOL_NAMES.get(number, str(number))}
    if number in (TCP, UDP) and service.ports is not None:
        told["PortRange"] = _ports(service.ports.first, service.ports.last)
    return told


def _ports(first: int, last: int) -> JSON:
    return {"From": first, "To": last}


def _alone(address: int) -> str:
    return f"{format_address(address)}/{128 if is_v6(address) else 32}"


def _said(fields: dict[str, str | None]) -> JSON:
    return {name: value for name, value in fields.items() if value is not None}
