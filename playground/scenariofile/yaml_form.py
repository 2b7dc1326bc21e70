"""The form of a written YAML file: one resource or row a line, as a person would write it."""

from typing import Any

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
WIDEST = 100_000
"""A row is one line however long it is."""


class _Representer(yaml.representer.SafeRepresenter):
    """Writes every value out: no anchors, for people read this."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def to_yaml(document: dict[str, Any]) -> str:
    """The text, with a blank line above every section."""
    return "\n".join(_block(key, value) for key, value in document.items()) + "\n"


def _block(key: str, value: Any) -> str:
    node = _Representer(default_flow_style=False, sort_keys=False).represent_data({key: value})
    inner = node.value[0][1]
    if isinstance(inner, ScalarNode):
        if "\n" in inner.value:
            inner.value, inner.style = inner.value + "\n", "|"
    else:
        _lay_out(inner)
    text: str = yaml.serialize(node, Dumper=Dumper, allow_unicode=True, width=WIDEST)
    return ("" if isinstance(inner, ScalarNode) else "\n") + text.rstrip("\n")


def _lay_out(section: CollectionNode) -> None:
    """A resource without rows is one line; one with rows has a line for each of them."""
    for resource in _children(section):
        if not isinstance(resource, CollectionNode):
            continue
        parts = [inner for inner in _children(resource) if _has_rows(inner)]
        resource.flow_style = not parts
        for inner in _children(resource):
            _flow(inner, rows=inner in parts)


def _has_rows(node: Node) -> bool:
    return isinstance(node, SequenceNode) and any(
        isinstance(one, MappingNode) for one in node.value
    )


def _flow(node: Node, rows: bool) -> None:
    if isinstance(node, CollectionNode):
        node.flow_style = not rows
        for inner in _children(node):
            _flow(inner, rows=False)


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, SequenceNode) else []
