"""New route tables and prefix lists, and where their next row leads."""

from playground.editing.proposals.interconnect import peers_of
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Scene
from playground.editing.proposals.transit import attached_vpcs
from playground.editing.proposals.vpn import vpcs_behind, ways_of_site
from playground.editing.sheet import INTERFACE, Says
from playground.engine.addresses import Prefix
from playground.engine.nodes import EndpointType, Ref

NO_VPC = "A route table needs a VPC: add one first."
EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
EDGES = ("internet-gateway", "virtual-private-gateway")
TEN_ENTRIES = 10
SOMEWHERE = ("203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24")


def route_table(scene: Scene) -> Says:
    """For the selected VPC; the local routes are there by themselves (RT-04)."""
    vpc = scene.need("vpc", NO_VPC)
    return {"name": scene.numbered("table"), "vpc": vpc, "routes": []}


def route(scene: Scene, owner: Owner) -> Says:
    """The way out, then to peers, to attached VPCs, to sites; each destination once (RT-16)."""
    vpc = owner.says.get("vpc")
    if any(scene.says(one, "route_table") == owner.id for one in scene.every(*EDGES) if owner.id):
        rows = _to_appliances(scene, vpc)
    else:
        rows = [*_ways_out(scene, owner, vpc), *_ways_to_others(scene, vpc)]
    return first_missing(owner, rows, "destination") or {"destination": "", "target": ""}


def _to(destination: Prefix | str, target: Ref) -> Says:
    return {"destination": str(destination), "target": target}


def _ways_out(scene: Scene, owner: Owner, vpc: Ref | None) -> list[Says]:
    """By the internet gateway, else by a NAT gateway; a table called private the other way round.

    IPv6 has an egress-only gateway where IPv4 has a NAT gateway (RT-17).
    """
    doors = scene.in_vpc(vpc, "internet-gateway")
    nats = scene.in_vpc(vpc, "nat-gateway")
    one_way = scene.in_vpc(vpc, "egress-only-internet-gateway")
    private = "private" in str(owner.says.get("name", "")) or _leads_to(owner, nats)
    by_v4 = [*nats, *doors] if private and nats else [*doors, *nats]
    by_v6 = [*one_way, *doors] if private and one_way else [*doors, *one_way]
    six = by_v6[:1] if scene.blocks_of(vpc, version=6) else []
    return [
        *(_to(EVERYWHERE_V4, one) for one in by_v4[:1]),
        *(_to(EVERYWHERE_V6, one) for one in six),
    ]


def _leads_to(owner: Owner, targets: list[Ref]) -> bool:
    return any(target in targets for target in owner.column("target"))


def _ways_to_others(scene: Scene, vpc: Ref | None) -> list[Says]:
    own = scene.blocks_of(vpc)
    rows = [
        _to(cidr, peering)
        for peer, peering in peers_of(scene, vpc).items()
        for cidr in scene.blocks_of(peer)
    ]
    for gateway in scene.every("transit-gateway"):
        others = attached_vpcs(scene, gateway)
        if vpc in others:
            rows += [
                _to(cidr, gateway)
                for other in others
                for cidr in scene.blocks_of(other)
                if other != vpc
            ]
    rows += [
        _to(cidr, door)
        for door in scene.in_vpc(vpc, "virtual-private-gateway")
        for site in scene.every("on-premises-network")
        if any(vpc in vpcs_behind(scene, way) for way in ways_of_site(scene, site))
        for cidr in scene.blocks_of(site)
    ]
    mine = {str(cidr) for cidr in own}
    return [row for row in rows if row["destination"] not in mine]


def _to_appliances(scene: Scene, vpc: Ref | None) -> list[Says]:
    """What comes in by a gateway, to an appliance before a subnet (RT-26, RT-27)."""
    kind = EndpointType.GATEWAY_LOAD_BALANCER
    of_appliances = [
        one for one in scene.in_vpc(vpc, "vpc-endpoint") if scene.says(one, "type") == kind
    ]
    forwarders = [
        one for one in scene.in_vpc(vpc, INTERFACE) if scene.says(one, "source_dest_check") is False
    ]
    homes = {scene.says(one, "subnet") for one in forwarders}
    homes |= {home for one in of_appliances for home in scene.says(one, "subnets") or []}
    subnets = [one for one in scene.in_vpc(vpc, "subnet") if one not in homes]
    rows = [
        _to(cidr, target)
        for target in [*of_appliances, *forwarders][:1]
        for subnet in subnets
        for cidr in scene.blocks_of(subnet)
    ]
    return [*rows, *(_to(cidr, "local") for cidr in scene.blocks_of(vpc))]


def managed_prefix_list(scene: Scene) -> Says:
    """Of the sites, else of the VPCs: what routes and groups would like to name together."""
    known = _blocks(scene, version=4)[:TEN_ENTRIES]
    return {
        "name": scene.numbered("prefix-list"),
        "max_entries": TEN_ENTRIES,
        "address_family": "IPv4",
        "region": scene.region_of(scene.near),
        "entries": [{"cidr": str(cidr)} for cidr in known[:1]],
    }


def _blocks(scene: Scene, version: int) -> list[Prefix]:
    every = [*scene.ranked("on-premises-network"), *scene.ranked("vpc")]
    return [cidr for one in every for cidr in scene.blocks_of(one, version)]


def entry(scene: Scene, owner: Owner) -> Says:
    """The next block of a site or a VPC, of the family of the list (RT-23)."""
    version = 6 if owner.says.get("address_family") == "IPv6" else 4
    rows = [{"cidr": str(cidr)} for cidr in _blocks(scene, version)]
    rows += [{"cidr": cidr} for cidr in SOMEWHERE if version == 4]
    return first_missing(owner, rows, "cidr") or {"cidr": ""}


PROPOSALS = (
    Proposal("managed-prefix-list", managed_prefix_list, {"entries": entry}),
    Proposal("route-table", route_table, {"routes": route}),
)
