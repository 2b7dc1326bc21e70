"""New attachments of a transit gateway that lead on premises."""

from playground.editing.acts import Act, Change
from playground.editing.proposals.proposal import Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.proposals.transit import (
    NO_GATEWAY,
    VPC_ATTACHMENT,
    attached_vpcs,
    need_gateway,
)
from playground.editing.sheet import Says
from playground.engine.nodes import Ref

DIRECT_CONNECT = "transit-gateway-direct-connect-attachment"
VPN = "transit-gateway-vpn-attachment"
MADE_BY_AWS = (
    "AWS makes this attachment together with a VPN connection to a transit gateway: "
    "add a VPN connection. [VPN-01]"
)
NO_DOOR = (
    "No Direct Connect gateway is left that may be attached: add one that is not associated "
    "with virtual private gateways. [TGW-01]"
)
NO_TRANSPORT = "A Connect attachment runs over a VPC or Direct Connect attachment: add one first."
NO_SITE = "A Connect attachment needs an on-premises network: add one first."
ANY_PRIVATE = "10.0.0.0/8"


def vpn_attachment(scene: Scene) -> Says:
    """For a VPN connection that leads to no gateway yet; with the others AWS made theirs."""
    gateway = need_gateway(scene, "An attachment")
    connection = scene.need("vpn-connection", MADE_BY_AWS, lambda one: _leads_nowhere(scene, one))
    name = scene.name(f"{scene.called(connection)}-attachment")
    return {"name": name, "transit_gateway": gateway, "vpn_connection": connection}


def _leads_nowhere(scene: Scene, connection: Ref | None) -> bool:
    doors = ("virtual_private_gateway", "transit_gateway")
    return not any(scene.says(connection, key) for key in doors)


def end_along(scene: Scene, ref: Ref, says: Says) -> tuple[Act, ...]:
    """VPN-01: the connection has to lead to the gateway that it is attached to."""
    connection, gateway = says.get("vpn_connection"), says.get("transit_gateway")
    if not (connection and gateway and scene.kind(connection)):
        return ()
    if not _leads_nowhere(scene, connection):
        return ()
    return (Change(connection, {"transit_gateway": gateway}),)


def direct_connect_attachment(scene: Scene) -> Says:
    """A Direct Connect gateway for transit, and a gateway to which it is not attached yet."""
    need_gateway(scene, "An attachment")
    attached = {_pair(scene, one) for one in scene.every(DIRECT_CONNECT)}
    pairs = [
        (gateway, door)
        for gateway in scene.ranked("transit-gateway")
        for door in scene.ranked("direct-connect-gateway")
        if (gateway, door) not in attached and _is_for_transit(scene, door)
    ]
    if not pairs:
        raise Lacking(NO_DOOR)
    gateway, door = pairs[0]
    name = scene.name(f"{scene.called(door)}-attachment")
    return {"name": name, "transit_gateway": gateway, "direct_connect_gateway": door}


def _pair(scene: Scene, one: Ref) -> tuple[Ref, Ref]:
    return scene.says(one, "transit_gateway"), scene.says(one, "direct_connect_gateway")


def _is_for_transit(scene: Scene, door: Ref) -> bool:
    """TGW-01: a Direct Connect gateway is for one kind of gateway, and of virtual interface."""
    gateways = [row.get("gateway") for row in scene.says(door, "associations") or []]
    lines = [
        scene.says(one, "type")
        for one in scene.every("virtual-interface")
        if scene.says(one, "direct_connect_gateway") == door
    ]
    kinds = {scene.kind(one) for one in gateways}
    return kinds <= {"transit-gateway"} and (bool(kinds) or set(lines) <= {"transit"})


def association_along(scene: Scene, ref: Ref, says: Says) -> tuple[Act, ...]:
    """TGW-01: an attachment needs the association, and that the prefixes of which sites hear."""
    door, gateway = says.get("direct_connect_gateway"), says.get("transit_gateway")
    rows = list(scene.says(door, "associations") or [])
    known = scene.kind(door) and scene.kind(gateway)
    if not (door and gateway and known) or any(row.get("gateway") == gateway for row in rows):
        return ()
    return (Change(door, {"associations": [*rows, transit_association(scene, gateway)]}),)


def transit_association(scene: Scene, gateway: Ref) -> Says:
    """With the blocks of the attached VPCs, which a site would be told of."""
    vpcs = attached_vpcs(scene, gateway)
    blocks = [str(cidr) for vpc in vpcs for cidr in scene.blocks_of(vpc, version=4)]
    return {"gateway": gateway, "allowed_prefixes": blocks or [ANY_PRIVATE]}


def connect(scene: Scene) -> Says:
    """Over the selected attachment, to the first site."""
    if not scene.every("transit-gateway"):
        raise Lacking(NO_GATEWAY.format("A Connect attachment"))
    transport = scene.choose(VPC_ATTACHMENT, DIRECT_CONNECT)
    if transport is None:
        raise Lacking(NO_TRANSPORT)
    site = scene.need("on-premises-network", NO_SITE)
    return {
        "name": scene.name(f"{scene.called(site)}-connect"),
        "transit_gateway": scene.says(transport, "transit_gateway"),
        "transport_attachment": transport,
        "network": site,
    }


PROPOSALS = (
    Proposal(VPN, vpn_attachment, along=end_along),
    Proposal(DIRECT_CONNECT, direct_connect_attachment, along=association_along),
    Proposal("transit-gateway-connect", connect),
)
