"""The cards of AWS's own services that endpoints of a network name; they stand by the internet."""

from collections.abc import Iterator

from playground.drawing import styles
from playground.drawing.captions import clean, natural, shorten
from playground.drawing.cards import ROOM, Card, Line, height_of
from playground.drawing.geometry import Box
from playground.drawing.residents import short_service
from playground.engine.network import Network
from playground.engine.nodes import AwsService, EndpointType, Ref, VpcEndpoint

SERVICES_ID = "services"
"""What lines lead to that end at the block of services."""


def service_cards(network: Network) -> Iterator[Card]:
    """One for each service, by region and name."""
    named = {one.service_name for one in network.all(VpcEndpoint) if one.service_name}
    for full in sorted(named, key=lambda full: (_region(full), natural(short_service(full)))):
        yield _card(full)


def _card(full: str) -> Card:
    style, name, region = styles.STYLES[AwsService], clean(short_service(full)), _region(full)
    lines = (Line(region, "words"),) if region else (Line(style.words, "words"),)
    return Card(
        full,
        styles.slug(AwsService),
        style.icon,
        shorten(name, ROOM, styles.NAME_SIZE),
        lines,
        f"{style.words} {name}" + (f", {region}" if region else ""),
        box=Box(0, 0, styles.CARD, height_of(1)),
    )


def _region(full: str) -> str:
    """'us-east-1' of com.amazonaws.us-east-1.s3."""
    parts = full.split(".", 3)
    return clean(parts[2]) if len(parts) > 3 and full.startswith("com.amazonaws.") else ""


def private_ways(network: Network) -> set[Ref]:
    """The VPCs that reach a service of AWS by an interface endpoint."""
    every = network.all(VpcEndpoint)
    inner = (one for one in every if one.type is EndpointType.INTERFACE and one.service_name)
    return {one.vpc for one in inner}
