"""What stands above the sections: format, title, slug, description, and how it was found."""

import re
from pathlib import PurePath
from typing import NamedTuple

from django.utils.text import slugify

from playground.kinds.shapes import LINES, Truth
from playground.scenariofile.faults import Faults, did_you_mean, quoted
from playground.scenariofile.sections import SECTIONS
from playground.scenariofile.tree import Scalar, Table, plain

FORMAT = 1
CHECKS = "checks"
AS_FOUND, SOME_INTERFACES = "as_found", "interfaces_undescribed"
HEAD = ("format", "title", "slug", "description", AS_FOUND, SOME_INTERFACES)
KEPT = ("title", "slug", "description", SOME_INTERFACES)
"""What stands above the sections and is kept with a network in any other format."""
LONGEST = {"title": 200, "slug": 100, "description": 20_000}

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Head(NamedTuple):
    """What a scenario is called and what it teaches; `as_found`: it was found like this.

    `interfaces_undescribed`: of network interfaces the source tells at most some.
    """

    title: str
    slug: str
    description: str
    as_found: bool
    interfaces_undescribed: bool


def read_head(document: Table, faults: Faults) -> Head:
    """The head; unknown keys beside it are faults."""
    _check_format(document, faults)
    _refuse_unknown(document, faults)
    name = PurePath(faults.file).name
    stem = name.split(".")[0]
    slug = _text(document, "slug", faults)
    if slug and not SLUG.fullmatch(slug):
        message = f"{quoted(slug)} is no slug: small letters, digits and single hyphens only."
        faults.add(document.entries["slug"].value.spot, message)
    slug = slug or slugify(stem)[: LONGEST["slug"]].strip("-") or "scenario"
    title = _text(document, "title", faults) or stem.replace("-", " ").capitalize()
    description = _text(document, "description", faults)
    found = [_truth(document, key, faults) for key in (AS_FOUND, SOME_INTERFACES)]
    return Head(title or slug, slug, description, *found)


def _truth(document: Table, key: str, faults: Faults) -> bool:
    entry = document.entries.get(key)
    if entry is None:
        return False
    try:
        return Truth().read(plain(entry.value))
    except ValueError as error:
        faults.add(entry.value.spot, f"“{key}”: {error}")
        return False


def _check_format(document: Table, faults: Faults) -> None:
    entry = document.entries.get("format")
    if entry is None:
        faults.add(document.spot, f"“format: {FORMAT}” is missing at the top of the file.")
    elif not isinstance(entry.value, Scalar) or entry.value.value not in (FORMAT, str(FORMAT)):
        faults.add(entry.value.spot, f"Only format {FORMAT} can be read here.")


def _refuse_unknown(document: Table, faults: Faults) -> None:
    known = [*HEAD, *SECTIONS, CHECKS]
    for key, entry in document.entries.items():
        if key not in known:
            hint = did_you_mean(key, known)
            faults.add(entry.key_spot, f"The section {quoted(key)} is unknown.{hint}")


def _text(document: Table, key: str, faults: Faults) -> str:
    entry = document.entries.get(key)
    if entry is None:
        return ""
    value = entry.value
    if not isinstance(value, Scalar) or isinstance(value.value, bool) or value.value is None:
        faults.add(value.spot, f"Text is needed for “{key}”.")
        return ""
    text = str(value.value).strip()
    if len(text) > LONGEST[key]:
        faults.add(value.spot, f"“{key}” has at most {LONGEST[key]} characters.")
    if key == "title" and LINES.search(text):
        faults.add(value.spot, "“title” is one line, without tabs.")
    return text
