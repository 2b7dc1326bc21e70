"""What a field of a form takes fits into its column, on every database."""

import pytest
from django.db import models

from playground.kinds import KINDS, Field
from playground.kinds.shapes import Choice, IcmpNumber, ListOf, Number, Protocol, Text
from playground.models import NetworkInterface, Row

SMALL, WHOLE, BIG = 2**15 - 1, 2**31 - 1, 2**63 - 1
LARGEST: dict[type[models.Field], int] = {
    models.PositiveSmallIntegerField: SMALL,
    models.SmallIntegerField: SMALL,
    models.PositiveIntegerField: WHOLE,
    models.IntegerField: WHOLE,
    models.PositiveBigIntegerField: BIG,
    models.BigIntegerField: BIG,
}
FIELDS: list[tuple[type[Row], Field]] = [
    *((kind.model, one) for kind in KINDS for one in kind.fields),
    *((NetworkInterface, one) for kind in KINDS for one in kind.shorthand),
    *((part.model, one) for kind in KINDS for part in kind.parts for one in part.fields),
]


@pytest.mark.parametrize(
    ("model", "field"), FIELDS, ids=lambda one: getattr(one, "key", None) or one.__name__
)
def test_what_a_field_takes_fits_into_its_column(model: type[Row], field: Field) -> None:
    if field.links is not None or isinstance(field.shape, ListOf):
        return
    column = model._meta.get_field(field.stored_in)
    longest = getattr(column, "max_length", None)
    match field.shape:
        case Text(longest=most):
            assert longest is None or most <= longest
        case Choice(words=words):
            assert longest is None or max(map(len, words)) <= longest
        case Number(first=first, last=last):
            assert last <= LARGEST[type(column)]
            assert first >= 0 or "Positive" not in type(column).__name__
        case Protocol() | IcmpNumber():
            assert "Positive" not in type(column).__name__
