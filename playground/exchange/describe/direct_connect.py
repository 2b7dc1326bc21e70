"""Direct Connect gateways, their associations, and the virtual interfaces of leased lines."""

from playground.exchange.describe.answer import Answer, Answered
from playground.exchange.describe.gone import is_gone
from playground.exchange.item import Item
from playground.exchange.sites import unknown_site
from playground.exchange.sketch import NOTHING, Sketch, Sketched

DOORS, LINES = "direct_connect_gateways", "virtual_interfaces"
HELD = ("associated", "associating", "updating")
MODELLED = ("private", "transit")
WITHHELD = "Keys of BGP sessions were passed by: no secret of the source is kept."
VIRTUAL_GATEWAYS, CONNECTIONS = "virtual_private_gateways", "vpn_connections"
ANSWER = "virtualInterfaces"
"""The keys of its output begin with small letters."""


def read_gateway(item: Item, sketch: Sketch) -> None:
    """A Direct Connect gateway; it is of no region."""
    door = item.need("directConnectGatewayId")
    if is_gone(sketch, "Direct Connect gateway", door, item.text("directConnectGatewayState")):
        return
    sketch.add(
        DOORS,
        door,
        item.spot,
        id=door,
        name=item.text("directConnectGatewayName"),
        account=item.text("ownerAccount") or item.place.account or None,
    )


def read_association(item: Item, sketch: Sketch) -> None:
    """A gateway behind a Direct Connect gateway; told from both ends, and counted once."""
    door, gateway = item.need("directConnectGatewayId"), _associated(item)
    if item.text("associationState") not in (None, *HELD):
        return
    told = sketch.memory(_Told)
    if (door, gateway) in told:
        return
    told.add((door, gateway))
    prefixes = [one.need("cidr") for one in item.items("allowedPrefixesToDirectConnectGateway")]
    if not sketch.has(DOORS, door):
        account = item.text("directConnectGatewayOwnerAccount")
        sketch.add(DOORS, door, item.spot, id=door, account=account, undescribed=True)
    association = {"gateway": gateway, "allowed_prefixes": prefixes}
    sketch.resources[DOORS, door].values.setdefault("associations", []).append(association)


class _Told(set[tuple[str, str]]):
    """The associations that were read: Direct Connect gateway, other gateway."""


def _associated(item: Item) -> str:
    other = item.item("associatedGateway")
    return other.text("id") or item.need("virtualGatewayId")


def read_attachment(item: Item, sketch: Sketch) -> None:
    """Which Direct Connect gateway a virtual interface leads to."""
    if item.text("attachmentState") in (None, "attached", "attaching"):
        door = item.need("directConnectGatewayId")
        sketch.put(LINES, item.need("virtualInterfaceId"), "direct_connect_gateway", door)


def read_interface(item: Item, sketch: Sketch) -> None:
    """A virtual interface.  Which site it comes from, and what that announces, AWS does not say."""
    line, type = item.need("virtualInterfaceId"), item.text("virtualInterfaceType")
    if is_gone(sketch, "Virtual interface", line, item.text("virtualInterfaceState")):
        return
    if "authKey" in item or any("authKey" in peer for peer in item.items("bgpPeers")):
        sketch.report.note(WITHHELD)
    if type not in MODELLED:
        sketch.report.not_modelled(f"Virtual interface of type {type}", line)
        return
    straight, door = item.text("virtualGatewayId"), item.text("directConnectGatewayId")
    sketch.add(
        LINES,
        line,
        item.spot,
        id=line,
        name=item.text("virtualInterfaceName") or item.tag(),
        type=type,
        direct_connect_gateway=door,
        virtual_private_gateway=None if door else straight,
        state=item.text("virtualInterfaceState"),
    )


def finish(sketch: Sketch) -> None:
    """Each virtual interface ends at a site of which nobody tells, nor what it announces."""
    for one in sketch.of(LINES):
        one.values["network"] = unknown_site(sketch, one)
        door = one.values.get("direct_connect_gateway")
        if door is not None and not sketch.has(DOORS, door):
            sketch.add(DOORS, door, one.spot, id=door, undescribed=True)
    if ANSWER not in sketch.memory(Answered).keys:
        _leave_open(sketch)


def _leave_open(sketch: Sketch) -> None:
    """Nobody was asked for leased lines: a gateway may have one, unless something else leads on."""
    led_to = {one.values.get("virtual_private_gateway") for one in sketch.of(CONNECTIONS)}
    for door in sketch.of(DOORS):
        led_to.update(_behind(door))
        if "undescribed" not in door.values:
            of_transit = any(one.startswith("tgw-") for one in _behind(door))
            type = "transit" if of_transit else "private"
            _add_line(sketch, door, type, "direct_connect_gateway")
    for gateway in sketch.of(VIRTUAL_GATEWAYS):
        if gateway.key not in led_to and gateway.values.get("vpc") not in (None, NOTHING):
            _add_line(sketch, gateway, "private", "virtual_private_gateway")


def _behind(door: Sketched) -> list[str]:
    return [one["gateway"] for one in door.values.get("associations", [])]


def _add_line(sketch: Sketch, gateway: Sketched, type: str, leads_to: str) -> None:
    line = f"dxvif-of-{gateway.key}"
    site = unknown_site(sketch, gateway)
    values = {"type": type, "network": site, leads_to: gateway.key, "undescribed": True}
    sketch.add(LINES, line, gateway.spot, **values)


ANSWERS = (
    Answer("directConnectGateways", "directconnect describe-direct-connect-gateways", read_gateway),
    Answer(
        "directConnectGatewayAssociations",
        "directconnect describe-direct-connect-gateway-associations",
        read_association,
    ),
    Answer(
        "directConnectGatewayAttachments",
        "directconnect describe-direct-connect-gateway-attachments",
        read_attachment,
    ),
    Answer(ANSWER, "directconnect describe-virtual-interfaces", read_interface, finish),
)
