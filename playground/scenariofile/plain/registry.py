"""Names in a file: which row each one means."""

import re
from collections import defaultdict

from playground.kinds import KINDS, kind_of
from playground.models import Resource

AWS_ID = re.compile(r"[a-z][a-z0-9]*-[0-9a-f]{8,17}")
"""The form of ids of AWS, also of kinds that are not modelled."""


class UnknownName(ValueError):
    """A name that means nobody, or several; the text says what to write instead."""


class Names:
    """Every resource of a file by kind and name, and by id."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[str, Resource]] = defaultdict(dict)
        self._by_id: dict[str, Resource] = {}

    def add(self, row: Resource) -> bool:
        """Take a resource in.  False: another one has its id."""
        self._by_name[kind_of(row).slug][row.name] = row
        return self._by_id.setdefault(row.aws_id, row) is row

    def has_id(self, text: str) -> bool:
        """Is this the id of a resource of the file?"""
        return text in self._by_id

    def find(self, text: str, slugs: tuple[str, ...]) -> Resource:
        """The resource of one of these kinds that the text means.  Raises UnknownName."""
        slug, slash, name = text.partition("/")
        if slash and slug in slugs and name in self._by_name[slug]:
            return self._by_name[slug][name]
        found = [self._by_name[slug][text] for slug in slugs if text in self._by_name[slug]]
        if not found and text in self._by_id:
            found = [row for row in [self._by_id[text]] if kind_of(row).slug in slugs]
        if len(found) > 1:
            choices = " or ".join(f"{kind_of(row).slug}/{text}" for row in found)
            raise UnknownName(f"“{text}” is the name of several resources; write {choices}.")
        if not found:
            raise UnknownName(self._nobody(text, slugs))
        return found[0]

    def _nobody(self, text: str, slugs: tuple[str, ...]) -> str:
        labels = [kind.label for kind in KINDS if kind.slug in slugs]
        wanted = " or ".join(label if label.isupper() else label.lower() for label in labels)
        names = sorted({name for slug in slugs for name in self._by_name[slug]})
        listing = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
        known = f"there is: {listing}" if names else "the file has none"
        return f"No {wanted} is called “{text[:80]}”; {known}."
