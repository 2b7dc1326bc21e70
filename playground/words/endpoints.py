"""What is said of VPC endpoints and of the services behind them."""

from playground.engine.network import Network
from playground.engine.nodes import (
    EndpointState,
    NetworkLoadBalancer,
    Vpc,
    VpcEndpoint,
)
from playground.engine.reasons.endpoints import (
    DeliveredToAwsService,
    DeliveredToPublicService,
    DeniedByEndpointPolicy,
    EgressOnlyAfterEndpoint,
    EndpointAnswersNoPing,
    EndpointNotAvailable,
    EndpointOpensNoConnection,
    GatewayEndpointDestinationRestriction,
    GatewayEndpointProtocolRestriction,
    GatewayEndpointSourceRestriction,
    InterfaceEndpointProtocolRestriction,
    NoWayBackToTransitGateway,
    PassesGatewayEndpoint,
    PassesInterfaceEndpoint,
    PassesPrivateLink,
    PathThroughGwlbNotChecked,
    ReplyBypassesEndpoint,
    RequestBypassedEndpoint,
    RestoredByEndpoint,
    ReturnsThroughGatewayEndpoint,
    ServiceHasNoBalancer,
    ServiceNotInZone,
    ServiceNotTold,
    ServicePortNotModelled,
    SourceNotOfEndpointsVpc,
)
from playground.words.ends import is_private
from playground.words.wording import Situation, Vocabulary, Wording, words


def endpoint_of(situation: Situation) -> VpcEndpoint | None:
    """The endpoint that is spoken of."""
    found = situation.network.find(situation.reason.endpoint)
    return found if isinstance(found, VpcEndpoint) else None


def waits_for_acceptance(situation: Situation) -> bool:
    """Has the owner of the service still to accept the endpoint?"""
    return bool(situation.reason.state == EndpointState.PENDING_ACCEPTANCE)


def may_still_come(situation: Situation) -> bool:
    """Is AWS still making the endpoint?"""
    return bool(situation.reason.state == EndpointState.PENDING)


def between_private_ends(situation: Situation) -> bool:
    """Have both ends private addresses?"""
    packet = situation.packet
    return is_private(packet.source) and is_private(packet.destination)


def filters_nothing(situation: Situation) -> bool:
    """Has the load balancer no security group?"""
    balancer = situation.network.find(situation.reason.balancer)
    return isinstance(balancer, NetworkLoadBalancer) and not balancer.security_groups


def not_enforced(situation: Situation) -> bool:
    """Are the load balancer's inbound rules not asked about PrivateLink?"""
    balancer = situation.network.find(situation.reason.balancer)
    return isinstance(balancer, NetworkLoadBalancer) and not (
        balancer.enforce_security_group_inbound_rules_on_private_link_traffic
    )


def addresses_overlap(situation: Situation) -> bool:
    """Do the VPCs of consumer and provider share addresses?"""
    network, endpoint = situation.network, endpoint_of(situation)
    balancer = network.find(situation.reason.balancer)
    if endpoint is None or not isinstance(balancer, NetworkLoadBalancer):
        return False
    here, there = (_vpc(network, one) for one in (endpoint.vpc, balancer.vpc))
    return here is not there and any(
        one.overlaps(other) for one in here.blocks for other in there.blocks
    )


def _vpc(network: Network, ref: str) -> Vpc:
    return network.get(Vpc, ref)


OWN_WAY = (
    "Give the sender's own VPC a gateway endpoint for the service, or use an interface endpoint: "
    "its address can be reached by peering, transit gateway, VPN and Direct Connect."
)
BOTH_WAYS = (
    "Let both directions pass {endpoint}: the route table of the internet gateway sends the "
    "workload's subnet to it, the workload's subnet sends everything to it, and its own subnet "
    "goes on to the internet gateway."
)
BETWEEN_SUBNETS = (
    "Let both directions pass {endpoint}: the route tables of both ends need a route for the other "
    "end to it, more specific than the local one."
)
REPLY_BESIDE = (
    "Asymmetric: the request passed the appliances behind {endpoint}, and the reply bypasses them, "
    "so that the conversation breaks."
)
REQUEST_BESIDE = (
    "Asymmetric: the request bypassed the appliances behind {endpoint}, and the reply comes to "
    "them: they know nothing of this connection and drop it."
)
TO_BALANCER = (
    "The endpoint {endpoint} hands the {leg} by PrivateLink to {balancer}, the load balancer of "
    "{endpoint_service:kind}"
)

