"""Resolving: what an expression of a plan refers to, where ids are known only after apply.

A plan has no expressions, only what they refer to.  What follows from that for sure is taken; what
follows by the best evidence is taken and noted; for the rest a stand-in is not described.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from playground.exchange.import_report import ImportReport
from playground.exchange.terraform.addresses import (
    Key,
    ModulePath,
    Steps,
    as_key,
    split_key,
    steps_of,
    whole_references,
    written,
)
from playground.exchange.terraform.block import Block, Fields
from playground.exchange.terraform.configuration import (
    Configuration,
    Scope,
    references_of,
)
from playground.exchange.terraform.resource_types import COMES_WITH, NAMES
from playground.exchange.terraform.targets import (
    Target,
    chosen,
    chosen_targets,
    go_on,
    has_index,
)

DEEPEST = 20
MOST = 2_000
"""So many targets of one expression are looked at."""
Found = tuple[list[str], Target | None]
"""The keys of all that an expression comes to, and the first local value in it."""
BY_INDEX = (
    "Where an expression has count.index or each.key, the instance with the same index or key was "
    "taken; what is computed of it cannot be seen in a plan."
)


class Resolver:
    """Knows all blocks of a document, and what is missing."""

    def __init__(
        self, blocks: list[Block], configuration: Configuration, report: ImportReport
    ) -> None:
        self.configuration, self.report = configuration, report
        self.region: str | None = None
        self.account: str | None = None
        self.wanted: dict[tuple[str, str], Block] = {}
        """Section and key of stand-ins, and who asked first."""
        self._blocks: dict[tuple[ModulePath, bool, str, str], list[Block]] = defaultdict(list)
        self._instances: dict[tuple[ModulePath, bool, str, str, Key | None], Block] = {}
        self._by_key: dict[tuple[str, str], Block] = {}
        self._came_with: dict[tuple[str, str | None], str] = {}
        self._in_module: dict[tuple[ModulePath, str], list[Block]] = defaultdict(list)
        self._calls: dict[tuple[ModulePath, str], dict[Key | None, None]] = defaultdict(dict)
        self._keys: dict[tuple[Target, tuple[str, ...]], str | None] = {}
        self._alike: dict[tuple[int, ModulePath, tuple[str, ...]], Found] = {}
        self._values: dict[tuple[ModulePath, Steps, int], list[Target]] = {}
        for block in blocks:
            block.resolver = self
            self._blocks[block.path, block.is_data, block.type, block.name].append(block)
            named = (block.path, block.is_data, block.type, block.name, block.instance)
            self._instances[named] = block
            self._in_module[block.path, block.section].append(block)
            for depth, (name, key) in enumerate(block.path):
                self._calls[block.path[:depth], name][key] = None

    def block_of(self, section: str, key: str) -> Block | None:
        """The block that describes a resource."""
        if not self._by_key:
            for block in self._instances.values():
                self._by_key.setdefault((block.section, block.key), block)
        return self._by_key.get((section, key))

    def vpc_with(self, attribute: str, key: str) -> str | None:
        """The VPC that came with a default table or ACL."""
        if not self._came_with:
            for block in self._instances.values():
                if block.section == "vpcs":
                    for one in ("default_route_table_id", "default_network_acl_id"):
                        self._came_with[one, block.made(one)] = block.key
        return self._came_with.get((attribute, key))

    def one(self, fields: Fields, key: str, sections: tuple[str, ...]) -> str | None:
        """The key of the one thing that an attribute refers to; of none, or several, a stand-in."""
        found, _ = self._look_up(fields, key, sections)
        if len(found) == 1:
            return found[0]
        return self._stand_in(fields, key, sections) if fields.is_unknown(key) else None

    def many(self, fields: Fields, key: str, sections: tuple[str, ...]) -> list[str]:
        """The keys of all that an attribute refers to."""
        found, _ = self._look_up(fields, key, sections)
        if found or not fields.is_unknown(key):
            return found
        return [self._stand_in(fields, key, sections)]

    def _look_up(self, fields: Fields, key: str, sections: tuple[str, ...]) -> Found:
        """Once for all instances for which it comes to the same."""
        expression = fields.expression(key)
        if has_index(expression):
            return self._looked_up(fields, key, sections)
        asked = (id(expression), fields.block.path, sections)
        if asked not in self._alike:
            self._alike[asked] = self._looked_up(fields, key, sections)
        return self._alike[asked]

    def _looked_up(self, fields: Fields, key: str, sections: tuple[str, ...]) -> Found:
        targets = list(self._targets(fields.expression(key), fields.block.scope))
        hidden = next((one for one in targets if one.block is None), None)
        keys = (self._key_of(one, sections) for one in targets[:MOST] if one.block is not None)
        found = list(dict.fromkeys(one for one in keys if one is not None))
        return found or self._by_evidence(fields, key, hidden, sections), hidden

    def _by_evidence(
        self, fields: Fields, key: str, hidden: Target | None, sections: tuple[str, ...]
    ) -> list[str]:
        """A local value can only be what there is just one of in its module."""
        if hidden is None:
            return []
        there = [one for section in sections for one in self._in_module[hidden.path, section]]
        if has_index(fields.expression(key)):
            there = chosen(there, fields.block.instance)
        found = list(dict.fromkeys(one.key for one in there))
        if len(found) != 1:
            return []
        what = f"{written(hidden.path)}local.{hidden.local}"
        self.report.note(
            f"{what} cannot be seen in a plan: {there[0].address} was taken for it, as nothing "
            "else there fits."
        )
        return found

    def _stand_in(self, fields: Fields, key: str, sections: tuple[str, ...]) -> str:
        """Something that is not described, named after the local value or after who names it."""
        block = fields.block
        _, hidden = self._look_up(fields, key, sections)
        name = f"{fields.item.path}.{key}"
        if hidden is not None:
            name = f"{written(hidden.path)}local.{hidden.local}"
        stand_in = as_key(name)
        self.wanted.setdefault((sections[0], stand_in), block)
        return stand_in

    def _key_of(self, target: Target, sections: tuple[str, ...], depth: int = 0) -> str | None:
        """Found once; what refers to itself, by whatever ways, names nothing."""
        asked = (target, sections)
        if asked not in self._keys:
            self._keys[asked] = None
            self._keys[asked] = self._found_key(target, sections, depth)
        return self._keys[asked]

    def _found_key(self, target: Target, sections: tuple[str, ...], depth: int) -> str | None:
        block, attribute = target.block, target.attribute
        if block is None or depth > DEEPEST:
            return None
        if COMES_WITH.get((block.section, attribute)) in sections:
            return block.made(attribute) or block.key
        if block.section in sections:
            return block.key
        if not set(NAMES.get(attribute, ())) & set(sections):
            return None
        known = block.item.data.get(attribute)
        if isinstance(known, str):
            return known or None
        further = self._targets(block.expression(attribute), block.scope, depth + 1)
        keys = {self._key_of(one, sections, depth + 1) for one in further} - {None}
        return keys.pop() if len(keys) == 1 else None

    def _targets(self, expression: Any, scope: Scope, depth: int = 0) -> Iterator[Target]:
        """Everything that an expression may come to."""
        if expression is None or depth > DEEPEST:
            return
        indexed = has_index(expression)
        for reference in whole_references(references_of(expression)):
            found = list(self._of_reference(steps_of(reference), scope, indexed, depth))
            if indexed and len(found) > 1:
                self.report.note(BY_INDEX)
                found = chosen_targets(found, scope.key)
            yield from found

    def _of_reference(
        self, steps: Steps, scope: Scope, indexed: bool, depth: int
    ) -> Iterator[Target]:
        head = steps[0].name if steps else ""
        if head == "local" and len(steps) > 1:
            yield Target(None, local=steps[1].name, path=scope.path)
        elif head == "var" and len(steps) > 1 and scope.path:
            call = self.configuration.call(scope.path)
            outer = Scope(scope.path[:-1], scope.path[-1][1], call.get("for_each_expression"))
            argument = self.configuration.argument(scope.path, steps[1].name)
            yield from go_on(self._value(scope.path, steps[:2], argument, outer, depth), steps[2:])
        elif head == "module" and len(steps) > 1:
            yield from self._of_module(steps[1:], scope, indexed, depth)
        elif head == "each" and [one.name for one in steps[1:2]] == ["value"]:
            inner = self._targets(scope.for_each, scope._replace(for_each=None), depth + 1)
            yield from go_on(iter(chosen_targets(list(inner), scope.key)), steps[2:])
        elif head == "data" and len(steps) > 2:
            yield from self._of_resource(steps[1:], scope, indexed, True)
        elif len(steps) > 1:
            yield from self._of_resource(steps, scope, indexed, False)

    def _of_module(self, steps: Steps, scope: Scope, indexed: bool, depth: int) -> Iterator[Target]:
        """An output of a module, or of each instance of it."""
        name = steps[0].name
        key, rest = split_key(steps[1:])
        keys: Iterable[Key | None] = self._calls[scope.path, name]
        if key is not None:
            keys = [one for one in keys if one == key]
        elif indexed and scope.key in keys:
            keys = [scope.key]
        for one in keys:
            inside = Scope((*scope.path, (name, one)))
            output = self.configuration.output(inside.path, rest[0].name if rest else "")
            yield from go_on(self._value(inside.path, rest[:1], output, inside, depth), rest[1:])

    def _value(
        self, path: ModulePath, name: Steps, expression: Any, scope: Scope, depth: int
    ) -> Iterator[Target]:
        """Of a variable or an output of a module: found once, and each target counts once."""
        asked = (path, name, depth)
        if asked not in self._values:
            found = self._targets(expression, scope, depth + 1)
            self._values[asked] = list(dict.fromkeys(found))
        return iter(self._values[asked])

    def _of_resource(
        self, steps: Steps, scope: Scope, indexed: bool, is_data: bool
    ) -> Iterator[Target]:
        key, rest = split_key(steps[2:])
        block = (scope.path, is_data, steps[0].name, steps[1].name)
        there = self._blocks.get(block, [])
        if key is None and indexed and len(there) > 1:
            self.report.note(BY_INDEX)
            key = scope.key if (*block, scope.key) in self._instances else None
        if key is not None:
            only = self._instances.get((*block, key))
            there = [] if only is None else [only]
        attribute = next((one.name for one in rest if one.name), "")
        return (Target(one, attribute) for one in there)
