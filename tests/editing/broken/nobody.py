"""Faults that no form can cause, and why."""

from playground.engine.validity import Fault
from playground.engine.validity.direct_connect import AssociationWithOtherThing
from playground.engine.validity.routing import SecondMainTable, VpcWithoutMainTable
from playground.engine.validity.security import (
    FarEndIsNoGroup,
    RuleNumberOutOfRange,
    RuleWithoutFarEnd,
    VpcWithoutDefaultAcl,
)
from playground.engine.validity.subnets import SubnetBlockOfOtherFamily
from playground.engine.validity.targets import TargetHasSeveralInterfaces
from playground.engine.validity.vpc import VpcBlockOfOtherFamily, VpcWithoutBlock

OF_ONE_FAMILY = "the field reads blocks of its own family only"

NO_FORM: dict[type[Fault], str] = {
    VpcWithoutBlock: "the block is required: without it the VPC cannot be read",
    VpcBlockOfOtherFamily: OF_ONE_FAMILY,
    SubnetBlockOfOtherFamily: OF_ONE_FAMILY,
    VpcWithoutMainTable: "AWS makes one with the VPC, and it cannot be deleted (RT-03)",
    VpcWithoutDefaultAcl: "AWS makes one with the VPC, and it cannot be deleted (VPC-24)",
    SecondMainTable: "a table that becomes the main one replaces the one that was (RT-02)",
    RuleNumberOutOfRange: "the field reads numbers in the range only, and quotes the rule",
    RuleWithoutFarEnd: "the far end is required: without it the rule cannot be read",
    FarEndIsNoGroup: "the field reads blocks, groups and prefix lists only",
    AssociationWithOtherThing: "the field reads transit and virtual private gateways only",
    TargetHasSeveralInterfaces: "an instance that is named as a target is its primary interface",
}
