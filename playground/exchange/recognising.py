"""Recognising: what a file is, by its content, whatever it is called."""

import re
from enum import Enum

from playground.exchange.content import Content
from playground.exchange.describe import ANSWERS
from playground.exchange.describe.unmodelled import SMALL


class Format(Enum):
    """The formats that are read; the value is what people call them."""

    SCENARIO = "a scenario file"
    DESCRIBE = "AWS describe JSON"
    CLOUDFORMATION = "a CloudFormation template"
    TERRAFORM = "Terraform JSON"


OF_TEMPLATES = {"AWSTemplateFormatVersion", "Resources"}
OF_TERRAFORM = {"terraform_version", "format_version", "planned_values", "resource_changes"}

_UNINDENTED_KEY = re.compile(r"^[\"']?([A-Za-z_][\w:]*)[\"']?[ \t]*:", re.MULTILINE)
_YAML_IN_BRACES = re.compile(r"\s*\{\s*format\s*:")


def recognise(content: Content) -> Format | None:
    """The format, or None.  Raises UnreadableError where it should be JSON and is not."""
    keys = _outermost_keys(content)
    if "format" in keys:
        return Format.SCENARIO
    if keys & OF_TERRAFORM:
        return Format.TERRAFORM
    if keys & OF_TEMPLATES:
        return Format.CLOUDFORMATION
    # Most answers of AWS have capitalised keys; a scenario file has none.
    if content.looks_like_json and any(key[:1].isupper() or key in SMALL for key in keys):
        return Format.DESCRIBE
    return Format.DESCRIBE if keys & ANSWERS.keys() else None


def may_be_scenario(content: Content) -> bool:
    """Is there any key on top?  A scenario file may leave all that others are known by out."""
    return bool(_outermost_keys(content))


def _outermost_keys(content: Content) -> set[str]:
    """The keys of a JSON mapping, else what stands unindented before a colon in a text."""
    if "\0" in content.text:
        return set()
    if _YAML_IN_BRACES.match(content.text):
        return {"format"}
    if content.looks_like_json:
        value = content.json
        return set(value) if isinstance(value, dict) else set()
    return set(_UNINDENTED_KEY.findall(content.text))
