"""A plan of a configuration, as `terraform show -json` prints it before anything is made."""

import json
import re
from typing import Any

Plain = dict[str, Any]
REFERENCE = re.compile(r"(?<!\$)\$\{([^}]*)\}")
NAMED = re.compile(r"\b((?:var|data\.aws_\w+|aws_\w+)\.\w+)((?:\.\w+)*)")
AWS = "registry.terraform.io/hashicorp/aws"
VERSIONS = {"format_version": "1.2", "terraform_version": "1.9.5"}
MAPS = ("tags",)
"""Arguments whose mapping is a value; every other mapping is a nested block."""
NOT_PLANNED = ("//", "provider", "depends_on", "lifecycle")
UNKNOWN = object()


def plan_of(configuration: str) -> str:
    """The plan, in which nothing is known that only AWS can tell."""
    document = json.loads(configuration)
    variables = {name: one["default"] for name, one in document.get("variable", {}).items()}
    managed = [_planned("managed", *one, variables) for one in _blocks(document["resource"])]
    found = [_planned("data", *one, variables) for one in _blocks(document.get("data", {}))]
    blocks = [*_blocks(document["resource"], "managed"), *_blocks(document.get("data", {}), "data")]
    root = {
        "resources": [_configured(*one) for one in blocks],
        "variables": {name: {"default": value} for name, value in variables.items()},
    }
    plan = {
        **VERSIONS,
        "variables": {name: {"value": value} for name, value in variables.items()},
        "planned_values": {"root_module": {"resources": managed}},
        "prior_state": {**VERSIONS, "values": {"root_module": {"resources": found}}},
        "configuration": {"root_module": root, "provider_config": _providers(document)},
    }
    return json.dumps(plan)


def _blocks(section: Plain, *before: str) -> list[tuple[Any, ...]]:
    return [
        (*before, kind, name, body)
        for kind, named in section.items()
        for name, body in named.items()
    ]


def _address(mode: str, kind: str, name: str) -> str:
    return f"data.{kind}.{name}" if mode == "data" else f"{kind}.{name}"


def _planned(mode: str, kind: str, name: str, body: Plain, variables: Plain) -> Plain:
    known = _known({key: one for key, one in body.items() if key not in NOT_PLANNED}, variables)
    identity = {"address": _address(mode, kind, name), "mode": mode, "type": kind, "name": name}
    return {**identity, "provider_name": AWS, "schema_version": 0, "values": known}


def _known(value: Any, variables: Plain) -> Any:
    """What can be known before AWS answers; a nested block is a list of one."""
    if isinstance(value, dict):
        pairs = {key: _known(one, variables) for key, one in value.items()}
        wrapped = {
            key: [one] if isinstance(one, dict) and key not in MAPS else one
            for key, one in pairs.items()
        }
        return {key: one for key, one in wrapped.items() if one is not UNKNOWN}
    if isinstance(value, list):
        items = [_known(one, variables) for one in value]
        return UNKNOWN if UNKNOWN in items else items
    if not isinstance(value, str):
        return value
    inner = REFERENCE.findall(value)
    if not inner:
        return value.replace("$${", "${").replace("%%{", "%{")
    return variables.get(inner[0].removeprefix("var."), UNKNOWN)


def _configured(mode: str, kind: str, name: str, body: Plain) -> Plain:
    identity = {"address": _address(mode, kind, name), "mode": mode, "type": kind, "name": name}
    told = {key: one for key, one in body.items() if key not in NOT_PLANNED}
    expressions = {key: _expression(key, one) for key, one in told.items()}
    return {
        **identity,
        "provider_config_key": body.get("provider", "aws"),
        "expressions": expressions,
    }


def _expression(key: str, value: Any) -> Any:
    """A constant, or what is referred to; of a nested block those of its arguments."""
    if isinstance(value, dict) and key not in MAPS:
        return [{one: _expression(one, inner) for one, inner in value.items()}]
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return [_expression("", one)[0] for one in value]
    named = [found for text in _texts(value) for found in _references(text)]
    return {"references": named} if named else {"constant_value": value}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _references(text: str) -> list[str]:
    """'aws_vpc.lab.id' is told twice, as Terraform does: whole, and the resource alone."""
    found = []
    for expression in REFERENCE.findall(text):
        for block, attribute in NAMED.findall(expression):
            found += [f"{block}{attribute}", block] if attribute else [block]
    return found


def _providers(document: Plain) -> Plain:
    found = {}
    for one in document["provider"]["aws"]:
        key = f"aws.{one['alias']}" if "alias" in one else "aws"
        region = {"region": {"constant_value": one["region"]}}
        found[key] = {"name": "aws", "full_name": AWS, "expressions": region}
    return found
