"""What is said of peering connections."""

from playground.engine.validity import interconnect
from playground.engine.validity.fault import Fault
from playground.words.faults.quotas import over

WORDS: dict[type[Fault], str] = {
    interconnect.PeeringWithItself: (
        "{resource:Kind} joins {vpc:kind} with itself: choose another VPC for one of its ends."
    ),
    interconnect.SecondPeering: (
        "{requester:Kind} and {accepter:kind} are joined by {other:kind} already: "
        "remove one of the two connections."
    ),
    interconnect.PeeredBlocksOverlap: (
        "{resource:Kind} cannot join {requester:kind} and {accepter:kind}, because {cidr} overlaps "
        "{other_cidr}: give one of them other blocks, or reach single services by PrivateLink."
    ),
    interconnect.BlockOverlapsPeer: (
        "{cidr} overlaps {other_cidr} of {peer:kind}, with which {resource:kind} is peered: "
        "choose another block."
    ),
    interconnect.ActivePeeringsPerVpc: over("active peering connections"),
    interconnect.OutstandingPeeringRequests: over("peering requests that nobody has accepted"),
}
