"""Blocks as the text of a template: references become intrinsic functions, YAML or JSON."""

import json
from collections.abc import Iterable
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from playground.exchange.writing.blocks import (
    IPV6_BLOCKS,
    Attachment,
    Attribute,
    Block,
    Parameter,
    Ref,
    leaves,
)
from playground.exchange.writing.naming import Namer, camel
from playground.models import Resource

Plain = dict[str, Any]
SHORT = {
    "Ref": "!Ref",
    "Fn::GetAtt": "!GetAtt",
    "Fn::Sub": "!Sub",
    "Fn::Select": "!Select",
    "Fn::Cidr": "!Cidr",
    "Fn::Join": "!Join",
}
"""The short forms of the intrinsic functions that are written here."""
Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDEST = 100_000


class References:
    """Names of blocks and parameters, put where values refer to them."""

    def __init__(self, blocks: list[Block], namer: Namer) -> None:
        self._namer = namer
        self._of_row = {id(block.row): block for block in blocks if block.row is not None}
        self._joining: dict[int, list[Block]] = {}
        for block in blocks:
            self._joining.setdefault(id(block.joins), []).append(block)
        self._taken = {namer.of(block) for block in blocks}
        self.parameters: dict[str, Parameter] = {}

    def of_rows(self) -> dict[int, str]:
        """The logical id of each row that is declared, by the row's `id()`."""
        return {row: self._namer.of(block) for row, block in self._of_row.items()}

    def resolve(self, value: Any) -> Any:
        """A value with intrinsic functions where it refers to something."""
        if isinstance(value, dict):
            return {key: self.resolve(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.resolve(one) for one in value]
        if isinstance(value, Ref):
            name = self._name(value.to)
            return {"Ref": name} if name else _foreign(value.to)
        if isinstance(value, Attribute):
            name = self._name(value.to)
            return {"Fn::GetAtt": [name, value.name]} if name else _foreign(value.to)
        return {"Ref": self._parameter(value)} if isinstance(value, Parameter) else value

    def after(self, block: Block) -> list[str]:
        """The logical ids of what has to be there first, and is not referred to.

        A VPC has its IPv6 blocks only when they are joined to it.
        """
        found: list[str] = []
        for one in block.after:
            if isinstance(one, Attachment):
                found += self._joined_to(one.of)
            else:
                found.append(self._name(one))
        for leaf in leaves(block.properties):
            if isinstance(leaf, Attribute) and leaf.name == IPV6_BLOCKS:
                found += self._joined_to(leaf.to)
        return list(dict.fromkeys(filter(None, found)))

    def _joined_to(self, to: Resource | Block) -> Iterable[str]:
        return map(self._namer.of, self._joining.get(id(to), ()))

    def _name(self, to: Resource | Block) -> str:
        block = to if isinstance(to, Block) else self._of_row.get(id(to))
        return "" if block is None else self._namer.of(block)

    def _parameter(self, parameter: Parameter) -> str:
        name = camel(parameter.name)
        while name in self._taken:
            name += "Parameter"
        self.parameters[name] = parameter
        return name


def _foreign(to: Resource | Block) -> str:
    """What is not declared has its own id."""
    assert not isinstance(to, Block)
    return str(to.aws_id)


def to_json(template: Plain) -> str:
    """The template as JSON."""
    return json.dumps(template, indent=2, ensure_ascii=False) + "\n"


def to_yaml(template: Plain, groups: dict[str, str], above: list[str]) -> str:
    """The template as YAML.

    `above` is a comment on top; `groups` gives the heading that stands above a resource.
    """
    parts = ["".join(f"# {line}".rstrip() + "\n" for line in above)]
    for key, value in template.items():
        if key == "Resources":
            parts.append(_resources(value, groups))
        else:
            parts.append(_text({key: value}))
    return "\n".join(filter(None, parts))


def _resources(resources: Plain, groups: dict[str, str]) -> str:
    parts = ["Resources:\n"]
    for number, (name, resource) in enumerate(resources.items()):
        if name in groups:
            parts.append(f"  # {groups[name]}\n\n" if number == 0 else f"\n  # {groups[name]}\n\n")
        elif number:
            parts.append("\n")
        lines = _text({name: resource}).splitlines()
        parts.append("".join(f"  {line}".rstrip() + "\n" for line in lines))
    return "".join(parts)


def _text(document: Plain) -> str:
    text: str = yaml.serialize(_node(document), Dumper=Dumper, allow_unicode=True, width=WIDEST)
    return text


FLOWING = {"NetworkPlayground", "Tags"}
"""What is better read on one line."""


def _node(value: Any, flow: bool = False) -> Node:
    """The YAML node of a value, intrinsic functions in their short form."""
    if isinstance(value, dict):
        return _short(value) or _mapping(value, flow)
    if isinstance(value, list):
        plain = flow or not any(isinstance(one, dict) and not _short(one) for one in value)
        items = [_node(one, plain) for one in value]
        return SequenceNode("tag:yaml.org,2002:seq", items, flow_style=plain)
    if isinstance(value, str):
        return _scalar(value, flow)
    return yaml.representer.SafeRepresenter().represent_data(value)


def _mapping(value: Plain, flow: bool) -> MappingNode:
    pairs = [
        (_scalar(key, flow), _node(one, flow or _flows(key, one))) for key, one in value.items()
    ]
    return MappingNode("tag:yaml.org,2002:map", pairs, flow_style=flow)


def _flows(key: str, value: Any) -> bool:
    """What the format does not know stands on one line, but for the whole of a template."""
    return key in FLOWING and not (isinstance(value, dict) and "title" in value)


def _scalar(text: str, flow: bool) -> ScalarNode:
    node: ScalarNode = yaml.representer.SafeRepresenter().represent_str(text)
    if "\n" in text and not flow:
        node.style = "|"
    return node


def _short(value: Plain) -> Node | None:
    """`!GetAtt Vpc.Ipv6CidrBlocks` for the mapping that says the same."""
    if len(value) != 1 or next(iter(value)) not in SHORT:
        return None
    ((name, inner),) = value.items()
    if name == "Fn::GetAtt":
        inner = ".".join(inner)
    if isinstance(inner, str):
        return ScalarNode(SHORT[name], inner)
    items = [_node(one, flow=True) for one in inner]
    return SequenceNode(SHORT[name], items, flow_style=True)
