"""New VPCs and subnets: the next free block, the zone that has the fewest subnets."""

import re
from collections import Counter

from playground.editing.proposals.blocks import (
    IPV6_POOL,
    PRIVATE_POOLS,
    first_free,
    free_block,
    subnet_lengths,
)
from playground.editing.proposals.proposal import Proposal
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.sheet import Says
from playground.engine.addresses import Prefix
from playground.engine.nodes import Ref

ZONE = re.compile(r"(?P<region>[a-z]{2,}(?:-[a-z]+)+-\d)(?P<letter>[a-z])")
NO_VPC = "A subnet needs a VPC: add one first."
FULL = "Every VPC is full: add a secondary block to one of them, or another VPC."
FULL_POOL = "Every private block is taken: free one first."
VPC_LENGTHS = range(16, 29)
SUBNET_IPV6, VPC_IPV6 = 64, 56


def vpc(scene: Scene) -> Says:
    """The next free /16 of the private ranges, apart from everybody in the scenario."""
    cidr = next_vpc_block(scene)
    if cidr is None:
        raise Lacking(FULL_POOL)
    return {"name": scene.numbered("vpc"), "cidr": str(cidr), "region": scene.region_of(None)}


def next_vpc_block(scene: Scene, length: int = 16) -> Prefix | None:
    """A block that overlaps none in the scenario, so that it can be peered with all (PCX-02)."""
    return first_free(PRIVATE_POOLS, range(length, VPC_LENGTHS.stop), scene.blocks)


def next_ipv6_vpc_block(scene: Scene) -> Prefix | None:
    """A /56 for documentation, as AWS gives one (VPC-12)."""
    return free_block(IPV6_POOL, VPC_IPV6, scene.blocks)


def subnet(scene: Scene) -> Says:
    """In the selected VPC: the next free block, in the zone with the fewest subnets."""
    home = _home(scene)
    table, acl = scene.near_of("route-table"), scene.near_of("network-acl")
    zone = next_zone(scene, home)
    says: Says = {
        "vpc": home,
        "availability_zone": zone,
        "cidr": str(next_subnet_block(scene, home)),
        "map_public_ip_on_launch": False,
    }
    if scene.selected == "route-table" and scene.vpc_of(table) == home:
        says |= {"route_table": table, "map_public_ip_on_launch": leads_out(scene, table)}
    if scene.selected == "network-acl" and scene.vpc_of(acl) == home:
        says["network_acl"] = acl
    return {"name": _name(scene, says), **says} | _ipv6(scene, home)


def _home(scene: Scene) -> Ref:
    """The selected VPC; where nothing is selected, the one with the fewest subnets."""
    vpcs = scene.ranked("vpc")
    if not vpcs:
        raise Lacking(NO_VPC)
    if scene.near is None:
        vpcs.sort(key=lambda one: len(scene.in_vpc(one, "subnet")))
    home = next((one for one in vpcs if next_subnet_block(scene, one) is not None), None)
    if home is None:
        raise Lacking(FULL)
    return home


def next_subnet_block(
    scene: Scene, home: Ref | None, lengths: range | None = None
) -> Prefix | None:
    """The next free block of a VPC, /24 where it fits (VPC-13)."""
    taken = subnet_blocks(scene, home)
    for outer in scene.blocks_of(home, version=4):
        found = first_free([outer], lengths or subnet_lengths(outer), taken)
        if found is not None:
            return found
    return None


def next_ipv6_subnet_block(scene: Scene, home: Ref | None) -> Prefix | None:
    """The next free /64 of a VPC that has IPv6 (VPC-17)."""
    taken = subnet_blocks(scene, home)
    outer = scene.blocks_of(home, version=6)
    return first_free(outer, [SUBNET_IPV6], taken)


def subnet_blocks(scene: Scene, home: Ref | None) -> list[Prefix]:
    """The blocks of a VPC that its subnets have taken."""
    every = scene.in_vpc(home, "subnet")
    return [cidr for one in every for cidr in scene.blocks_of(one)]


def next_zone(scene: Scene, home: Ref | None) -> str:
    """Of zones a and b, and those in use: the one with the fewest subnets of the VPC."""
    region = scene.region_of(home)
    used = Counter(map(scene.zone_of, scene.in_vpc(home, "subnet")))
    zones = {f"{region}a", f"{region}b", *filter(None, used)}
    return min(sorted(zones), key=lambda zone: used[zone])


def zone_letter(zone: str) -> str:
    """'a' of us-east-1a; of other names the end."""
    found = ZONE.match(zone)
    return found["letter"] if found else zone.rpartition("-")[2]


def leads_out(scene: Scene, table: Ref | None) -> bool:
    """Has a route table a route to an internet gateway?"""
    routes = scene.says(table, "routes") or []
    return any(scene.kind(route.get("target")) == "internet-gateway" for route in routes)


def _name(scene: Scene, says: Says) -> str:
    stem = "public" if says["map_public_ip_on_launch"] else "subnet"
    return scene.name(f"{stem}-{zone_letter(says['availability_zone'])}")


def _ipv6(scene: Scene, home: Ref) -> Says:
    cidr = next_ipv6_subnet_block(scene, home)
    return {"ipv6_cidr": str(cidr), "assign_ipv6_address_on_creation": True} if cidr else {}


PROPOSALS = (Proposal("vpc", vpc), Proposal("subnet", subnet))