WORDS: Vocabulary = {
    PassesGatewayEndpoint: words(
        "The gateway endpoint hands the packet to the service, the private source unchanged.",
        Wording(
            "The gateway endpoint {endpoint} hands the {leg} to {aws_service:aws}, past the "
            "internet. The service sees the private address {from}: conditions on aws:SourceIp "
            "do not fit any more, those on aws:VpcSourceIp and aws:SourceVpce do."
        ),
    ),
    ReturnsThroughGatewayEndpoint: words(
        "The service answers by the gateway endpoint.",
        Wording(
            "{aws_service:aws} answers by the gateway endpoint {endpoint}, straight to the router "
            "of the VPC."
        ),
    ),
    SourceNotOfEndpointsVpc: words(
        "A gateway endpoint serves the hosts of its own VPC alone.",
        Wording(
            "The gateway endpoint {endpoint} drops the {leg}: {from} is no address of {vpc}, and "
            "a gateway endpoint serves its own VPC alone, not what comes by a peering connection, "
            "transit gateway, VPN or Direct Connect.",
            OWN_WAY,
        ),
    ),
    GatewayEndpointProtocolRestriction: words(
        "A gateway endpoint carries TCP and echo requests only.",
        Wording(
            "The gateway endpoint {endpoint} drops the {leg}: it carries TCP and ICMP echo only, "
            "and this is {traffic}.",
            "Use TCP: the services behind gateway endpoints are asked by HTTPS, TCP 443.",
        ),
    ),
    GatewayEndpointDestinationRestriction: words(
        "A gateway endpoint leads to the addresses of its service only.",
        Wording(
            "The gateway endpoint {endpoint} drops the {leg}: {to} is no address of "
            "{aws_service:aws}.",
            "Let the route for {to} lead where that network is.",
        ),
    ),
    GatewayEndpointSourceRestriction: words(
        "Out of a gateway endpoint comes only what its service sends from its own addresses.",
        Wording(
            "Nothing with the source {from} comes out of the gateway endpoint {endpoint}: it "
            "sends from the addresses of {aws_service:aws} only, those of its prefix list.",
            "Start from the host that has {from}.",
        ),
    ),
    EndpointNotAvailable: words(
        "Only an available endpoint carries anything.",
        Wording(
            "The endpoint {endpoint} waits to be accepted by the owner of its service, so it "
            "carries nothing.",
            "Let the owner of the service accept the endpoint (state: available), or switch "
            "“acceptance required” off there.",
            when=waits_for_acceptance,
        ),
        Wording(
            "The endpoint {endpoint} is still being made (state: {state:text}), so it carries "
            "nothing.",
            "Wait until its state is available.",
            when=may_still_come,
        ),
        Wording(
            "The endpoint {endpoint} is {state:text}, so it carries nothing.",
            "Make a new endpoint in its place.",
        ),
    ),
    EndpointOpensNoConnection: words(
        "Connections through an endpoint are one-way: the service opens none into the VPC.",
        Wording(
            "The service behind {endpoint} cannot open connections into {vpc}: through an "
            "endpoint only the hosts of the VPC ask, and the service answers.",
            "Let the host of {vpc} open the connection, or join the networks by a peering "
            "connection or a transit gateway.",
        ),
    ),
    PassesInterfaceEndpoint: words(
        "The interface endpoint hands the packet to the service of AWS behind it.",
        Wording(
            "The interface endpoint {endpoint} hands the {leg} to {aws_service:aws}, past the "
            "internet."
        ),
    ),
    PassesPrivateLink: words(
        "PrivateLink: the endpoint hands the packet to the load balancer of the service.",
        Wording(
            TO_BALANCER + ", which has no security group that would judge it. Only this one "
            "service is reached: no route joins the VPCs.",
            rule="VPCE-25",
            when=filters_nothing,
        ),
        Wording(
            TO_BALANCER + ". Its security groups do not judge what comes by PrivateLink, as "
            "that is switched off.",
            rule="VPCE-25",
            when=not_enforced,
        ),
        Wording(
            TO_BALANCER + ". No route joins the VPCs, so that it does not matter that their "
            "addresses overlap.",
            when=addresses_overlap,
        ),
        Wording(TO_BALANCER + ". Only this one service is reached: no route joins the VPCs."),
    ),
    RestoredByEndpoint: words(
        "The endpoint knows the connection and answers from its own address.",
        Wording(
            "The endpoint {endpoint} knows the connection, and answers from the address that was "
            "asked."
        ),
    ),
    EndpointAnswersNoPing: words(
        "Interface endpoints do not answer ping.",
        Wording(
            "{endpoint} does not answer: it takes TCP and UDP, and an interface endpoint answers "
            "no ping, whatever its security groups allow. That is no fault.",
            "Test with TCP to the port of the service, mostly 443.",
        ),
    ),
    InterfaceEndpointProtocolRestriction: words(
        "An interface endpoint takes TCP and UDP only.",
        Wording(
            "The interface endpoint {endpoint} takes TCP and UDP, and this is {traffic}.",
            "Use TCP to the port of the service, mostly 443.",
        ),
    ),
    ServiceNotInZone: words(
        "The endpoint's interface is in a zone that the service is not in.",
        Wording(
            "The endpoint {endpoint} has an interface in {availability_zone:text}, where "
            "{endpoint_service:kind} is not: its load balancer has no node there.",
            "Choose a subnet of {endpoint} in a zone of the service, or enable the load balancer "
            "in {availability_zone:text}.",
        ),
    ),
    ServiceHasNoBalancer: words(
        "Nothing stands behind the endpoint service.",
        Wording(
            "The endpoint {endpoint} leads to {endpoint_service:kind}, which has no load balancer.",
            "Give {endpoint_service} a network load balancer.",
        ),
    ),
    ServiceNotTold: words(
        "Nobody said what the endpoint leads to.",
        Wording(
            "An endpoint leads to {target}, which is no service of AWS's and no endpoint service "
            "of this network.",
            "Give the endpoint the name of a service of AWS (com.amazonaws.us-east-1.sqs), or an "
            "endpoint service of this network.",
        ),
    ),
    PathThroughGwlbNotChecked: words(
        "The packet goes to the appliances behind the endpoint, which are not looked at.",
        Wording(
            "The Gateway Load Balancer endpoint {endpoint} takes the {leg} to the appliances "
            "behind it, and goes on with it from its own subnet {subnet} if they let it pass. They "
            "are not looked at here."
        ),
    ),
    ReplyBypassesEndpoint: words(
        "Request and reply must pass the same appliances, but the reply bypasses them.",
        Wording(REPLY_BESIDE, BETWEEN_SUBNETS, when=between_private_ends),
        Wording(REPLY_BESIDE, BOTH_WAYS),
    ),
    RequestBypassedEndpoint: words(
        "Request and reply must pass the same appliances, but the request bypassed them.",
        Wording(REQUEST_BESIDE, BETWEEN_SUBNETS, when=between_private_ends),
        Wording(REQUEST_BESIDE, BOTH_WAYS),
    ),
    EgressOnlyAfterEndpoint: words(
        "IPv6 that passed a Gateway Load Balancer endpoint is dropped at an egress-only gateway.",
        Wording(
            "The egress-only gateway {gateway} drops the {leg}: it passed the Gateway Load "
            "Balancer endpoint {endpoint} before, and AWS does not support that for IPv6.",
            "Route ::/0 of the endpoint's subnet to an internet gateway, and let the appliances "
            "refuse what opens connections from outside.",
        ),
    ),
    NoWayBackToTransitGateway: words(
        "A transit gateway brings traffic to an endpoint whose subnet has no route back to it.",
        Wording(
            "The transit gateway {transit_gateway} brings the request to {endpoint}, but {table}, "
            "the route table of the endpoint's subnet, has no route back to {transit_gateway} "
            "for {from}: the reply may be lost."
        ),
    ),
    DeliveredToAwsService: words(
        "The service of AWS takes the packet.",
        Wording("{aws_service:aws} takes the {leg}. It came by {endpoint:kind}."),
    ),
    DeliveredToPublicService: words(
        "The service of AWS takes the packet at its public address.",
        Wording(
            "{public_service} takes the {leg} at its public address {to}{illustrative}. It sees "
            "the public source {from}."
        ),
    ),
    ServicePortNotModelled: words(
        "On which other ports a service of AWS answers is not modelled.",
        Wording(
            "The network carries it, but {aws_service:aws} listens on TCP {ports:ports}. On which "
            "other ports it answers is not modelled, so nobody here can say whether it takes "
            "{traffic}."
        ),
    ),
    DeniedByEndpointPolicy: words(
        "The network carries it, but the endpoint's policy does not allow it.",
        Wording(
            "The network would carry it, but the policy of {endpoint} does not allow {wanted:text}"
            ": the service answers “access denied”. A policy of an endpoint never replaces those "
            "of users and buckets; all must allow."
        ),
    ),
}
