"""What is said of network load balancers."""

from playground.engine.reasons.balancing import (
    BalancedToTarget,
    BalancerFiltersNothing,
    BalancerNotAskedDirectly,
    NoListener,
    NoTargetInZone,
    NotCrossZone,
    RestoredByBalancer,
)
from playground.words.wording import Vocabulary, Wording, words

WORDS: Vocabulary = {
    BalancedToTarget: words(
        "The load balancer opens a connection of its own, from its address, to a target.",
        Wording(
            "The load balancer {balancer} takes the connection and opens one of its own to "
            "{interface:host}, port {port:text}: the target sees {address:address}, the load "
            "balancer's private address, and never the client's."
        ),
    ),
    RestoredByBalancer: words(
        "The load balancer knows the connection and hands the answer to who asked.",
        Wording(
            "The load balancer {balancer} knows which client this answers, and hands it back by "
            "PrivateLink."
        ),
    ),
    BalancerFiltersNothing: words(
        "A load balancer without security groups lets everything pass.",
        Wording("The load balancer {balancer} has no security group, so it filters nothing."),
    ),
    NoListener: words(
        "No listener of the load balancer is for this protocol and port.",
        Wording(
            "The load balancer {balancer} drops the {leg}: none of its listeners is for {traffic}.",
            "Give {balancer} a listener with a target for {service}, or ask another port.",
        ),
    ),
    NoTargetInZone: words(
        "All targets are in zones that the load balancer is not enabled in.",
        Wording(
            "The load balancer {balancer} has no target for this in a zone that it is enabled "
            "in: targets elsewhere get no traffic.",
            "Enable {balancer} in the zone of a target (give it a subnet there), or register a "
            "running target in {availability_zone:text}.",
        ),
    ),
    NotCrossZone: words(
        "The targets are in other zones, and cross-zone load balancing is off.",
        Wording(
            "The node of {balancer} in {availability_zone:text} has no target for this in its "
            "zone, and may not send to another: cross-zone load balancing is off.",
            "Switch on cross-zone load balancing of {balancer}, or register a target in "
            "{availability_zone:text}.",
        ),
    ),
    BalancerNotAskedDirectly: words(
        "A load balancer that is asked at its own address is not modelled.",
        Wording(
            "{to} is an address of the load balancer {target}, and what it does with a client "
            "that asks it directly is not modelled, only what comes by PrivateLink.",
            "Ask by an endpoint of its service, or ask one of its targets.",
        ),
    ),
}
