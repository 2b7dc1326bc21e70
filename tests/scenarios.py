"""Words for tests that read scenario files: a file from its sections, and nodes by name."""

from textwrap import dedent
from typing import TypeVar

from playground.engine.network import Network
from playground.engine.nodes import Node
from playground.models.rows import Rows
from playground.scenariofile import ScenarioFile, ScenarioFileError, read

N = TypeVar("N", bound=Node)

LAB = """\
vpcs: {lab: {cidr: 10.0.0.0/16}}
subnets: {lab-a: {cidr: 10.0.1.0/24}}
"""
"""One VPC with one subnet."""


def file(sections: str) -> ScenarioFile:
    """The file with these sections."""
    return read("format: 1\n" + dedent(sections))


def rows(sections: str) -> Rows:
    """The rows of a file with these sections."""
    return file(sections).rows


def network(sections: str) -> Network:
    """The network of a file with these sections."""
    return file(sections).network


def node(found: Network, kind: type[N], name: str) -> N:
    """The one node of this kind and name."""
    (one,) = [node for node in found.all(kind) if node.name == name]
    return one


def by_id(found: Network) -> dict[str, Node]:
    """All that there is; two networks with the same are the same."""
    return {node.id: node for node in found}


def faults(text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and message of everything that is wrong with a file."""
    try:
        read(text)
    except ScenarioFileError as error:
        return [(fault.line, fault.column, fault.message) for fault in error.faults]
    return []
