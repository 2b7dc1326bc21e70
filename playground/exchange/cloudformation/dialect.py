"""How templates look: YAML with tags that are short for functions, or JSON."""

import re

from playground.scenariofile.tree import Dialect

# fmt: off
FUNCTIONS = (
    "And", "Base64", "Cidr", "Equals", "FindInMap", "GetAZs", "GetAtt", "If", "ImportValue",
    "Join", "Length", "Not", "Or", "Select", "Split", "Sub", "ToJsonString", "Transform",
)
# fmt: on
"""What has a short tag `!Name` and a long name `Fn::Name`."""

TEMPLATE = Dialect(
    deepest=40,
    tags={
        **{f"!{name}": f"Fn::{name}" for name in FUNCTIONS},
        "!Ref": "Ref",
        "!Condition": "Condition",
    },
    example="“Resources: ...”",
)

_HEADING = re.compile(r"""(?m)(?:^|[{,])[ \t]*["']?(AWSTemplateFormatVersion|Resources)["']?\s*:""")
_TYPE = re.compile(r"""["']?Type["']?\s*:\s*["']?(AWS|Custom|Alexa)::""")


def is_template(text: str) -> bool:
    """Does this look like a template, whether or not it can be read?"""
    found = {match[1] for match in _HEADING.finditer(text)}
    return "Resources" in found and (len(found) > 1 or _TYPE.search(text) is not None)
