"""The values of a template's properties, once AWS has made what they refer to."""

import re
from ipaddress import ip_network
from typing import Any

Plain = dict[str, Any]
NAMED = re.compile(r"\$\{([^}]+)\}")


class Values:
    """Evaluates the functions that our templates use, in one region.

    `refs` and `attributes` are filled as resources are made.
    """

    def __init__(self, template: Plain) -> None:
        parameters = template.get("Parameters", {})
        self.refs: Plain = {name: one["Default"] for name, one in parameters.items()}
        self.attributes: dict[tuple[str, str], Any] = {}

    def of(self, value: Any, region: str) -> Any:
        """The value with every function carried out."""
        if isinstance(value, list):
            return [self.of(one, region) for one in value]
        if not isinstance(value, dict):
            return value
        name, inner = next(iter(value.items()), ("", None))
        if name == "Ref":
            return region if inner == "AWS::Region" else self.refs[inner]
        if name == "Fn::GetAtt":
            return self.attributes[tuple(inner)]
        if name == "Fn::Sub":
            return NAMED.sub(lambda found: self.of({"Ref": found[1]}, region), inner)
        if name.startswith("Fn::"):
            return FUNCTIONS[name](*self.of(inner, region))
        return {key: self.of(one, region) for key, one in value.items()}


def _cidr(block: str, count: int, bits: int) -> list[str]:
    network = ip_network(block)
    subnets = network.subnets(new_prefix=network.max_prefixlen - int(bits))
    return [str(next(subnets)) for _ in range(int(count))]


FUNCTIONS = {
    "Fn::Join": lambda separator, texts: separator.join(texts),
    "Fn::Select": lambda index, options: options[int(index)],
    "Fn::Cidr": _cidr,
}


def referred_to(value: Any) -> set[str]:
    """The logical ids that a value refers to."""
    if isinstance(value, list):
        return set().union(*map(referred_to, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    found: set[str] = set()
    for name, inner in value.items():
        if name == "Ref":
            found |= {inner} - {"AWS::Region"}
        elif name == "Fn::GetAtt":
            found |= {inner[0]}
        else:
            found |= referred_to(inner)
    return found
