"""What is said of instances that forward for others."""

from playground.engine.validity import appliances, edges
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    appliances.CheckedAppliance: (
        "{resource:Kind} leads to {target:kind}, whose source/destination check drops packets for "
        "others: switch the check off."
    ),
    appliances.ApplianceAmongItsSenders: (
        "{resource:Kind} leads to {target:kind}, which stands in {subnet:kind} and uses that table "
        "itself, so its packets come back to it: put it into a subnet of its own."
    ),
    appliances.ApplianceAmongItsReceivers: (
        "{resource:Kind} leads to {target:kind} for {subnet:kind}, in which it stands itself: "
        "put it into a subnet of its own."
    ),
    edges.GatewayTableOfOtherVpc: (
        "{resource:Kind} cannot use {table:kind}, which belongs to another VPC: "
        "choose a table of {vpc:kind}."
    ),
    edges.MainTableOfGateway: (
        "{resource:Kind} cannot use {table:kind}, the main route table of {vpc:kind}: choose a "
        "table of its own."
    ),
    edges.EdgeRouteTarget: (
        "{resource:Kind} steers what comes in by {gateway:kind}, so its routes cannot lead to "
        "{target:kind}: choose a network interface or a Gateway Load Balancer endpoint, or leave "
        "it local."
    ),
    edges.EdgeRouteDestination: (
        "{resource:Kind} steers what comes in by {gateway:kind}, so {destination:end} cannot be a "
        "destination: choose a whole block of {vpc:kind} or of one of its subnets."
    ),
}
