"""The kinds network ACL and security group, with their rows."""

from playground.engine import nodes
from playground.kinds.builders import block, optional_block, ref, service
from playground.kinds.kind import Field, Kind, Part
from playground.kinds.shapes import (
    Block,
    Choice,
    IcmpNumber,
    Number,
    PortRange,
    Protocol,
    Refers,
    Text,
    Truth,
)
from playground.models import NetworkAcl, NetworkAclEntry, SecurityGroup, SecurityGroupRule
from playground.models.rows import Rows
from playground.models.security import FilterRow


def _acl_node(row: NetworkAcl, rows: Rows) -> nodes.NetworkAcl:
    entries = sorted(rows.parts_of(NetworkAclEntry, "acl", row), key=_direction)
    return nodes.NetworkAcl(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        default=row.default,
        entries=tuple(map(_entry, entries)),
    )


def _direction(row: FilterRow) -> bool:
    """Inbound rows come first, whoever made them; within a direction the order stays."""
    return row.egress


def _entry(row: NetworkAclEntry) -> nodes.AclEntry:
    return nodes.AclEntry(
        rule_number=row.rule_number,
        egress=row.egress,
        action=nodes.AclAction(row.action),
        service=service(row),
        cidr=block(row.cidr),
    )


def _group_node(row: SecurityGroup, rows: Rows) -> nodes.SecurityGroup:
    rules = sorted(rows.parts_of(SecurityGroupRule, "group", row), key=_direction)
    return nodes.SecurityGroup(
        id=row.aws_id,
        name=row.name,
        vpc=row.vpc.aws_id,
        default=row.default,
        description=row.description,
        rules=tuple(map(_rule, rules)),
    )


def _rule(row: SecurityGroupRule) -> nodes.SecurityGroupRule:
    return nodes.SecurityGroupRule(
        egress=row.egress,
        service=service(row),
        cidr=optional_block(row.cidr),
        group=ref(row.referenced_group),
        prefix_list=ref(row.prefix_list),
        description=row.description,
    )


TRAFFIC = (
    Field("protocol", "Protocol", Protocol(), "all, tcp, udp, icmp, icmpv6 or a number"),
    Field("ports", "Ports", PortRange(), "443 or 1024-65535; TCP and UDP only"),
    Field("icmp_type", "ICMP type", IcmpNumber()),
    Field("icmp_code", "ICMP code", IcmpNumber()),
)
BLOCKS_ONLY = "A network ACL names no prefix lists and no security groups. [NACL-16]"
ENTRY = (
    Field("rule_number", "Rule", Number(1, 32766, "NACL-06"), required=True),
    Field("action", "Action", Choice(tuple(nodes.AclAction)), required=True),
    *TRAFFIC,
    Field("cidr", "Address", Block(only=BLOCKS_ONLY), "the far end", required=True),
)


def _far_end(key: str, label: str) -> Field:
    return Field(
        key,
        label,
        Refers(("security-group", "managed-prefix-list"), ("self",), Block()),
        "a CIDR block, a security group, self, or a prefix list",
        required=True,
        column="cidr",
        reference="referenced_group",
        references=(("managed-prefix-list", "prefix_list"),),
    )


NETWORK_ACL = Kind(
    slug="network-acl",
    label="Network ACL",
    plural="Network ACLs",
    section="network_acls",
    blurb="A stateless filter at a subnet's border: numbered rows, the first match decides.",
    prefix="acl-",
    model=NetworkAcl,
    node=nodes.NetworkAcl,
    build=_acl_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("default", "Default", Truth(), "used by every subnet without an ACL of its own"),
    ),
    parts=(
        Part(
            "ingress",
            "Inbound rules",
            "The lowest number that matches decides; * denies the rest.",
            NetworkAclEntry,
            "acl",
            ENTRY,
            {"egress": False},
        ),
        Part(
            "egress",
            "Outbound rules",
            "Replies pass here too: a network ACL remembers nothing.",
            NetworkAclEntry,
            "acl",
            ENTRY,
            {"egress": True},
        ),
    ),
    nests_in=("vpc",),
)

SECURITY_GROUP = Kind(
    slug="security-group",
    label="Security group",
    plural="Security groups",
    section="security_groups",
    blurb="A stateful filter at an interface: any row may allow, and replies always pass.",
    prefix="sg-",
    model=SecurityGroup,
    node=nodes.SecurityGroup,
    build=_group_node,
    fields=(
        Field("vpc", "VPC", Refers(("vpc",)), required=True),
        Field("default", "Default", Truth(), "used by every interface that names no group"),
        Field("description", "Description", Text()),
    ),
    parts=(
        Part(
            "ingress",
            "Inbound rules",
            "What no row allows is denied.",
            SecurityGroupRule,
            "group",
            (*TRAFFIC, _far_end("source", "Source"), Field("description", "Note", Text())),
            {"egress": False},
        ),
        Part(
            "egress",
            "Outbound rules",
            "What no row allows is denied; replies pass anyway.",
            SecurityGroupRule,
            "group",
            (
                *TRAFFIC,
                _far_end("destination", "Destination"),
                Field("description", "Note", Text()),
            ),
            {"egress": True},
        ),
    ),
    nests_in=("vpc",),
)

KINDS = (NETWORK_ACL, SECURITY_GROUP)
