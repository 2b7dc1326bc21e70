"""What nobody reads: secrets, answers that do not say whose they are, unknown kinds."""

from typing import Any

from playground.exchange.describe.unmodelled import NAMES
from playground.exchange.item import Place
from playground.exchange.sketch import Sketch

SECRETS = ("UserData", "PasswordData", "KeyMaterial", "CustomerGatewayConfiguration", "Password")
TABLE = "TransitGatewayRouteTableId"
OWNERS = {
    "Routes": ("TransitGatewayStaticRoutes", TABLE),
    "TransitGatewayRouteTablePropagations": ("TransitGatewayPropagations", TABLE),
    "TransitGatewayAttachmentPropagations": ("TransitGatewayPropagations", TABLE),
    "Associations": ("TransitGatewayRouteTableAssociations", TABLE),
    "Entries": ("ManagedPrefixListEntries", "PrefixListId"),
    "TargetHealthDescriptions": ("LoadBalancerTargetHealth", "TargetGroupArn"),
    "Attributes": ("LoadBalancerAttributes", "LoadBalancerArn"),
}
"""Answers that do not say whose they are -> how they are wrapped, and what is to stand beside."""


def tell(key: str, values: Any, place: Place, sketch: Sketch) -> None:
    """Say of an answer that nobody reads why that is so; its kind counts by ids."""
    kind = NAMES.get(key, key)
    if key in SECRETS:
        sketch.report.note(f"{place.file}: “{key}” was passed by: no secret is kept.")
    elif key in OWNERS:
        tell_how_to_wrap(key, place, sketch)
    elif isinstance(values, list):
        for position, one in enumerate(values):
            where = f"{place.file}: {key}[{position}]"
            sketch.report.not_modelled(kind, _id_of(one) or where)
    else:
        # What stands alone may be anything, a password too: it is not repeated.
        id = _id_of(values) if isinstance(values, dict) else None
        sketch.report.not_modelled(kind, id or f"{place.file}: {key}")


def tell_how_to_wrap(key: str, place: Place, sketch: Sketch) -> None:
    """Note that such an answer was not read, and what to do."""
    plural, id = OWNERS[key]
    form = f'{{"{plural}": [{{"{id}": "...", "{key}": [...]}}]}}'
    sketch.report.note(
        f"{place.file}: “{key}” does not say whose it is, and was not read. Wrap it: {form}."
    )


def _id_of(one: Any) -> str | None:
    """The first thing that looks like what AWS calls it."""
    if isinstance(one, str):
        return one
    if not isinstance(one, dict):
        return None
    for ending in ("Id", "Arn", "Identifier", "Name"):
        for key, value in one.items():
            if key.endswith(ending) and isinstance(value, str):
                return value
    return None
