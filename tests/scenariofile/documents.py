"""Random scenario files as plain values: small networks with names that nobody would choose."""

from typing import Any

from hypothesis import strategies as st

from playground.kinds.shapes import LINES
from playground.scenariofile.letters import misfit
from playground.scenariofile.sections import RESERVED_NAMES

Plain = dict[str, Any]


def _can_be_a_name(text: str) -> bool:
    return bool(text.strip()) and text not in RESERVED_NAMES and not _hides(text)


def _hides(text: str) -> bool:
    return bool(misfit(text) or LINES.search(text))


TRICKY = ["null", "true", "no", "1", "01", "1.10", "~", "10.0.0.0/8", "a: b", "#", "- x", "é😀"]
TRICKY += [
    "security-group/x",
    "{{x}}",
    "\\N",
    "<b>",
    " x ",
    "'",
    '"',
    "::",
    "vpc-0123456789",
]
NAMES = st.one_of(st.sampled_from(TRICKY), st.text(min_size=1, max_size=8).filter(_can_be_a_name))
"""Any text that is not reserved."""
SOME_NAMES = st.lists(NAMES, min_size=1, max_size=3, unique=True)
BLOCKS = st.sampled_from(["0.0.0.0/0", "::/0", "203.0.113.7/32", "10.0.0.0/8", "2001:db8::/32"])
PROTOCOLS = st.sampled_from(["all", "tcp", "udp", "icmp", "icmpv6", 47])
PORTS = st.sampled_from([443, "1024-65535", "all"])


@st.composite
def documents(draw: st.DrawFn) -> Plain:
    """A whole file: one or two VPCs, and in each what people put there."""
    vpcs = draw(st.lists(NAMES, min_size=1, max_size=2, unique=True))
    document: Plain = {"format": 1, "title": draw(NAMES), "description": draw(NAMES)}
    document["vpcs"] = {name: _vpc(draw, index) for index, name in enumerate(vpcs)}
    if len(vpcs) == 2 and draw(st.booleans()):
        document["vpc_peering_connections"] = {draw(NAMES): _peering(draw, vpcs)}
    document["internet_gateways"] = {name: {"vpc": name} for name in vpcs}
    subnets = {}
    for name in draw(SOME_NAMES):
        subnets[name] = _subnet(draw, vpcs, len(subnets))
    document["subnets"] = subnets
    document["route_tables"] = {name: _table(draw, vpcs) for name in draw(SOME_NAMES)}
    document["security_groups"] = _groups(draw, vpcs)
    document["network_acls"] = {name: _acl(draw, vpcs) for name in draw(SOME_NAMES)}
    document["instances"] = {name: _instance(draw, subnets, document) for name in draw(SOME_NAMES)}
    document["outside_hosts"] = {name: {"addresses": ["203.0.113.4"]} for name in draw(SOME_NAMES)}
    return document


def _vpc(draw: st.DrawFn, index: int) -> Plain:
    vpc: Plain = {"cidr": f"10.{index}.0.0/16"}
    if draw(st.booleans()):
        vpc["ipv6_cidrs"] = [f"2001:db8:{index + 1}::/56"]
    return vpc


def _peering(draw: st.DrawFn, vpcs: list[str]) -> Plain:
    requester, accepter = draw(st.permutations(vpcs))
    return {
        "requester_vpc": requester,
        "accepter_vpc": accepter,
        "status": draw(st.sampled_from(["active", "pending-acceptance", "deleted"])),
        "accepter_dns_resolution": draw(st.booleans()),
    }


def _subnet(draw: st.DrawFn, vpcs: list[str], index: int) -> Plain:
    at = draw(st.integers(0, len(vpcs) - 1))
    return {
        "vpc": vpcs[at],
        "cidr": f"10.{at}.{index}.0/24",
        "map_public_ip_on_launch": draw(st.booleans()),
    }


def _table(draw: st.DrawFn, vpcs: list[str]) -> Plain:
    vpc = draw(st.sampled_from(vpcs))
    targets = st.sampled_from([f"internet-gateway/{vpc}", "deleted", "lgw-0123456789abcdef0"])
    blocks = draw(st.lists(st.sampled_from(["0.0.0.0/0", "::/0", "10.9.0.0/16"]), unique=True))
    return {
        "vpc": vpc,
        "routes": [{"destination": block, "target": draw(targets)} for block in blocks],
    }


def _traffic(draw: st.DrawFn) -> Plain:
    protocol = draw(PROTOCOLS)
    row: Plain = {"protocol": protocol}
    if protocol in ("tcp", "udp"):
        row["ports"] = draw(PORTS)
    if protocol in ("icmp", "icmpv6"):
        row |= {"icmp_type": draw(st.sampled_from([-1, 8])), "icmp_code": -1}
    return row


def _groups(draw: st.DrawFn, vpcs: list[str]) -> Plain:
    """Groups in one VPC, so that they may name one another."""
    names, vpc = draw(SOME_NAMES), draw(st.sampled_from(vpcs))
    far_ends = st.one_of(
        BLOCKS, st.just("self"), st.sampled_from(names).map("security-group/{}".format)
    )
    groups: Plain = {}
    for name in names:
        groups[name] = {"vpc": vpc, "ingress": _rules(draw, "source", far_ends)}
        if draw(st.booleans()):
            groups[name]["egress"] = _rules(draw, "destination", far_ends)
    return groups


def _rules(draw: st.DrawFn, key: str, far_ends: st.SearchStrategy[str]) -> list[Plain]:
    ends = draw(st.lists(far_ends, max_size=3, unique=True))
    return [_traffic(draw) | {key: end, "description": draw(NAMES)} for end in ends]


def _acl(draw: st.DrawFn, vpcs: list[str]) -> Plain:
    return {"vpc": draw(st.sampled_from(vpcs)), "ingress": _entries(draw), "egress": _entries(draw)}


def _entries(draw: st.DrawFn) -> list[Plain]:
    numbers = draw(st.lists(st.integers(1, 32766), max_size=3, unique=True))
    action = st.sampled_from(["allow", "deny"])
    return [
        _traffic(draw) | {"rule_number": number, "action": draw(action), "cidr": draw(BLOCKS)}
        for number in numbers
    ]


def _instance(draw: st.DrawFn, subnets: Plain, document: Plain) -> Plain:
    subnet = draw(st.sampled_from(sorted(subnets)))
    instance: Plain = {"subnet": subnet}
    vpc = subnets[subnet]["vpc"]
    fitting = [name for name, group in document["security_groups"].items() if group["vpc"] == vpc]
    if fitting and draw(st.booleans()):
        instance["security_groups"] = draw(
            st.lists(st.sampled_from(fitting), min_size=1, unique=True)
        )
    if draw(st.booleans()):
        instance["public_ip"] = draw(st.booleans())
    return instance | {"state": draw(st.sampled_from(["running", "stopped"]))}
