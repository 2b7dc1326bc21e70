"""Gaps: what must be there in AWS, or is named, and the document does not describe."""

from collections import defaultdict
from typing import Any

from playground.exchange.sites import leave_sites_open
from playground.exchange.sketch import Sketched
from playground.exchange.terraform.reading import Reading
from playground.kinds import KINDS, kind_named
from playground.kinds.shapes import Refers
from playground.scenariofile.tree import Spot

OF_EVERY_VPC: tuple[tuple[str, str, str, str], ...] = (
    ("route_tables", "main", "default_route_table_id", "main"),
    ("network_acls", "default", "default_network_acl_id", "default"),
    ("security_groups", "default", "default_security_group_id", "default"),
)
"""Section, the mark of the one that every VPC has, the attribute that names it, its name."""

NEEDED: dict[str, list[tuple[str, str]]] = {
    kind.section: [
        (field.key, kind_named(field.shape.slugs[0]).section)
        for field in kind.fields
        if field.required and isinstance(field.shape, Refers) and len(field.shape.slugs) == 1
    ]
    for kind in KINDS
}
"""Section -> what a resource of it cannot be without: the key, and the section of what it names."""

# An instance says it of its primary interface, if that is no resource of its own.
NEEDED["instances"].insert(0, ("subnet", "subnets"))

KINDS_BY_SECTION = {kind.section: kind for kind in KINDS}


def fill(reading: Reading) -> None:
    """Put what was collected where it belongs; then stand-ins for what is missing."""
    _complete_vpcs(reading)
    _put_routes_and_rules(reading)
    _complete_found_subnets(reading)
    for (section, key), block in reading.resolver.wanted.items():
        if section in NEEDED:
            _stand_in(reading, section, key, block.spot, _near(reading, block.section, block.key))
    for section, key, name in reading.told_elsewhere:
        _tell_lost(reading, section, key, name)
    reading.sketch.settle()
    leave_sites_open(reading.sketch)
    _leave_elastic_ips_alone(reading)
    attached = {one.values.get("instance") for one in reading.sketch.of("network_interfaces")}
    waiting = list(reading.sketch.resources.values())
    while waiting:
        one = waiting.pop()
        if one.section != "instances" or one.key not in attached:
            needs = NEEDED[one.section]
            waiting += [made for need in needs if (made := _provide(reading, one, *need))]


def _put_routes_and_rules(reading: Reading) -> None:
    for (section, key), routes in reading.routes.items():
        reading.sketch.put(section, key, "routes", list(routes.values()))
    for (key, direction), rules in reading.rules.items():
        for section in ("network_acls", "security_groups"):
            reading.sketch.put(section, key, direction, list(rules.values()))


def _complete_vpcs(reading: Reading) -> None:
    """Every VPC has a main table, a default ACL and a default group; some of them are known."""
    for vpc in reading.sketch.of("vpcs"):
        if vpc.values.get("undescribed"):
            continue
        for section, mark, attribute, name in OF_EVERY_VPC:
            made = _made(reading, vpc, section, attribute, name)
            main = reading.main_tables.get(vpc.key, made)
            reading.sketch.put(section, main if mark == "main" else made, mark, True)


def _made(reading: Reading, vpc: Sketched, section: str, attribute: str, name: str) -> str:
    """What came with a VPC, as AWS makes it where the VPC is new or Terraform's own."""
    block = reading.resolver.block_of("vpcs", vpc.key)
    known = block.made(attribute) if block is not None else None
    key = known or f"{name}-{section.replace('_', '-')[:-1]}-of-{vpc.key}"[:255]
    if not reading.sketch.has(section, key):
        is_own = block is not None and not block.is_data and block.type == "aws_vpc"
        reading.sketch.add(
            section,
            key,
            vpc.spot,
            id=key if block is not None and block.item.data.get(attribute) == key else None,
            name=f"{vpc.values.get('name') or vpc.key}-{name}",
            vpc=vpc.key,
            undescribed=None if is_own else True,
        )
        if is_own:
            _keep_default_rules(reading, vpc, section, key)
    return key


