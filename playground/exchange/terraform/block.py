"""Blocks: instances of resources, read attribute by attribute, known already or not yet."""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playground.exchange.item import Item, Place
from playground.exchange.regions import region_of_zone
from playground.exchange.terraform.addresses import as_key
from playground.exchange.terraform.configuration import Scope
from playground.exchange.terraform.document import Described, Mapping, mapping
from playground.exchange.terraform.resource_types import COMES_WITH, SAME_AS, SECTIONS, STANDS_FOR
from playground.scenariofile.faults import Faults
from playground.scenariofile.tree import Spot

if TYPE_CHECKING:
    from playground.exchange.terraform.resolving import Resolver

ACCOUNT = re.compile(r"[0-9]{12}")
NUMBER = re.compile(r"-?[0-9]{1,10}")
ARN_REGION, ARN_ACCOUNT, ARN_PARTS = 3, 4, 6


class Fields:
    """The attributes of a block, or of a block within it; what is unknown has an expression."""

    def __init__(self, item: Item, expressions: Any, block: "Block") -> None:
        self.item, self._expressions, self.block = item, expressions, block

    def text(self, key: str) -> str | None:
        """A text that is known."""
        return self.item.text(key)

    def truth(self, key: str) -> bool | None:
        """true or false."""
        return self.item.truth(key)

    def switch(self, key: str) -> bool | None:
        """The words enable and disable."""
        return self.item.switch(key)

    def number(self, key: str) -> int | None:
        """A whole number, which some attributes have as a text."""
        value = self.item.data.get(key)
        if isinstance(value, str) and NUMBER.fullmatch(value):
            return int(value)
        return self.item.number(key)

    def texts(self, key: str) -> list[str]:
        """The texts of a list that are known."""
        return self.item.texts(key)

    def inner(self, key: str) -> Iterator["Fields"]:
        """The blocks, or mappings, of a list."""
        expressions, value = self._expression(key), self.item.data.get(key)
        whole = self.item
        if isinstance(value, dict):
            whole = Item({key: [value]}, whole.path, whole.place, self.block.faults)
        for position, item in enumerate(whole.items(key)):
            own: Any = expressions
            if isinstance(expressions, list):
                own = expressions[position] if position < len(expressions) else None
            yield Fields(item, own, self.block)

    def first(self, key: str) -> "Fields":
        """The only block of a name; an empty one if there is none."""
        empty = Item({}, f"{self.item.path}.{key}", self.item.place, self.block.faults)
        return next(self.inner(key), Fields(empty, {}, self.block))

    def one(self, key: str, *sections: str) -> str | None:
        """The key of what an attribute names, which is of one of these sections."""
        if key in self.item.data:
            return self.text(key)
        return self.block.resolver.one(self, key, sections) if self.block.planned else None

    def many(self, key: str, *sections: str) -> list[str]:
        """The keys of all that a list names."""
        value = self.item.data.get(key)
        known = self.texts(key)
        if not self.block.planned or (isinstance(value, list) and None not in value):
            return known
        if key in self.item.data and value is None:
            return []
        return list(dict.fromkeys([*known, *self.block.resolver.many(self, key, sections)]))

    def is_unknown(self, key: str) -> bool:
        """Is it known only after apply, and did somebody write it?  (Else AWS decides on it.)"""
        value = self.item.data.get(key)
        is_open = key not in self.item.data or (isinstance(value, list) and None in value)
        return is_open and self.block.planned and self._is_written(key)

    def _is_written(self, key: str) -> bool:
        """In blocks that are made dynamically expressions cannot be seen; AWS decides on none."""
        expression = self._expression(key)
        return self._expressions is None or bool(expression)

    def _expression(self, key: str) -> Any:
        """Terraform tells of some blocks only what all of them together refer to."""
        found = self._expressions
        if isinstance(found, dict) and "references" in found and key not in found:
            return found
        return mapping(found).get(key)

    def expression(self, key: str) -> Any:
        """What was written for an attribute; None where it cannot be seen."""
        return self._expression(key)


