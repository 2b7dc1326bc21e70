"""Quick acts for a subnet: public, private, a NAT gateway, a way to S3."""

from playground.editing.proposals.compute import next_address
from playground.editing.proposals.endpoints import associated_tables, endpoints_for
from playground.editing.proposals.gateways import elastic_ip_for, nat_gateway_in
from playground.editing.proposals.scene import Lacking, Scene
from playground.editing.proposals.vpc import subnet as propose_subnet
from playground.editing.quick.plan import Quick, Series, WhyNot
from playground.editing.quick.tables import own_table, put_routes
from playground.engine.nodes import EndpointType, Ref

EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
DOOR, NAT = "internet-gateway", "nat-gateway"
S3 = "s3"


def make_public(series: Series, subnet: Ref) -> None:
    """VPC-20: a route to the internet gateway, in a table of its own; public addresses on launch.

    Raises WhyNot.
    """
    scene = series.scene()
    called, vpc = scene.called(subnet), scene.vpc_of(subnet)
    door = next(iter(scene.in_vpc(vpc, DOOR)), None)
    if door is None:
        name = scene.name("igw")
        line = f"Internet gateway {name}, attached to {scene.called(vpc)}"
        door = series.add(DOOR, {"name": name, "vpc": vpc}, line)
    put_routes(series, subnet, dict.fromkeys(_everywhere(scene, subnet), door))
    if scene.with_ipv4(subnet) and not scene.says(subnet, "map_public_ip_on_launch"):
        line = f"Subnet {called} gives new instances a public IPv4 address"
        series.change(subnet, {"map_public_ip_on_launch": True}, line)
    if not series.acts:
        raise WhyNot(f"{called} is public already: it has a route to {scene.called(door)}.")
    series.note = _without_public_address(scene, subnet)


def _everywhere(scene: Scene, subnet: Ref) -> list[str]:
    six = [EVERYWHERE_V6] if scene.says(subnet, "ipv6_cidr") else []
    return [EVERYWHERE_V4, *six] if scene.with_ipv4(subnet) else six


def _without_public_address(scene: Scene, subnet: Ref) -> str:
    """Who was there before keeps its addresses (VPC-22)."""
    lent = {scene.says(one, "network_interface") for one in scene.every("elastic-ip")}
    cards = [
        one
        for one in scene.every("network-interface")
        if scene.says(one, "subnet") == subnet
        and scene.says(one, "instance")
        and not scene.says(one, "public_ip")
        and one not in lent
    ]
    names = ", ".join(dict.fromkeys(scene.called(scene.says(one, "instance")) for one in cards))
    return f"Still without a public address: {names}. Give each an elastic IP." if names else ""


def make_private(series: Series, subnet: Ref) -> None:
    """VPC-20: no route to the internet gateway, no public addresses on launch.  Raises WhyNot."""
    scene = series.scene()
    called, doors = scene.called(subnet), scene.every(DOOR)
    table = scene.table_of(subnet)
    leading_out = [row for row in scene.says(table, "routes") or [] if row.get("target") in doors]
    inside = [one for one in scene.every(NAT) if scene.says(one, "subnet") == subnet]
    if leading_out and inside:
        name = scene.called(inside[0])
        raise WhyNot(f"NAT gateway {name} stands in {called} and needs the internet gateway.")
    if leading_out:
        own = own_table(series, subnet)
        gone = ", ".join(str(row.get("destination")) for row in leading_out)
        line = f"{series.scene().called(own)} without the route to the internet gateway ({gone})"
        series.amend(own, "routes", (), line, less=leading_out)
    if scene.says(subnet, "map_public_ip_on_launch"):
        line = f"Subnet {called} gives new instances no public address"
        series.change(subnet, {"map_public_ip_on_launch": False}, line)
    if not series.acts:
        raise WhyNot(f"{called} is not public.")


def give_nat_gateway(series: Series, subnet: Ref) -> None:
    """NAT-01: one in a public subnet, with an elastic IP; the way out leads to it.

    Raises WhyNot.
    """
    scene = series.scene()
    called = scene.called(subnet)
    if not scene.with_ipv4(subnet):
        raise WhyNot(f"{called} has no IPv4, and a NAT gateway is for IPv4.")
    if scene.is_public(subnet):
        raise WhyNot(f"{called} is public: it has the internet gateway. Make it private first.")
    nat = _in_use(scene, subnet)
    if nat is not None:
        raise WhyNot(f"{called} has a NAT gateway already: {scene.called(nat)}.")
    there = _working(scene, subnet)
    near = [one for one in there if _zone_of_nat(scene, one) in ("", scene.zone_of(subnet))]
    home = _public_home(scene, subnet)
    in_zone = home is not None and scene.zone_of(home) == scene.zone_of(subnet)
    if near or (there and not in_zone):
        nat = (near or there)[0]
    else:
        nat = _new_nat_gateway(series, home or _new_public_subnet(series, subnet))
    put_routes(series, subnet, {EVERYWHERE_V4: nat})


