"""Direct Connect gateways and virtual interfaces out of a template."""

from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At

GATEWAYS, INTERFACES = "direct_connect_gateways", "virtual_interfaces"
VGWS = "virtual_private_gateways"
BEHIND = (VGWS, "transit_gateways")
ATTACHMENTS = "transit_gateway_direct_connect_attachments"
PRIVATE = "AWS::DirectConnect::PrivateVirtualInterface"


def read_gateway(one: Resource) -> None:
    """A Direct Connect gateway; what is behind it is declared apart."""
    one.add(GATEWAYS, one.label("DirectConnectGatewayName"))


def read_association(one: Resource) -> None:
    """A gateway behind it.  That of a transit gateway brings an attachment along."""
    gateway = one.needed("DirectConnectGatewayId", GATEWAYS)
    behind = one.needed("AssociatedGatewayId", *BEHIND)
    association = {
        "gateway": behind,
        "allowed_prefixes": one.texts("AllowedPrefixesToDirectConnectGateway"),
    }
    one.append(GATEWAYS, gateway, "associations", At(association, one.spot))
    if gateway is not None and behind is not None and one.sketch.has(BEHIND[1], behind.value):
        _attach(one, gateway, behind)


def _attach(one: Resource, gateway: At, transit_gateway: At) -> None:
    """The attachment that AWS makes with the association, unless our own exporter kept it."""
    ends = {"direct_connect_gateway": gateway, "transit_gateway": transit_gateway}
    if not any(ends.items() <= kept.values.items() for kept in one.sketch.of(ATTACHMENTS)):
        one.sketch.add(ATTACHMENTS, f"{one.key}.Attachment", one.spot, **ends)


def read_interface(one: Resource) -> None:
    """A virtual interface; of the site that it leads to a template says nothing."""
    network = None
    if "network" not in one.kept:
        network = one.stage.stand_in("on_premises_networks", f"site of {one.key}", one.spot)
    one.add(
        INTERFACES,
        one.label("VirtualInterfaceName"),
        type="private" if one.declared.type == PRIVATE else "transit",
        network=network,
        direct_connect_gateway=one.reference("DirectConnectGatewayId", GATEWAYS),
        virtual_private_gateway=one.reference("VirtualGatewayId", VGWS),
    )


READERS = {
    "AWS::DirectConnect::DirectConnectGateway": read_gateway,
    "AWS::DirectConnect::DirectConnectGatewayAssociation": read_association,
    PRIVATE: read_interface,
    "AWS::DirectConnect::TransitVirtualInterface": read_interface,
}