class Block(Fields):
    """An instance of a resource or of a data source."""

    def __init__(self, one: Described, configuration: Mapping, file: str, faults: Faults) -> None:
        place = Place(file)
        super().__init__(Item(one.values, one.address, place, faults), {}, self)
        self._expressions = mapping(configuration.get("expressions"))
        self.faults = faults
        self.address, self.type, self.name, self.path = one.address, one.type, one.name, one.path
        self.instance, self.planned, self.is_data = one.key, one.planned, one.mode == "data"
        self.provider = str(configuration.get("provider_config_key", ""))
        self.scope = Scope(one.path, one.key, configuration.get("for_each_expression"))
        self.section = SECTIONS.get(one.type, "")
        self.resolver: Resolver
        self._being_named = False

    @property
    def spot(self) -> Spot:
        """Where it stands: its address."""
        return Spot(0, 0, self.item.place.file, self.address)

    @cached_property
    def id(self) -> str | None:
        """Its id in AWS, if it has one yet."""
        value = self.item.data.get(STANDS_FOR.get(self.type, "id"))
        return value if isinstance(value, str) and value else None

    @cached_property
    def key(self) -> str:
        """What others refer to it by: its id, else its address."""
        if self.id is not None:
            return self.id
        if self._being_named:  # it refers to itself
            return as_key(self.address)
        self._being_named = True
        if self.type == "aws_default_security_group":
            return self._default_group()
        stands_for = STANDS_FOR.get(self.type)
        named = self.one(stands_for, self.section) if stands_for else None
        return named or as_key(self.address)

    def _default_group(self) -> str:
        """That of its VPC; a plan does not name it."""
        vpc = self.one("vpc_id", "vpcs")
        block = self.resolver.block_of("vpcs", vpc) if vpc else None
        made = block.made("default_security_group_id") if block else None
        return made or as_key(self.address)

    def made(self, attribute: str) -> str | None:
        """The key of what AWS makes along with it: its id, else a name by the attribute."""
        known = self.item.data.get(attribute)
        if isinstance(known, str) and known:
            return known
        if attribute == "primary_network_interface_id" or not self.planned:
            return None
        assert (self.section, attribute) in COMES_WITH
        return as_key(f"{self.address}.{SAME_AS.get(attribute, attribute)}")

    @cached_property
    def name_tag(self) -> str | None:
        """Its Name tag, its own or the provider's default."""
        for key in ("tags", "tags_all"):
            name = mapping(self.item.data.get(key)).get("Name")
            if isinstance(name, str) and name.strip():
                return name
        return None

    @cached_property
    def region(self) -> str | None:
        """By its own attribute, its ARN, its zone, or its provider."""
        zone = self.item.data.get("availability_zone")
        return (
            _as_text(self.item.data.get("region"))
            or self._of_arn(ARN_REGION)
            or region_of_zone(_as_text(zone))
            or self.resolver.configuration.region(self.provider)
            or self.resolver.region
        )

    @cached_property
    def account(self) -> str | None:
        """By its owner, or its ARN."""
        owner = _as_text(self.item.data.get("owner_id")) or self._of_arn(ARN_ACCOUNT)
        return owner if owner and ACCOUNT.fullmatch(owner) else self.resolver.account

    def _of_arn(self, part: int) -> str | None:
        arn = self.item.data.get("arn")
        parts = arn.split(":") if isinstance(arn, str) else []
        return parts[part] or None if len(parts) >= ARN_PARTS else None

    def document(self, key: str) -> Any:
        """A JSON document in a text; None where it is none."""
        text = self.text(key)
        try:
            return json.loads(text) if text else None
        except (ValueError, RecursionError):
            self.item.wrong(key, f"“{key}”: this is not JSON.")
            return None


def _as_text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
