"""How templates look: YAML with tags that are short for functions, or JSON."""

from playground.scenariofile.letters import misfit_elsewhere
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
    misfit=misfit_elsewhere,
)