def _keep_default_rules(reading: Reading, vpc: Sketched, section: str, key: str) -> None:
    """Rules that are added to what came with a VPC stand beside those that it came with."""
    every = ["0.0.0.0/0", *(["::/0"] if vpc.values.get("ipv6_cidrs") else [])]
    allow = {"action": "allow", "protocol": "all"}
    entries = [{"rule_number": 100 + at, **allow, "cidr": cidr} for at, cidr in enumerate(every)]
    leaving = [{"protocol": "all", "destination": cidr} for cidr in every]
    came_with: dict[tuple[str, str], list[dict[str, Any]]] = {
        ("network_acls", "ingress"): entries,
        ("network_acls", "egress"): entries,
        ("security_groups", "ingress"): [{"protocol": "all", "source": "self"}],
        ("security_groups", "egress"): leaving,
    }
    for (of, direction), rules in came_with.items():
        added = reading.rules.get((key, direction))
        if of == section and added:
            own = {(one.get("rule_number", f"own-{at}"),): one for at, one in enumerate(rules)}
            reading.rules[key, direction] = {**own, **added}


def _complete_found_subnets(reading: Reading) -> None:
    """A subnet has a table and an ACL; that they are the VPC's own nobody says."""
    for block in reading.found_subnets:
        for field, section in (("route_table", "route_tables"), ("network_acl", "network_acls")):
            if ("subnets", block.key, field) not in reading.told_elsewhere:
                stand_in = f"{field.replace('_', '-')}-of-{block.key}"[:255]
                reading.resolver.wanted[section, stand_in] = block
                reading.sketch.put("subnets", block.key, field, stand_in)


def _near(reading: Reading, section: str, key: str) -> Sketched | None:
    return reading.sketch.resources.get((section, key))


def _tell_lost(reading: Reading, section: str, key: str, name: str) -> None:
    """Of what is not here nothing can be said: by whom it was said is told."""
    if not reading.sketch.has(section, key):
        block = reading.told_elsewhere[section, key, name]
        reading.leave_out(block, f"It says something of {key}, which is not described here.")


def _leave_elastic_ips_alone(reading: Reading) -> None:
    """Terraform tells the public address of an instance also where it is an elastic one."""
    elastic = {one.values.get("public_ip") for one in reading.sketch.of("elastic_ips")} - {None}
    for section in ("instances", "network_interfaces"):
        for one in reading.sketch.of(section):
            if one.values.get("public_ip") in elastic:
                one.values["public_ip"] = False


def _provide(reading: Reading, one: Sketched, field: str, section: str) -> Sketched | None:
    """A stand-in for what a resource cannot be without, if it is not there."""
    named = one.values.get(field)
    implied = field == "vpc" and _has_subnet(reading, one)
    if named is None and (implied or (one.section, field) == ("instances", "subnet")):
        return None
    if named is None:
        named = one.values[field] = f"{field.replace('_', '-')}-of-{one.key}"[:255]
    if not isinstance(named, str) or reading.sketch.has(section, named):
        return None
    return _stand_in(reading, section, named, one.spot, one)


def _has_subnet(reading: Reading, one: Sketched) -> bool:
    """Its VPC follows from the subnet."""
    subnet, subnets = one.values.get("subnet"), one.values.get("subnets")
    found = subnet or (subnets[0] if subnets else None)
    return isinstance(found, str) and reading.sketch.has("subnets", found)


def _stand_in(
    reading: Reading, section: str, key: str, spot: Spot, near: Sketched | None
) -> Sketched | None:
    """Something undescribed, in the VPC of who names it, where that is known."""
    if reading.sketch.has(section, key):
        return None
    kind = KINDS_BY_SECTION[section]
    looks_like_an_id = key.startswith((kind.prefix, "arn:")) and "." not in key
    values: dict[str, Any] = {"undescribed": True, "id": key if looks_like_an_id else None}
    if any(field == "vpc" for field, _ in NEEDED[section]):
        values["vpc"] = _vpc_of(reading, near)
    if near is not None and any(field == "transit_gateway" for field, _ in NEEDED[section]):
        values["transit_gateway"] = near.values.get("transit_gateway")
    if section in ("vpcs", "transit_gateways"):
        values["region"] = (near.values.get("region") if near else None) or reading.region
    reading.sketch.add(section, key, spot, **values)
    return reading.sketch.resources[section, key]


def _vpc_of(reading: Reading, near: Sketched | None) -> str | None:
    """Its own, else that of its subnet or of its groups."""
    if near is None:
        return None
    if near.section == "vpcs":
        return near.key
    found = near.values.get("vpc")
    places: dict[str, list[Any]] = defaultdict(list)
    places["subnets"] = [near.values.get("subnet"), *(near.values.get("subnets") or [])]
    places["security_groups"] = list(near.values.get("security_groups") or [])
    for section, keys in places.items():
        for key in keys:
            known = reading.sketch.resources.get((section, str(key)))
            found = found or (known.values.get("vpc") if known else None)
    return found if isinstance(found, str) else None
