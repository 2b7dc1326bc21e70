"""Names: what may be chosen for a reference, how it is called, and which one a typed text means."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from playground.editing.sheet import HEAD, INSTANCE, INTERFACE, Sheet, primary_of
from playground.engine.nodes import Ref
from playground.kinds import kind_named
from playground.kinds.shapes import Refers, Shape

TOLD = ("cidr", "cidrs", "public_ip", "client_cidr")
"""What is said of a resource beside its name: the first of these that it has."""
NONE = "none"


class Option(NamedTuple):
    """Something to choose."""

    value: str
    label: str


class Group(NamedTuple):
    """Options under a heading; "" for those that need none."""

    label: str
    options: tuple[Option, ...]


class Names:
    """The resources of a sheet as forms name them."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._groups: dict[tuple[str, ...], tuple[Group, ...]] = {}

    @cached_property
    def _of_kind(self) -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref, entry in self.sheet.items():
            found[entry.kind].append(ref)
        return found

    @cached_property
    def _called(self) -> dict[tuple[str, str], list[Ref]]:
        """Kind and name -> who has it."""
        found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
        for ref, entry in self.sheet.items():
            if entry.name:
                found[entry.kind, entry.name].append(ref)
        return found

    @cached_property
    def _several_vpcs(self) -> bool:
        return len(self._of_kind["vpc"]) > 1

    def name(self, ref: Ref) -> str:
        """What people call it."""
        return self.sheet[ref].name or ref if ref in self.sheet else ref

    def groups(self, shape: Refers) -> tuple[Group, ...]:
        """Everything that a reference may be, by kind; its words first."""
        key = (*shape.slugs, *shape.words)
        if key not in self._groups:
            self._groups[key] = tuple(self._groups_of(shape))
        return self._groups[key]

    def _groups_of(self, shape: Refers) -> Iterator[Group]:
        if shape.words:
            yield Group("", tuple(Option(word, word) for word in shape.words))
        for slug in shape.slugs:
            options = tuple(Option(ref, self._told(ref)) for ref in self._of_kind[slug])
            if options:
                label = kind_named(slug).plural if len(shape.slugs) > 1 or shape.words else ""
                yield Group(label, options)

    def _told(self, ref: Ref) -> str:
        """'web-a · 10.0.1.0/24', with its VPC where there are several."""
        says = self.sheet[ref].says
        told = [self.name(ref)]
        about = next((says[key] for key in TOLD if says.get(key)), None)
        if isinstance(about, list):
            about = ", ".join(map(str, about))
        if isinstance(about, str):
            told.append(about)
        vpc = says.get("vpc")
        if self._several_vpcs and isinstance(vpc, str) and vpc in self.sheet:
            told.append(f"in {self.name(vpc)}")
        return " · ".join(told)

    def typed(self, ref: str, shape: Refers) -> str:
        """What one would type for a reference: the name where it means just this, else the id."""
        if ref not in self.sheet or self.sheet[ref].kind not in shape.slugs:
            return ref
        name = self.sheet[ref].name
        plain = name and name not in shape.words and not _is_value(name, shape.or_shape)
        return name if plain and self._meant(name, shape) == [ref] else ref

    def ref(self, text: str, shape: Refers) -> str:
        """The id that a text means; a text that means nothing here stays what it is.

        Raises ValueError where it may mean several.
        """
        if text in shape.words:
            return text
        found = self._meant(text, shape)
        if len(found) > 1:
            listing = " or ".join(f"{self.sheet[one].kind} {one}" for one in found[:5])
            raise ValueError(f"“{text[:60]}” may mean several; write the id: {listing}.")
        return found[0] if found else text

    def _meant(self, text: str, shape: Refers) -> list[Ref]:
        """Ids come first: they are what forms send.  Then names; of an instance and its primary
        interface, which are often called alike, the instance is meant.
        """
        if text in self.sheet and text != HEAD and self.sheet[text].kind in shape.slugs:
            return [text]
        found = [ref for slug in shape.slugs for ref in self._called.get((slug, text), ())]
        machines = [ref for ref in found if self.sheet[ref].kind == INSTANCE]
        primary = {primary_of(self.sheet, ref) for ref in machines}
        return [ref for ref in found if ref not in primary or self.sheet[ref].kind != INTERFACE]


def _is_value(text: str, shape: Shape | None) -> bool:
    if shape is None:
        return False
    try:
        shape.read(text)
    except ValueError:
        return False
    return True