def _in_use(scene: Scene, subnet: Ref) -> Ref | None:
    """The NAT gateway that the subnet's own way out leads to."""
    rows = scene.says(scene.table_of(subnet), "routes") or []
    out = [row.get("target") for row in rows if row.get("destination") == EVERYWHERE_V4]
    return next((one for one in _working(scene, subnet) if one in out), None)


def _working(scene: Scene, subnet: Ref) -> list[Ref]:
    """The NAT gateways of the VPC that lead to the internet: regional, or in a public subnet."""
    return [
        one
        for one in scene.in_vpc(scene.vpc_of(subnet), NAT)
        if (scene.says(one, "state") or "available") == "available"
        and (scene.says(one, "connectivity_type") or "public") == "public"
        and (scene.says(one, "subnet") is None or scene.is_public(scene.says(one, "subnet")))
    ]


def _zone_of_nat(scene: Scene, nat: Ref) -> str:
    """Of a regional gateway: "", for it is in all."""
    return scene.zone_of(scene.says(nat, "subnet"))


def _public_home(scene: Scene, subnet: Ref) -> Ref | None:
    """A public subnet of the VPC with a free address, in the same zone if there is one."""
    able = [
        one
        for one in scene.in_vpc(scene.vpc_of(subnet), "subnet")
        if scene.is_public(one) and next_address(scene, one)
    ]
    able.sort(key=lambda one: scene.zone_of(one) != scene.zone_of(subnet))
    return next(iter(able), None)


def _new_public_subnet(series: Series, subnet: Ref) -> Ref:
    """A public subnet in the zone of this one, for there is none.  Raises WhyNot."""
    scene = series.scene(subnet)
    try:
        says = propose_subnet(scene)
    except Lacking as lacking:
        raise WhyNot(str(lacking)) from lacking
    if says["vpc"] != scene.vpc_of(subnet):
        full = scene.called(scene.vpc_of(subnet))
        raise WhyNot(f"A NAT gateway needs a public subnet, and {full} is full. [NAT-01]")
    zone = scene.zone_of(subnet)
    name = scene.name(f"public-{zone[-1:]}")
    line = f"Subnet {name}, {says['cidr']} in {zone}"
    made = series.add("subnet", {**says, "name": name, "availability_zone": zone}, line)
    make_public(series, made)
    return made


def _new_nat_gateway(series: Series, home: Ref) -> Ref:
    """With an elastic IP of its own."""
    scene = series.scene()
    says = nat_gateway_in(scene, home)
    line = f"NAT gateway {says['name']} in {scene.called(home)}, {says['private_ip']}"
    nat = series.add(NAT, says, line)
    lent = elastic_ip_for(series.scene(), says["name"], says["vpc"], nat)
    line = f"Elastic IP {lent['name']}, {lent['public_ip']}, for {says['name']}"
    series.add("elastic-ip", lent, line)
    return nat


def reach_s3(series: Series, subnet: Ref) -> None:
    """VPCE-02: a gateway endpoint for S3 on the table in force.  Raises WhyNot."""
    scene = series.scene()
    vpc, table = scene.vpc_of(subnet), scene.table_of(subnet)
    if table is None or table in associated_tables(scene, vpc, S3):
        raise WhyNot(f"{scene.called(subnet)} reaches S3 by a gateway endpoint already.")
    where = f"on {scene.called(table)}: its subnets reach S3 without the internet"
    there = endpoints_for(scene, vpc, S3, EndpointType.GATEWAY)
    if there:
        line = f"Endpoint {scene.called(there[0])} {where}"
        series.amend(there[0], "route_tables", [table], line)
        return
    name = scene.name("s3-endpoint")
    kind = {"type": EndpointType.GATEWAY.value, "service_name": S3}
    says = {"name": name, "vpc": vpc, **kind, "route_tables": [table]}
    series.add("vpc-endpoint", says, f"Gateway endpoint {name} {where}")


QUICK = (
    Quick(
        "public",
        "subnet",
        lambda name: f"Make {name} public",
        lambda name: f"Made {name} public",
        make_public,
    ),
    Quick(
        "private",
        "subnet",
        lambda name: f"Make {name} private",
        lambda name: f"Made {name} private",
        make_private,
    ),
    Quick(
        "nat",
        "subnet",
        lambda name: f"Give {name} a NAT gateway",
        lambda name: f"Gave {name} a NAT gateway",
        give_nat_gateway,
    ),
    Quick(
        "s3",
        "subnet",
        lambda name: f"Let {name} reach S3 by a gateway endpoint",
        lambda name: f"Gave {name} a way to S3",
        reach_s3,
    ),
)
