"""New transit gateways, their tables and attachments."""

from itertools import combinations

from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says
from playground.engine.nodes import Ref

VPC_ATTACHMENT = "transit-gateway-vpc-attachment"
PEERING = "transit-gateway-peering-attachment"
ATTACHMENTS = (
    VPC_ATTACHMENT,
    "transit-gateway-vpn-attachment",
    "transit-gateway-direct-connect-attachment",
    "transit-gateway-connect",
)
NO_GATEWAY = "{} needs a transit gateway: add one first."
NO_VPC = (
    "No VPC with a subnet is left to be attached: add a VPC and a subnet in the region of the "
    "transit gateway first. [TGW-02]"
)
NO_PEER = "A peering attachment joins two transit gateways: add another one first. [TGW-20]"
BLACKHOLES = ("0.0.0.0/0", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")


def transit_gateway(scene: Scene) -> Says:
    """In the region of the selection."""
    return {"name": scene.name("tgw"), "region": scene.region_of(scene.near)}


def transit_gateway_route_table(scene: Scene) -> Says:
    """Another table, beside the default one."""
    gateway = need_gateway(scene, "A transit gateway route table")
    name = scene.numbered(f"{scene.called(gateway)}-table")
    return {"name": name, "transit_gateway": gateway, "routes": []}


def need_gateway(scene: Scene, who: str) -> Ref:
    """The transit gateway near the selection.  Raises Lacking."""
    return scene.need("transit-gateway", NO_GATEWAY.format(who))


def vpc_attachment(scene: Scene) -> Says:
    """The selected VPC, by one subnet in each of its zones (TGW-02)."""
    need_gateway(scene, "An attachment")
    pairs = [
        (gateway, vpc)
        for gateway in scene.ranked("transit-gateway")
        for vpc in scene.ranked("vpc")
        if _may_be_attached(scene, gateway, vpc)
    ]
    if not pairs:
        raise Lacking(NO_VPC)
    vpcs = scene.ranked("vpc")
    gateway, vpc = min(pairs, key=lambda pair: vpcs.index(pair[1]))
    return {
        "name": scene.name(f"{scene.called(vpc)}-attachment"),
        "transit_gateway": gateway,
        "vpc": vpc,
        "subnets": scene.one_a_zone(vpc),
        "ipv6_support": bool(scene.blocks_of(vpc, version=6)),
    }


def _may_be_attached(scene: Scene, gateway: Ref, vpc: Ref) -> bool:
    """TGW-01, TGW-06: of one region, and not attached yet."""
    one_region = scene.region_of(gateway) == scene.region_of(vpc)
    return one_region and vpc not in attached_vpcs(scene, gateway) and bool(scene.one_a_zone(vpc))


def attached_vpcs(scene: Scene, gateway: Ref | None) -> dict[Ref, Ref]:
    """The VPCs attached to a transit gateway -> their attachments."""
    every = scene.every(VPC_ATTACHMENT)
    own = [one for one in every if scene.says(one, "transit_gateway") == gateway]
    return {scene.says(one, "vpc"): one for one in own}


def peering_attachment(scene: Scene) -> Says:
    """Two transit gateways that are not joined yet."""
    need_gateway(scene, "A peering attachment")
    ends = ("transit_gateway", "peer_transit_gateway")
    joined = [{scene.says(one, end) for end in ends} for one in scene.every(PEERING)]
    for gateway, peer in combinations(scene.ranked("transit-gateway"), 2):
        if {gateway, peer} not in joined:
            name = scene.name(f"{scene.called(gateway)}-to-{scene.called(peer)}")
            return {"name": name, "transit_gateway": gateway, "peer_transit_gateway": peer}
    raise Lacking(NO_PEER)


def route(scene: Scene, owner: Owner) -> Says:
    """Blocks of attached VPCs that nobody announces here, then VPCs behind peers, then nowhere."""
    gateway = owner.says.get("transit_gateway")
    own = [
        _to(str(cidr), attachment)
        for vpc, attachment in attached_vpcs(scene, gateway).items()
        if owner.id not in (scene.says(attachment, "propagate_to") or [])
        for cidr in scene.blocks_of(vpc)
    ]
    beyond = [
        _to(str(cidr), peering)
        for peering, peer in _peers(scene, gateway)
        for vpc in attached_vpcs(scene, peer)
        for cidr in scene.blocks_of(vpc)
    ]
    out = [_to("0.0.0.0/0", one) for one in _with_a_way_out(scene, gateway)]
    nowhere = [_to(cidr, "blackhole") for cidr in BLACKHOLES]
    found = first_missing(owner, [*own, *beyond, *out, *nowhere], "destination")
    return found or _to("", "blackhole")


def _to(destination: str, attachment: Ref) -> Says:
    return {"destination": destination, "attachment": attachment}


def _peers(scene: Scene, gateway: Ref | None) -> list[tuple[Ref, Ref]]:
    """The peering attachments of a gateway, and who is at the other end."""
    found = []
    for one in scene.every(PEERING):
        here, there = (scene.says(one, key) for key in ("transit_gateway", "peer_transit_gateway"))
        if gateway in (here, there):
            found.append((one, there if gateway == here else here))
    return found


def _with_a_way_out(scene: Scene, gateway: Ref | None) -> list[Ref]:
    """Attachments of VPCs with a NAT gateway, for central egress."""
    doors = {scene.vpc_of(one) for one in scene.every("nat-gateway")}
    return [one for vpc, one in attached_vpcs(scene, gateway).items() if vpc in doors]


PROPOSALS = (
    Proposal("transit-gateway", transit_gateway),
    Proposal("transit-gateway-route-table", transit_gateway_route_table, {"routes": route}),
    Proposal(VPC_ATTACHMENT, vpc_attachment),
    Proposal(PEERING, peering_attachment),
)
