"""What is said of subnets, of blocks that overlap, and of what nobody uses."""

from playground.engine.findings import overlaps, public_subnets, unused
from playground.engine.findings.finding import Finding

WORDS: dict[type[Finding], str] = {
    public_subnets.NotPublic: (
        "{resource:Kind} is called public, but {table:kind} has no route to an internet gateway: "
        "associate a table that has one, or change the name."
    ),
    public_subnets.NotPrivate: (
        "{resource:Kind} is called private, but {table:kind} leads to {internet_gateway:kind}, "
        "which makes it public: associate a table without that route, or change the name."
    ),
    public_subnets.HostsWithoutPublicAddress: (
        "Without a public address, {hosts:hosts} in {subnet:kind} cannot reach the internet by "
        "{internet_gateway:kind}, nor be reached from there: associate elastic IPs, or move to a "
        "private subnet behind a NAT gateway."
    ),
    public_subnets.PublicAddressWithoutWay: (
        "{resource:Kind} has a public address, but {table:kind} of {subnet:kind} has no route to "
        "an internet gateway, so the address does nothing: let the subnet lead there, or put it "
        "into a public subnet."
    ),
    overlaps.PeersOverlap: (
        "{cidr} of {resource:kind} overlaps {other_cidr} of {other:kind}, and {hub:kind} is peered "
        "with both, so it reaches only one of them at each address: give one of them another "
        "block, or route the addresses in question one by one."
    ),
    overlaps.VpcsOverlap: (
        "{cidr} of {resource:kind} overlaps {other_cidr} of {other:kind}, which does no harm until "
        "the two are to be peered or to meet at a transit gateway: choose another block if they "
        "ever shall."
    ),
    unused.UnusedGroup: (
        "Nobody carries {resource:kind}, and no rule names it: "
        "give it to those whom it is for, or remove it."
    ),
    unused.GroupWithoutMembers: (
        "{named_by:Kind} names {resource:kind}, which nobody carries, so that its rule matches "
        "nobody: give the group to those who are meant, or remove it."
    ),
    unused.UnusedRouteTable: (
        "No subnet and no gateway uses {resource:kind}; a subnet without a table of its own uses "
        "{main:kind}: associate the subnets that are meant, or remove it."
    ),
    unused.UnusedNetworkAcl: (
        "No subnet uses {resource:kind}; a subnet without an ACL of its own uses {default:kind}: "
        "associate the subnets that are meant, or remove it."
    ),
}
