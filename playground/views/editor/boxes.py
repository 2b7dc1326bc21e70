"""Boxes: one field of a form, ready for its template, with what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model

from playground.kinds import Field
from playground.kinds.shapes import Choice, ListOf, Refers, Shape
from playground.views.editor.names import Group, Names, Option
from playground.views.editor.widgets import NAMED, Offers, Texts, Widget, widget_of

ELSEWHERE = "not in this network"
MOST_OPTIONS = 4_000
"""So many options a column may have in all its rows; beyond, names are typed and completed."""
Messages = Mapping[str, Sequence[str]]
"""Path -> what is wrong there."""


@dataclass(frozen=True)
class Box:
    """One field: `path` is its name in the form."""

    path: str
    label: str
    template: str
    texts: Texts
    look: str = ""
    help: str = ""
    required: bool = False
    keyboard: str = ""
    groups: tuple[Group, ...] = ()
    offered: str = ""
    """The id of the list that completes what is typed."""
    errors: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    """What AWS takes, and why one may not want it."""
    fixed: str = ""
    """Why it stays what it is."""
    may_be_none: bool = False
    """Is nothing one of the choices?"""
    none: str = "none"
    """What that choice is called."""

    @property
    def text(self) -> str:
        """The one text of it: the last, as it is read.  A ticked box sends "" before its word."""
        return self.texts[-1] if self.texts else ""

    @property
    def told(self) -> tuple[str, ...]:
        """What is wrong, for a place that is not beside the box: each begins with the label."""
        return self._labelled(self.errors)

    @property
    def told_advice(self) -> tuple[str, ...]:
        """The advice, for such a place."""
        return self._labelled(self.advice)

    def _labelled(self, messages: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            one if one.startswith(self.label) else f"{self.label}: {one}" for one in messages
        )

    @property
    def words(self) -> list[str]:
        """Its label, in parts between which a line may end: after each slash."""
        *first, last = self.label.split("/")
        return [*(f"{one}/" for one in first), last]

    @property
    def key(self) -> str:
        """Its key alone."""
        return self.path.rpartition(".")[2]

    @property
    def height(self) -> int:
        """So many lines are shown of many."""
        return min(max(self.text.count("\n") + 2, 2), 12)

    @property
    def widget(self) -> str:
        """The template that draws it."""
        return f"editor/widgets/{self.template}.html"


@dataclass
class Desk:
    """What all boxes of a form share."""

    names: Names
    messages: Messages = field(default_factory=dict)
    advice: Messages = field(default_factory=dict)
    offers: dict[str, Offers] = field(default_factory=dict)
    """The lists that complete what is typed, by id."""
    told: set[str] = field(default_factory=set)
    """The paths whose messages stand beside a field."""

    def box(self, one: Field, path: str, texts: Texts, widget: Widget | None = None) -> Box:
        """The box of a field."""
        drawn = widget or widget_of(one.shape)
        self.told.add(path)
        return Box(
            path,
            one.label,
            drawn.template,
            self._shown(one.shape, drawn, texts),
            drawn.look,
            one.help,
            one.required,
            drawn.keyboard,
            self._groups(one, drawn, texts),
            self._offered(one, drawn),
            tuple(self.messages.get(path, ())),
            tuple(self.advice.get(path, ())),
            may_be_none=_may_be_none(one),
        )

    def _shown(self, shape: Shape, drawn: Widget, texts: Texts) -> Texts:
        """Where names are typed, names are shown."""
        if drawn is not NAMED or not isinstance(shape, Refers):
            return texts
        return [self.names.typed(text, shape) for text in texts]

    def _groups(self, one: Field, drawn: Widget, texts: Texts) -> tuple[Group, ...]:
        """What there is to choose, and what is chosen already, even if it is not there."""
        shape = one.shape.of if isinstance(one.shape, ListOf) else one.shape
        if drawn is NAMED:
            return ()
        if isinstance(shape, Choice):
            words = [*dict.fromkeys((*shape.words, *filter(None, texts)))]
            return (Group("", tuple(Option(word, word) for word in words)),)
        if not isinstance(shape, Refers):
            return ()
        groups = self.names.groups(shape)
        known = {option.value for group in groups for option in group.options}
        lost = [text for text in texts if text and text not in known]
        if not lost:
            return groups
        return (*groups, Group(ELSEWHERE, tuple(Option(text, text[:80]) for text in lost)))

    def _offered(self, one: Field, drawn: Widget) -> str:
        """The id of the list that completes it; "" for none."""
        if drawn is NAMED and isinstance(one.shape, Refers):
            key = f"offers-{one.key.replace('_', '-')}"
            if key not in self.offers:
                self.offers[key] = self._names(one.shape)
            return key
        if not drawn.offers:
            return ""
        key = f"offers-{type(one.shape).__name__.lower()}"
        self.offers[key] = drawn.offers
        return key

    def _names(self, shape: Refers) -> Offers:
        return tuple(
            (self.names.typed(option.value, shape), option.label)
            for group in self.names.groups(shape)
            for option in group.options
        )

    def column(self, one: Field, rows: int) -> Widget:
        """How the cells of a column are typed: chosen, or by name where choosing is too much."""
        if isinstance(one.shape, Refers):
            options = sum(len(group.options) for group in self.names.groups(one.shape))
            if rows * options > MOST_OPTIONS:
                return NAMED
        return widget_of(one.shape)


def _may_be_none(one: Field) -> bool:
    """A reference may, and a choice that has a word for off: then nobody has said."""
    if isinstance(one.shape, Choice):
        return bool(one.shape.off)
    return isinstance(one.shape, Refers) and not one.required


def standard(one: Field, model: type[Model]) -> Any:
    """The plain value that a model gives where nothing is said; None for nothing."""
    try:
        column = model._meta.get_field(one.stored_in)
    except FieldDoesNotExist:
        return None
    if isinstance(column, ForeignKey) or isinstance(one.shape, Refers):
        return None
    default = column.get_default()
    return None if default is None else one.shape.write(default)
