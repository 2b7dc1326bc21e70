"""What a proposal looks at: the sheet, and first of all what lies around the selection."""

import re
from collections.abc import Callable
from functools import cache, cached_property
from itertools import count
from typing import Any

from playground.editing.sheet import HEAD, INSTANCE, INTERFACE, Sheet, primary_of
from playground.engine.addresses import Prefix
from playground.engine.network import Network
from playground.engine.nodes import Ref
from playground.engine.subnet_kinds import SubnetKind, subnet_kind
from playground.kinds import kind_named
from playground.kinds.builders import address, block
from playground.kinds.shapes import ListOf, Refers
from playground.scenariofile.sections import RESERVED_NAMES

DEFAULT_REGION = "us-east-1"
BLOCKS = {
    "vpc": ("cidr", "secondary_cidrs", "ipv6_cidrs"),
    "on-premises-network": ("cidrs",),
    "client-vpn-endpoint": ("client_cidr",),
    "subnet": ("cidr", "ipv6_cidr"),
}
"""Kind -> the keys of its blocks."""
ADDRESSES = {
    INTERFACE: ("private_ip", "secondary_private_ips", "ipv6_addresses", "public_ip"),
    "nat-gateway": ("private_ip",),
    "elastic-ip": ("public_ip",),
    "outside-host": ("addresses",),
    "on-premises-host": ("addresses",),
    "customer-gateway": ("ip_address",),
}
"""Kind -> the keys of the addresses that it has."""


class Lacking(ValueError):  # noqa: N818  (it is no mistake of anybody's)
    """Something has to be there first; the message is a sentence for the user."""


