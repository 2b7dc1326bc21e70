"""Blocks as a configuration in Terraform's JSON syntax: references become expressions."""

from typing import Any

from playground.exchange.terraform.writing.values import Call, Lookup
from playground.exchange.writing.blocks import Attachment, Attribute, Block, Parameter, Ref
from playground.exchange.writing.deployment import Deployment
from playground.exchange.writing.naming import Namer, snake
from playground.exchange.writing.places import Place
from playground.models import Resource

Plain = dict[str, Any]


class Expressions:
    """Values with references, as text of the configuration."""

    def __init__(self, blocks: list[Block], namer: Namer, deployment: Deployment) -> None:
        self._namer, self._deployment = namer, deployment
        self._of_row = {id(block.row): block for block in blocks if block.row is not None}
        self._joining: dict[int, list[Block]] = {}
        for block in blocks:
            self._joining.setdefault(id(block.joins), []).append(block)
        self.main: Place = (deployment.region, deployment.account)
        self.places: dict[Place, str] = {}
        self.variables: dict[str, Parameter] = {}
        self.data: dict[str, dict[str, Plain]] = {}

    def of_rows(self) -> dict[int, str]:
        """The address of each row that is declared, by the row's `id()`."""
        return {row: self.address(block) for row, block in self._of_row.items()}

    def address(self, block: Block) -> str:
        """'aws_vpc.shop'."""
        return f"{block.type}.{self._namer.of(block)}"

    def body(self, block: Block) -> Plain:
        """The arguments of a block, with its provider and what it waits for."""
        place = self._place(block)
        found: Plain = self.resolve(block.properties, place)
        after = self._after(block)
        return self._provider(place) | found | ({"depends_on": after} if after else {})

    def resolve(self, value: Any, place: Place) -> Any:
        """A value with expressions where it refers to something."""
        if isinstance(value, dict):
            return {key: self.resolve(one, place) for key, one in value.items() if one is not None}
        if isinstance(value, list | tuple):
            return [self.resolve(one, place) for one in value]
        if isinstance(value, str):
            return value.replace("${", "$${").replace("%{", "%%{")
        expression = self._expression(value, place)
        if expression is not None:
            return f"${{{expression}}}"
        is_reference = isinstance(value, Ref | Attribute) and isinstance(value.to, Resource)
        return str(value.to.aws_id) if is_reference else value

    def _expression(self, value: Any, place: Place) -> str | None:
        """None where the value is no reference, or refers to what is not declared."""
        if isinstance(value, Ref | Attribute):
            block = self._block(value.to)
            attribute = value.name if isinstance(value, Attribute) else "id"
            return None if block is None else f"{self.address(block)}.{attribute}"
        if isinstance(value, Call):
            inner = (self._expression(one, place) or "null" for one in value.of)
            return value.form.format(*inner)
        if isinstance(value, Parameter):
            name = snake(value.name)
            self.variables[name] = value
            return f"var.{name}"
        return self._data(value, place) if isinstance(value, Lookup) else None

    def _data(self, lookup: Lookup, place: Place) -> str:
        """A data source, once for each place that asks for it."""
        name = "_".join(filter(None, (snake(lookup.called), self._alias(place))))
        body = self._provider(place) | self.resolve(lookup.arguments, place)
        self.data.setdefault(lookup.type, {})[name] = body
        return f"data.{lookup.type}.{name}.{lookup.attribute}"

    def _block(self, to: Resource | Block) -> Block | None:
        return to if isinstance(to, Block) else self._of_row.get(id(to))

    def _after(self, block: Block) -> list[str]:
        found: list[Block | None] = []
        for one in block.after:
            waited = self._joining.get(id(one.of), ()) if isinstance(one, Attachment) else ()
            found += waited if isinstance(one, Attachment) else [self._block(one)]
        return list(dict.fromkeys(self.address(one) for one in found if one is not None))

    # --- Regions and accounts

    def _place(self, block: Block) -> Place:
        """Its own, or that of what it names first."""
        if block.place is not None:
            return block.place
        if block.row is not None:
            return self._deployment.place_of(block.row)
        for value in block.properties.values():
            if isinstance(value, Ref | Attribute):
                to = self._block(value.to)
                return self.main if to is None else self._place(to)
        return self.main

    def _alias(self, place: Place) -> str:
        """'' for the main place; a region, and its account where that is another one."""
        if place == self.main:
            return ""
        parts = [place[0]] if place[1] == self.main[1] else list(place)
        return self.places.setdefault(place, snake(" ".join(parts)))

    def _provider(self, place: Place) -> Plain:
        alias = self._alias(place)
        return {"provider": f"aws.{alias}"} if alias else {}
