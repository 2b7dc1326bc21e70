"""What is said of the DNS names of instances."""

from playground.engine.nodes import (
    TransitGateway,
    TransitGatewayPeeringAttachment,
    VpcPeeringConnection,
)
from playground.engine.reasons.dns import (
    HostNameNotResolved,
    NameMeansPrivateAddress,
    NameMeansPublicAddress,
    PrivateNameUnknownHere,
)
from playground.words.ends import holders_of
from playground.words.wording import Condition, Situation, Vocabulary, Wording, words


def by(
    kind: type[VpcPeeringConnection | TransitGateway | TransitGatewayPeeringAttachment],
) -> Condition:
    """Is the way between both VPCs of this kind?"""
    return lambda situation: isinstance(situation.network.find(situation.reason.way), kind)


def without_names(situation: Situation) -> bool:
    """Are both VPCs joined by something, but the asker's lacks an attribute (PCX-15)?"""
    network, said = situation.network, situation.reason
    if not said.way:
        return False
    vpcs = [network.vpc_of(one.subnet) for one in holders_of(network, situation.packet.source)]
    return any(not (vpc.enable_dns_support and vpc.enable_dns_hostnames) for vpc in vpcs)


PRIVATE = "The name {named:text} means the private address {address:address} here: "
PUBLIC = "The name {named:text} means the public address {address:address} here, "

WORDS: Vocabulary = {
    NameMeansPrivateAddress: words(
        "In the host's own VPC, and where the way between two VPCs has it so, its name is private.",
        Wording(
            PRIVATE + "{way:kind} resolves the names of {vpc} to private addresses for its peer.",
            rule="PCX-14",
            when=by(VpcPeeringConnection),
        ),
        Wording(
            PRIVATE + "both VPCs are on {way:kind}, whose DNS support resolves public names to "
            "private addresses. (It is on by default; switching it off is not modelled.)",
            rule="TGW-21",
            when=by(TransitGateway),
        ),
        Wording(PRIVATE + "the asker is in the VPC {vpc} itself, as the host is."),
    ),
    NameMeansPublicAddress: words(
        "For askers outside the host's VPC its name means the public address.",
        Wording(
            PUBLIC + "although {way:kind} joins the asker's VPC with {vpc}: private addresses need "
            "enableDnsSupport and enableDnsHostnames in both VPCs.",
            rule="PCX-15",
            when=without_names,
        ),
        Wording(
            PUBLIC + "although {way:kind} joins the asker's VPC with {vpc}: its DNS resolution for "
            "the hosts of {vpc} is off.",
            rule="PCX-14",
            when=by(VpcPeeringConnection),
        ),
        Wording(
            PUBLIC + "although {way:kind} joins the asker's VPC with {vpc}: a peering of transit "
            "gateways does not resolve names to private addresses.",
            rule="TGW-21",
            when=by(TransitGatewayPeeringAttachment),
        ),
        Wording(PUBLIC + "as the asker is not in the VPC {vpc}."),
    ),
    HostNameNotResolved: words(
        "The resolver of the asker's VPC is off, so names of hosts get no answer.",
        Wording(
            "Nobody tells the asker what {named:text} means: the VPC {vpc} has enableDnsSupport "
            "switched off, so Amazon's resolver does not answer.",
            "Switch on enableDnsSupport for {vpc}, or send to an address.",
        ),
    ),
    PrivateNameUnknownHere: words(
        "A private name of a host is known in its own VPC alone.",
        Wording(
            "The private name {named:text} is known in the VPC {vpc} alone, and the asker is not "
            "in it.",
            "Send to an address of the host, or to its public name.",
        ),
    ),
}
