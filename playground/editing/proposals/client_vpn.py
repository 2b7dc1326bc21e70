"""New Client VPN endpoints: a block for the clients, a subnet, and a rule that lets them in."""

from playground.editing.proposals.blocks import CLIENT_POOLS, first_free
from playground.editing.proposals.interconnect import peers_of
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says
from playground.engine.addresses import Prefix

NO_SUBNET = "A Client VPN endpoint needs a VPC with a subnet: add them first. [VPN-19]"
NO_BLOCK = "Every private block is taken: free one first."
CLIENT_LENGTHS = (22,)
EVERYWHERE = "0.0.0.0/0"


def client_vpn_endpoint(scene: Scene) -> Says:
    """In the selected subnet, or one of the selected VPC; clients may reach all of the VPC."""
    vpc = scene.need("vpc", NO_SUBNET, lambda one: bool(scene.one_a_zone(one)))
    cidr = next_client_block(scene)
    if cidr is None:
        raise Lacking(NO_BLOCK)
    subnets = scene.one_a_zone(vpc)
    chosen = scene.near if scene.near in subnets else subnets[0]
    return {
        "name": scene.name("client-vpn"),
        "vpc": vpc,
        "client_cidr": str(cidr),
        "subnets": [chosen],
        "split_tunnel": True,
        "routes": [],
        "authorization_rules": _to_blocks(scene, vpc),
    }


def next_client_block(scene: Scene) -> Prefix | None:
    """The next free /22, which overlaps nothing that clients may want to reach (VPN-17)."""
    return first_free(CLIENT_POOLS, CLIENT_LENGTHS, scene.blocks)


def _to_blocks(scene: Scene, vpc: str | None) -> list[Says]:
    return [{"destination": str(cidr)} for cidr in scene.blocks_of(vpc, version=4)]


def route(scene: Scene, owner: Owner) -> Says:
    """To peered VPCs, then everywhere, by the first associated subnet (VPN-19)."""
    subnets = owner.says.get("subnets") or [""]
    peers = peers_of(scene, owner.says.get("vpc"))
    wanted = [row["destination"] for peer in peers for row in _to_blocks(scene, peer)]
    rows: list[Says] = [
        {"destination": destination, "subnet": subnet}
        for destination in (*wanted, EVERYWHERE)
        for subnet in subnets
    ]
    empty = {"destination": "", "subnet": subnets[0]}
    return first_missing(owner, rows, "destination", "subnet") or empty


def authorization_rule(scene: Scene, owner: Owner) -> Says:
    """The VPC's blocks, what has a route, then everywhere."""
    routes = [{"destination": row.get("destination")} for row in owner.says.get("routes") or []]
    rows = [*_to_blocks(scene, owner.says.get("vpc")), *routes, {"destination": EVERYWHERE}]
    return first_missing(owner, rows, "destination") or {"destination": ""}


PROPOSALS = (
    Proposal(
        "client-vpn-endpoint",
        client_vpn_endpoint,
        {"routes": route, "authorization_rules": authorization_rule},
    ),
)
