"""Targets: what an expression may come to, and which of several instances is meant."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from playground.exchange.terraform.addresses import Key, ModulePath, Steps
from playground.exchange.terraform.block import Block
from playground.exchange.terraform.configuration import WITH_INDEX, references_of


class Target(NamedTuple):
    """An attribute of a block; or a local value, of which only the name can be seen."""

    block: Block | None
    attribute: str = ""
    local: str = ""
    path: ModulePath = ()


def has_index(expression: Any) -> bool:
    """Does it depend on which of several instances it stands in?"""
    return any(str(one).startswith(WITH_INDEX) for one in references_of(expression))


def go_on(targets: Iterator[Target], rest: Steps) -> Iterator[Target]:
    """What a value is followed by: the key of one of several, the attribute of a resource."""
    found = list(targets)
    for step in rest:
        if step.key is not None:
            found = chosen_targets(found, step.key)
    attribute = next((one.name for one in rest if one.name), "")
    for one in found:
        yield one if one.attribute or not attribute else one._replace(attribute=attribute)


def chosen_targets(targets: list[Target], key: Key | None) -> list[Target]:
    """Those of the instances of this key."""
    blocks = [one.block for one in targets if one.block is not None]
    kept = {id(one) for one in chosen(blocks, key)}
    return [one for one in targets if one.block is None or id(one.block) in kept]


def chosen(blocks: list[Block], key: Key | None) -> list[Block]:
    """The instances of this key; as `element` counts, round and round."""
    if key is None or len(blocks) < 2:
        return blocks
    same = [one for one in blocks if one.instance == key]
    if same:
        return same
    of_one = len({(one.path, one.is_data, one.type, one.name) for one in blocks}) == 1
    return [blocks[key % len(blocks)]] if of_one and isinstance(key, int) else blocks
