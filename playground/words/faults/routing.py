"""What is said of route tables, destinations and targets."""

from playground.engine.validity import inner_routes, prefix_lists, routing, targets
from playground.engine.validity.fault import Fault

WORDS: dict[type[Fault], str] = {
    routing.VpcWithoutMainTable: (
        "{resource:Kind} has no main route table: mark one of its tables as main."
    ),
    routing.SecondMainTable: (
        "{resource:Kind} cannot be main, because {other:kind} is the main table of {vpc:kind}: "
        "unmark one of the two."
    ),
    routing.RouteTwice: ("{resource:Kind} has two routes for {destination:end}: keep one of them."),
    routing.LocalRouteOfNoBlock: (
        "{destination:End} cannot be local, because it is no block of {vpc:kind}: "
        "choose {choices:blocks}."
    ),
    routing.ReservedDestination: (
        "{destination} lies in {reserved}, which AWS keeps for its own services: remove the route."
    ),
    inner_routes.LocalRouteTarget: (
        "The local route {destination} cannot lead to {target:kind}: "
        "choose a NAT gateway, a network interface or a Gateway Load Balancer endpoint, or "
        "leave it local."
    ),
    inner_routes.InnerRouteTarget: (
        "{destination} lies inside the VPC, so its route cannot lead to {target:kind}: "
        "choose a NAT gateway, a network interface or a Gateway Load Balancer endpoint, or "
        "remove the route."
    ),
    inner_routes.RouteOfNoSubnet: (
        "{destination} lies inside {vpc:kind} and is not the whole block of one of its subnets: "
        "choose the block of a subnet, or leave the way to the local route."
    ),
    inner_routes.BlockSwallowsRoute: (
        "{cidr} holds {destination}, which {table:kind} sends elsewhere: "
        "choose a smaller or another block, or remove the route first."
    ),
    targets.NoRouteTarget: (
        "A route cannot lead to {target:kind}: choose an internet gateway, an egress-only internet "
        "gateway, a NAT gateway, a peering connection, a transit gateway, a virtual private "
        "gateway, a Gateway Load Balancer endpoint, a network interface or an instance."
    ),
    targets.TargetHasSeveralInterfaces: (
        "{target:Kind} has {interfaces} network interfaces, and a route can lead to an instance "
        "with one only: choose the network interface itself."
    ),
    targets.TargetInOtherVpc: (
        "{target:Kind} belongs to {other_vpc:kind}, and the route table to {vpc:kind}: "
        "choose a target in {vpc:kind}."
    ),
    targets.TargetJoinsOtherVpcs: (
        "{target:Kind} does not join {vpc:kind}, to which the route table belongs: "
        "choose one that does."
    ),
    targets.Ipv4ToEgressOnlyGateway: (
        "{destination:End} is IPv4, and {target:kind} takes IPv6 only: "
        "choose a NAT gateway or an internet gateway."
    ),
    prefix_lists.EntryOfOtherFamily: (
        "{cidr} is not of the address family {family} of {resource:kind}: IPv4 and IPv6 blocks "
        "need a list each."
    ),
    prefix_lists.EntryTwice: (
        "{cidr} stands in {resource:kind} already, and a list has an entry once: remove one of "
        "the two."
    ),
    prefix_lists.MoreEntriesThanMaximum: (
        "{resource:Kind} is for {maximum} entries at most, and these are {entries}: raise its "
        "maximum, or remove some."
    ),
    prefix_lists.PrefixListToEndpoint: (
        "A route for {prefix_list:kind} cannot lead to {target:kind}: a Gateway Load "
        "Balancer endpoint takes CIDR blocks only, and a gateway endpoint a list of AWS's own."
    ),
    prefix_lists.PrefixListOfOtherRegion: (
        "{prefix_list:Kind} is there for {region} only, and {vpc:kind} lies in another region: "
        "make a list of the same entries there."
    ),
    prefix_lists.WinnerUndefined: (
        "{prefix_list:Kind} and {other:kind} both hold {destination} and lead to different "
        "targets. AWS picks one at random and does not document which; here the one written first "
        "wins: take {destination} out of one of the two."
    ),
    targets.Ipv6ToNatGateway: (
        "{target:Kind} carries no IPv6 but 64:ff9b::/96, so nothing for {destination:end} arrives: "
        "choose an egress-only internet gateway."
    ),
}
