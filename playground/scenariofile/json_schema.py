"""The JSON Schema of scenario files, for editors that check and complete while somebody types."""

from typing import Any

from playground.kinds import KINDS, Field, Kind, Part
from playground.kinds.shapes import Choice, Refers, Truth
from playground.models import Row
from playground.models.resource import LONGEST_ID
from playground.scenariofile.head import AS_FOUND, CHECKS, FORMAT, LONGEST, SLUG, SOME_INTERFACES
from playground.scenariofile.questions import FIELDS
from playground.scenariofile.sections import (
    ID,
    IMPLIED,
    LONGEST_NAME,
    RESERVED_NAMES,
    may_lack,
)

Schema = dict[str, Any]

IDENTITY: Schema = {
    "id": {
        "title": "AWS id",
        "description": "left out: one of AWS's form, always the same for the same name",
        "type": "string",
        "pattern": f"^({ID})$",
        "maxLength": LONGEST_ID,
    },
    "name": {
        "title": "Name",
        "description": "where the key cannot be the name: two resources may share one",
        "type": ["string", "integer"],
        "maxLength": LONGEST_NAME,
    },
    "logical_id": {
        "title": "Logical id",
        "description": "what its template calls it",
        "type": ["string", "integer"],
        "maxLength": LONGEST_NAME,
    },
    "undescribed": {
        "title": "Not described",
        "description": "others name it, but what it holds is not known",
        "type": "boolean",
        "default": False,
    },
}
UNDESCRIBED: Schema = {
    "type": "object",
    "properties": {"undescribed": {"const": True}},
    "required": ["undescribed"],
}
NAMES: Schema = {
    "minLength": 1,
    "maxLength": LONGEST_NAME,
    "not": {"enum": list(RESERVED_NAMES)},
}


def schema() -> Schema:
    """The schema, draft 2020-12, made from the registry of kinds."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario file",
        "description": "A network, a teaching text, and questions kept with them.",
        "type": "object",
        "required": ["format"],
        "additionalProperties": False,
        "properties": {
            **_head(),
            **{kind.section: _section(kind) for kind in KINDS},
            CHECKS: {
                "title": "Checks",
                "description": "questions, each with the answer that is expected",
                "type": ["array", "null"],
                "items": {"$ref": "#/$defs/check"},
            },
        },
        "$defs": {
            **{kind.slug: _resource(kind) for kind in KINDS},
            "check": _mapping({field.key: _described(field) for field in FIELDS}, FIELDS),
        },
    }


def _head() -> Schema:
    texts: Schema = {
        key: {"type": ["string", "integer"], "maxLength": longest}
        for key, longest in LONGEST.items()
    }
    texts["slug"] = {"type": "string", "maxLength": LONGEST["slug"], "pattern": f"^{SLUG.pattern}$"}
    found: Schema = {
        "title": "As found",
        "description": "the network was found like this: what AWS would refuse is only told",
        "type": "boolean",
        "default": False,
    }
    some: Schema = {
        "title": "Interfaces undescribed",
        "description": "of network interfaces the source tells some at most; others may be there",
        "type": "boolean",
        "default": False,
    }
    form = {"enum": [FORMAT, str(FORMAT)]}
    return {"format": form, **texts, AS_FOUND: found, SOME_INTERFACES: some}


def _section(kind: Kind) -> Schema:
    return {
        "title": kind.plural,
        "description": kind.blurb,
        "type": ["object", "null"],
        "propertyNames": NAMES,
        "additionalProperties": {"$ref": f"#/$defs/{kind.slug}"},
    }


def _resource(kind: Kind) -> Schema:
    """A resource by what the reader takes; an instance may carry its interface's keys."""
    own = {field.key: _of_row(kind.model, field) for field in kind.fields}
    of_interface = {field.key: _described(field) for field in kind.shorthand}
    parts = {part.key: _part(part) for part in kind.parts}
    found = _mapping({**IDENTITY, **own, **of_interface, **parts}, kind.fields)
    of_described = [one.key for one in kind.fields if one.required and may_lack(kind.model, one)]
    if of_described:
        found["required"] = [key for key in found["required"] if key not in of_described]
        found |= {"if": UNDESCRIBED, "else": {"required": of_described}}
    elif not found["required"]:
        found["type"] = ["object", "null"]
    if kind.shorthand:
        needs = [field.key for field in kind.shorthand if field.required]
        rest = [field.key for field in kind.shorthand if not field.required]
        found["dependentRequired"] = dict.fromkeys(rest, needs)
    return found | {"title": kind.label, "description": kind.blurb}


def _part(part: Part) -> Schema:
    rows = {field.key: _of_row(part.model, field) for field in part.fields}
    return {
        "title": part.label,
        "description": part.blurb,
        "type": "array",
        "items": _mapping(rows, part.fields),
    }


def _mapping(properties: Schema, fields: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [field.key for field in fields if field.required and field.key != IMPLIED],
        "additionalProperties": False,
    }


def _of_row(model: type[Row], field: Field) -> Schema:
    """A field with the value that it has where it is left out."""
    found = _described(field)
    if isinstance(field.shape, Truth | Choice) and not field.required:
        found["default"] = field.shape.write(model._meta.get_field(field.stored_in).get_default())
    if isinstance(field.shape, Refers) and not field.required:
        return {"anyOf": [found, {"type": "null"}]}
    return found


def _described(field: Field) -> Schema:
    """A field by its shape, in the words of the forms."""
    found = field.shape.schema()
    texts = [text for text in (field.help, found.get("description", "")) if text]
    return found | {"title": field.label, "description": "; ".join(texts) or field.label}
