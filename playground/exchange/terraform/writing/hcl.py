"""A configuration as HCL: the JSON syntax in Terraform's native one, what is told as comments."""

import json
import re
from typing import Any

Plain = dict[str, Any]
COMMENT = "//"
"""The key of the JSON syntax that Terraform does not read."""
BLOCK = {"__is_block__": True}
"""How the writer of HCL knows a nested block from a mapping."""
MAPS = frozenset({"tags"})
"""The arguments whose mapping is a value."""
NAMES = frozenset({"depends_on", "provider", "ignore_changes"})
"""Where Terraform wants a name, which its JSON syntax writes as text."""
EXPRESSION = re.compile(r"\$\{[^}]*\}")


def to_hcl(document: Plain) -> str:
    """The text of a .tf file."""
    parts = [_comment(_told(document[COMMENT]))]
    parts.append(_text({"terraform": [_terraform(document["terraform"])]}))
    for body in document["provider"]["aws"]:
        parts.append(_text({"provider": [{_quoted("aws"): _body(body)}]}))
    for name, body in document.get("variable", {}).items():
        variable = _body({key: one for key, one in body.items() if key != "type"})
        variable["type"] = _name(body["type"])
        parts.append(_text({"variable": [{_quoted(name): variable}]}))
    for section in ("data", "resource"):
        for kind, named in document.get(section, {}).items():
            parts += [_resource(section, kind, *one) for one in named.items()]
    return "\n".join(parts)


def _resource(section: str, kind: str, name: str, body: Plain) -> str:
    said = [f"{key}: {_json(one)}" for key, one in body.get(COMMENT, {}).items()]
    block = {section: [{_quoted(kind): {_quoted(name): _body(body, NAMES)}}]}
    return _comment(said) + _text(block)


def _told(told: Plain) -> list[str]:
    """Title, what is not expressed, and a line for each resource that no type declares."""
    lines = [" ".join(told["title"].split())]
    lines += [f"Not expressed: {' '.join(one.split())}" for one in told.get("not_expressed", ())]
    for section, resources in told.items():
        if isinstance(resources, dict):
            lines += [f"{section}: {_json({name: one})}" for name, one in resources.items()]
    return lines


def _terraform(body: Plain) -> Plain:
    required = {name: _value(one) for name, one in body["required_providers"].items()}
    version = {"required_version": _quoted(body["required_version"])}
    return {**version, "required_providers": [required | BLOCK], **BLOCK}


def _body(body: Plain, names: frozenset[str] = frozenset()) -> Plain:
    """The arguments of a block; a mapping, or a list of them, is one or several nested blocks."""
    found: Plain = {}
    for key, one in body.items():
        if key == COMMENT:
            continue
        if key in names:
            found[key] = [_name(each) for each in one] if isinstance(one, list) else _name(one)
        elif isinstance(one, dict) and key not in MAPS:
            found[key] = [_body(one, names)]
        elif isinstance(one, list) and one and isinstance(one[0], dict):
            found[key] = [_body(each, names) for each in one]
        else:
            found[key] = _value(one)
    return found | BLOCK


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _value(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_value(one) for one in value]
    if isinstance(value, str):
        return value if EXPRESSION.fullmatch(value) else _quoted(value)
    return value


def _key(key: str) -> str:
    return key if key.isidentifier() else _quoted(key)


def _name(name: str) -> str:
    """A name that stands without quotes."""
    return f"${{{name}}}"


def _quoted(text: str) -> str:
    """Text in quotes, as JSON has it: HCL knows the same escapes."""
    return json.dumps(text, ensure_ascii=False)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _comment(lines: list[str]) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _text(document: Plain) -> str:
    import hcl2  # Its grammar takes a while to build, and hardly any command needs it.

    lines = hcl2.dumps(document).strip().splitlines()
    return "".join(line.rstrip() + "\n" for line in lines)
