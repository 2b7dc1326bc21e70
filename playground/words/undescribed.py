"""What is said where the source of a network names something, and does not describe it."""

from playground.engine.reasons.undescribed import (
    AttachmentNotDescribed,
    HostsNotDescribed,
    NotDescribed,
    RouteTargetNotDescribed,
)
from playground.words.wording import Vocabulary, Wording, words

WORDS: Vocabulary = {
    NotDescribed: words(
        "What would decide is named here, but the source does not describe it.",
        Wording(
            "The source does not describe {resource:kind}, so nobody can say what becomes of the "
            "{leg} here.",
            "{to_add}.",
        ),
    ),
    RouteTargetNotDescribed: words(
        "The route leads to something that the source does not describe.",
        Wording(
            "The route {route} of {table} leads to {next_hop}, which the source does not describe: "
            "nobody can say what becomes of the {leg}.",
            "{to_add}; if it is gone, let the route lead to “deleted”.",
        ),
    ),
    AttachmentNotDescribed: words(
        "The transit gateway's route leads to an attachment that the source does not describe.",
        Wording(
            "The route {route} of {table} leads to {out_by}, which the source does not describe: "
            "nobody can say what becomes of the {leg}.",
            "{to_add}; if it is gone, let the route lead to “blackhole”.",
        ),
    ),
    HostsNotDescribed: words(
        "Somebody may have the address: the source does not describe the network interfaces.",
        Wording(
            "The source does not describe the network interfaces, so nobody can say who has "
            "{to} in the subnet {subnet}.",
            "Add the output of “aws ec2 describe-network-interfaces” to what is imported.",
        ),
    ),
}
