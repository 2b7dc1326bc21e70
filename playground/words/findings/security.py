"""What is said of rules for everybody, and of rules that decide nothing."""

from playground.engine.findings import acl_rows, group_rules, open_rules
from playground.engine.findings.finding import Finding

WORDS: dict[type[Finding], str] = {
    open_rules.OpenToEverything: (
        "{resource:Kind} lets the whole internet ({everybody}{prefix_list:list}) try every "
        "protocol and port, {reached:reach}: allow only the ports that are served, and only from "
        "those who need them."
    ),
    open_rules.ManagementOpen: (
        "{resource:Kind} lets the whole internet ({everybody}{prefix_list:list}) try "
        "{ports:services}, {reached:reach}: allow only the addresses from which machines are "
        "managed."
    ),
    open_rules.DatabaseOpen: (
        "{resource:Kind} lets the whole internet ({everybody}{prefix_list:list}) try "
        "{ports:services}, {reached:reach}: name the security group of the application instead."
    ),
    acl_rows.EntryComesTooLate: (
        "The {direction} rule {number} ({action}) of {resource:kind} never decides, because rule "
        "{earlier} ({earlier_action}) takes all that it is for: give it a number below {earlier}, "
        "or remove it."
    ),
    acl_rows.EntryCovered: (
        "The {direction} rule {number} of {resource:kind} never decides, because rule {earlier} "
        "takes all that it is for and does the same: remove it."
    ),
    group_rules.RuleTwice: (
        "Of the {direction} rules of {resource:kind} the {number:ordinal} says the same as the "
        "{other:ordinal}: remove one of them."
    ),
    group_rules.RuleCovered: (
        "Of the {direction} rules of {resource:kind} the {number:ordinal} allows nothing that the "
        "{other:ordinal} does not allow: remove it, or make the other narrower."
    ),
}
