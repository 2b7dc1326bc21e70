"""Network ACLs and security groups."""

from playground.engine.validity.security import (
    GroupReferenceToOtherRegion,
    GroupReferenceToOtherVpc,
    RuleNumberTwice,
    SecondDefaultAcl,
    SecondDefaultGroup,
)
from tests.editing.broken.breaking import Breaks, add, change

DEFAULT = {"vpc": "@vpc/shop", "default": True}
OPEN = {"action": "allow", "protocol": "all", "cidr": "0.0.0.0/0"}


def numbered(*numbers: int) -> list[dict[str, object]]:
    """Rules of an ACL."""
    return [{"rule_number": number, **OPEN} for number in numbers]


TABLE: tuple[Breaks, ...] = (
    add(SecondDefaultAcl, "network-acl", DEFAULT, "default"),
    change(
        RuleNumberTwice,
        "network-acl/filter",
        {"ingress": numbered(100, 100)},
        "ingress[1].rule_number",
    ),
    change(
        RuleNumberTwice,
        "network-acl/filter",
        {"egress": numbered(90, 90, 100)},
        "egress[1].rule_number",
    ),
    add(SecondDefaultGroup, "security-group", DEFAULT, "default"),
    change(
        GroupReferenceToOtherVpc,
        "security-group/web-sg",
        {"ingress": [{"protocol": "tcp", "ports": "443", "source": "@lab-sg"}]},
        "ingress[0].source",
    ),
    change(
        GroupReferenceToOtherRegion,
        "security-group/web-sg",
        {"egress": [{"protocol": "tcp", "ports": "443", "destination": "@far-sg"}]},
        "egress[0].destination",
    ),
)
