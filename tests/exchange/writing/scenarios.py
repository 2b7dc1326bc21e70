"""What the tests of writing write: every example, and the file that says everything."""

from dataclasses import replace
from functools import cache

from playground.engine.network import Network
from playground.engine.nodes import Node, RouteTable, SecurityGroup, Subnet
from playground.examples import ORDER
from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.scenariofile import ScenarioFile, read
from playground.sources import example_path
from tests.kinds.sample import EVERY_KIND

EVERYTHING = "every-kind"
SLUGS = (*ORDER, EVERYTHING)


@cache
def scenario(slug: str) -> ScenarioFile:
    """One of them."""
    if slug == EVERYTHING:
        return read(EVERY_KIND)
    return read(example_path(slug).read_text(encoding="utf-8"), slug)


def imported(text: str, name: str) -> Imported:
    """What comes of a file when it is imported."""
    bundle = Bundle()
    bundle.add(name, text.encode())
    return import_bundle(bundle, name, ImportOptions())


def described(network: Network) -> set[str]:
    """Every node as text, with names in place of ids, which the import makes anew."""
    mains = {one.vpc: one.id for one in network.all(RouteTable) if one.main}
    whole = "\n".join(repr(_usual(node, mains)) for node in network)
    names = {node.id: f"{type(node).__name__}/{node.name}" for node in network}
    for id_, name in sorted(names.items(), key=lambda pair: -len(pair[0])):
        whole = whole.replace(id_, name)
    return set(whole.splitlines())


def _usual(node: Node, mains: dict[str, str]) -> Node:
    """What may be said in two ways, in one of them.

    A subnet that names no table uses the main one.  The order of a group's rules means nothing;
    AWS wants a description of each group, and has one of its own for the default ones.
    """
    if isinstance(node, Subnet):
        return replace(node, route_table=node.route_table or mains.get(node.vpc))
    if isinstance(node, SecurityGroup):
        rules = tuple(sorted(node.rules, key=repr))
        description = "" if node.default else node.description or node.name
        return replace(node, rules=rules, description=description)
    return node
