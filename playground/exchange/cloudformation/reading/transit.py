"""Transit gateways, their tables and attachments out of a template."""

from playground.exchange.cloudformation.reading.pointing import MADE, describe_made
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.cloudformation.reading.stage import Stage
from playground.exchange.sketch import At

GATEWAYS, TABLES = "transit_gateways", "transit_gateway_route_tables"
VPC_ATTACHMENTS = "transit_gateway_vpc_attachments"
PEERINGS, CONNECTS = "transit_gateway_peering_attachments", "transit_gateway_connects"
ATTACHMENTS = (VPC_ATTACHMENTS, PEERINGS, CONNECTS)
MADE_TABLE = MADE["PropagationDefaultRouteTableId"]
PROPAGATE = "propagate_to"


def read_gateway(one: Resource) -> None:
    """A transit gateway with its switches."""
    one.add(
        GATEWAYS,
        default_route_table_association=one.switch("DefaultRouteTableAssociation"),
        default_route_table_propagation=one.switch("DefaultRouteTablePropagation"),
        security_group_referencing_support=one.switch("SecurityGroupReferencingSupport"),
        vpn_ecmp_support=one.switch("VpnEcmpSupport"),
    )


def read_table(one: Resource) -> None:
    """A table of a transit gateway; its routes are declared apart."""
    one.add(TABLES, transit_gateway=one.needed("TransitGatewayId", GATEWAYS))


def read_vpc_attachment(one: Resource) -> None:
    """A VPC on a transit gateway."""
    options = one.inner("Options")
    one.add(
        VPC_ATTACHMENTS,
        transit_gateway=one.needed("TransitGatewayId", GATEWAYS),
        vpc=one.needed("VpcId", "vpcs"),
        subnets=one.references("SubnetIds", "subnets"),
        appliance_mode=options and options.switch("ApplianceModeSupport"),
        ipv6_support=options and options.switch("Ipv6Support"),
        security_group_referencing_support=options
        and options.switch("SecurityGroupReferencingSupport"),
    )


def read_peering(one: Resource) -> None:
    """Two transit gateways; no template can accept it at the far end."""
    peer = one.needed("PeerTransitGatewayId", GATEWAYS)
    far = None if peer is None else one.sketch.find(GATEWAYS, peer.value)
    if far is not None and far.values.get("undescribed"):
        region, account = one.text("PeerRegion"), one.text("PeerAccountId")
        given = {"region": region, "account": account}
        far.values.update({name: value for name, value in given.items() if value is not None})
    one.add(
        PEERINGS,
        transit_gateway=one.needed("TransitGatewayId", GATEWAYS),
        peer_transit_gateway=peer,
    )
    one.note("PeerTransitGatewayId", "somebody has to accept it; it is taken as accepted")


def read_connect(one: Resource) -> None:
    """Tunnels over another attachment; of the site behind them a template says nothing."""
    transport = one.needed("TransportTransitGatewayAttachmentId", VPC_ATTACHMENTS)
    carrier = one.sketch.find(VPC_ATTACHMENTS, transport.value) if transport else None
    network = None
    if "network" not in one.kept:
        network = one.stage.stand_in("on_premises_networks", f"site of {one.key}", one.spot)
    one.add(
        CONNECTS,
        transit_gateway=carrier and carrier.values.get("transit_gateway"),
        transport_attachment=transport,
        network=network,
    )


def read_association(one: Resource) -> None:
    """The table of an attachment; of a peering, the side whose transit gateway has the table."""
    table = one.needed("TransitGatewayRouteTableId", TABLES)
    attachment = one.needed("TransitGatewayAttachmentId", *ATTACHMENTS)
    if table is None or attachment is None:
        return
    for section in ATTACHMENTS:
        side = "peer_" if _is_at_peer(one, section, attachment, table) else ""
        one.put(section, attachment, f"{side}route_table", table)


def _is_at_peer(one: Resource, section: str, attachment: At, table: At) -> bool:
    peering, row = one.sketch.find(section, attachment.value), one.sketch.find(TABLES, table.value)
    if section != PEERINGS or peering is None or row is None:
        return False
    return bool(peering.values.get("peer_transit_gateway") == row.values.get("transit_gateway"))


def read_propagation(one: Resource) -> None:
    """A table that learns what an attachment announces."""
    table = one.needed("TransitGatewayRouteTableId", TABLES)
    attachment = one.needed("TransitGatewayAttachmentId", *ATTACHMENTS)
    for section in (VPC_ATTACHMENTS, CONNECTS):
        one.append(section, attachment, PROPAGATE, table)


def read_route(one: Resource) -> None:
    """A static route, or a blackhole."""
    table = one.needed("TransitGatewayRouteTableId", TABLES)
    blackhole = one.truth("Blackhole")
    attachment = one.reference("TransitGatewayAttachmentId", *ATTACHMENTS)
    if blackhole is not None and blackhole.value:
        attachment = At("blackhole", blackhole.spot)
    elif attachment is None and not one.gaps:
        one.wrong("TransitGatewayAttachmentId", "an attachment is missing.")
    destination = one.text("DestinationCidrBlock")
    complete = destination is not None and attachment is not None
    route = {"destination": destination, "attachment": attachment}
    one.append(TABLES, table, "routes", At(route, one.spot) if complete else None)


def keep_default_propagation(stage: Stage) -> None:
    """A table that learns of an attachment does so beside the default one, if there is one."""
    for section in (VPC_ATTACHMENTS, CONNECTS):
        for one in stage.sketch.of(section):
            key = one.values.get("transit_gateway")
            gateway = stage.sketch.find(GATEWAYS, key.value) if isinstance(key, At) else None
            if PROPAGATE not in one.values or gateway is None:
                continue
            switch = gateway.values.get("default_route_table_propagation")
            if "undescribed" not in gateway.values and (switch is None or switch.value):
                table = describe_made(MADE_TABLE, gateway.key, one.spot, stage)
                if table not in [each.value for each in one.values[PROPAGATE]]:
                    one.values[PROPAGATE].append(At(table, one.spot))


def keep_default_tables(stage: Stage) -> None:
    """A table that our own exporter says is the default one belongs to a gateway that has one,
    though the template makes the gateway without, so as to declare the table itself.
    """
    for declared in stage.resources_of("AWS::EC2::TransitGatewayRouteTable"):
        one = Resource(stage, declared)
        named = one.reference("TransitGatewayId", GATEWAYS)
        gateway = None if named is None else stage.sketch.find(GATEWAYS, named.value)
        for use in ("association", "propagation"):
            if f"default_{use}" in one.kept and gateway is not None:
                gateway.values[f"default_route_table_{use}"] = True


READERS = {
    "AWS::EC2::TransitGateway": read_gateway,
    "AWS::EC2::TransitGatewayRouteTable": read_table,
    "AWS::EC2::TransitGatewayAttachment": read_vpc_attachment,
    "AWS::EC2::TransitGatewayVpcAttachment": read_vpc_attachment,
    "AWS::EC2::TransitGatewayPeeringAttachment": read_peering,
    "AWS::EC2::TransitGatewayConnect": read_connect,
    "AWS::EC2::TransitGatewayRouteTableAssociation": read_association,
    "AWS::EC2::TransitGatewayRouteTablePropagation": read_propagation,
    "AWS::EC2::TransitGatewayRoute": read_route,
}
