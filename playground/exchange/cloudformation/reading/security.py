"""Network ACLs and security groups with their rules out of a template."""

from typing import Any

from playground.engine.nodes import ICMP, ICMPV6, TCP, UDP
from playground.exchange.cloudformation.reading.pointing import MADE
from playground.exchange.cloudformation.reading.properties import Properties
from playground.exchange.cloudformation.reading.resource import Resource
from playground.exchange.sketch import At, Sketch

ACLS, GROUPS, SUBNETS, LISTS = "network_acls", "security_groups", "subnets", "managed_prefix_lists"
EVERY_PORT = {(0, 65535), (-1, -1)}
NUMBERS = {"tcp": TCP, "udp": UDP, "icmp": ICMP, "icmpv6": ICMPV6}
EVERYTHING = "-1"
Rule = dict[str, Any]


def read_acl(one: Resource) -> None:
    """A network ACL; its entries are declared apart."""
    one.add(ACLS, vpc=one.needed("VpcId", "vpcs"))


def read_entry(one: Resource) -> None:
    """An entry of an ACL."""
    acl, egress = one.needed("NetworkAclId", ACLS), one.truth("Egress")
    ports, icmp = one.inner("PortRange"), one.inner("Icmp")
    action, protocol = one.word("RuleAction"), one.word("Protocol") or EVERYTHING
    ends = ports and _ends(ports, "From", "To", protocol)
    message = icmp and _ends(icmp, "Type", "Code", protocol)
    cidr = one.text("CidrBlock") or one.text("Ipv6CidrBlock")
    if cidr is None and not one.gaps:
        one.wrong("CidrBlock", "it is missing.")
    entry = {
        "rule_number": one.number("RuleNumber"),
        "action": action and one.at("RuleAction", action.lower()),
        "protocol": one.at("Protocol", protocol),
        **(ends or {}),
        **(message or {}),
        "cidr": cidr,
    }
    way = "egress" if egress is not None and egress.value else "ingress"
    one.append(ACLS, acl, way, At(entry, one.spot))


def read_acl_association(one: Resource) -> None:
    """The ACL of a subnet."""
    acl, subnet = one.needed("NetworkAclId", ACLS), one.needed("SubnetId", SUBNETS)
    one.put(SUBNETS, subnet, "network_acl", acl)


def read_group(one: Resource) -> None:
    """A security group.  An empty list of outbound rules is as good as none: all may leave."""
    vpc = one.reference("VpcId", "vpcs")
    if vpc is None and not one.gaps:
        one.note("VpcId", "the group belongs to the default VPC of the account")
        vpc = one.at("VpcId", one.stage.stand_in("vpcs", "default VPC", one.spot))
    egress = [rule for each in one.inners("SecurityGroupEgress") for rule in _rules(each, True)]
    one.add(
        GROUPS,
        one.label("GroupName"),
        vpc=vpc,
        description=one.label("GroupDescription"),
        ingress=[
            rule for each in one.inners("SecurityGroupIngress") for rule in _rules(each, False)
        ],
        egress=egress or None,
    )


def read_ingress(one: Resource) -> None:
    """An inbound rule that is declared apart."""
    group = one.reference("GroupId", GROUPS) or one.needed("GroupName", GROUPS)
    for rule in _rules(one, False):
        one.append(GROUPS, group, "ingress", rule)


def read_egress(one: Resource) -> None:
    """An outbound rule that is declared apart: the one by which all may leave goes for it."""
    group = one.needed("GroupId", GROUPS)
    for rule in _rules(one, True):
        one.append(GROUPS, group, "egress", rule)


FAR_ENDS = {
    False: ("source", "SourceSecurityGroupId", "SourceSecurityGroupName", "SourcePrefixListId"),
    True: ("destination", "DestinationSecurityGroupId", "", "DestinationPrefixListId"),
}


def _rules(one: Properties, egress: bool) -> list[At]:
    """A rule, once for each of the blocks or groups that it names."""
    protocol = one.word("IpProtocol")
    if protocol is None:
        if not one.gaps:
            one.wrong("IpProtocol", "it is missing.")
        return []
    field, group, named, prefix_list = FAR_ENDS[egress]
    far = [
        one.text("CidrIp"),
        one.text("CidrIpv6"),
        one.reference(group, GROUPS),
        one.reference(named, GROUPS) if named else None,
        one.reference(prefix_list, LISTS),
    ]
    ends = [end for end in far if end is not None]
    if not ends and not one.gaps:
        one.wrong("CidrIp", f"the {field} is missing.")
    traffic = {
        "protocol": one.at("IpProtocol", protocol),
        **_ends(one, "FromPort", "ToPort", protocol),
    }
    note = one.label("Description")
    return [At({**traffic, field: end, "description": note}, one.spot) for end in ends]


def _ends(one: Properties, first: str, last: str, protocol: str) -> Rule:
    """Ports, or type and code of a message; nothing where that is all of them."""
    number = NUMBERS.get(protocol.lower(), int(protocol) if protocol.isdigit() else None)
    if number not in (TCP, UDP, ICMP, ICMPV6):
        return {}
    begin, end = one.number(first), one.number(last)
    if begin is None and end is None:
        return {}
    begin, end = begin or end, end or begin
    assert begin is not None and end is not None
    if number in (ICMP, ICMPV6):
        return {"icmp_type": begin, "icmp_code": end if end is not begin else -1}
    if (begin.value, end.value) in EVERY_PORT:
        return {}
    return {"ports": At(f"{begin.value}-{end.value}", begin.spot)}


def keep_what_aws_made(sketch: Sketch) -> None:
    """Rules that are added to a default group or ACL stand beside those that AWS made."""
    for group in _made(sketch, "DefaultSecurityGroup"):
        if "ingress" in group.values:
            group.values["ingress"].insert(0, {"protocol": "all", "source": "self"})
        if "egress" in group.values:
            group.values["egress"][:0] = [
                {"protocol": "all", "destination": cidr} for cidr in _everywhere(sketch, group)
            ]
    for acl in _made(sketch, "DefaultNetworkAcl"):
        for way in {"ingress", "egress"} & acl.values.keys():
            acl.values[way] += [
                {"rule_number": number, "action": "allow", "protocol": "all", "cidr": cidr}
                for number, cidr in enumerate(_everywhere(sketch, acl), 100)
            ]


def _made(sketch: Sketch, attribute: str) -> list[Any]:
    made = MADE[attribute]
    return [one for one in sketch.of(made.section) if one.key.endswith(f".{made.called}")]


def _everywhere(sketch: Sketch, row: Any) -> list[str]:
    vpc = sketch.find("vpcs", row.values["vpc"])
    has_ipv6 = vpc is not None and "ipv6_cidrs" in vpc.values
    return ["0.0.0.0/0", "::/0"] if has_ipv6 else ["0.0.0.0/0"]


READERS = {
    "AWS::EC2::NetworkAcl": read_acl,
    "AWS::EC2::NetworkAclEntry": read_entry,
    "AWS::EC2::SecurityGroup": read_group,
    "AWS::EC2::SecurityGroupEgress": read_egress,
    "AWS::EC2::SecurityGroupIngress": read_ingress,
    "AWS::EC2::SubnetNetworkAclAssociation": read_acl_association,
}
