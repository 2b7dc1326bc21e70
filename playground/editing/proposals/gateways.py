"""New gateways: an internet gateway, a NAT gateway with an elastic IP, an elastic IP for a host."""

from playground.editing.acts import Act, Add
from playground.editing.proposals.compute import next_address, next_public_address
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.proposals.vpc import zone_letter
from playground.editing.sheet import INSTANCE, INTERFACE, Says, primary_of
from playground.engine.nodes import AvailabilityMode, ConnectivityType, Ref

NO_VPC = "{} needs a VPC: add one first."
EACH_HAS_ONE = "Every VPC has its {} already: add a VPC first. [LIM-04]"
NO_SUBNET = "A NAT gateway needs a subnet, best a public one: add one first. [NAT-01]"
NO_ROOM = "No subnet has a free address for a NAT gateway: add a public subnet first. [NAT-01]"
ONE_SETTING = "Every region here has its Block Public Access setting already. [GW-13]"


def internet_gateway(scene: Scene) -> Says:
    """For the selected VPC, or the first one without."""
    return {"name": scene.name("igw"), "vpc": _vpc_without(scene, "internet gateway")}


def egress_only_internet_gateway(scene: Scene) -> Says:
    """For the selected VPC, or the first one without."""
    kind = "egress-only internet gateway"
    return {"name": scene.name("egress-only"), "vpc": _vpc_without(scene, kind)}


def _vpc_without(scene: Scene, called: str) -> Ref:
    """The first VPC without a gateway of this kind.  Raises Lacking."""
    if not scene.every("vpc"):
        article = "An" if called[0] in "aeiou" else "A"
        raise Lacking(NO_VPC.format(f"{article} {called}"))
    slug = called.replace(" ", "-")
    served = {scene.says(one, "vpc") for one in scene.every(slug)}
    return scene.need("vpc", EACH_HAS_ONE.format(called), lambda one: one not in served)


def nat_gateway(scene: Scene) -> Says:
    """In a public subnet: the selected one, else one of its zone, else one of its VPC (NAT-01)."""
    if not any(map(scene.with_ipv4, scene.every("subnet"))):
        raise Lacking(NO_SUBNET)
    home = home_for_nat(scene, scene.near_of("subnet"))
    if home is None:
        raise Lacking(NO_ROOM)
    return nat_gateway_in(scene, home)


def nat_gateway_in(scene: Scene, subnet: Ref) -> Says:
    """A NAT gateway that stands in this subnet."""
    return {
        "name": scene.name(f"nat-{zone_letter(scene.zone_of(subnet))}"),
        "vpc": scene.vpc_of(subnet),
        "subnet": subnet,
        "private_ip": next_address(scene, subnet),
        "connectivity_type": ConnectivityType.PUBLIC.value,
        "availability_mode": AvailabilityMode.ZONAL.value,
    }


def home_for_nat(scene: Scene, subnet: Ref | None) -> Ref | None:
    """Where the NAT gateway of a subnet belongs: in its VPC, in public, and near."""
    home, zone = scene.vpc_of(subnet), scene.zone_of(subnet)

    def how_far(one: Ref) -> tuple[bool, ...]:
        elsewhere = home not in (None, scene.vpc_of(one))
        return elsewhere, not scene.is_public(one), one != subnet, scene.zone_of(one) != zone

    able = [one for one in scene.ranked("subnet") if next_address(scene, one)]
    return min(able, key=how_far, default=None)


def elastic_ip_of_nat(scene: Scene, ref: Ref, says: Says) -> tuple[Act, ...]:
    """NAT-01: a public zonal gateway has an elastic IP, one of its own."""
    public = says.get("connectivity_type", "public") == ConnectivityType.PUBLIC
    zonal = says.get("availability_mode", "zonal") == AvailabilityMode.ZONAL
    if not (public and zonal):
        return ()
    return (
        Add(
            "elastic-ip",
            elastic_ip_for(scene, str(says.get("name") or "nat"), says.get("vpc"), ref),
        ),
    )


def elastic_ip_for(
    scene: Scene, called: str, vpc: Ref | None, ref: Ref, key: str = "nat_gateway"
) -> Says:
    """A new elastic IP that is lent to a NAT gateway, an interface or an instance."""
    return {
        "name": scene.name(f"{called}-eip"),
        "public_ip": next_public_address(scene),
        "region": scene.region_of(vpc),
        key: ref,
    }


def elastic_ip(scene: Scene) -> Says:
    """For the selected instance, interface or NAT gateway, if that has none; else for nobody."""
    found = {"public_ip": next_public_address(scene)}
    selected = scene.selected
    holder = scene.near_of(INSTANCE, INTERFACE) if selected in (INSTANCE, INTERFACE) else None
    card = primary_of(scene.sheet, holder or "") or holder
    if holder is not None and may_have_elastic_ip(scene, card):
        name = scene.name(f"{scene.called(scene.near)}-eip")
        region = scene.region_of(card)
        return {"name": name, **found, "region": region, "network_interface": card}
    return {"name": scene.numbered("eip"), **found, "region": scene.region_of(scene.near)}


def may_have_elastic_ip(scene: Scene, card: Ref | None) -> bool:
    """It has a private address, and no public one yet (ADDR-05)."""
    lent = {scene.says(one, "network_interface") for one in scene.every("elastic-ip")}
    return bool(scene.says(card, "private_ip")) and card not in lent


def block_public_access(scene: Scene) -> Says:
    """For the region of the selection, or the first one without a setting (GW-13)."""
    there = {scene.region_of(one) for one in scene.every("block-public-access")}
    regions = [scene.region_of(None), *map(scene.region_of, scene.every("vpc"))]
    free = [region for region in regions if region not in there]
    if not free:
        raise Lacking(ONE_SETTING)
    return {"name": scene.name(f"block-{free[0]}"), "region": free[0], "mode": "bidirectional"}


def exclusion(scene: Scene, owner: Owner) -> Says:
    """The next VPC of the region that is not exempt."""
    region = owner.says.get("region") or scene.region_of(None)
    vpcs = [one for one in scene.ranked("vpc") if scene.region_of(one) == region]
    rows: list[Says] = [{"vpc": one, "mode": "bidirectional"} for one in vpcs]
    subnets = [one for vpc in vpcs for one in scene.in_vpc(vpc, "subnet")]
    rows += [{"subnet": one, "mode": "bidirectional"} for one in subnets]
    return first_missing(owner, rows, "vpc", "subnet") or {"mode": "bidirectional"}


PROPOSALS = (
    Proposal("internet-gateway", internet_gateway),
    Proposal("egress-only-internet-gateway", egress_only_internet_gateway),
    Proposal("nat-gateway", nat_gateway, along=elastic_ip_of_nat),
    Proposal("elastic-ip", elastic_ip),
    Proposal("block-public-access", block_public_access, {"exclusions": exclusion}),
)
