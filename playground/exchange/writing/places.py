"""Regions and accounts: where each row lies, and what lies elsewhere than most of a network."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from playground.models import TransitGateway, Vpc
from playground.models.rows import Rows

Place = tuple[str, str]
"""Region and account."""
HOME: Place = ("us-east-1", "123456789012")
"""Of whatever says none."""
LIES_WITH = (
    "vpc",
    "subnet",
    "instance",
    "network_interface",
    "nat_gateway",
    "requester_vpc",
    "transit_gateway",
    "virtual_private_gateway",
    "customer_gateway",
)
"""The fields of which the first one set says where a row lies."""


def main_place(rows: Rows) -> Place:
    """Where most VPCs are; without any, where most transit gateways are."""
    places = Counter((one.region, one.account) for one in rows.of(Vpc))
    places = places or Counter((one.region, one.account) for one in rows.of(TransitGateway))
    return places.most_common(1)[0][0] if places else HOME


def place_of(row: Any, otherwise: Place) -> Place:
    """Region and account of a row; `otherwise` stands for what it does not say."""
    for name in LIES_WITH:
        owner = getattr(row, name, None)
        if owner is not None:
            return place_of(owner, otherwise)
    return getattr(row, "region", otherwise[0]), getattr(row, "account", otherwise[1])


def told_elsewhere(rows: Iterable[Any], main: Place) -> Iterable[tuple[Any, str]]:
    """The rows that lie elsewhere, each with a sentence."""
    for row in rows:
        region, account = place_of(row, main)
        if (region, account) != main:
            yield row, f"it is in {region} of account {account}, and needs a template there"
