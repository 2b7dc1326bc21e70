"""What a kind is: declared once; lists, details, outline and scenario file follow from it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playground.engine.nodes import Node
from playground.kinds.shapes import Shape
from playground.models import Resource, Row
from playground.models.rows import Rows


@dataclass(frozen=True)
class Links:
    """Where a list of references is kept: one row of `model` for each, from owner to target."""

    model: type[Row]
    owner: str
    target: str


@dataclass(frozen=True)
class Field:
    """One attribute of a kind.

    `key` is its name in the scenario file and in the model, unless `column` names another one;
    where the value is a reference, it goes to `reference` instead.  Where several kinds may be
    named that do not share a model field, `references` says which kind goes to which.
    """

    key: str
    label: str
    shape: Shape
    help: str = ""
    required: bool = False
    column: str = ""
    reference: str = ""
    references: tuple[tuple[str, str], ...] = ()
    links: Links | None = None

    @property
    def stored_in(self) -> str:
        """The model field that holds a plain value."""
        return self.column or self.key

    @property
    def refers_in(self) -> str:
        """The model field that holds a reference."""
        return self.reference or self.stored_in

    def refers_to(self, slug: str) -> str:
        """The model field that holds a reference to this kind."""
        return dict(self.references).get(slug, self.refers_in)

    @property
    def reference_fields(self) -> tuple[str, ...]:
        """Every model field that may hold a reference."""
        return tuple(dict.fromkeys((self.refers_in, *dict(self.references).values())))


@dataclass(frozen=True)
class Part:
    """Rows that a resource is made of: the routes of a table, the rules of a group."""

    key: str
    label: str
    blurb: str
    model: type[Row]
    owner: str
    """The model field that names the resource they belong to."""
    fields: tuple[Field, ...]
    fixed: dict[str, Any] = field(default_factory=dict)
    """What every row of this part has in common: egress or not."""


NodeBuilder = Callable[[Any, Rows], Node]


@dataclass(frozen=True)
class Kind:
    """One kind of resource, from the model to the page."""

    slug: str
    label: str
    plural: str
    section: str
    """Its section in the scenario file."""
    blurb: str
    """One sentence for somebody who never heard of it."""
    prefix: str
    """What AWS ids of it begin with."""
    model: type[Resource]
    node: type[Node]
    build: NodeBuilder
    """A row, and all rows of its scenario, to its node of the engine."""
    fields: tuple[Field, ...]
    parts: tuple[Part, ...] = ()
    nests_in: tuple[str, ...] = ()
    """The fields of which the first one set says what the resource is drawn and listed inside."""
    shorthand: tuple[Field, ...] = ()
    """Fields of a network interface that an instance may carry itself."""

    @property
    def icon(self) -> str:
        """The id of its icon."""
        return f"icon-{self.slug}"
