"""Every shape of every kind has a widget, and what it shows it understands again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template.loader import get_template

from playground.kinds import KINDS, Field
from playground.kinds.shapes import ListOf, Number, Refers, Shape, Text
from playground.views.editor.widgets import LINES, NAMED, widget_of

FIELDS = [
    pytest.param(field, id=f"{kind.slug}.{field.key}")
    for kind in KINDS
    for field in (
        *kind.fields,
        *kind.shorthand,
        *(field for part in kind.parts for field in part.fields),
    )
]


def every_shape(shape: type[Shape] = Shape) -> Iterator[type[Shape]]:
    for one in shape.__subclasses__():
        yield one
        yield from every_shape(one)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_every_kind_has_a_widget_that_is_drawn(field: Field) -> None:
    assert get_template(f"editor/widgets/{widget_of(field.shape).template}.html")


@pytest.mark.parametrize("shape", sorted(every_shape(), key=lambda one: one.__name__))
def test_no_shape_is_without_a_widget(shape: type[Shape]) -> None:
    needed: dict[type[Shape], tuple[Any, ...]] = {
        Number: (1, 2),
        Refers: (("vpc",),),
        ListOf: (Text(),),
    }
    arguments = needed.get(shape, (("a", "b"),) if "words" in shape.__annotations__ else ())
    assert widget_of(shape(*arguments)).template


def test_a_shape_that_nobody_thought_of_is_typed_as_what_it_is_a_kind_of() -> None:
    class Colour(Text):
        """A text of a certain sort."""

    class Unheard(Shape):
        """Like nothing else."""

    assert widget_of(Colour()) is widget_of(Text())
    with pytest.raises(KeyError):
        widget_of(Unheard())


def test_what_may_be_a_name_or_a_block_is_typed() -> None:
    assert widget_of(Refers(("security-group",), (), Text())) is NAMED
    assert widget_of(ListOf(Text())) is LINES


VALUES: list[tuple[Any, list[str], Any]] = [
    ("text", ["web-a"], "web-a"),
    ("text", ["  "], None),
    ("text", [], None),
    ("number", ["12"], 12),
    ("number", ["twelve"], "twelve"),
    ("number", ["１２"], "１２"),
    ("tick", ["", "on"], True),
    ("tick", [""], False),
    ("ticks", ["", "sg-1", "sg-2", "sg-1"], ["sg-1", "sg-2"]),
    ("lines", ["10.0.0.0/8, 10.1.0.0/16\r\n10.2.0.0/16"], "10.0.0.0/8 10.1.0.0/16 10.2.0.0/16"),
]


@pytest.mark.parametrize(("widget", "texts", "meant"), VALUES)
def test_what_is_typed_is_understood(widget: str, texts: list[str], meant: Any) -> None:
    from playground.kinds.shapes import Truth

    shapes: dict[str, Shape] = {
        "text": Text(),
        "number": Number(1, 9),
        "tick": Truth(),
        "ticks": ListOf(Refers(("security-group",))),
        "lines": ListOf(Text()),
    }
    found = widget_of(shapes[widget]).meant(texts)
    assert (" ".join(found) if widget == "lines" else found) == meant
