"""The configuration in a plan: expressions, of which only the references can be seen."""

from typing import Any, NamedTuple

from playground.exchange.terraform.addresses import Key, ModulePath, whole_references
from playground.exchange.terraform.document import Document, Mapping, mapping, mappings

WITH_INDEX = ("count.index", "each.key", "each.value")


class Scope(NamedTuple):
    """Where an expression stands: in which module, and in which of several instances."""

    path: ModulePath = ()
    key: Key | None = None
    for_each: Any = None
    """The expression that `each.value` comes from."""


class Configuration:
    """Finds the expressions of blocks, of the arguments of modules and of their outputs."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._modules: dict[tuple[str, ...], Mapping] = {}
        self._resources: dict[tuple[str, ...], dict[tuple[str, str, str], Mapping]] = {}

    def of_resource(self, path: ModulePath, mode: str, kind: str, name: str) -> Mapping:
        """The configuration of a resource or data source; empty where there is none."""
        names = tuple(name for name, _ in path)
        if names not in self._resources:
            self._resources[names] = {
                (str(one.get("mode")), str(one.get("type")), str(one.get("name"))): one
                for one in mappings(self._module(names).get("resources"))
            }
        return self._resources[names].get((mode, kind, name), {})

    def call(self, path: ModulePath) -> Mapping:
        """The call of the last module of a path."""
        names = tuple(name for name, _ in path)
        return mapping(mapping(self._module(names[:-1]).get("module_calls")).get(names[-1]))

    def argument(self, path: ModulePath, name: str) -> Any:
        """The expression that a module is given for a variable."""
        return mapping(self.call(path).get("expressions")).get(name)

    def output(self, path: ModulePath, name: str) -> Any:
        """The expression of an output of a module."""
        outputs = mapping(self._module(tuple(one for one, _ in path)).get("outputs"))
        return mapping(outputs.get(name)).get("expression")

    def region(self, provider: str) -> str | None:
        """The region of a provider, by its key: `aws.west`, `module.vpc:aws`."""
        providers = mapping(self._document.configuration.get("provider_config"))
        short = provider.rpartition(":")[2]
        found = mapping(providers.get(provider) or providers.get(short))
        expression = mapping(mapping(found.get("expressions")).get("region"))
        region = expression.get("constant_value")
        for reference in whole_references(references_of(expression)):
            region = region or self._variable(reference)
        return region if isinstance(region, str) and region else None

    def _variable(self, reference: str) -> Any:
        """The value of a variable of the root module."""
        name = reference.removeprefix("var.")
        if name == reference:
            return None
        default = mapping(mapping(self._module(()).get("variables")).get(name)).get("default")
        return mapping(self._document.variables.get(name)).get("value", default)

    def _module(self, names: tuple[str, ...]) -> Mapping:
        if names not in self._modules:
            self._modules[names] = self._find(names)
        return self._modules[names]

    def _find(self, names: tuple[str, ...]) -> Mapping:
        found = mapping(self._document.configuration.get("root_module"))
        for name in names:
            found = mapping(mapping(mapping(found.get("module_calls")).get(name)).get("module"))
        return found


def references_of(expression: Any) -> list[Any]:
    """What an expression refers to; of the blocks of one name all that they refer to."""
    if isinstance(expression, list):
        return [one for inner in expression for one in references_of(inner)]
    found = mapping(expression).get("references")
    if isinstance(found, list):
        return found
    inside = mapping(expression).values()
    return [
        one for inner in inside if isinstance(inner, dict | list) for one in references_of(inner)
    ]
