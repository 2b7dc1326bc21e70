"""Stand-ins: what a file of a network as it was found names by an AWS id, and does not describe."""

import re

from django.db import models

from playground.kinds import KINDS, Kind, kind_named, kind_of
from playground.kinds.shapes import Refers
from playground.models import Resource, Route, Row, TransitGatewayRoute
from playground.scenariofile.faults import quoted
from playground.scenariofile.implied import set_reference
from playground.scenariofile.written import Draft, Pending

CONTAINERS = ("vpc", "subnet", "network")
"""What things stand in: without it nothing can be said of them."""
ROUTES: tuple[type[Row], ...] = (Route, TransitGatewayRoute)
"""Their target stays an id, for a route may also lead to what is long gone."""
ARNS = {"network-load-balancer": ":loadbalancer/net/"}
"""What the ARNs of a kind have in them, where an ARN is its id."""

_ANY_ID = re.compile(r"[a-z]+(?:-[0-9A-Za-z]+)+|arn:\S+")
_OWN = re.compile(r"[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
"""What follows the prefix of a kind in an id: eight or seventeen digits in AWS, less in a lab."""
_PREFIXES = tuple({kind.prefix for kind in KINDS})


def stand_in(one: Pending, shape: Refers, draft: Draft) -> Resource | None:
    """An undescribed resource with the id that the text is, beside whoever names it."""
    kind = None if _is_container(one) or _is_target(one) else _kind_of_id(one, shape)
    if kind is None:
        return None
    row = kind.model(aws_id=one.text, undescribed=True)
    if not all(_place(row, column, one) for column in _needed(kind)):
        return None
    if hasattr(row, "region"):
        row.region = _region_near(one.owner) or row.region
    return draft.rows.add(row)


def leave_open(one: Pending, draft: Draft) -> bool:
    """Where there can be no stand-in: keep the id, or nothing and a warning.  False: neither."""
    listed = one.field.links is not None
    if listed or _is_container(one) or not _ANY_ID.fullmatch(one.text):
        return False
    column = type(one.row)._meta.get_field(one.field.refers_in)
    if not isinstance(column, models.ForeignKey):
        setattr(one.row, column.name, one.text)
        return True
    either = isinstance(one.field.shape, Refers) and one.field.shape.or_shape is not None
    if either or not column.null:  # a row that must say a block or a name, and would say neither
        return False
    if one.row is one.owner:
        one.owner.undescribed = True
    what = f"{one.field.label}: nothing is known of {quoted(one.text)}, not even where it stands."
    draft.warnings.add(one.spot, what)
    return True


def _is_container(one: Pending) -> bool:
    inside = one.row is one.owner and one.field.required
    return inside and one.field.key in CONTAINERS and one.field.key in kind_of(one.owner).nests_in


def _is_target(one: Pending) -> bool:
    """Is it where a route leads?  What it is for may be a prefix list."""
    return isinstance(one.row, ROUTES) and one.field.key != "destination"


def _kind_of_id(one: Pending, shape: Refers) -> Kind | None:
    """The kind whose ids look like this; None where several do, as with attachments."""
    kinds = [kind for kind in map(kind_named, shape.slugs) if _looks_like(one.text, kind)]
    return kinds[0] if len(kinds) == 1 else None


def _looks_like(text: str, kind: Kind) -> bool:
    if text.startswith("arn:"):
        return kind.slug in ARNS and ARNS[kind.slug] in text
    longest = max(filter(text.startswith, _PREFIXES), key=len, default=None)
    return kind.prefix == longest and bool(_OWN.fullmatch(text[len(kind.prefix) :]))


def _needed(kind: Kind) -> list[models.ForeignKey]:
    columns = kind.model._meta.concrete_fields
    references = (column for column in columns if isinstance(column, models.ForeignKey))
    return [one for one in references if not one.null and one.name != "scenario"]


def _place(row: Resource, column: models.ForeignKey, one: Pending) -> bool:
    """Put it into the VPC, or to the transit gateway, of the one who names it; if that is known."""
    side = "peer_" if one.field.key.startswith("peer_") else ""
    near = {"vpc": _vpc_near(one.owner), "transit_gateway": None}
    if hasattr(type(one.owner), f"{side}transit_gateway"):
        near["transit_gateway"] = set_reference(one.owner, f"{side}transit_gateway")
    found = near.get(column.name)
    if found is not None:
        setattr(row, column.name, found)
    return found is not None


def _vpc_near(owner: Resource) -> Resource | None:
    if hasattr(type(owner), "vpc"):
        return set_reference(owner, "vpc")
    subnet = set_reference(owner, "subnet") if hasattr(type(owner), "subnet") else None
    return None if subnet is None else set_reference(subnet, "vpc")


def _region_near(owner: Resource) -> str:
    found: str = getattr(owner if hasattr(owner, "region") else _vpc_near(owner), "region", "")
    return found