class Scene:
    """A sheet, seen from what is selected.

    `network` tells what the sheet means (which subnets are public); it may be empty.
    """

    def __init__(self, sheet: Sheet, network: Network | None = None, near: Ref | None = None):
        self.sheet = sheet
        self.network = network or Network(())
        self.near = near if near in sheet and near != HEAD else None

    def kind(self, ref: Ref | None) -> str:
        """The slug of what has this id; "" if nothing has."""
        return self.sheet[ref].kind if ref in self.sheet and ref != HEAD else ""

    def says(self, ref: Ref | None, key: str) -> Any:
        """A value of a resource, or None."""
        return self.sheet[ref].says.get(key) if self.kind(ref) and ref else None

    def called(self, ref: Ref | None) -> str:
        """The name of a resource, or its id."""
        return str(self.says(ref, "name") or ref or "")

    # --- which ones

    def every(self, *slugs: str) -> list[Ref]:
        """All of these kinds, in order."""
        return [ref for ref, one in self.sheet.items() if one.kind in slugs and ref != HEAD]

    def ranked(self, *slugs: str) -> list[Ref]:
        """All of these kinds, those first that the selection is, stands in or belongs to."""
        around = [ref for ref in self._around if self.kind(ref) in slugs]
        return list(dict.fromkeys([*around, *self.every(*slugs)]))

    def choose(self, *slugs: str, fits: Callable[[Ref], bool] = bool) -> Ref | None:
        """The first of these kinds that fits, or none."""
        return next(filter(fits, self.ranked(*slugs)), None)

    def need(self, slug: str, sentence: str, fits: Callable[[Ref], bool] = bool) -> Ref:
        """The same.  Raises Lacking with this sentence where there is none."""
        found = self.choose(slug, fits=fits)
        if found is None:
            raise Lacking(sentence)
        return found

    def near_of(self, *slugs: str) -> Ref | None:
        """What the selection is, stands in or belongs to, of these kinds."""
        return next((ref for ref in self._around if self.kind(ref) in slugs), None)

    @property
    def selected(self) -> str:
        """The kind of the selection; "" if nothing is selected."""
        return self.kind(self.near)

    @cached_property
    def _around(self) -> list[Ref]:
        """The selection, what it refers to, step by step, then who refers to it."""
        if self.near is None:
            return []
        found = dict.fromkeys([self.near])
        waiting = [self.near]
        for ref in waiting:  # grows meanwhile
            card = primary_of(self.sheet, ref) if self.kind(ref) == INSTANCE else None
            named = [card] if card else []
            waiting += [one for one in [*named, *self._refers_to(ref)] if one not in found]
            found |= dict.fromkeys(waiting)
        users = [ref for ref in self.sheet if self.near in self._refers_to(ref)]
        for ref in users:
            found |= dict.fromkeys([ref, *self._refers_to(ref)])
        return list(found)

    def _refers_to(self, ref: Ref) -> list[Ref]:
        """What a resource names in its fields."""
        values = [self.says(ref, key) for key in _references(self.kind(ref))]
        named = [one for value in values for one in (value if isinstance(value, list) else [value])]
        return [one for one in named if isinstance(one, str) and self.kind(one)]

    # --- what stands where

    def vpc_of(self, ref: Ref | None) -> Ref | None:
        """The VPC that a resource is of, if any."""
        if self.kind(ref) == "vpc":
            return ref
        own = self.says(ref, "vpc")
        home: Ref | None = own if own is not None else self.says(self.says(ref, "subnet"), "vpc")
        return home

    def in_vpc(self, vpc: Ref | None, *slugs: str) -> list[Ref]:
        """All of these kinds in a VPC, those near the selection first."""
        return [ref for ref in self.ranked(*slugs) if self.vpc_of(ref) == vpc]

    def region_of(self, ref: Ref | None) -> str:
        """The region of a resource with one, else of its VPC, else of the selection."""
        own = self.says(ref, "region") or self.says(self.vpc_of(ref), "region")
        around = (self.says(one, "region") for one in self.ranked("vpc"))
        return str(own or next(filter(None, around), None) or DEFAULT_REGION)

    def zone_of(self, subnet: Ref | None) -> str:
        """The Availability Zone of a subnet."""
        return str(self.says(subnet, "availability_zone") or "")

    def is_public(self, subnet: Ref) -> bool:
        """Does a route lead straight to the internet gateway (VPC-20)?"""
        known = subnet in self.network
        return known and subnet_kind(self.network, subnet) is SubnetKind.PUBLIC

    def table_of(self, subnet: Ref) -> Ref | None:
        """The route table in force: its own, else the main one of its VPC."""
        own: Ref | None = self.says(subnet, "route_table")
        return own or self.main_tables.get(self.vpc_of(subnet))

    @cached_property
    def main_tables(self) -> dict[Ref | None, Ref]:
        """VPC -> its main route table."""
        tables = self.every("route-table")
        return {self.says(one, "vpc"): one for one in tables if self.says(one, "main")}

    def with_ipv4(self, subnet: Ref) -> bool:
        """Has it an IPv4 block?"""
        return bool(self.says(subnet, "cidr"))

    def one_a_zone(self, vpc: Ref | None) -> list[Ref]:
        """A subnet with IPv4 in each zone of a VPC: the selected one, private before public."""
        subnets = [one for one in self.in_vpc(vpc, "subnet") if self.with_ipv4(one)]
        subnets.sort(key=lambda one: (one != self.near, self.is_public(one)))
        first: dict[str, Ref] = {}
        for subnet in subnets:
            first.setdefault(self.zone_of(subnet), subnet)
        return [first[zone] for zone in sorted(first)]

    # --- blocks and addresses

    def blocks_of(self, ref: Ref | None, version: int | None = None) -> list[Prefix]:
        """The blocks of a VPC, a subnet, a site or a Client VPN."""
        keys = BLOCKS.get(self.kind(ref), ())
        every = [block(text) for key in keys for text in _texts(self.says(ref, key))]
        return [one for one in every if version in (None, one.version)]

    @cached_property
    def blocks(self) -> list[Prefix]:
        """Every block that is somebody's own."""
        return [one for ref in self.every(*BLOCKS) for one in self.blocks_of(ref)]

    @cached_property
    def used(self) -> set[int]:
        """Every address that somebody has."""
        return {
            address(text)
            for ref in self.every(*ADDRESSES)
            for key in ADDRESSES[self.kind(ref)]
            for text in _texts(self.says(ref, key))
        }

    # --- names

    @cached_property
    def names(self) -> set[str]:
        """The names that are taken, or mean something else in questions."""
        return {*(one.name for one in self.sheet.values()), *RESERVED_NAMES}

    def name(self, wanted: str) -> str:
        """This name if it is free, else the next one: igw, igw-2."""
        return wanted if wanted not in self.names else self.numbered(wanted, 2)

    def numbered(self, stem: str, first: int = 1) -> str:
        """The next name of a series: after vpc-1 and vpc-4 comes vpc-5."""
        series = re.compile(re.escape(stem) + r"-(\d{1,6})")
        found = [int(one[1]) for one in map(series.fullmatch, self.names) if one]
        following = count(max([first - 1, *found]) + 1)
        names = (f"{stem}-{number}" for number in following)
        return next(name for name in names if name not in self.names)


@cache
def _references(slug: str) -> tuple[str, ...]:
    """The fields of a kind that name others."""
    fields = kind_named(slug).fields if slug else ()
    shapes = [
        (one.key, one.shape.of if isinstance(one.shape, ListOf) else one.shape) for one in fields
    ]
    return tuple(key for key, shape in shapes if isinstance(shape, Refers))


def _texts(value: object) -> list[str]:
    """One text, a list of texts, or nothing that is an address."""
    every = value if isinstance(value, list) else [value]
    return [one for one in every if isinstance(one, str) and one]
