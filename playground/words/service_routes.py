"""What is said where a route table knows no way to a service of AWS: which endpoint would help."""

from playground.words.aws_advice import (
    asks_a_service,
    asks_another_region,
    asks_by_gateway,
    endpoint_is_elsewhere,
    endpoint_is_not_asked,
    endpoint_is_not_meant,
    endpoint_is_not_there,
    endpoint_stands_nowhere,
    endpoint_waits_for_dns,
)
from playground.words.wording import Wording

NO_ROUTE = "The route table {table}{role} has no route for {to}, so the {leg} is dropped."
HAS_ENDPOINT = "The VPC has the endpoint {own_interface_endpoint} for this service"

TO_SERVICES: tuple[Wording, ...] = (
    Wording(
        NO_ROUTE,
        "The VPC has the gateway endpoint {own_gateway_endpoint} for this service, but only "
        "the route tables that it is associated with lead there: associate this one too.",
        rule="VPCE-02",
        when=endpoint_is_elsewhere,
    ),
    Wording(
        NO_ROUTE,
        HAS_ENDPOINT + ", but its state is {own_endpoint_state}, and only an available one carries "
        "anything: let it become available, or make a new one in its place.",
        rule="VPCE-21",
        when=endpoint_is_not_there,
    ),
    Wording(
        NO_ROUTE,
        HAS_ENDPOINT + ", but it stands in no subnet: choose one for it in each zone that is to "
        "use it.",
        rule="VPCE-11",
        when=endpoint_stands_nowhere,
    ),
    Wording(
        NO_ROUTE,
        HAS_ENDPOINT + ": switch on its private DNS (and both DNS attributes of the VPC), so that "
        "the service's name means its address, or ask by one of its own names.",
        rule="VPCE-14",
        when=endpoint_is_not_meant,
    ),
    Wording(
        NO_ROUTE,
        HAS_ENDPOINT + ", but its private DNS needs both DNS attributes of the VPC: switch on DNS "
        "support and DNS hostnames there, or ask by one of the endpoint's own names.",
        rule="VPCE-14",
        when=endpoint_waits_for_dns,
    ),
    Wording(
        NO_ROUTE,
        HAS_ENDPOINT + ": ask by the service's name, which means its address inside the VPC, or by "
        "one of the endpoint's own names.",
        rule="VPCE-14",
        when=endpoint_is_not_asked,
    ),
    Wording(
        NO_ROUTE,
        "{service_asked} is in another region, and the endpoints of a VPC lead to services of "
        "its own. Add a route for {default}, to {private_way} for a private subnet, or ask "
        "the service of the VPC's region.",
        rule="VPCE-03",
        when=asks_another_region,
    ),
    Wording(
        NO_ROUTE,
        "Give the VPC a gateway endpoint for this service (it is free) and associate it with "
        "this table; or add a route for {default}, to {private_way} for a private subnet.",
        rule="VPCE-02",
        when=asks_by_gateway,
    ),
    Wording(
        NO_ROUTE,
        "Give the VPC an interface endpoint for this service, with private DNS; or add a "
        "route for {default}, to {private_way} for a private subnet.",
        rule="VPCE-14",
        when=asks_a_service,
    ),
)
"""The first that fits, as in a table of words."""
