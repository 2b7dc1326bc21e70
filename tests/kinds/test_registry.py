"""Every kind is declared to the end: model, node, icon, words, and a Field for all it stores."""

import re
from pathlib import Path

import pytest
from django.db import models

from playground.engine import nodes
from playground.kinds import KINDS, Field, Kind, kind_named, kind_of
from playground.kinds.shapes import ListOf, Refers
from playground.models import Resource, Row
from playground.models.rows import MODELS
from playground.scenariofile import read
from tests.kinds.sample import EVERY_KIND

ICONS = Path(__file__).parents[2] / "templates" / "drawing" / "_icons.svg"
OF_EVERY_RESOURCE = {"id", "scenario", "aws_id", "name", "logical_id", "undescribed"}
OF_EVERY_PART = {"id", "scenario", "position"}
SAMPLE = read(EVERY_KIND)

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)


def columns(model: type[Row]) -> set[str]:
    """The names of what a model stores."""
    return {column.name for column in model._meta.concrete_fields}


def stored(fields: tuple[Field, ...]) -> set[str]:
    """Where the values of fields go; lists of references have rows of their own."""
    plain = (field for field in fields if not _has_rows_of_its_own(field))
    return {name for field in plain for name in (field.stored_in, *field.reference_fields)}


def _has_rows_of_its_own(field: Field) -> bool:
    return isinstance(field.shape, ListOf) and isinstance(field.shape.of, Refers)


@each_kind
def test_every_stored_value_of_a_kind_has_a_field(kind: Kind) -> None:
    assert columns(kind.model) - OF_EVERY_RESOURCE == stored(kind.fields)


@each_kind
def test_every_stored_value_of_a_part_has_a_field(kind: Kind) -> None:
    for part in kind.parts:
        told = stored(part.fields) | set(part.fixed) | {part.owner}
        assert columns(part.model) - OF_EVERY_PART == told


def test_every_model_has_a_kind_or_is_a_part_of_one() -> None:
    of_parts = {part.model for kind in KINDS for part in kind.parts}
    told = {kind.model for kind in KINDS} | of_parts
    assert {model.__name__ for model in set(MODELS) - told} == {
        "BalancerGroup",
        "BalancerSubnet",
        "ClientVpnGroup",
        "ClientVpnSubnet",
        "ConnectPropagation",
        "DirectConnectPropagation",
        "EndpointGroup",
        "EndpointRouteTable",
        "EndpointSubnet",
        "InterfaceGroup",
        "RouteTablePropagation",
        "TransitGatewayAttachmentSubnet",
        "TransitGatewayPropagation",
        "VpnPropagation",
    }


def test_every_node_has_a_kind() -> None:
    """But AWS's own services, which nobody writes."""
    every = {
        found
        for found in vars(nodes).values()
        if isinstance(found, type) and issubclass(found, nodes.Node) and found is not nodes.Node
    }
    assert {kind.node for kind in KINDS} == every - {nodes.AwsService}


@each_kind
def test_every_kind_has_an_icon(kind: Kind) -> None:
    assert f'id="{kind.icon}"' in ICONS.read_text(encoding="utf-8")


@each_kind
def test_every_kind_says_what_it_is_in_one_sentence(kind: Kind) -> None:
    assert re.fullmatch(r"[A-Z].{20,120}\.", kind.blurb)
    assert kind.label
    assert kind.plural.startswith(kind.label[:3])
    assert re.fullmatch(r"([a-z]+-)+", kind.prefix)


@each_kind
def test_the_names_of_a_kind_are_one_name(kind: Kind) -> None:
    """`NatGateway`, `nat-gateway`, `nat_gateways` and 'NAT gateway' say the same."""
    words = kind.slug.split("-")
    assert kind.model.__name__ == kind.node.__name__ == "".join(map(str.capitalize, words))
    assert kind.section == "_".join(words) + ("" if kind.slug.endswith("ss") else "s")
    assert kind.label.lower().replace(" ", "-") == kind.slug


@each_kind
def test_what_a_kind_nests_in_is_a_field_that_refers(kind: Kind) -> None:
    known = {field.key: field for field in (*kind.fields, *kind.shorthand)}
    for key in kind.nests_in:
        assert isinstance(known[key].shape, Refers)


@each_kind
def test_every_key_is_said_once_and_is_plain(kind: Kind) -> None:
    keys = [one.key for one in (*kind.fields, *kind.shorthand, *kind.parts)]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in keys)


@each_kind
def test_every_reference_goes_to_kinds_that_there_are(kind: Kind) -> None:
    fields = [*kind.fields, *(field for part in kind.parts for field in part.fields)]
    for field in fields:
        shape = field.shape.of if isinstance(field.shape, ListOf) else field.shape
        for slug in shape.slugs if isinstance(shape, Refers) else ():
            assert kind_named(slug)


@each_kind
def test_a_required_field_is_one_that_the_model_cannot_do_without(kind: Kind) -> None:
    for field in kind.fields:
        column = kind.model._meta.get_field(field.stored_in) if field.required else None
        if isinstance(column, models.ForeignKey):
            assert not column.null


# --- a file that says everything


def test_the_sample_says_everything_of_every_kind() -> None:
    text = EVERY_KIND
    for kind in KINDS:
        section = text.partition(f"\n{kind.section}:\n")[2].partition("\n\n")[0]
        keys = {*re.findall(r"[a-z_0-9]+(?=:)", section)}
        wanted = {one.key for one in (*kind.fields, *kind.parts)}
        wanted |= {field.key for part in kind.parts for field in part.fields}
        assert wanted <= keys, (kind.slug, wanted - keys)


@each_kind
def test_a_row_of_every_kind_becomes_its_node(kind: Kind) -> None:
    rows: list[Resource] = SAMPLE.rows.of(kind.model)
    assert rows
    for row in rows:
        found = SAMPLE.network.get(kind.node, row.aws_id)
        assert found.name == row.name
        assert kind_of(row) is kind_of(found) is kind
        assert row.aws_id.startswith(kind.prefix)


@each_kind
def test_every_value_of_the_sample_is_read_into_its_row(kind: Kind) -> None:
    """No field keeps its default in every row: what is written is what is stored."""
    fields = [field for field in kind.fields if not _has_rows_of_its_own(field)]
    assert [field.key for field in fields if not _differs(kind, field)] == []


def _differs(kind: Kind, field: Field) -> bool:
    column = kind.model._meta.get_field(field.stored_in)
    usual = None if column.is_relation else column.get_default()
    return any(getattr(row, field.stored_in) != usual for row in SAMPLE.rows.of(kind.model))
