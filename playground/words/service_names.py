"""What is said of the names of AWS's services and of endpoints."""

from playground.engine.aws_services import by_gateway, host_name
from playground.engine.nodes import AwsService, EndpointState, VpcEndpoint
from playground.engine.reasons.service_names import (
    NameLeadsPastEndpoint,
    NameLeadsToEndpoint,
    NameLeadsToPublicAddress,
    NameNotResolved,
    NameOfEndpoint,
)
from playground.words.wording import Situation, Vocabulary, Wording, words


def endpoint_of(situation: Situation) -> VpcEndpoint | None:
    """The endpoint that is spoken of."""
    found = situation.network.find(situation.reason.endpoint)
    return found if isinstance(found, VpcEndpoint) else None


def only_for_on_premises(situation: Situation) -> bool:
    """VPCE-18: does private DNS serve the resolver's inbound endpoints alone?"""
    endpoint = endpoint_of(situation)
    return endpoint is not None and endpoint.private_dns_only_for_inbound_resolver_endpoint


def private_dns_is_off(situation: Situation) -> bool:
    """Is the endpoint's private DNS off?"""
    endpoint = endpoint_of(situation)
    return endpoint is not None and not endpoint.private_dns_enabled


def is_not_available(situation: Situation) -> bool:
    """VPCE-21: is the endpoint pending, rejected or gone?"""
    endpoint = endpoint_of(situation)
    return endpoint is not None and endpoint.state is not EndpointState.AVAILABLE


def state_of_endpoint(situation: Situation) -> str:
    """The endpoint's state: pendingAcceptance."""
    endpoint = endpoint_of(situation)
    return "" if endpoint is None else endpoint.state


def is_by_gateway(situation: Situation) -> bool:
    """Is it a service that gateway endpoints lead to?"""
    service = situation.network.find(situation.reason.aws_service)
    return isinstance(service, AwsService) and by_gateway(service)


def name_of_service(situation: Situation) -> str:
    """The public host name: sqs.us-east-1.amazonaws.com."""
    service = situation.network.find(situation.reason.aws_service)
    return host_name(service) if isinstance(service, AwsService) else ""


NOT_BY_NAME = "Here {public_name} stands for the public address {address:address}, though "

WORDS: Vocabulary = {
    NameNotResolved: words(
        "The VPC's DNS resolution is off, so nobody learns the address behind the name.",
        Wording(
            "{public_name} gets no answer: DNS support of {vpc} is off, so nobody there learns "
            "the address of the service, and nothing is sent.",
            "Switch on DNS support of {vpc}, and DNS hostnames if it has endpoints, or ask by an "
            "address.",
        ),
    ),
    NameLeadsToEndpoint: words(
        "Private DNS: the public name of the service stands for an address of the endpoint.",
        Wording(
            "Inside {vpc} the name {public_name} stands for {address:address}, the address of "
            "{endpoint:kind}: private DNS is on."
        ),
    ),
    NameLeadsPastEndpoint: words(
        "The public name of the service does not lead to the endpoint.",
        Wording(
            NOT_BY_NAME + "{vpc} has {endpoint:kind}: its state is {endpoint_state}, and the name "
            "means an available endpoint only.",
            rule="VPCE-21",
            when=is_not_available,
        ),
        Wording(
            NOT_BY_NAME + "{vpc} has {endpoint:kind}: its private DNS is for on-premises hosts "
            "alone, so that the VPC's own go on by the gateway endpoint.",
            rule="VPCE-18",
            when=only_for_on_premises,
        ),
        Wording(
            NOT_BY_NAME + "{vpc} has {endpoint:kind}: its private DNS is off, so only its own "
            "names (vpce-…) lead to it.",
            when=private_dns_is_off,
        ),
        Wording(
            NOT_BY_NAME + "{vpc} has {endpoint:kind} with private DNS: that needs both DNS "
            "support and DNS hostnames of the VPC."
        ),
    ),
    NameOfEndpoint: words(
        "A name of the endpoint is known to everybody, and means a private address.",
        Wording(
            "The name {named:text} stands for {address:address}, a private address of {endpoint}, "
            "whoever asks: one must be able to route to it."
        ),
    ),
    NameLeadsToPublicAddress: words(
        "The public name of a service of AWS stands for a public address.",
        Wording(
            "The name {public_name} stands for {address:address}{illustrative}, a public address "
            "of {aws_service:aws}. (A gateway endpoint changes the way "
            "there, not the address.)",
            when=is_by_gateway,
        ),
        Wording(
            "The name {public_name} stands for {address:address}{illustrative}, a public address "
            "of {aws_service:aws}.",
            rule="VPCE-14",
        ),
    ),
}
