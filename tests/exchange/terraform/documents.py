"""Words for tests of Terraform: documents as Terraform prints them, and what is read of them."""

import json
import re
from typing import Any

from playground.exchange import Bundle, Imported, ImportOptions, import_bundle
from playground.exchange.content import Content
from playground.exchange.sketch import NOTHING, Sketch
from playground.exchange.terraform import read
from playground.scenariofile.faults import Faults

AWS = "registry.terraform.io/hashicorp/aws"
ADDRESS = re.compile(r'(data\.)?(\w+)\.(\w+)(?:\[(?:"(.*)"|(\d+))\])?$')
Json = dict[str, Any]
Values = dict[str, Any]


def block(address: str, **values: Any) -> Json:
    """A resource as a state or a plan has it; type, name and index follow from the address."""
    found = ADDRESS.search(address)
    assert found is not None
    data, kind, name, key, number = found.groups()
    one: Json = {
        "address": address,
        "mode": "data" if data else "managed",
        "type": kind,
        "name": name,
        "provider_name": AWS,
        "schema_version": 0,
        "values": values,
        "sensitive_values": {},
    }
    if key is not None or number is not None:
        one["index"] = key if number is None else int(number)
    return one


def _module(blocks: list[Json]) -> Json:
    """The root module, with a child module for each that an address begins with."""
    root: Json = {"resources": []}
    children: dict[str, Json] = {}
    for one in blocks:
        inside = re.match(r"(module\.\w+(?:\[[^\]]*\])?)\.", one["address"])
        if inside is None:
            root["resources"].append(one)
        else:
            child = children.setdefault(inside[1], {"address": inside[1], "resources": []})
            child["resources"].append(one)
    return {"root_module": root | {"child_modules": list(children.values())}}


def state(*blocks: Json) -> Json:
    """What `terraform show -json` prints of a state."""
    values = _module(list(blocks))
    return {"format_version": "1.0", "terraform_version": "1.9.5", "values": values}


def plan(*blocks: Json, configuration: Json | None = None, **more: Any) -> Json:
    """What it prints of a plan; what is not in the values is known only after apply."""
    return {
        "format_version": "1.2",
        "terraform_version": "1.9.5",
        "planned_values": _module(list(blocks)),
        "configuration": {"root_module": configuration or {}},
        **more,
    }


def refers(*references: str) -> Json:
    """An expression, of which only what it refers to can be seen."""
    return {"references": list(references)}


def configured(address: str, **expressions: Any) -> Json:
    """A resource in the configuration."""
    found = ADDRESS.search(address)
    assert found is not None
    data, kind, name, _, _ = found.groups()
    mode = "data" if data else "managed"
    more = {}
    if "for_each_expression" in expressions:
        more["for_each_expression"] = expressions.pop("for_each_expression")
    return {"mode": mode, "type": kind, "name": name, "expressions": expressions, **more}


def sketched(document: Json) -> Sketch:
    """What is read of a document."""
    sketch = Sketch(Faults("tf.json"))
    content = Content("tf.json", json.dumps(document).encode())
    read([content], sketch, ImportOptions())
    sketch.settle()
    return sketch


def said(document: Json, section: str, key: str) -> Values:
    """What is said of one resource, without what says where it comes from."""
    values = dict(sketched(document).resources[section, key].values)
    hidden = ("id", "logical_id")
    return {
        name: None if value is NOTHING else value
        for name, value in values.items()
        if name not in hidden
    }


def imported(document: Json | str, name: str = "tf.json") -> Imported:
    """The whole way to a scenario."""
    bundle = Bundle()
    text = document if isinstance(document, str) else json.dumps(document)
    bundle.add(name, text.encode())
    return import_bundle(bundle, name, ImportOptions())
