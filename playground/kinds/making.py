"""Making rows that the user did not write: by names and ids that are free."""

import re
from collections.abc import Iterable
from hashlib import sha256
from itertools import count
from typing import TypeVar

from playground.engine.prefix_lists import known_weight
from playground.kinds import KINDS, kind_of
from playground.models import ManagedPrefixList, Resource
from playground.models.rows import Rows

R = TypeVar("R", bound=Resource)
LONGEST_STEM = 240
"""Leaves room in a name for what is put behind it."""

AWS_LIST = re.compile(r"com\.amazonaws\.([a-z0-9-]+)\.[a-z0-9.-]+")
"""The name of one of AWS's own prefix lists, with its region."""


def give_id(row: Resource) -> None:
    """An id of AWS's form, always the same for the same kind and name."""
    if not row.aws_id:
        kind = kind_of(row)
        digits = sha256(f"{kind.slug}/{row.name}".encode()).hexdigest()[:17]
        row.aws_id = kind.prefix + digits


def left_out(row: Resource, key: str) -> bool:
    """Did the user leave this key out?"""
    return key in getattr(row, "left_out", ())


class Maker:
    """Makes rows that the user did not write, by names and ids that are free."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        resources = [row for kind in KINDS for row in rows.of(kind.model)]
        self._names = {(type(row), row.name) for row in resources}
        self._ids = {row.aws_id for row in resources}

    def make(self, row: R) -> R:
        """Take in a row; everything of it is left out."""
        row.left_out = {"ingress", "egress", "routes"}
        wanted = row.name
        for number in count(2):
            row.aws_id = ""
            give_id(row)
            if (type(row), row.name) not in self._names and row.aws_id not in self._ids:
                break
            row.name = f"{wanted}-{number}"
        self._names.add((type(row), row.name))
        self._ids.add(row.aws_id)
        return self.rows.add(row)


def called(row: Resource) -> str:
    """What the names of made rows begin with."""
    return str(row.name or row.aws_id)[:LONGEST_STEM]


def complete_aws_lists(rows: Rows, named: Iterable[str]) -> None:
    """AWS's own prefix lists are there in every region, for whoever names one (SG-26)."""
    maker, known = Maker(rows), {one.name for one in rows.of(ManagedPrefixList)}
    for name in dict.fromkeys(named):
        region = AWS_LIST.fullmatch(name)
        if region and name not in known and known_weight(name) is not None:
            maker.make(ManagedPrefixList(name=name, aws_managed=True, region=region.group(1)))
