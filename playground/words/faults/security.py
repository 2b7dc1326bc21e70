"""What is said of network ACLs and security groups."""

from playground.engine.validity import security
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    security.VpcWithoutDefaultAcl: (
        "{resource:Kind} has no default network ACL: mark one of its ACLs as default."
    ),
    security.SecondDefaultAcl: (
        "{resource:Kind} cannot be default, because {other:kind} is the default ACL of {vpc:kind}: "
        "unmark one of the two."
    ),
    security.RuleNumberOutOfRange: ("{number} is no rule number: choose one from 1 to 32766."),
    security.RuleNumberTwice: (
        "{resource:Kind} has two {direction} rules with the number {number}: renumber one of them."
    ),
    security.SecondDefaultGroup: (
        "{resource:Kind} cannot be default, because {other:kind} is the default group of "
        "{vpc:kind}: unmark one of the two."
    ),
    security.RuleWithoutFarEnd: (
        "A rule of {resource:kind} needs one {end}: "
        "give it a CIDR, a security group or a prefix list."
    ),
    security.FarEndIsNoGroup: (
        "{named:Kind} cannot be the {end} of a rule: give a CIDR or a security group."
    ),
    security.GroupReferenceToOtherVpc: (
        "{group:Kind} belongs to {other_vpc:kind}, which no peering joins with {vpc:kind}: "
        "give the addresses as a CIDR."
    ),
    security.GroupReferenceToOtherRegion: (
        "{group:Kind} is in {other_region}, and a peering connection makes groups known within one "
        "region only (here {region}): give the addresses as a CIDR."
    ),
    security.StaleGroupReference: (
        "The rule that names {group:kind} is stale and matches nobody, because {peering:kind} is "
        "{status}: remove the rule, or bring the peering connection back."
    ),
}
