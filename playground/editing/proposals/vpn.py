"""New sites, their hosts and devices, and the VPN connections to them."""

from itertools import product

from playground.editing.proposals.blocks import SITE_POOLS, first_free, free_address
from playground.editing.proposals.compute import next_public_address
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.proposals.transit import BLACKHOLES, attached_vpcs
from playground.editing.sheet import Says
from playground.engine.addresses import Prefix
from playground.engine.nodes import Ref

SITE_NAMES = ("office", "data-centre")
NO_BLOCK = "Every private block is taken: free one first."
NO_SITE = "An on-premises host needs an on-premises network: add one first."
NO_HOST = "Every site is full: add an on-premises network first."
NO_VPC = "A virtual private gateway needs a VPC: add one first."
EACH_HAS_ONE = "Every VPC has its virtual private gateway already: add a VPC first. [VPN-02]"
NO_DEVICE = "A VPN connection needs a customer gateway: add one first. [VPN-01]"
NO_DOOR = (
    "A VPN connection needs a virtual private gateway or a transit gateway in the region of the "
    "customer gateway: add one first. [VPN-01]"
)
DOORS = ("virtual-private-gateway", "transit-gateway")
FIRST_ASN = 65000
SITE_LENGTHS = range(24, 29)


def on_premises_network(scene: Scene) -> Says:
    """An office with a block that no VPC and no other site has."""
    cidr = next_site_block(scene)
    if cidr is None:
        raise Lacking(NO_BLOCK)
    free = (name for name in SITE_NAMES if name not in scene.names)
    return {"name": next(free, None) or scene.numbered("site"), "cidrs": [str(cidr)], "routes": []}


def next_site_block(scene: Scene) -> Prefix | None:
    """The next free /24 that a site would use."""
    return first_free(SITE_POOLS, SITE_LENGTHS, scene.blocks)


def site_route(scene: Scene, owner: Owner) -> Says:
    """To the VPCs, by the site's own ways; then what is not to leave the site."""
    ways = ways_of_site(scene, owner.id)
    rows: list[Says] = [
        {"destination": str(cidr), "target": way}
        for way in ways
        for vpc in vpcs_behind(scene, way)
        for cidr in scene.blocks_of(vpc)
    ]
    rows += [{"destination": "0.0.0.0/0", "target": way} for way in ways]
    rows += [{"destination": cidr, "target": "blackhole"} for cidr in BLACKHOLES]
    empty = {"destination": "", "target": "blackhole"}
    return first_missing(owner, rows, "destination") or empty


def ways_of_site(scene: Scene, site: Ref) -> list[Ref]:
    """Its VPN connections, virtual interfaces and Connect attachments (VPN-11)."""
    devices = [one for one in scene.every("customer-gateway") if scene.says(one, "network") == site]
    connections = scene.every("vpn-connection")
    others = scene.every("virtual-interface", "transit-gateway-connect")
    return [
        *(one for one in connections if scene.says(one, "customer_gateway") in devices),
        *(one for one in others if scene.says(one, "network") == site),
    ]


def vpcs_behind(scene: Scene, way: Ref) -> list[Ref]:
    """The VPCs that a way of a site leads to."""
    door = scene.says(way, "direct_connect_gateway")
    doors = [scene.says(way, "virtual_private_gateway"), scene.says(way, "transit_gateway")]
    doors += [row.get("gateway") for row in scene.says(door, "associations") or []]
    found: list[Ref] = []
    for one in filter(None, doors):
        own = scene.vpc_of(one)
        found += [own] if own else attached_vpcs(scene, one)
    return list(dict.fromkeys(found))


def on_premises_host(scene: Scene) -> Says:
    """A machine of the selected site, with the next free address."""
    if not scene.every("on-premises-network"):
        raise Lacking(NO_SITE)
    site = scene.need(
        "on-premises-network", NO_HOST, lambda one: bool(next_site_address(scene, one))
    )
    name = scene.numbered(f"{scene.called(site)}-host")
    return {"name": name, "network": site, "addresses": [next_site_address(scene, site)]}


def next_site_address(scene: Scene, site: Ref | None) -> str:
    """The next free address of a site; "" when it is full."""
    found = (free_address(cidr, scene.used) for cidr in scene.blocks_of(site))
    return next(filter(None, found), "")


def customer_gateway(scene: Scene) -> Says:
    """The device of the selected site, or of the first one that has none."""
    served = {scene.says(one, "network") for one in scene.every("customer-gateway")}
    site = scene.near_of("on-premises-network") or scene.choose(
        "on-premises-network", fits=lambda one: one not in served
    )
    says: Says = {
        "name": scene.name(f"{scene.called(site) or 'customer'}-router"),
        "ip_address": next_public_address(scene),
        "bgp_asn": _next_asn(scene),
        "region": scene.region_of(None),
    }
    return says | ({"network": site} if site else {})


def _next_asn(scene: Scene) -> int:
    used = {scene.says(one, "bgp_asn") for one in scene.every("customer-gateway")}
    return next(number for number in range(FIRST_ASN, 2 * FIRST_ASN) if number not in used)


def virtual_private_gateway(scene: Scene) -> Says:
    """For the selected VPC, or the first one without (VPN-02)."""
    if not scene.every("vpc"):
        raise Lacking(NO_VPC)
    served = {scene.says(one, "vpc") for one in scene.every("virtual-private-gateway")}
    vpc = scene.need("vpc", EACH_HAS_ONE, lambda one: one not in served)
    return {"name": scene.name("vgw"), "vpc": vpc, "region": scene.region_of(vpc)}


def vpn_connection(scene: Scene) -> Says:
    """From a customer gateway to a gateway that it is not connected with yet, by BGP."""
    devices, doors = scene.ranked("customer-gateway"), scene.ranked(*DOORS)
    if not devices:
        raise Lacking(NO_DEVICE)
    pairs = [
        pair
        for pair in product(devices, doors)
        if scene.region_of(pair[0]) == scene.region_of(pair[1])
    ]
    if not pairs:
        raise Lacking(NO_DOOR)
    selected = scene.near_of(*DOORS)

    def how_far(pair: tuple[Ref, Ref]) -> tuple[bool, bool, int]:
        usual = DOORS.index(scene.kind(pair[1]))
        return _is_connected(scene, *pair), pair[1] != selected, usual

    device, door = min(pairs, key=how_far)
    site = scene.says(device, "network") or device
    return {
        "name": scene.name(f"{scene.called(site)}-vpn"),
        "customer_gateway": device,
        scene.kind(door).replace("-", "_"): door,
        "static_routes_only": False,
        "tunnels": [_up(), _up()],
    }


def _is_connected(scene: Scene, device: Ref, door: Ref) -> bool:
    keys = [slug.replace("-", "_") for slug in DOORS]
    own = [
        one
        for one in scene.every("vpn-connection")
        if scene.says(one, "customer_gateway") == device
    ]
    return any(scene.says(one, key) == door for one in own for key in keys)


def _up() -> Says:
    return {"status": "up", "startup_action": "add"}


def tunnel(scene: Scene, owner: Owner) -> Says:
    """Another tunnel that is up; a connection has two (VPN-01)."""
    return _up()


PROPOSALS = (
    Proposal("on-premises-network", on_premises_network, {"routes": site_route}),
    Proposal("on-premises-host", on_premises_host),
    Proposal("customer-gateway", customer_gateway),
    Proposal("virtual-private-gateway", virtual_private_gateway),
    Proposal("vpn-connection", vpn_connection, {"tunnels": tunnel}),
)
