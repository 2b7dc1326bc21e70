"""New network ACLs and security groups, and their next rules."""

from playground.editing.proposals.ports import ALL, EPHEMERAL, needs_replies
from playground.editing.proposals.proposal import Owner, Proposal, first_missing
from playground.editing.proposals.scene import Scene
from playground.editing.sheet import INSTANCE, INTERFACE, Says
from playground.engine.nodes import Ref
from playground.kinds.builders import block

NO_VPC = "{} needs a VPC: add one first."
EVERYWHERE_V4, EVERYWHERE_V6 = "0.0.0.0/0", "::/0"
SOMEWHERE = "203.0.113.0/24"
"""An office, where the scenario has none."""
LAST_NUMBER = 32766
FIRST_NUMBER, STEP, WIDE_STEP = 100, 10, 100
WEB = (("tcp", 443), ("tcp", 80))


def network_acl(scene: Scene) -> Says:
    """Open both ways, as a default one is (NACL-02): a beginning that breaks nothing."""
    vpc = scene.need("vpc", NO_VPC.format("A network ACL"))
    rows = [
        {"rule_number": number, "action": "allow", "protocol": "all", "cidr": cidr}
        for number, cidr in enumerate(_everywhere(scene, vpc), FIRST_NUMBER)
    ]
    copy = [dict(row) for row in rows]
    return {"name": scene.numbered("acl"), "vpc": vpc, "ingress": rows, "egress": copy}


def _everywhere(scene: Scene, vpc: Ref | None) -> list[str]:
    six = [EVERYWHERE_V6] if scene.blocks_of(vpc, version=6) else []
    return [EVERYWHERE_V4, *six]


def acl_row(scene: Scene, owner: Owner) -> Says:
    """The next number; the replies if they are missing, else the next usual service."""
    everywhere = _everywhere(scene, owner.says.get("vpc"))
    services = [(protocol, ports, cidr) for cidr in everywhere for protocol, ports in WEB]
    replies = [("tcp", EPHEMERAL, cidr) for cidr in everywhere]
    if owner.part == "ingress":
        services.append(("tcp", 22, office(scene)))
    wanted = [*replies, *services] if needs_replies(owner.part, owner.says) else services + replies
    rows: list[Says] = [
        {"action": "allow", "protocol": protocol, "ports": ports, "cidr": cidr}
        for protocol, ports, cidr in wanted
    ]
    found = first_missing(owner, rows, "protocol", "ports", "cidr") or rows[0]
    return {"rule_number": next_number(owner.rows), **found}


def next_number(rows: list[Says]) -> int:
    """The next multiple of ten, or of a hundred where the table counts so (NACL-06)."""
    numbers = [row.get("rule_number") for row in rows]
    used = [one for one in numbers if isinstance(one, int) and 0 < one <= LAST_NUMBER]
    if not used:
        return FIRST_NUMBER
    wide = len(used) > 1 and all(number % WIDE_STEP == 0 for number in used)
    step = WIDE_STEP if wide else STEP
    following = (max(used) // step + 1) * step
    if following <= LAST_NUMBER:
        return following
    return next((one for one in range(LAST_NUMBER, 0, -1) if one not in used), LAST_NUMBER)


def office(scene: Scene) -> str:
    """Where administrators sit: a site, else an outside host that is called so, else somewhere."""
    sites = [cidr for one in scene.ranked("on-premises-network") for cidr in scene.blocks_of(one)]
    hosts = [one for one in scene.every("outside-host") if "office" in scene.called(one)]
    addresses = [text for one in hosts for text in scene.says(one, "addresses") or []]
    known = [*sites, *map(block, addresses)]
    return next((str(cidr) for cidr in known if cidr.version == 4), SOMEWHERE)


def security_group(scene: Scene) -> Says:
    """In the selected VPC: nothing comes in yet, everything may go out (SG-03)."""
    vpc = scene.need("vpc", NO_VPC.format("A security group"))
    who = scene.near if scene.selected in (INSTANCE, INTERFACE) else None
    name = scene.name(f"{scene.called(who)}-sg") if who else scene.numbered("group")
    out = [{"protocol": "all", "destination": cidr} for cidr in _everywhere(scene, vpc)]
    return {"name": name, "vpc": vpc, "ingress": [], "egress": out}


def inbound_rule(scene: Scene, owner: Owner) -> Says:
    """The web from anywhere, SSH from the office, then the group's own members.

    Nothing is proposed as a note: it would stay when other ports or another source are typed.
    """
    everywhere = _everywhere(scene, owner.says.get("vpc"))
    rows = _web("source", everywhere)
    rows.append(_rule("tcp", 22, "source", office(scene)))
    rows.append(_rule("all", "all", "source", "self"))
    rows += [
        _rule("tcp", 443, "source", group)
        for group in scene.in_vpc(owner.says.get("vpc"), "security-group")
        if group != owner.id
    ]
    return _next_rule(owner, rows, "source")


def outbound_rule(scene: Scene, owner: Owner) -> Says:
    """Everything to everywhere; where that is there, or another rule is, the web."""
    everywhere = _everywhere(scene, owner.says.get("vpc"))
    rows = [_rule("all", "all", "destination", cidr) for cidr in everywhere]
    return _next_rule(owner, [*rows, *_web("destination", everywhere)], "destination")


def _web(end: str, everywhere: list[str]) -> list[Says]:
    return [_rule(protocol, ports, end, cidr) for protocol, ports in WEB for cidr in everywhere]


def _rule(protocol: str, ports: int | str, end: str, far: str) -> Says:
    about = {"protocol": protocol, "ports": ports} if ports != "all" else {"protocol": protocol}
    return {**about, end: far}


def _next_rule(owner: Owner, rows: list[Says], end: str) -> Says:
    """The first that no rule there covers already; else the first that is not there itself."""
    everything = [row.get(end) for row in owner.rows if row.get("protocol", "all") in ALL]
    free = [row for row in rows if row[end] not in everything]
    keys = ("protocol", "ports", end)
    return first_missing(owner, free, *keys) or first_missing(owner, rows, *keys) or rows[0]


PROPOSALS = (
    Proposal("network-acl", network_acl, {"ingress": acl_row, "egress": acl_row}),
    Proposal("security-group", security_group, {"ingress": inbound_rule, "egress": outbound_rule}),
)
